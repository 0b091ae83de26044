import { Hono } from 'hono';
import type { CorrespondenceView } from '../../app/contract/correspondence.ts';
import type { LanguageTag, MemberId } from '../../kernel/identifier.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import type { Result } from '../../kernel/result.ts';
import { html } from '../markup.ts';
import { formPieces, submit } from '../page/form.ts';
import { httpStatusOf, problemOf, refusalPage } from '../page/refusal-page.ts';
import { reading, respond, seeOther, writing } from '../page/respond.ts';
import type { Attempt } from '../page/sent-form.ts';
import { isSecret, noSecret } from '../safety/secret.ts';
import type { Site, WebContext, WebEnvironment } from '../site.ts';
import { moment } from '../text/moment.ts';
import { words } from '../words/words.ts';
import { settingsView } from './settings-view.ts';

/** Where a member says how they want to be written to, and answers whether an address is theirs. */
export function settingsRoutes(site: Site): Hono<WebEnvironment> {
  const routes = new Hono<WebEnvironment>();
  routes.get('/me/messages', (context) => settingsPage(site, context));
  routes.post('/me/messages/language', (context) =>
    change(site, context, 'language', (member, call) => {
      const language = context.get('form').values.one('language') as LanguageTag;
      return site.application.correspondence.chooseLanguage(member, { language }, call);
    }),
  );
  routes.post('/me/messages/address', (context) =>
    change(site, context, 'address', (member, call) => {
      const address = context.get('form').values.one('address');
      return site.application.correspondence.giveAddress(member, { address }, call);
    }),
  );
  routes.post('/me/messages/remove', (context) =>
    change(site, context, 'remove', (member, call) =>
      site.application.correspondence.removeAddress(member, call),
    ),
  );
  routes.get('/mail/:secret', (context) =>
    questionPage(site, context, context.req.param('secret')),
  );
  routes.post('/mail/:secret', (context) => confirm(site, context, context.req.param('secret')));
  return routes;
}

function memberOf(context: WebContext): MemberId | undefined {
  const { principal } = context.get('visitor');
  return principal.kind === 'member' ? principal.member : undefined;
}

function notSignedIn(site: Site, context: WebContext): Response {
  return refusalPage(site, context, refuse('not_signed_in', 'Sign in as a member to see this.'));
}

async function settingsPage(
  site: Site,
  context: WebContext,
  refused?: { readonly attempt: Attempt; readonly refusal: Refusal },
): Promise<Response> {
  const member = memberOf(context);
  if (member === undefined) return notSignedIn(site, context);
  const found = await site.application.correspondence.read(member, reading(context));
  if (!found.ok) return refusalPage(site, context, found.error, refused?.attempt.values);
  return respond(site, context, {
    ...settingsView({
      correspondence: found.value,
      newKey: site.newKey,
      ...(refused === undefined ? {} : { attempt: refused.attempt }),
    }),
    ...(refused === undefined ? {} : { httpStatus: httpStatusOf(refused.refusal) }),
  });
}

async function change(
  site: Site,
  context: WebContext,
  form: 'language' | 'address' | 'remove',
  act: (
    member: MemberId,
    call: ReturnType<typeof writing>,
  ) => Promise<Result<CorrespondenceView, Refusal>>,
): Promise<Response> {
  const member = memberOf(context);
  if (member === undefined) return notSignedIn(site, context);
  const { values } = context.get('form');
  const done = await act(member, writing(context, { route: `/me/messages/${form}` }));
  if (done.ok) return seeOther(context, '/me/messages');
  const attempt = { form, values, problem: problemOf(done.error) };
  return await settingsPage(site, context, { attempt, refusal: done.error });
}

// A link in a letter is opened by mail scanners too: opening it answers nothing (bad input 42).
async function questionPage(site: Site, context: WebContext, secret: string): Promise<Response> {
  const asked = isSecret(secret)
    ? await site.application.correspondence.question(secret)
    : noSecret();
  if (!asked.ok) return refusalPage(site, context, asked.error);
  const { question } = words.mail;
  const pieces = formPieces('confirm');
  return respond(site, context, {
    title: question.title,
    body: html`<h1>${question.title}</h1>
<p>${question.text}</p>
<p>${question.until} ${moment(asked.value.until)}.</p>
${pieces.form({ to: `/mail/${secret}`, key: site.newKey(), body: submit(question.yes) })}
<p class="hint">${question.no}</p>`,
  });
}

async function confirm(site: Site, context: WebContext, secret: string): Promise<Response> {
  if (!isSecret(secret)) return refusalPage(site, context, noSecret().error);
  const call = writing(context, { route: '/mail/confirm' });
  const done = await site.application.correspondence.confirm(secret, call);
  if (!done.ok) return refusalPage(site, context, done.error);
  const { question } = words.mail;
  return respond(site, context, {
    title: question.doneTitle,
    body: html`<h1>${question.doneTitle}</h1><p class="card good" role="status">${question.done}</p>`,
  });
}
