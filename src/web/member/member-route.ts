import { Hono } from 'hono';
import type { StatementView } from '../../app/contract/members.ts';
import type { MemberId, StatementId } from '../../kernel/identifier.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { ok } from '../../kernel/result.ts';
import { httpStatusOf, problemOf, refusalPage } from '../page/refusal-page.ts';
import { reading, respond, seeOther, writing } from '../page/respond.ts';
import type { Attempt } from '../page/sent-form.ts';
import { historyFor } from '../public/translated-rulebook.ts';
import { familyIn, versionInForceAt } from '../public/version-in-force.ts';
import { actOnRedress, type RedressAct, redressActs, redressFor } from '../redress/redress-act.ts';
import type { Site, WebContext, WebEnvironment } from '../site.ts';
import { decisionPageView } from './decision-page-view.ts';
import { askEarlyEnd, earlyEndsFor } from './early-end-ask.ts';
import { memberHomeView } from './home-view.ts';

interface Refused {
  readonly attempt: Attempt;
  readonly refusal: Refusal;
}

/** Pages of a member who is signed in. */
export function memberRoutes(site: Site): Hono<WebEnvironment> {
  const routes = new Hono<WebEnvironment>();
  routes.get('/me', (context) => home(site, context));
  routes.get('/me/export.json', (context) => exportFile(site, context));
  routes.get('/me/statements/:id', (context) =>
    statementPage(site, context, context.req.param('id') as StatementId),
  );
  routes.post('/me/statements/:id/appeal', (context) =>
    appeal(site, context, context.req.param('id') as StatementId),
  );
  routes.post('/me/statements/:id/early-end', (context) =>
    earlyEnd(site, context, context.req.param('id') as StatementId),
  );
  routes.post('/me/statements/:id/read', (context) =>
    markRead(site, context, context.req.param('id') as StatementId),
  );
  for (const act of redressActs) {
    routes.post(`/me/statements/:id/${act}`, (context) =>
      actThenShow(site, context, { act, id: context.req.param('id') as StatementId }),
    );
  }
  return routes;
}

function memberOf(context: WebContext): MemberId | undefined {
  const { principal } = context.get('visitor');
  return principal.kind === 'member' ? principal.member : undefined;
}

function notSignedIn(site: Site, context: WebContext): Response {
  return refusalPage(site, context, refuse('not_signed_in', 'Sign in as a member to see this.'));
}

async function home(site: Site, context: WebContext): Promise<Response> {
  const member = memberOf(context);
  if (member === undefined) return notSignedIn(site, context);
  const { members, hearings, breakGlass, orders } = site.application;
  const [standing, statements, asked, opened, told] = await Promise.all([
    members.standing(member, reading(context)),
    members.statements(member, reading(context)),
    hearings.mine(reading(context)),
    breakGlass.toldTo(member, reading(context)),
    orders.told(reading(context)),
  ]);
  if (!standing.ok) return refusalPage(site, context, standing.error);
  if (!statements.ok) return refusalPage(site, context, statements.error);
  return respond(
    site,
    context,
    memberHomeView({
      standing: standing.value,
      powers: members.powers(member),
      statements: statements.value,
      ordersTold: told.ok ? told.value.length : 0,
      hearings: asked.ok ? asked.value : [],
      opened: opened.ok ? opened.value : [],
      familyTitle: (family) => familyTitle(site, context, family),
    }),
  );
}

function familyTitle(site: Site, context: WebContext, family: string): string {
  const version = versionInForceAt(historyFor(site, context), site.now());
  return (version && familyIn(version, family)?.title) ?? family;
}

async function exportFile(site: Site, context: WebContext): Promise<Response> {
  const member = memberOf(context);
  if (member === undefined) return notSignedIn(site, context);
  const file = await site.application.members.export(member, reading(context));
  if (!file.ok) return refusalPage(site, context, file.error);
  return context.body(JSON.stringify(file.value, null, 2), 200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': 'attachment; filename="my-file.json"',
  });
}

async function statementPage(
  site: Site,
  context: WebContext,
  id: StatementId,
  refused?: Refused,
): Promise<Response> {
  const member = memberOf(context);
  if (member === undefined) return notSignedIn(site, context);
  const found = await opened(site, context, id);
  if (!found.ok) return refusalPage(site, context, found.error, refused?.attempt.values);
  const standing = await site.application.members.standing(member, reading(context));
  const { decision } = found.value;
  const redress = decision && (await redressFor(site, context, { decision, secrets: {} }));
  return respond(site, context, {
    ...decisionPageView({
      ...(redress === undefined ? {} : { redress }),
      statement: found.value,
      now: site.now(),
      path: `/me/statements/${id}`,
      newKey: site.newKey,
      isRecorded: site.application.record.keys !== undefined,
      earlyEnds: await earlyEndsFor(site, context, { statement: found.value }),
      ...(standing.ok ? { standing: standing.value } : {}),
      ...(refused === undefined ? {} : { attempt: refused.attempt }),
    }),
    ...(refused === undefined ? {} : { httpStatus: httpStatusOf(refused.refusal) }),
  });
}

type Opened = Awaited<ReturnType<Site['application']['statements']['read']>>;

// A member who opens their own statement, signed in and by hand, has it delivered: that starts the
// appeal clock. Fetching ahead and asking for headers alone is not opening.
async function opened(site: Site, context: WebContext, id: StatementId): Promise<Opened> {
  const { statements } = site.application;
  const found = await statements.read(id, reading(context));
  if (!found.ok || found.value.deliveredAt !== undefined || !isOpening(context)) return found;
  const delivered = await statements.markDelivered(id, 'page', reading(context));
  return delivered.ok ? delivered : ok<StatementView>(found.value);
}

function isOpening(context: WebContext): boolean {
  const purpose = context.req.header('sec-purpose') ?? context.req.header('purpose') ?? '';
  return context.req.raw.method === 'GET' && !purpose.includes('prefetch');
}

async function appeal(site: Site, context: WebContext, id: StatementId): Promise<Response> {
  if (memberOf(context) === undefined) return notSignedIn(site, context);
  const { values } = context.get('form');
  const found = await site.application.statements.read(id, reading(context));
  if (!found.ok) return refusalPage(site, context, found.error, values);
  const { decision } = found.value;
  if (decision === undefined) return await statementPage(site, context, id);
  const filed = await site.application.appeals.file(
    decision,
    { text: values.one('text') },
    writing(context, { route: `/me/appeal/${id}` }),
  );
  if (filed.ok) return seeOther(context, `/me/statements/${id}`);
  const attempt = { form: 'appeal', values, problem: problemOf(filed.error) };
  return await statementPage(site, context, id, { attempt, refusal: filed.error });
}

async function earlyEnd(site: Site, context: WebContext, id: StatementId): Promise<Response> {
  if (memberOf(context) === undefined) return notSignedIn(site, context);
  const refused = await askEarlyEnd(site, context);
  if (refused === undefined) return seeOther(context, `/me/statements/${id}`);
  return await statementPage(site, context, id, refused);
}

async function markRead(site: Site, context: WebContext, id: StatementId): Promise<Response> {
  const marked = await site.application.statements.markDelivered(
    id,
    'page',
    writing(context, { route: `/me/read/${id}` }),
  );
  if (!marked.ok) return refusalPage(site, context, marked.error);
  return seeOther(context, `/me/statements/${id}`);
}

async function actThenShow(
  site: Site,
  context: WebContext,
  { act, id }: { readonly act: RedressAct; readonly id: StatementId },
): Promise<Response> {
  if (memberOf(context) === undefined) return notSignedIn(site, context);
  const { values } = context.get('form');
  const found = await site.application.statements.read(id, reading(context));
  if (!found.ok) return refusalPage(site, context, found.error, values);
  const { decision } = found.value;
  if (decision === undefined) return await statementPage(site, context, id);
  const done = await actOnRedress(site, context, { decision, secrets: {}, act });
  if (done.ok) return seeOther(context, `/me/statements/${id}`);
  const attempt = { form: act, values, problem: problemOf(done.error) };
  return await statementPage(site, context, id, { attempt, refusal: done.error });
}
