import { Hono } from 'hono';
import type { RedressView } from '../../app/contract/redress.ts';
import type { ReportInput, ReportStatus } from '../../app/contract/reports.ts';
import type { Subject } from '../../domain/person.ts';
import type { ItemId, MemberId, RuleId } from '../../kernel/identifier.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { err } from '../../kernel/result.ts';
import { refuseSaying } from '../page/form-refusal.ts';
import { httpStatusOf, problemOf, refusalPage } from '../page/refusal-page.ts';
import { respond, seeOther, writing } from '../page/respond.ts';
import type { Attempt, FormValues } from '../page/sent-form.ts';
import { historyFor } from '../public/translated-rulebook.ts';
import { versionInForceAt } from '../public/version-in-force.ts';
import { actOnRedress, redressFor } from '../redress/redress-act.ts';
import { isSecret, noSecret } from '../safety/secret.ts';
import type { Site, WebContext, WebEnvironment } from '../site.ts';
import { words } from '../words/words.ts';
import { reportFormView } from './report-form-view.ts';
import { reportStatusView } from './report-status-view.ts';

// Where the application's pointers land on the form.
const fields: Readonly<Record<string, string>> = {
  'subject/item': 'item',
  'subject/author': 'member',
  'subject/member': 'member',
  subject: 'item',
  shown: 'quote',
  participant: 'private',
};

/** Reporting without an account, and the page the reporter comes back to. */
export function reportRoutes(site: Site): Hono<WebEnvironment> {
  const routes = new Hono<WebEnvironment>();
  routes.get('/report', (context) => formPage(site, context));
  routes.post('/report', (context) => file(site, context));
  routes.get('/r/:secret', (context) =>
    reportPage(site, context, { secret: context.req.param('secret') }),
  );
  routes.post('/r/:secret/panel', (context) =>
    callPanel(site, context, context.req.param('secret')),
  );
  routes.post('/r/:secret/appeal', (context) => appeal(site, context, context.req.param('secret')));
  return routes;
}

function formPage(
  site: Site,
  context: WebContext,
  refused?: { readonly attempt: Attempt; readonly refusal: Refusal },
): Response {
  const rules = versionInForceAt(historyFor(site, context), site.now())?.rulebook.rules;
  return respond(site, context, {
    ...reportFormView({
      rules: rules ?? [],
      newKey: site.newKey,
      ...(refused === undefined ? {} : { attempt: refused.attempt }),
    }),
    ...(refused === undefined ? {} : { httpStatus: httpStatusOf(refused.refusal) }),
  });
}

async function file(site: Site, context: WebContext): Promise<Response> {
  const { values } = context.get('form');
  const input = reportInput(site, values);
  const missing = missingSubject(input.subject);
  if (missing !== undefined) return refusedForm(site, context, missing);
  const filed = await site.application.reports.file(input, writing(context, { route: '/report' }));
  if (filed.ok) return seeOther(context, `/r/${filed.value.secret}?receipt`);
  return refusedForm(site, context, filed.error);
}

function refusedForm(site: Site, context: WebContext, refusal: Refusal): Response {
  const { values } = context.get('form');
  const attempt = { form: 'report', values, problem: problemOf(refusal, fields) };
  return formPage(site, context, { attempt, refusal });
}

function missingSubject(subject: Subject): Refusal | undefined {
  const { form } = words.report;
  if (subject.kind === 'item' && subject.item === '') {
    return refuseSaying('required', form.itemMissing, { pointer: '/subject/item' });
  }
  if (subject.kind === 'member' && subject.member === '') {
    return refuseSaying('required', form.memberMissing, { pointer: '/subject/member' });
  }
  return undefined;
}

function reportInput(site: Site, values: FormValues): ReportInput {
  const contact = values.given('contact');
  const rule = values.given('rule');
  const quote = values.given('quote');
  const shownPrivately = values.has('private');
  return {
    source: 'report',
    subject: subjectOf(values),
    text: values.one('text'),
    ...(contact === undefined ? {} : { contact }),
    ...(rule === undefined ? {} : { rule: rule as RuleId }),
    alleges:
      values.one('alleges') === 'illegal-content'
        ? 'illegal-content'
        : 'incompatible-with-rulebook',
    childAbuse: values.has('childAbuse'),
    goodFaith: values.has('goodFaith'),
    participant: shownPrivately,
    ...(quote === undefined
      ? {}
      : { shown: { text: quote, occurredAt: site.now(), private: shownPrivately } }),
  };
}

function subjectOf(values: FormValues): Subject {
  const member = (values.given('member') ?? '') as MemberId;
  if (values.one('about') === 'member') return { kind: 'member', member };
  return { kind: 'item', item: (values.given('item') ?? '') as ItemId, author: member };
}

interface Shown {
  readonly secret: string;
  readonly refused?: { readonly attempt: Attempt; readonly refusal: Refusal };
}

async function reportPage(site: Site, context: WebContext, shown: Shown): Promise<Response> {
  const found = await statusOf(site, shown.secret);
  if (!found.ok) return refusalPage(site, context, found.error, shown.refused?.attempt.values);
  const path = `/r/${shown.secret}`;
  const { refused } = shown;
  const redress = await redressOf(site, context, { secret: shown.secret, report: found.value });
  return respond(site, context, {
    ...reportStatusView({
      report: found.value,
      ...(redress === undefined ? {} : { redress }),
      now: site.now(),
      address: `${site.origin}${path}`,
      path,
      fresh: context.req.query('receipt') !== undefined,
      appealed: context.req.query('appealed') !== undefined,
      newKey: site.newKey,
      ...(refused === undefined ? {} : { attempt: refused.attempt }),
    }),
    ...(refused === undefined ? {} : { httpStatus: httpStatusOf(refused.refusal) }),
  });
}

type Found = Awaited<ReturnType<Site['application']['reports']['status']>>;

async function statusOf(site: Site, secret: string): Promise<Found> {
  return isSecret(secret) ? await site.application.reports.status(secret) : noSecret();
}

async function appeal(site: Site, context: WebContext, secret: string): Promise<Response> {
  const { values } = context.get('form');
  const found = await statusOf(site, secret);
  if (!found.ok) return refusalPage(site, context, found.error, values);
  const filed = await fileAppeal(site, context, { secret, report: found.value });
  if (filed === undefined) return seeOther(context, `/r/${secret}?appealed`);
  const attempt = { form: 'appeal', values, problem: problemOf(filed) };
  return await reportPage(site, context, { secret, refused: { attempt, refusal: filed } });
}

async function fileAppeal(
  site: Site,
  context: WebContext,
  from: { readonly secret: string; readonly report: ReportStatus },
): Promise<Refusal | undefined> {
  const { appealable, report } = from.report;
  if (appealable === undefined) {
    return refuseSaying('not_in_force', words.report.page.notAppealable);
  }
  const filed = await site.application.appeals.file(
    appealable,
    { text: context.get('form').values.one('text'), reportSecret: from.secret },
    writing(context, { route: `/r/appeal/${report}` }),
  );
  return filed.ok ? undefined : filed.error;
}

/** Who can hear an appeal of this reporter, where there is something they can appeal. */
async function redressOf(
  site: Site,
  context: WebContext,
  from: { readonly secret: string; readonly report: ReportStatus },
): Promise<RedressView | undefined> {
  const decision = from.report.appealable;
  const secrets = { reportSecret: from.secret };
  return decision && (await redressFor(site, context, { decision, secrets }));
}

async function callPanel(site: Site, context: WebContext, secret: string): Promise<Response> {
  const found = await statusOf(site, secret);
  if (!found.ok) return refusalPage(site, context, found.error);
  const decision = found.value.appealable;
  const { values } = context.get('form');
  const secrets = { reportSecret: secret };
  const done =
    decision === undefined
      ? err(refuseSaying('not_in_force', words.report.page.notAppealable))
      : await actOnRedress(site, context, { act: 'panel', decision, secrets });
  if (done.ok) return seeOther(context, `/r/${secret}`);
  const attempt = { form: 'panel', values, problem: problemOf(done.error) };
  return await reportPage(site, context, { secret, refused: { attempt, refusal: done.error } });
}
