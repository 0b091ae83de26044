import { Hono } from 'hono';
import type { Page } from '../../app/contract/call.ts';
import { type LetterPhase, type LetterView, letterPhases } from '../../app/contract/letters.ts';
import { type Html, html, nothing } from '../markup.ts';
import { formPieces, submit } from '../page/form.ts';
import { refusalPage } from '../page/refusal-page.ts';
import { reading, respond, seeOther, writing } from '../page/respond.ts';
import type { Site, WebContext, WebEnvironment } from '../site.ts';
import { moment } from '../text/moment.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';

/**
 * Letters for those who look after the mail: what did not arrive comes first and can be retried.
 */
export function lettersRoutes(site: Site): Hono<WebEnvironment> {
  const routes = new Hono<WebEnvironment>();
  routes.get('/letters', (context) => lettersPage(site, context));
  routes.post('/letters/:letter/retry', (context) =>
    retry(site, context, context.req.param('letter')),
  );
  return routes;
}

async function lettersPage(site: Site, context: WebContext): Promise<Response> {
  const asked = context.req.query('phase');
  const phase = letterPhases.find((candidate) => candidate === asked) ?? 'failed';
  const cursor = context.req.query('cursor');
  const query = { phase, ...(cursor === undefined ? {} : { cursor }) };
  const found = await site.application.letters.list(query, reading(context));
  if (!found.ok) return refusalPage(site, context, found.error);
  const { letters } = words.mail;
  return respond(site, context, {
    title: letters.title,
    body: html`<h1>${letters.title}</h1>
<p class="lead">${letters.lead}</p>
${site.application.letters.sends() ? nothing : html`<p class="card">${letters.off}</p>`}
${phaseLinks(phase)}
${rows(site, found.value)}
${nextLink(phase, found.value)}`,
  });
}

function phaseLinks(shown: LetterPhase): Html {
  const { letters } = words.mail;
  const links = letterPhases.map(
    (phase) =>
      html`<li><a href="/letters?phase=${phase}"${phase === shown ? html` aria-current="page"` : ''}>${letters.phases[phase]}</a></li>`,
  );
  return html`<nav aria-label="${letters.phase}"><ul>${links}</ul></nav>`;
}

function rows(site: Site, { items }: Page<LetterView>): Html {
  const { letters } = words.mail;
  if (items.length === 0) return html`<p>${letters.none}</p>`;
  return html`<ul class="rows">${items.map((letter) => row(site, letter))}</ul>`;
}

function row(site: Site, letter: LetterView): Html {
  const { letters } = words.mail;
  const { to, attempts } = letter;
  const problem = attempts.at(-1)?.problem;
  const again = letter.phase === 'failed' || letter.phase === 'returned';
  return html`<li><strong>${letters.kinds[letter.kind]}</strong>
${to.kind === 'report' ? letters.toReporter : html`${letters.to} ${visible(to.id)}`}
<p class="meta">${letters.written} ${moment(letter.createdAt)}${
    attempts.length === 0 ? '' : html` · ${letters.tries({ count: attempts.length })}`
  }${letter.nextAt === undefined ? '' : html` · ${letters.next} ${moment(letter.nextAt)}`}</p>
${problem === undefined ? '' : html`<p class="hint">${visible(problem)}</p>`}
${again ? retryForm(site, letter) : ''}</li>`;
}

function retryForm(site: Site, { letter }: LetterView): Html {
  return formPieces(`retry-${letter}`).form({
    to: `/letters/${letter}/retry`,
    key: site.newKey(),
    body: submit(words.mail.letters.retry, { quiet: true }),
  });
}

function nextLink(phase: LetterPhase, { next }: Page<LetterView>): Html {
  if (next === undefined) return nothing;
  return html`<p><a href="/letters?phase=${phase}&amp;cursor=${next}">${words.frame.next}</a></p>`;
}

async function retry(site: Site, context: WebContext, letter: string): Promise<Response> {
  const call = writing(context, { route: `/letters/${letter}/retry` });
  const done = await site.application.letters.retry(letter, call);
  return done.ok ? seeOther(context, '/letters') : refusalPage(site, context, done.error);
}
