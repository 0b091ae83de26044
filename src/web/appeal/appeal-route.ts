import { Hono } from 'hono';
import type { AppealView } from '../../app/contract/appeals.ts';
import type { AppealId, StaffId } from '../../kernel/identifier.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { err, type Result } from '../../kernel/result.ts';
import { breachIn } from '../case/case-act.ts';
import { refuseSaying } from '../page/form-refusal.ts';
import { httpStatusOf, problemOf, refusalPage } from '../page/refusal-page.ts';
import { reading, respond, seeOther, writing } from '../page/respond.ts';
import type { Attempt } from '../page/sent-form.ts';
import { historyFor } from '../public/translated-rulebook.ts';
import type { Site, WebContext, WebEnvironment } from '../site.ts';
import { words } from '../words/words.ts';
import { appealPageView, holdsAppeal } from './appeal-page-view.ts';
import { appealQueueView } from './appeal-queue-view.ts';
import { outcomeInput } from './outcome-input.ts';

const appealActs = ['lease', 'finding', 'first', 'outcome'] as const;
type AppealAct = (typeof appealActs)[number];

/** The reviewers' pages: appeals that wait, and one appeal. */
export function appealRoutes(site: Site): Hono<WebEnvironment> {
  const routes = new Hono<WebEnvironment>();
  routes.get('/a', async (context) => {
    const cursor = context.req.query('cursor');
    const query = cursor === undefined ? {} : { cursor };
    const found = await site.application.appeals.queue(query, reading(context));
    if (!found.ok) return refusalPage(site, context, found.error);
    return respond(site, context, appealQueueView(found.value, site.now()));
  });
  routes.get('/a/:id', (context) =>
    appealPage(site, context, { id: context.req.param('id') as AppealId }),
  );
  for (const act of appealActs) {
    routes.post(`/a/:id/${act}`, (context) =>
      actThenShow(site, context, { act, id: context.req.param('id') as AppealId }),
    );
  }
  return routes;
}

interface Shown {
  readonly id: AppealId;
  readonly attempt?: Attempt;
  readonly refusal?: Refusal;
}

async function appealPage(site: Site, context: WebContext, shown: Shown): Promise<Response> {
  const { id, attempt, refusal } = shown;
  const found = await site.application.appeals.read(id, reading(context));
  if (!found.ok) return refusalPage(site, context, found.error, attempt?.values);
  const { principal } = context.get('visitor');
  const model = {
    appeal: found.value,
    now: site.now(),
    staff: principal.kind === 'staff' ? principal.staff : ('' as StaffId),
    history: historyFor(site, context),
    newKey: site.newKey,
  };
  if (refusal !== undefined && attempt !== undefined) {
    if (!showsForm(found.value, attempt.form, holdsAppeal(model))) {
      return refusalPage(site, context, refusal, attempt.values);
    }
  }
  return respond(site, context, {
    ...appealPageView({ ...model, ...(attempt === undefined ? {} : { attempt }) }),
    ...(refusal === undefined ? {} : { httpStatus: httpStatusOf(refusal) }),
  });
}

// When somebody was quicker the form is gone; then what was typed is shown by itself.
function showsForm(appeal: AppealView, form: string, holds: boolean): boolean {
  if (appeal.outcome !== undefined) return false;
  if (form === 'lease') return appeal.lease === undefined;
  if (form === 'finding') return holds && appeal.finding === undefined;
  if (form === 'outcome') return holds && appeal.first !== undefined;
  return holds && appeal.finding !== undefined && appeal.first === undefined;
}

async function actThenShow(
  site: Site,
  context: WebContext,
  on: { readonly act: AppealAct; readonly id: AppealId },
): Promise<Response> {
  const { values } = context.get('form');
  const done = await actOnAppeal(site, context, on);
  if (done.ok) return seeOther(context, `/a/${on.id}`);
  const attempt = { form: on.act, values, problem: problemOf(done.error, { measures: 'rung' }) };
  return await appealPage(site, context, { id: on.id, attempt, refusal: done.error });
}

async function actOnAppeal(
  site: Site,
  context: WebContext,
  on: { readonly act: AppealAct; readonly id: AppealId },
): Promise<Result<unknown, Refusal>> {
  const { act, id } = on;
  const { values } = context.get('form');
  const { appeals } = site.application;
  const call = writing(context, { route: `/a/${id}/${act}`, versioned: act === 'outcome' });
  switch (act) {
    case 'lease':
      return await appeals.lease(id, call);
    case 'first':
      return await appeals.openFirst(id, call);
    case 'finding': {
      const breach = breachIn(values);
      if (breach !== undefined) return await appeals.recordFinding(id, { breach }, call);
      return err(
        refuseSaying('required', words.case.finding.breachMissing, { pointer: '/breach' }),
      );
    }
    case 'outcome': {
      const input = outcomeInput(values);
      return input.ok ? await appeals.decide(id, input.value, call) : input;
    }
  }
}
