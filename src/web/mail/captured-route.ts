import { Hono } from 'hono';
import type { OutgoingLetter } from '../../app/mail/mailer.ts';
import type { Instant } from '../../kernel/instant.ts';
import { html } from '../markup.ts';
import { respond } from '../page/respond.ts';
import type { Site, WebEnvironment } from '../site.ts';
import { letterText } from '../text/letter-text.ts';
import { moment } from '../text/moment.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';

/** Letters that were kept instead of sent, the newest first. */
export type CapturedLetters = () => readonly (OutgoingLetter & { readonly at: Instant })[];

/** The demo's mailbox. Where there is a mail server there is no such page. */
export function capturedRoutes(site: Site, captured: CapturedLetters): Hono<WebEnvironment> {
  const routes = new Hono<WebEnvironment>();
  routes.get('/dev/mail', (context) => {
    const { captured: sentences } = words.mail;
    const letters = captured().map(
      (letter) => html`<article class="card"><h2 dir="auto">${letterText(letter.subject)}</h2>
<p class="meta">${sentences.to} ${visible(letter.to)} · ${sentences.at} ${moment(letter.at)}</p>
<div class="exact" lang="${letter.language}" dir="auto">${letterText(letter.text)}</div></article>`,
    );
    return respond(site, context, {
      title: sentences.title,
      body: html`<h1>${sentences.title}</h1>
<p class="lead">${sentences.lead}</p>
${letters.length === 0 ? html`<p>${sentences.none}</p>` : letters}`,
    });
  });
  return routes;
}
