import { Hono } from 'hono';
import type { HearingView } from '../../app/contract/hearings.ts';
import type { Principal } from '../../app/principal.ts';
import type { CaseId } from '../../kernel/identifier.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { Result } from '../../kernel/result.ts';
import { html } from '../markup.ts';
import { httpStatusOf, problemOf, refusalPage } from '../page/refusal-page.ts';
import { reading, respond, seeOther, writing } from '../page/respond.ts';
import type { Attempt } from '../page/sent-form.ts';
import { isSecret, noSecret } from '../safety/secret.ts';
import type { Site, WebContext, WebEnvironment } from '../site.ts';
import { words } from '../words/words.ts';
import { hearingPageView, hearingRows } from './hearing-page-view.ts';

/**
 * Where the person a case is about is heard: signed in, member or staff, or by the link they were
 * given, signed out and while suspended.
 */
export function hearingRoutes(site: Site): Hono<WebEnvironment> {
  const routes = new Hono<WebEnvironment>();
  routes.get('/me/hearings', (context) => list(site, context));
  routes.get('/me/hearings/:id', (context) => page(site, context, signedIn(context)));
  routes.post('/me/hearings/:id/view', (context) => give(site, context, signedIn(context)));
  routes.get('/h/:secret', (context) => page(site, context, byLink(context)));
  routes.post('/h/:secret/view', (context) => give(site, context, byLink(context)));
  return routes;
}

/** How somebody came to the page: with a session, or with the secret of a link. */
type Way =
  | { readonly kind: 'session'; readonly id: CaseId; readonly path: string }
  | { readonly kind: 'link'; readonly secret: string; readonly path: string };

function signedIn(context: WebContext): Way {
  const id = (context.req.param('id') ?? '') as CaseId;
  return { kind: 'session', id, path: `/me/hearings/${id}` };
}

function byLink(context: WebContext): Way {
  const secret = context.req.param('secret') ?? '';
  return { kind: 'link', secret, path: `/h/${secret}` };
}

interface Asked {
  readonly hearing: HearingView;
  readonly by: Principal;
}

async function asked(site: Site, context: WebContext, way: Way): Promise<Result<Asked, Refusal>> {
  const who = await whoIs(site, context, way);
  if (!who.ok) return who;
  const { id, by } = who.value;
  const found = await site.application.hearings.read(id, { by });
  return found.ok ? { ok: true, value: { hearing: found.value, by } } : found;
}

// The link stands for the person, without any role they may hold.
async function whoIs(
  site: Site,
  context: WebContext,
  way: Way,
): Promise<Result<{ readonly id: CaseId; readonly by: Principal }, Refusal>> {
  if (way.kind === 'session') {
    return { ok: true, value: { id: way.id, by: context.get('visitor').principal } };
  }
  if (!isSecret(way.secret)) return noSecret();
  const link = await site.application.hearings.byLink(way.secret);
  if (!link.ok) return link;
  const { case: id, person } = link.value;
  const by: Principal =
    person.kind === 'member'
      ? { kind: 'member', member: person.id }
      : { kind: 'staff', staff: person.id, roles: [] };
  return { ok: true, value: { id, by } };
}

async function list(site: Site, context: WebContext): Promise<Response> {
  const found = await site.application.hearings.mine(reading(context));
  if (!found.ok) return refusalPage(site, context, found.error);
  const { title } = words.hearing.home;
  const body = html`<h1>${title}</h1><section class="card">${hearingRows(found.value)}</section>`;
  return respond(site, context, { title, body });
}

async function page(
  site: Site,
  context: WebContext,
  way: Way,
  refused?: { readonly attempt: Attempt; readonly refusal: Refusal },
): Promise<Response> {
  const found = await asked(site, context, way);
  if (!found.ok) return refusalPage(site, context, found.error, refused?.attempt.values);
  return respond(site, context, {
    ...hearingPageView({
      hearing: found.value.hearing,
      now: site.now(),
      path: way.path,
      newKey: site.newKey,
      signedIn: way.kind === 'session',
      ...(refused === undefined ? {} : { attempt: refused.attempt }),
    }),
    ...(refused === undefined ? {} : { httpStatus: httpStatusOf(refused.refusal) }),
  });
}

async function give(site: Site, context: WebContext, way: Way): Promise<Response> {
  const { values } = context.get('form');
  const found = await asked(site, context, way);
  if (!found.ok) return refusalPage(site, context, found.error, values);
  const { hearing, by } = found.value;
  const call = writing(context, { route: `/hearings/view/${hearing.case}`, by });
  const given = await site.application.hearings.give(
    hearing.case,
    { text: values.one('text') },
    call,
  );
  if (given.ok) return seeOther(context, way.path);
  const attempt = { form: 'view', values, problem: problemOf(given.error) };
  const offered = hearing.phase === 'waiting';
  return offered
    ? await page(site, context, way, { attempt, refusal: given.error })
    : refusalPage(site, context, given.error, values);
}
