import { Hono } from 'hono';
import type { Page, PageQuery } from '../../app/contract/call.ts';
import type { DisputeEndInput } from '../../app/contract/redress.ts';
import { type Duration, duration } from '../../kernel/duration.ts';
import type { AppealId, DisputeId, OutsideReviewId, ReopeningId } from '../../kernel/identifier.ts';
import { addDuration } from '../../kernel/instant.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { refuseSaying } from '../page/form-refusal.ts';
import type { PageShape } from '../page/frame.ts';
import { httpStatusOf, problemOf, refusalPage } from '../page/refusal-page.ts';
import { reading, respond, seeOther, writing } from '../page/respond.ts';
import type { Attempt, FormValues } from '../page/sent-form.ts';
import type { Site, WebContext, WebEnvironment } from '../site.ts';
import { words } from '../words/words.ts';
import { disputeOutcomeIn, implementationIn } from './dispute-words.ts';
import { disputesView, namedView, reopeningsView, unheardView } from './staff-redress-view.ts';

/** Staff pages beside the appeals: requests to look again, disputes, and what nobody can hear. */
export function staffRedressRoutes(site: Site): Hono<WebEnvironment> {
  const routes = new Hono<WebEnvironment>();
  routes.get('/reopenings', (context) => reopeningsPage(site, context));
  routes.post('/reopenings/:id/answer', (context) =>
    answerReopening(site, context, context.req.param('id') as ReopeningId),
  );
  routes.get('/disputes', (context) => disputesPage(site, context));
  routes.post('/disputes/:id/end', (context) =>
    endDispute(site, context, context.req.param('id') as DisputeId),
  );
  routes.get('/unheard', (context) => unheardPage(site, context));
  routes.post('/unheard/:id/panel', (context) =>
    callPanel(site, context, context.req.param('id') as AppealId),
  );
  routes.post('/unheard/:id/name', (context) =>
    nameReviewer(site, context, context.req.param('id') as AppealId),
  );
  routes.post('/unheard/:id/revoke', (context) =>
    revokeReview(site, context, context.req.param('id') as OutsideReviewId),
  );
  return routes;
}

interface Refused {
  readonly attempt: Attempt;
  readonly refusal: Refusal;
}

interface Listed<Row> {
  readonly page: Page<Row>;
  readonly newKey: () => string;
  readonly attempt?: Attempt;
}

function listPage<Row>(
  site: Site,
  context: WebContext,
  shown: {
    readonly found: Result<Page<Row>, Refusal>;
    readonly view: (list: Listed<Row>) => PageShape;
    readonly refused: Refused | undefined;
  },
): Response {
  const { found, view, refused } = shown;
  if (!found.ok) return refusalPage(site, context, found.error, refused?.attempt.values);
  const attempt = refused === undefined ? {} : { attempt: refused.attempt };
  return respond(site, context, {
    ...view({ page: found.value, newKey: site.newKey, ...attempt }),
    ...(refused === undefined ? {} : { httpStatus: httpStatusOf(refused.refusal) }),
  });
}

function queryOf(context: WebContext): PageQuery {
  const cursor = context.req.query('cursor');
  return cursor === undefined ? {} : { cursor };
}

async function reopeningsPage(
  site: Site,
  context: WebContext,
  refused?: Refused,
): Promise<Response> {
  const found = await site.application.reopenings.queue(queryOf(context), reading(context));
  return listPage(site, context, { found, view: reopeningsView, refused });
}

async function disputesPage(site: Site, context: WebContext, refused?: Refused): Promise<Response> {
  const found = await site.application.disputes.open(queryOf(context), reading(context));
  return listPage(site, context, { found, view: disputesView, refused });
}

async function unheardPage(site: Site, context: WebContext, refused?: Refused): Promise<Response> {
  const found = await site.application.redress.unheard(queryOf(context), reading(context));
  return listPage(site, context, { found, view: unheardView, refused });
}

function refusedIn(context: WebContext, form: string, refusal: Refusal): Refused {
  const { values } = context.get('form');
  return { attempt: { form, values, problem: problemOf(refusal) }, refusal };
}

async function answerReopening(
  site: Site,
  context: WebContext,
  id: ReopeningId,
): Promise<Response> {
  const { values } = context.get('form');
  const answer = values.one('answer');
  const reasons = values.one('reasons');
  const call = writing(context, { route: `/reopenings/${id}/answer`, versioned: true });
  const done =
    answer === 'accept' || answer === 'decline'
      ? await site.application.reopenings.answer(id, { answer, reasons }, call)
      : err(refuseSaying('required', words.redress.staff.answerMissing, { pointer: '/answer' }));
  if (done.ok) return seeOther(context, '/reopenings');
  return await reopeningsPage(site, context, refusedIn(context, `answer-${id}`, done.error));
}

async function endDispute(site: Site, context: WebContext, id: DisputeId): Promise<Response> {
  const input = endInput(context.get('form').values);
  const call = writing(context, { route: `/disputes/${id}/end`, versioned: true });
  const done = input.ok ? await site.application.disputes.end(id, input.value, call) : input;
  if (done.ok) return seeOther(context, '/disputes');
  return await disputesPage(site, context, refusedIn(context, `end-${id}`, done.error));
}

function endInput(values: FormValues): Result<DisputeEndInput, Refusal> {
  const outcome = disputeOutcomeIn(values.one('outcome'));
  const implemented = implementationIn(values.one('implemented'));
  const { choose } = words.redress.staff;
  if (outcome === undefined) return err(refuseSaying('required', choose, { pointer: '/outcome' }));
  if (implemented === undefined) {
    return err(refuseSaying('required', choose, { pointer: '/implemented' }));
  }
  return ok({ outcome, implemented, account: values.one('account') });
}

async function callPanel(site: Site, context: WebContext, id: AppealId): Promise<Response> {
  const call = writing(context, { route: `/unheard/${id}/panel` });
  const done = await site.application.panels.call(id, {}, call);
  if (done.ok) return seeOther(context, '/unheard');
  return await unheardPage(site, context, refusedIn(context, `panel-${id}`, done.error));
}

// The link is shown on this very answer and nowhere else, so there is no other page to be sent to.
async function nameReviewer(site: Site, context: WebContext, id: AppealId): Promise<Response> {
  const { values } = context.get('form');
  const term = termOf(values.one('days'));
  const call = writing(context, { route: `/unheard/${id}/name` });
  const input = { knownAs: values.one('knownAs'), reason: values.one('reason') };
  const done = term.ok
    ? await site.application.outsideReviews.name(
        id,
        { ...input, until: addDuration(site.now(), term.value) },
        call,
      )
    : term;
  if (done.ok) return respond(site, context, namedView(done.value.url));
  return await unheardPage(site, context, refusedIn(context, `name-${id}`, done.error));
}

function termOf(days: string): Result<Duration, Refusal> {
  const count = /^\d{1,2}$/.test(days.trim()) ? Number(days) : 0;
  if (count >= 1 && count <= 30) return ok(duration(`P${count}D`));
  return err(refuseSaying('invalid_value', words.redress.staff.daysWrong, { pointer: '/days' }));
}

async function revokeReview(
  site: Site,
  context: WebContext,
  id: OutsideReviewId,
): Promise<Response> {
  const reason = context.get('form').values.one('reason');
  const call = writing(context, { route: `/unheard/${id}/revoke` });
  const done = await site.application.outsideReviews.revoke(id, { reason }, call);
  if (done.ok) return seeOther(context, '/unheard');
  return await unheardPage(site, context, refusedIn(context, `revoke-${id}`, done.error));
}
