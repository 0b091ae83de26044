import { Hono } from 'hono';
import type { RecognitionChoice, SaidInput } from '../../app/contract/recognitions.ts';
import type { ItemId, MemberId, RecognitionId, ReportId } from '../../kernel/identifier.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { RecognitionCriterion } from '../../rulebook/model.ts';
import { refuseSaying } from '../page/form-refusal.ts';
import { httpStatusOf, problemOf, refusalPage } from '../page/refusal-page.ts';
import { reading, respond, seeOther, writing } from '../page/respond.ts';
import type { FormValues } from '../page/sent-form.ts';
import { notFound } from '../public/public-route.ts';
import { historyFor } from '../public/translated-rulebook.ts';
import { versionInForceAt } from '../public/version-in-force.ts';
import type { Site, WebContext, WebEnvironment } from '../site.ts';
import { words } from '../words/words.ts';
import { correctView, giveView } from './give-view.ts';
import { receivedView, shownRecognitionsView } from './recognition-views.ts';

const choices: readonly RecognitionChoice[] = ['show', 'hide', 'decline'];
const fields = { 'deed/item': 'item', 'deed/report': 'report', deed: 'item' } as const;

/** Thanking somebody, deciding what becomes of a thank-you, and what everybody sees of it. */
export function recognitionRoutes(site: Site): Hono<WebEnvironment> {
  const routes = new Hono<WebEnvironment>();
  routes.get('/recognitions', (context) => publicList(site, context));
  routes.get('/recognitions/new', (context) => givePage(site, context));
  routes.post('/recognitions/new', (context) => give(site, context));
  routes.get('/recognitions/given/:id', (context) =>
    correctPage(site, context, { id: context.req.param('id') as RecognitionId }),
  );
  routes.post('/recognitions/given/:id', (context) =>
    correct(site, context, context.req.param('id') as RecognitionId),
  );
  routes.get('/me/recognitions', (context) => received(site, context));
  routes.post('/me/recognitions/:id', (context) =>
    choose(site, context, context.req.param('id') as RecognitionId),
  );
  return routes;
}

async function publicList(site: Site, context: WebContext): Promise<Response> {
  const cursor = context.req.query('cursor');
  const page = await site.application.recognitions.shown(cursor === undefined ? {} : { cursor });
  if (!page.ok) return refusalPage(site, context, page.error);
  return respond(site, context, shownRecognitionsView(page.value));
}

function published(site: Site, context: WebContext): readonly RecognitionCriterion[] {
  const version = versionInForceAt(historyFor(site, context), site.now());
  return version?.rulebook.recognition ?? [];
}

function isStaff(context: WebContext): boolean {
  return context.get('visitor').principal.kind === 'staff';
}

async function givePage(site: Site, context: WebContext, refusal?: Refusal): Promise<Response> {
  const values = refusal === undefined ? undefined : context.get('form').values;
  const given = await site.application.recognitions.given(reading(context));
  if (!given.ok) return refusalPage(site, context, given.error, values);
  return respond(site, context, {
    ...giveView({
      criteria: published(site, context),
      staff: isStaff(context),
      given: given.value,
      sent: context.req.query('sent') !== undefined,
      now: site.now(),
      newKey: site.newKey,
      ...attemptOf('give', values, refusal),
    }),
    ...(refusal === undefined ? {} : { httpStatus: httpStatusOf(refusal) }),
  });
}

function attemptOf(form: string, values?: FormValues, refusal?: Refusal): object {
  if (values === undefined || refusal === undefined) return {};
  return { attempt: { form, values, problem: problemOf(refusal, fields) } };
}

async function give(site: Site, context: WebContext): Promise<Response> {
  const { values } = context.get('form');
  const said = saidInput(site, context);
  if (!said.ok) return await givePage(site, context, said.error);
  const receiver = (values.given('receiver') ?? '') as MemberId;
  const call = writing(context, { route: '/recognitions' });
  const given = await site.application.recognitions.give({ receiver, ...said.value }, call);
  if (!given.ok) return await givePage(site, context, given.error);
  return seeOther(context, '/recognitions/new?sent');
}

function saidInput(site: Site, context: WebContext): Result<SaidInput, Refusal> {
  const { values } = context.get('form');
  const criterion = published(site, context).find(({ id }) => id === values.one('criterion'));
  if (criterion === undefined) {
    const detail = words.recognition.give.criterionMissing;
    return err(refuseSaying('required', detail, { pointer: '/criterion' }));
  }
  const reason = values.one('reason');
  const { deed: kind, id } = criterion;
  const deed =
    kind === 'careful-report'
      ? ({ kind, report: (values.given('report') ?? '') as ReportId } as const)
      : ({ kind, item: (values.given('item') ?? '') as ItemId } as const);
  return ok({ deed, criterion: id, reason });
}

async function correctPage(
  site: Site,
  context: WebContext,
  shown: { readonly id: RecognitionId; readonly refusal?: Refusal },
): Promise<Response> {
  const { id, refusal } = shown;
  const values = refusal === undefined ? undefined : context.get('form').values;
  const given = await site.application.recognitions.given(reading(context));
  if (!given.ok) return refusalPage(site, context, given.error, values);
  const before = given.value.find((one) => one.recognition === id);
  if (before === undefined) return notFound(site, context);
  return respond(site, context, {
    ...correctView({
      before,
      criteria: published(site, context),
      staff: isStaff(context),
      now: site.now(),
      newKey: site.newKey,
      ...attemptOf('correct', values, refusal),
    }),
    ...(refusal === undefined ? {} : { httpStatus: httpStatusOf(refusal) }),
  });
}

async function correct(site: Site, context: WebContext, id: RecognitionId): Promise<Response> {
  const { values } = context.get('form');
  const said = saidInput(site, context);
  if (!said.ok) return await correctPage(site, context, { id, refusal: said.error });
  const corrected = await site.application.recognitions.correct(
    id,
    { ...said.value, why: values.one('why') },
    writing(context, { route: `/recognitions/${id}/correction` }),
  );
  if (!corrected.ok) return await correctPage(site, context, { id, refusal: corrected.error });
  return seeOther(context, '/recognitions/new?sent');
}

async function received(site: Site, context: WebContext): Promise<Response> {
  const found = await site.application.recognitions.received(reading(context));
  if (!found.ok) return refusalPage(site, context, found.error);
  return respond(site, context, receivedView(found.value, site.newKey));
}

async function choose(site: Site, context: WebContext, id: RecognitionId): Promise<Response> {
  const { values } = context.get('form');
  const choice = choices.find((candidate) => candidate === values.one('intent'));
  if (choice === undefined) return await received(site, context);
  const call = writing(context, { route: `/recognitions/${id}/choice` });
  const chosen = await site.application.recognitions.choose(id, choice, call);
  if (!chosen.ok) return refusalPage(site, context, chosen.error);
  return seeOther(context, '/me/recognitions');
}
