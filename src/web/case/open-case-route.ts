import { Hono } from 'hono';
import type { Cases } from '../../app/contract/cases.ts';
import type { Subject } from '../../domain/person.ts';
import type { ItemId, MemberId, RuleId, StaffId } from '../../kernel/identifier.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { refuseSaying } from '../page/form-refusal.ts';
import { httpStatusOf, problemOf, refusalPage } from '../page/refusal-page.ts';
import { reading, respond, seeOther, writing } from '../page/respond.ts';
import type { FormValues } from '../page/sent-form.ts';
import { historyFor } from '../public/translated-rulebook.ts';
import { versionInForceAt } from '../public/version-in-force.ts';
import type { Site, WebContext, WebEnvironment } from '../site.ts';
import type { Wording } from '../words/wording.ts';
import { words } from '../words/words.ts';
import { openableKinds, openCaseView } from './open-case-view.ts';

type OpenInput = Parameters<Cases['openOwnInitiative']>[0];

// Where the application's pointers land on the form.
const fields: Readonly<Record<string, string>> = {
  'subject/item': 'item',
  subject: 'who',
};

/** Opening a case on one's own initiative. */
export function openCaseRoutes(site: Site): Hono<WebEnvironment> {
  const routes = new Hono<WebEnvironment>();
  routes.get('/m/open', (context) => formPage(site, context));
  routes.post('/m/open', (context) => open(site, context));
  return routes;
}

// Whoever may not read the queue may not open cases either, and is told so before they type.
async function formPage(site: Site, context: WebContext, refused?: Refusal): Promise<Response> {
  const allowed = await site.application.cases.queue({ limit: 1 }, reading(context));
  if (!allowed.ok) return refusalPage(site, context, allowed.error);
  const rules = versionInForceAt(historyFor(site, context), site.now())?.rulebook.rules;
  const attempt =
    refused === undefined
      ? {}
      : {
          attempt: {
            form: 'open',
            values: context.get('form').values,
            problem: problemOf(refused, fields),
          },
        };
  return respond(site, context, {
    ...openCaseView({ rules: rules ?? [], newKey: site.newKey, ...attempt }),
    ...(refused === undefined ? {} : { httpStatus: httpStatusOf(refused) }),
  });
}

async function open(site: Site, context: WebContext): Promise<Response> {
  const { values } = context.get('form');
  const input = inputOf(site, values);
  if (!input.ok) return await formPage(site, context, input.error);
  const call = writing(context, { route: '/m/open' });
  const opened = await site.application.cases.openOwnInitiative(input.value, call);
  if (opened.ok) return seeOther(context, `/m/cases/${opened.value.case}`);
  return await formPage(site, context, opened.error);
}

function inputOf(site: Site, values: FormValues): Result<OpenInput, Refusal> {
  const subject = subjectOf(values);
  if (!subject.ok) return subject;
  const rule = values.given('rule');
  const shown = values.given('shown');
  return ok({
    subject: subject.value,
    reason: values.one('reason'),
    ...(rule === undefined ? {} : { rule: rule as RuleId }),
    ...(shown === undefined ? {} : { shown: { text: shown, occurredAt: site.now() } }),
  });
}

function subjectOf(values: FormValues): Result<Subject, Refusal> {
  const { openCase } = words;
  const kind = openableKinds.find((known) => known === values.one('kind'));
  const who = values.given('who');
  if (kind === undefined) return missing(openCase.kindMissing, '/kind');
  if (who === undefined) return missing(openCase.whoMissing, '/who');
  switch (kind) {
    case 'item': {
      const item = values.given('item');
      if (item === undefined) return missing(openCase.itemMissing, '/item');
      return ok({ kind, item: item as ItemId, author: who as MemberId });
    }
    case 'staff-conduct':
    case 'operator-conduct':
      return ok({ kind, staff: who as StaffId });
    case 'member':
    case 'reporter-misuse':
    case 'appellant-misuse':
    case 'trader-conduct':
      return ok({ kind, member: who as MemberId });
  }
}

function missing(said: Wording, pointer: string): Result<never, Refusal> {
  return err(refuseSaying('required', said, { pointer }));
}
