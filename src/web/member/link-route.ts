import { Hono } from 'hono';
import type { StatementView } from '../../app/contract/members.ts';
import type { Principal } from '../../app/principal.ts';
import type { Person } from '../../domain/person.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { Result } from '../../kernel/result.ts';
import { httpStatusOf, problemOf, refusalPage } from '../page/refusal-page.ts';
import { respond, seeOther, writing } from '../page/respond.ts';
import type { Attempt } from '../page/sent-form.ts';
import { receiptPage } from '../proof/proof-route.ts';
import {
  type Acting,
  actOnRedress,
  type RedressAct,
  redressActs,
  redressFor,
} from '../redress/redress-act.ts';
import { isSecret, noSecret } from '../safety/secret.ts';
import type { Site, WebContext, WebEnvironment } from '../site.ts';
import { decisionPageView } from './decision-page-view.ts';
import { askEarlyEnd, earlyEndsFor } from './early-end-ask.ts';

/**
 * The page behind the link that a member gets with a decision: it works signed out and while
 * suspended. Opening it changes nothing, because programs that look at mail open links too.
 */
export function linkRoutes(site: Site): Hono<WebEnvironment> {
  const routes = new Hono<WebEnvironment>();
  routes.get('/d/:secret', (context) =>
    decisionPage(site, context, { secret: context.req.param('secret') }),
  );
  routes.get('/d/:secret/proof', (context) => proof(site, context, context.req.param('secret')));
  routes.post('/d/:secret/read', (context) => markRead(site, context, context.req.param('secret')));
  routes.post('/d/:secret/view', (context) => giveView(site, context, context.req.param('secret')));
  routes.post('/d/:secret/early-end', (context) =>
    earlyEnd(site, context, context.req.param('secret')),
  );
  routes.post('/d/:secret/appeal', (context) => appeal(site, context, context.req.param('secret')));
  for (const act of redressActs) {
    routes.post(`/d/:secret/${act}`, (context) =>
      actThenShow(site, context, { act, secret: context.req.param('secret') }),
    );
  }
  return routes;
}

interface Linked {
  readonly statement: StatementView;
  readonly by: Principal;
}

async function follow(site: Site, secret: string): Promise<Result<Linked, Refusal>> {
  if (!isSecret(secret)) return noSecret();
  const link = await site.application.statements.byLink(secret);
  if (!link.ok) return link;
  const by = principalOf(link.value.person);
  const found = await site.application.statements.read(link.value.statement, { by });
  return found.ok ? { ok: true, value: { statement: found.value, by } } : found;
}

// The link stands for the person, without any role they may hold.
function principalOf(person: Person): Principal {
  return person.kind === 'member'
    ? { kind: 'member', member: person.id }
    : { kind: 'staff', staff: person.id, roles: [] };
}

interface Shown {
  readonly secret: string;
  readonly refused?: { readonly attempt: Attempt; readonly refusal: Refusal };
}

async function decisionPage(site: Site, context: WebContext, shown: Shown): Promise<Response> {
  const { secret, refused } = shown;
  const linked = await follow(site, secret);
  if (!linked.ok) return refusalPage(site, context, linked.error, refused?.attempt.values);
  const acting = actingBy(secret, linked.value);
  const redress = acting && (await redressFor(site, context, acting));
  return respond(site, context, {
    ...decisionPageView({
      statement: linked.value.statement,
      ...(redress === undefined ? {} : { redress }),
      now: site.now(),
      path: `/d/${secret}`,
      hearingPath: `/d/${secret}`,
      newKey: site.newKey,
      isRecorded: site.application.record.keys !== undefined,
      earlyEnds: await earlyEndsFor(site, context, linked.value),
      ...(refused === undefined ? {} : { attempt: refused.attempt }),
    }),
    ...(refused === undefined ? {} : { httpStatus: httpStatusOf(refused.refusal) }),
  });
}

async function proof(site: Site, context: WebContext, secret: string): Promise<Response> {
  const linked = await follow(site, secret);
  if (!linked.ok) return refusalPage(site, context, linked.error);
  const { statement, by } = linked.value;
  return await receiptPage(site, context, { statement: statement.statement, by });
}

async function markRead(site: Site, context: WebContext, secret: string): Promise<Response> {
  const linked = await follow(site, secret);
  if (!linked.ok) return refusalPage(site, context, linked.error);
  const { statement, by } = linked.value;
  const call = writing(context, { route: `/d/read/${statement.statement}`, by });
  const marked = await site.application.statements.markDelivered(statement.statement, 'page', call);
  if (!marked.ok) return refusalPage(site, context, marked.error);
  return seeOther(context, `/d/${secret}`);
}

/** Heard after an urgent decision, on the page of that decision. */
async function giveView(site: Site, context: WebContext, secret: string): Promise<Response> {
  const { values } = context.get('form');
  const linked = await follow(site, secret);
  if (!linked.ok) return refusalPage(site, context, linked.error, values);
  const { statement, by } = linked.value;
  if (statement.hearing === undefined) return await decisionPage(site, context, { secret });
  const id = statement.hearing.case;
  const call = writing(context, { route: `/hearings/view/${id}`, by });
  const given = await site.application.hearings.give(id, { text: values.one('text') }, call);
  if (given.ok) return seeOther(context, `/d/${secret}`);
  const attempt = { form: 'view', values, problem: problemOf(given.error) };
  return await decisionPage(site, context, {
    secret,
    refused: { attempt, refusal: given.error },
  });
}

async function earlyEnd(site: Site, context: WebContext, secret: string): Promise<Response> {
  const linked = await follow(site, secret);
  if (!linked.ok) return refusalPage(site, context, linked.error, context.get('form').values);
  const refused = await askEarlyEnd(site, context, linked.value.by);
  if (refused === undefined) return seeOther(context, `/d/${secret}`);
  return await decisionPage(site, context, { secret, refused });
}

async function appeal(site: Site, context: WebContext, secret: string): Promise<Response> {
  const { values } = context.get('form');
  const linked = await follow(site, secret);
  if (!linked.ok) return refusalPage(site, context, linked.error, values);
  const { statement, by } = linked.value;
  if (statement.decision === undefined) return await decisionPage(site, context, { secret });
  const filed = await site.application.appeals.file(
    statement.decision,
    { text: values.one('text'), statementSecret: secret },
    writing(context, { route: `/d/appeal/${statement.statement}`, by }),
  );
  if (filed.ok) return seeOther(context, `/d/${secret}`);
  const attempt = { form: 'appeal', values, problem: problemOf(filed.error) };
  return await decisionPage(site, context, {
    secret,
    refused: { attempt, refusal: filed.error },
  });
}

function actingBy(secret: string, { statement, by }: Linked): Acting | undefined {
  const { decision } = statement;
  return decision && { decision, secrets: { statementSecret: secret }, by };
}

async function actThenShow(
  site: Site,
  context: WebContext,
  { act, secret }: { readonly act: RedressAct; readonly secret: string },
): Promise<Response> {
  const { values } = context.get('form');
  const linked = await follow(site, secret);
  if (!linked.ok) return refusalPage(site, context, linked.error, values);
  const acting = actingBy(secret, linked.value);
  if (acting === undefined) return await decisionPage(site, context, { secret });
  const done = await actOnRedress(site, context, { ...acting, act });
  if (done.ok) return seeOther(context, `/d/${secret}`);
  const attempt = { form: act, values, problem: problemOf(done.error) };
  return await decisionPage(site, context, { secret, refused: { attempt, refusal: done.error } });
}
