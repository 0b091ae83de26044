import { Hono } from 'hono';
import type { BulkView } from '../../app/contract/bulks.ts';
import type { BulkId, CaseId, RuleId, StaffId } from '../../kernel/identifier.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { Result } from '../../kernel/result.ts';
import { httpStatusOf, problemOf, refusalPage } from '../page/refusal-page.ts';
import { reading, respond, seeOther, writing } from '../page/respond.ts';
import type { Attempt } from '../page/sent-form.ts';
import { historyFor } from '../public/translated-rulebook.ts';
import { versionInForceAt } from '../public/version-in-force.ts';
import type { Site, WebContext, WebEnvironment } from '../site.ts';
import { type BulkForm, bulkForms, isOffered } from './bulk-act-forms.ts';
import { bulkInput } from './bulk-input.ts';
import { bulkListView } from './bulk-list-view.ts';
import { bulkMakeView, bulkRuleView } from './bulk-make-view.ts';
import { type BulkPage, bulkPageView } from './bulk-page-view.ts';
import { bulkSampleView } from './bulk-sample-view.ts';

const sampleForms = ['confirm', 'leave-out'] as const;
type SampleForm = (typeof sampleForms)[number];

/** The pages of bulk jobs: list, making one, its sample, and what becomes of it. */
export function bulkRoutes(site: Site): Hono<WebEnvironment> {
  const routes = new Hono<WebEnvironment>();
  const idOf = (context: WebContext): BulkId => (context.req.param('id') ?? '') as BulkId;
  routes.get('/m/bulk', async (context) => {
    const cursor = context.req.query('cursor');
    const query = cursor === undefined ? {} : { cursor };
    const found = await site.application.bulks.list(query, reading(context));
    if (!found.ok) return refusalPage(site, context, found.error);
    return respond(site, context, bulkListView(found.value));
  });
  routes.get('/m/bulk/new', (context) =>
    makePage(site, context, { rule: context.req.query('rule') }),
  );
  routes.post('/m/bulk/new', (context) => make(site, context));
  routes.get('/m/bulk/:id', (context) => jobPage(site, context, { id: idOf(context) }));
  routes.get('/m/bulk/:id/cases/:case', (context) =>
    samplePage(site, context, {
      id: idOf(context),
      case: (context.req.param('case') ?? '') as CaseId,
    }),
  );
  routes.post('/m/bulk/:id/open', (context) => openSample(site, context, idOf(context)));
  for (const form of sampleForms) {
    routes.post(`/m/bulk/:id/${form}`, (context) =>
      actOnSample(site, context, { form, id: idOf(context) }),
    );
  }
  for (const form of bulkForms) {
    routes.post(`/m/bulk/:id/${form}`, (context) =>
      actOnJob(site, context, { form, id: idOf(context) }),
    );
  }
  return routes;
}

async function makePage(
  site: Site,
  context: WebContext,
  shown: {
    readonly rule: string | undefined;
    readonly attempt?: Attempt;
    readonly refusal?: Refusal;
  },
): Promise<Response> {
  const { rule, attempt, refusal } = shown;
  const history = historyFor(site, context);
  if (rule === undefined || rule === '') {
    const { principal } = context.get('visitor');
    const rules = versionInForceAt(history, site.now())?.rulebook.rules ?? [];
    // Only to be told the same as on every page of the staff.
    const found = await site.application.bulks.list({ limit: 1 }, { by: principal });
    if (!found.ok) return refusalPage(site, context, found.error, attempt?.values);
    return respond(site, context, bulkRuleView(rules));
  }
  const query = { rule: rule as RuleId };
  const found = await site.application.bulks.candidates(query, reading(context));
  if (!found.ok) return refusalPage(site, context, found.error, attempt?.values);
  return respond(site, context, {
    ...bulkMakeView({
      candidates: found.value,
      history,
      now: site.now(),
      newKey: site.newKey,
      ...(attempt === undefined ? {} : { attempt }),
    }),
    ...(refusal === undefined ? {} : { httpStatus: httpStatusOf(refusal) }),
  });
}

async function make(site: Site, context: WebContext): Promise<Response> {
  const { values } = context.get('form');
  const input = bulkInput(values);
  const made = input.ok
    ? await site.application.bulks.open(input.value, writing(context, { route: '/m/bulk/new' }))
    : input;
  if (made.ok) return seeOther(context, `/m/bulk/${made.value.bulk}`);
  const attempt = { form: 'bulk', values, problem: problemOf(made.error) };
  return await makePage(site, context, {
    rule: values.one('rule'),
    attempt,
    refusal: made.error,
  });
}

async function jobPage(
  site: Site,
  context: WebContext,
  shown: {
    readonly id: BulkId;
    readonly attempt?: Attempt & { readonly form: BulkForm };
    readonly refusal?: Refusal;
  },
): Promise<Response> {
  const { id, attempt, refusal } = shown;
  const found = await site.application.bulks.read(id, reading(context));
  if (!found.ok) return refusalPage(site, context, found.error, attempt?.values);
  const model: BulkPage = {
    job: found.value,
    history: historyFor(site, context),
    ...whoLooks(context),
    newKey: site.newKey,
    ...(attempt === undefined ? {} : { attempt }),
  };
  // When the job went on meanwhile the form is gone; then what was typed is shown by itself.
  if (refusal !== undefined && attempt !== undefined && !isOffered(model, attempt.form)) {
    return refusalPage(site, context, refusal, attempt.values);
  }
  return respond(site, context, {
    ...bulkPageView(model),
    ...(refusal === undefined ? {} : { httpStatus: httpStatusOf(refusal) }),
  });
}

function whoLooks(context: WebContext): Pick<BulkPage, 'staff' | 'roles'> {
  const { principal } = context.get('visitor');
  return principal.kind === 'staff'
    ? { staff: principal.staff, roles: principal.roles }
    : { staff: '' as StaffId, roles: [] };
}

async function openSample(site: Site, context: WebContext, id: BulkId): Promise<Response> {
  const { values } = context.get('form');
  const opened = values.one('case') as CaseId;
  const call = writing(context, { route: `/m/bulk/${id}/open` });
  const done = await site.application.bulks.openSample(id, { case: opened }, call);
  if (!done.ok) return refusalPage(site, context, done.error);
  return seeOther(context, `/m/bulk/${id}/cases/${opened}`);
}

/** The case as whoever opened it sees it: blind, and the reading is recorded again. */
async function samplePage(
  site: Site,
  context: WebContext,
  shown: {
    readonly id: BulkId;
    readonly case: CaseId;
    readonly attempt?: Attempt;
    readonly refusal?: Refusal;
  },
): Promise<Response> {
  const { id, attempt, refusal } = shown;
  const job = await site.application.bulks.read(id, reading(context));
  if (!job.ok) return refusalPage(site, context, job.error, attempt?.values);
  const found = await site.application.cases.read(shown.case, reading(context));
  if (!found.ok) return refusalPage(site, context, found.error, attempt?.values);
  const { blind } = found.value;
  if (refusal !== undefined && job.value.phase !== 'checking') {
    return refusalPage(site, context, refusal, attempt?.values);
  }
  return respond(site, context, {
    ...bulkSampleView({
      job: job.value,
      blind,
      newKey: site.newKey,
      ...(attempt === undefined ? {} : { attempt }),
    }),
    ...(refusal === undefined ? {} : { httpStatus: httpStatusOf(refusal) }),
  });
}

async function actOnSample(
  site: Site,
  context: WebContext,
  on: { readonly form: SampleForm; readonly id: BulkId },
): Promise<Response> {
  const { form, id } = on;
  const { values } = context.get('form');
  const input = { case: values.one('case') as CaseId };
  const { bulks } = site.application;
  const call = writing(context, { route: `/m/bulk/${id}/${form}` });
  const done =
    form === 'confirm'
      ? await bulks.confirmSample(id, input, call)
      : await bulks.leaveOut(id, { ...input, reason: values.one('reason') }, call);
  if (done.ok) return seeOther(context, `/m/bulk/${id}`);
  const attempt = { form, values, problem: problemOf(done.error) };
  return await samplePage(site, context, { id, ...input, attempt, refusal: done.error });
}

async function actOnJob(
  site: Site,
  context: WebContext,
  on: { readonly form: BulkForm; readonly id: BulkId },
): Promise<Response> {
  const { values } = context.get('form');
  const done = await sent(site, context, on);
  if (done.ok) return seeOther(context, `/m/bulk/${on.id}`);
  const attempt = { form: on.form, values, problem: problemOf(done.error) };
  return await jobPage(site, context, { id: on.id, attempt, refusal: done.error });
}

async function sent(
  site: Site,
  context: WebContext,
  on: { readonly form: BulkForm; readonly id: BulkId },
): Promise<Result<BulkView, Refusal>> {
  const { form, id } = on;
  const { values } = context.get('form');
  const { bulks } = site.application;
  const call = writing(context, { route: `/m/bulk/${id}/${form}` });
  switch (form) {
    case 'start':
      return await bulks.start(id, call);
    case 'undo':
      return await bulks.undo(id, call);
    case 'agree':
      return await bulks.confirm(id, call);
    case 'disagree':
      return await bulks.reject(id, { reason: values.one('reason') }, call);
    case 'vacate':
      return await bulks.vacate(id, { reasons: values.one('reasons') }, call);
  }
}
