import type { Application } from '../../app/application.ts';
import type { Breach } from '../../domain/case/event.ts';
import { type Duration, duration } from '../../kernel/duration.ts';
import type {
  CaseId,
  DecisionId,
  RestrictionId,
  RuleId,
  StaffId,
} from '../../kernel/identifier.ts';
import { addDuration } from '../../kernel/instant.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { err, type Result } from '../../kernel/result.ts';
import { refuseSaying } from '../page/form-refusal.ts';
import { writing } from '../page/respond.ts';
import type { FormValues } from '../page/sent-form.ts';
import type { Site, WebContext } from '../site.ts';
import { words } from '../words/words.ts';
import { confidenceIn } from './decision-input.ts';

/** Every form of the case page but the decision itself, by its name. */
export const caseActs = [
  'lease',
  'release',
  'finding',
  'precedents',
  'reveal',
  'note',
  'hand-over',
  'aside',
  'merge',
  'view-request',
  'view-answer',
  'undo',
  'confirm',
  'reject',
  'early-end',
] as const;
export type CaseAct = (typeof caseActs)[number];

/** Passes one form on to the application. */
export async function actOnCase(
  site: Site,
  context: WebContext,
  on: { readonly act: CaseAct; readonly id: CaseId },
): Promise<Result<unknown, Refusal>> {
  const { act, id } = on;
  const { values } = context.get('form');
  const versioned = act === 'finding' || act === 'precedents';
  const call = writing(context, { route: `/m/cases/${id}/${act}`, versioned });
  const { cases, decisions } = site.application;
  const decision = values.one('decision') as DecisionId;
  switch (act) {
    case 'lease':
      return await cases.lease(id, given(values, 'takeOverReason'), call);
    case 'release':
      return await cases.release(id, call);
    case 'finding':
    case 'precedents':
      return await find(site.application, { act, id, values, call });
    case 'reveal':
      return await cases.reveal(id, { reason: values.one('reason') }, call);
    case 'note':
      return await cases.addNote(id, { text: values.one('text') }, call);
    case 'hand-over':
      return await cases.handOver(id, { ...recipient(values), reason: values.one('reason') }, call);
    case 'aside':
    case 'merge':
    case 'view-request':
    case 'view-answer':
      return await step(site, { act, id, values, call });
    case 'undo':
      return await decisions.undo(decision, call);
    case 'confirm':
      return await decisions.confirm(decision, call);
    case 'reject':
      return await decisions.reject(decision, { reason: values.one('reason') }, call);
    case 'early-end':
      return await answerEarlyEnd(site.application, values, call);
  }
}

async function step(
  site: Site,
  sent: {
    readonly act: 'aside' | 'merge' | 'view-request' | 'view-answer';
    readonly id: CaseId;
    readonly values: FormValues;
    readonly call: ReturnType<typeof writing>;
  },
): Promise<Result<unknown, Refusal>> {
  const { act, id, values, call } = sent;
  const { cases } = site.application;
  switch (act) {
    case 'aside': {
      const hours = hoursIn(values);
      const pointer = '/until';
      if (hours === undefined) {
        return err(refuseSaying('invalid_value', words.hearing.aside.badHours, { pointer }));
      }
      const until = addDuration(site.now(), hours);
      return await cases.putAside(id, { until, reason: values.one('reason') }, call);
    }
    case 'merge':
      return await cases.mergeInto(id, { into: values.one('into').trim() as CaseId }, call);
    case 'view-request':
      return await cases.requestView(id, call);
    case 'view-answer': {
      const outcome = values.one('outcome') === 'lifted' ? 'lifted' : 'kept';
      return await cases.answerView(id, { outcome, reasons: values.one('reasons') }, call);
    }
  }
}

function hoursIn(values: FormValues): Duration | undefined {
  const typed = values.one('until').trim();
  return /^[1-9]\d{0,2}$/.test(typed) ? duration(`PT${typed}H`) : undefined;
}

async function answerEarlyEnd(
  application: Application,
  values: FormValues,
  call: ReturnType<typeof writing>,
): Promise<Result<unknown, Refusal>> {
  const outcome = values.one('outcome');
  if (outcome !== 'lifted' && outcome !== 'kept') {
    return err(refuseSaying('required', words.earlyEnd.outcomeMissing, { pointer: '/outcome' }));
  }
  const restriction = values.one('restriction') as RestrictionId;
  const given = { outcome, reasons: values.one('reasons') } as const;
  return await application.earlyEnds.answer(restriction, given, call);
}

async function find(
  application: Application,
  sent: {
    readonly act: 'finding' | 'precedents';
    readonly id: CaseId;
    readonly values: FormValues;
    readonly call: ReturnType<typeof writing>;
  },
): Promise<Result<unknown, Refusal>> {
  const { act, id, values, call } = sent;
  const breach = breachIn(values);
  if (breach === undefined) {
    return err(refuseSaying('required', words.case.finding.breachMissing, { pointer: '/breach' }));
  }
  const rule = breach === 'breach' ? values.given('rule') : undefined;
  if (breach === 'breach' && rule === undefined) {
    return err(refuseSaying('required', words.case.finding.ruleMissing, { pointer: '/rule' }));
  }
  const found = { breach, ...(rule === undefined ? {} : { rule: rule as RuleId }) };
  return act === 'finding'
    ? await application.cases.recordFinding(
        id,
        { ...found, confidence: confidenceIn(values) },
        call,
      )
    : await application.cases.seePrecedents(id, found, call);
}

export function breachIn(values: FormValues): Breach | undefined {
  const typed = values.one('breach');
  return typed === 'breach' || typed === 'no-breach' || typed === 'cannot-tell' ? typed : undefined;
}

function given(values: FormValues, name: 'takeOverReason'): { readonly takeOverReason?: string } {
  return values.has(name) ? { takeOverReason: values.one(name) } : {};
}

function recipient(values: FormValues): { readonly to?: StaffId } {
  const to = values.given('to');
  return to === undefined ? {} : { to: to as StaffId };
}
