import { Hono } from 'hono';
import type { ErasureId, MemberId } from '../../kernel/identifier.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { refuseSaying } from '../page/form-refusal.ts';
import { httpStatusOf, problemOf, refusalPage } from '../page/refusal-page.ts';
import { reading, respond, seeOther, writing } from '../page/respond.ts';
import type { Site, WebContext, WebEnvironment } from '../site.ts';
import { words } from '../words/words.ts';
import { erasurePage, leavingView } from './leaving-view.ts';

/** Leaving: a member asks to be erased, and sees how far it is, later without signing in. */
export function leavingRoutes(site: Site): Hono<WebEnvironment> {
  const routes = new Hono<WebEnvironment>();
  routes.get('/me/leave', (context) => leavingPage(site, context));
  routes.post('/me/leave', (context) => leave(site, context));
  routes.post('/me/leave/withdraw', (context) => withdraw(site, context));
  routes.get('/erasures/:erasure', async (context) => {
    const found = await site.application.erasures.read(context.req.param('erasure') as ErasureId);
    if (!found.ok) return refusalPage(site, context, found.error);
    return respond(site, context, erasurePage(found.value));
  });
  return routes;
}

async function leavingPage(site: Site, context: WebContext, refused?: Refusal): Promise<Response> {
  const member = memberOf(context);
  if (member === undefined) return refusalPage(site, context, notSignedIn());
  const found = await site.application.erasures.ofMember(member, reading(context));
  if (!found.ok && found.error.refused !== 'not_found') {
    return refusalPage(site, context, found.error);
  }
  const values = refused && context.get('form').values;
  return respond(site, context, {
    ...leavingView({
      newKey: site.newKey,
      ...(found.ok ? { erasure: found.value } : {}),
      ...(refused === undefined || values === undefined
        ? {}
        : { attempt: { form: 'leave', values, problem: problemOf(refused) } }),
    }),
    ...(refused === undefined ? {} : { httpStatus: httpStatusOf(refused) }),
  });
}

async function leave(site: Site, context: WebContext): Promise<Response> {
  const member = memberOf(context);
  if (member === undefined) return refusalPage(site, context, notSignedIn());
  if (!context.get('form').values.has('sure')) {
    const said = words.leaving.confirmMissing;
    return await leavingPage(site, context, refuseSaying('required', said, { pointer: '/sure' }));
  }
  const asked = await site.application.erasures.ask(
    member,
    writing(context, { route: '/me/leave' }),
  );
  if (!asked.ok) return refusalPage(site, context, asked.error);
  // The session is erased as well, so the page to look at is the one that needs none.
  return seeOther(
    context,
    asked.value.waiting.length > 0 ? '/me/leave' : `/erasures/${asked.value.erasure}`,
  );
}

async function withdraw(site: Site, context: WebContext): Promise<Response> {
  const member = memberOf(context);
  if (member === undefined) return refusalPage(site, context, notSignedIn());
  const call = writing(context, { route: '/me/leave/withdraw' });
  const done = await site.application.erasures.withdraw(member, call);
  if (!done.ok) return refusalPage(site, context, done.error);
  return seeOther(context, `/erasures/${done.value.erasure}`);
}

function memberOf(context: WebContext): MemberId | undefined {
  const { principal } = context.get('visitor');
  return principal.kind === 'member' ? principal.member : undefined;
}

function notSignedIn(): Refusal {
  return refuse('not_signed_in', 'Sign in as a member to see this.');
}
