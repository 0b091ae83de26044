import { Hono } from 'hono';
import { type CaseList, type CaseView, casePhases } from '../../app/contract/cases.ts';
import type { CaseId, DecisionId, StaffId } from '../../kernel/identifier.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { httpStatusOf, problemOf, refusalPage } from '../page/refusal-page.ts';
import { reading, respond, seeOther, writing } from '../page/respond.ts';
import type { Attempt } from '../page/sent-form.ts';
import { historyFor } from '../public/translated-rulebook.ts';
import { redressFor } from '../redress/redress-act.ts';
import type { Site, WebContext, WebEnvironment } from '../site.ts';
import { actOnCase, type CaseAct, caseActs } from './case-act.ts';
import { casePageView, isHolder } from './case-page-view.ts';
import { decisionInput, type PreviewedDecision } from './decision-input.ts';
import { earlyEndListView } from './early-end-list-view.ts';
import { type QueuePage, queueView } from './queue-view.ts';

// Where the application's pointers land on the decision form.
const decisionFields: Readonly<Record<string, string>> = {
  'factors/outOf': 'outOf',
  'factors/within': 'within',
  'factors/consequences': 'consequences',
  'factors/intent': 'meant',
  factsReliedOn: 'facts',
  measures: 'rung',
  outcome: 'reasons',
  rule: 'rung',
};

/** The moderators' pages: queue, case, and what waits for a second person. */
export function caseRoutes(site: Site): Hono<WebEnvironment> {
  const routes = new Hono<WebEnvironment>();
  routes.get('/m', (context) => queuePage(site, context, listIn(context.req.query('phase'))));
  routes.get('/m/second', (context) => queuePage(site, context, 'second-person'));
  routes.get('/m/early-ends', (context) => earlyEndList(site, context));
  routes.get('/m/cases/:id', (context) =>
    casePage(site, context, { id: context.req.param('id') as CaseId }),
  );
  routes.post('/m/cases/:id/decision', (context) =>
    decide(site, context, context.req.param('id') as CaseId),
  );
  routes.post('/m/cases/:id/reopen', (context) =>
    reopen(site, context, context.req.param('id') as CaseId),
  );
  for (const act of caseActs) {
    routes.post(`/m/cases/:id/${act}`, (context) =>
      actThenShow(site, context, { act, id: context.req.param('id') as CaseId }),
    );
  }
  return routes;
}

function listIn(asked: string | undefined): CaseList {
  return casePhases.find((phase) => phase === asked) ?? 'open';
}

async function queuePage(
  site: Site,
  context: WebContext,
  which: QueuePage['which'],
): Promise<Response> {
  const cursor = context.req.query('cursor');
  const query = { phase: which, ...(cursor === undefined ? {} : { cursor }) };
  const found = await site.application.cases.queue(query, reading(context));
  if (!found.ok) return refusalPage(site, context, found.error);
  const asked = await site.application.hearings.mine(reading(context));
  return respond(
    site,
    context,
    queueView({
      which,
      page: found.value,
      now: site.now(),
      hearings: asked.ok ? asked.value.filter(({ phase }) => phase === 'waiting') : [],
    }),
  );
}

async function earlyEndList(site: Site, context: WebContext): Promise<Response> {
  const cursor = context.req.query('cursor');
  const query = cursor === undefined ? {} : { cursor };
  const found = await site.application.earlyEnds.queue(query, reading(context));
  if (!found.ok) return refusalPage(site, context, found.error);
  return respond(site, context, earlyEndListView(found.value));
}

interface Shown {
  readonly id: CaseId;
  readonly attempt?: Attempt;
  readonly refusal?: Refusal;
  readonly preview?: PreviewedDecision;
}

async function casePage(site: Site, context: WebContext, shown: Shown): Promise<Response> {
  const { id, attempt, refusal, preview } = shown;
  const found = await site.application.cases.read(id, reading(context));
  if (!found.ok) return refusalPage(site, context, found.error, attempt?.values);
  const kept = attempt !== undefined && refusal !== undefined;
  const holds = isHolder({ view: found.value, now: site.now(), staff: staffOf(context) });
  if (kept && !showsForm(found.value, attempt.form, holds)) {
    return refusalPage(site, context, refusal, attempt.values);
  }
  const decided = decidedIn(found.value);
  const redress = decided && (await redressFor(site, context, { decision: decided, secrets: {} }));
  return respond(site, context, {
    ...casePageView({
      view: found.value,
      ...(redress === undefined ? {} : { redress }),
      now: site.now(),
      staff: staffOf(context),
      history: historyFor(site, context),
      newKey: site.newKey,
      ...(attempt === undefined ? {} : { attempt }),
      ...(preview === undefined ? {} : { preview }),
    }),
    ...(refusal === undefined ? {} : { httpStatus: httpStatusOf(refusal) }),
  });
}

// When somebody else decided meanwhile, the form is gone; then what was typed is shown by itself.
function showsForm({ blind, opened }: CaseView, form: string, holds: boolean): boolean {
  if (form === 'undo' || form === 'confirm' || form === 'reject') {
    return opened?.decision !== undefined;
  }
  if (form === 'view-answer') {
    const later = opened?.laterHearing;
    return later?.given !== undefined && later.answered === undefined;
  }
  if (form.startsWith('early-end-')) return opened?.earlyEnds !== undefined;
  if (form === 'reopen') return opened?.decision !== undefined;
  if (blind.phase !== 'open') return false;
  if (form === 'view-request') return holds && blind.hearing === undefined;
  if (form === 'note') return true;
  if (form === 'lease') return !holds;
  if (form === 'finding') return holds && blind.finding === undefined;
  if (form === 'precedents') return holds && blind.finding !== undefined;
  return holds && (form !== 'decision' || opened?.precedentsSeen === true);
}

// Before it is issued a decision has nothing that could be open against it.
function decidedIn({ opened }: CaseView): DecisionId | undefined {
  const made = opened?.decision;
  const stands = made?.phase === 'issued' || made?.phase === 'final';
  return stands ? made.decision : undefined;
}

async function reopen(site: Site, context: WebContext, id: CaseId): Promise<Response> {
  const { values } = context.get('form');
  const found = await site.application.cases.read(id, reading(context));
  if (!found.ok) return refusalPage(site, context, found.error, values);
  const decision = decidedIn(found.value);
  if (decision === undefined) return await casePage(site, context, { id });
  const call = writing(context, { route: `/m/cases/${id}/reopen` });
  const input = { facts: values.one('facts') };
  const done = await site.application.reopenings.ask(decision, input, call);
  if (done.ok) return seeOther(context, `/m/cases/${id}`);
  const attempt = { form: 'reopen', values, problem: problemOf(done.error) };
  return await casePage(site, context, { id, attempt, refusal: done.error });
}

function staffOf(context: WebContext): StaffId {
  const { principal } = context.get('visitor');
  return principal.kind === 'staff' ? principal.staff : ('' as StaffId);
}

async function actThenShow(
  site: Site,
  context: WebContext,
  on: { readonly act: CaseAct; readonly id: CaseId },
): Promise<Response> {
  const { values } = context.get('form');
  const done = await actOnCase(site, context, on);
  if (done.ok) return seeOther(context, afterwards(on));
  const form = on.act === 'early-end' ? `early-end-${values.one('restriction')}` : on.act;
  const attempt = { form, values, problem: problemOf(done.error) };
  return await casePage(site, context, { id: on.id, attempt, refusal: done.error });
}

function afterwards({ act, id }: { readonly act: CaseAct; readonly id: CaseId }): string {
  const leaves = act === 'release' || act === 'hand-over' || act === 'aside';
  return leaves ? '/m' : `/m/cases/${id}`;
}

async function decide(site: Site, context: WebContext, id: CaseId): Promise<Response> {
  const { values } = context.get('form');
  const found = await site.application.cases.read(id, reading(context));
  if (!found.ok) return refusalPage(site, context, found.error, values);
  const read = decisionInput(found.value, values);
  if (!read.ok) return await refusedDecision(site, context, { id, refusal: read.error });
  if (values.one('intent') === 'preview') {
    const attempt = { form: 'decision', values };
    return await casePage(site, context, { id, attempt, preview: read.value });
  }
  const call = writing(context, { route: `/m/cases/${id}/decision`, versioned: true });
  const made = await site.application.cases.decide(id, read.value.input, call);
  if (made.ok) return seeOther(context, `/m/cases/${id}`);
  return await refusedDecision(site, context, { id, refusal: made.error });
}

async function refusedDecision(
  site: Site,
  context: WebContext,
  refused: { readonly id: CaseId; readonly refusal: Refusal },
): Promise<Response> {
  const { values } = context.get('form');
  const problem = problemOf(refused.refusal, decisionFields);
  return await casePage(site, context, {
    ...refused,
    attempt: { form: 'decision', values, problem },
  });
}
