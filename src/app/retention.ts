import { type Duration, duration } from '../kernel/duration.ts';
import { limits } from '../kernel/limits.ts';
import type { Retention } from '../rulebook/model.ts';
import type { TicketKind } from './tickets.ts';

/** When a record goes: with the record it belongs to, or a stretch of time after it was made. */
export type KeptFor =
  /** `recordEnds` computes the day from the record that names it. */
  | { readonly kind: 'with'; readonly collection: KeptCollection }
  /** As long as the rulebook in force says. */
  | { readonly kind: 'rulebook'; readonly length: keyof Retention }
  | { readonly kind: 'after'; readonly length: Duration }
  /** It says nothing about a person. */
  | { readonly kind: 'not-personal' }
  /** It has no day, for a reason that whoever asks is told. */
  | { readonly kind: 'lasting'; readonly why: string };

/** Collections of streams whose parts go when the record is over (`record-end.ts`). */
export const keptCollections = [
  'case',
  'report',
  'decision',
  'statement',
  'appeal',
  'recognition',
  'order',
  'danger',
  'earlyend',
  'bulk',
  'aside',
  'endpoint',
] as const;
export type KeptCollection = (typeof keptCollections)[number];

/** The topic under which every record waits for the day on which its parts go. */
export const retentionTopic = 'retention';

/** The collection of a stream whose parts go one day; undefined for the others. */
export function keptCollectionOf(stream: string): KeptCollection | undefined {
  const name = stream.slice(0, stream.indexOf('-'));
  return keptCollections.find((collection) => collection === name);
}

/** One class of records: what it is kept for and until when (P1; GDPR Article 5(1)(b) and (e)). */
export interface RecordClass {
  readonly purpose: string;
  readonly kept: KeptFor;
}

/** The shortest time any part is kept: before it, nothing has to be looked at. */
export const recordsKeptMin: Duration = limits.joinCasesWithin;
/** How long a statement waits to be read and a register is kept, and a bound for the rest. */
export const recordsKeptMax: Duration = duration('P1095D');
/** A member reads their statements for this long. */
export const statementsKept: Duration = duration('P730D');
/** What the receiver never answered, and what they declined. */
export const unansweredKept: Duration = duration('P180D');
export const declinedKept: Duration = duration('P30D');

function together(collection: KeptCollection, purpose: string): RecordClass {
  return { purpose, kept: { kind: 'with', collection } };
}

/** What goes a fixed time after it was written, whatever becomes of the record that names it. */
function after(length: Duration, purpose: string): RecordClass {
  return { purpose, kept: { kind: 'after', length } };
}

/** How long a part of this kind is kept from the moment it is written, if that is its day. */
export function lengthOfPart(kind: string): Duration | undefined {
  const known = partClasses[kind]?.kept;
  return known?.kind === 'after' ? known.length : undefined;
}

/** Every kind of part. One that is missing here fails a test, so that nobody forgets its day. */
export const partClasses: Readonly<Record<string, RecordClass>> = {
  evidence: together('case', 'To hear the case, and an appeal, on what was seen.'),
  'own-initiative': together('case', 'To know why a case was opened that nobody reported.'),
  note: together('case', 'To hand a case from one handler to the next.'),
  'aside-reason': together('case', 'To say why a case waited.'),
  'take-over-reason': together('case', 'To say why a case went to somebody else.'),
  'hand-over-reason': together('case', 'To say why a case was handed on or given back.'),
  'reveal-reason': together('case', 'To say why names were shown before a finding.'),
  view: together('case', 'To hear the person a case is about before they are restricted.'),
  'view-answer': together('case', 'To answer what somebody said after an urgent decision.'),
  report: together('report', 'To decide what was reported, and an appeal of whoever reported it.'),
  'report-contact': together('report', 'To send a receipt and the outcome to whoever reported.'),
  'decision-reasons': together('decision', 'To give reasons, and to decide like cases alike.'),
  'deviation-reason': together(
    'decision',
    'To say why another step than the suggested was chosen.',
  ),
  'second-disagreed': together('decision', 'To say why a second person did not agree.'),
  urgency: together('decision', 'To say why somebody could not be heard before a decision.'),
  'factor-consequences': together('decision', 'To weigh what came of it (DSA Article 23(3)).'),
  'factor-intent': together('decision', 'To weigh what was meant (DSA Article 23(3)).'),
  statement: together('statement', 'To let the member read what was decided, and contest it.'),
  appeal: together('appeal', 'To hear what an appeal is about.'),
  'appeal-reasons': together('appeal', 'To say why an appeal was decided as it was.'),
  'early-end': together('earlyend', 'To answer a request that a restriction end early.'),
  'early-end-reasons': together('earlyend', 'To say why a restriction ended early or did not.'),
  'bulk-reasons': together('bulk', 'To say alike why many cases were decided alike.'),
  'bulk-draft': together('bulk', 'To decide every case of a job as it was written once.'),
  'bulk-left-out': together('bulk', 'To say why a case is not decided with the others.'),
  'bulk-rejected': together('bulk', 'To say why a second person did not confirm a job.'),
  'bulk-vacated': together('bulk', 'To say why a whole job was undone.'),
  'recognition-reason': together('recognition', 'To say what somebody is thanked for.'),
  'recognition-correction': together('recognition', 'To show what a giver put right.'),
  order: together('order', 'To answer an authority, and to tell the member what was ordered.'),
  'order-reasons': together('order', 'To say why an order was refused or its effect ended.'),
  'order-information': together('order', 'To show the member what an authority was given.'),
  'order-statement': together('order', 'To let the member read and contest what was ordered.'),
  'danger-suspected': together('danger', 'To show that a duty to warn was met (DSA Article 18).'),
  'danger-sent': together('danger', 'To show what an authority was sent (DSA Article 18).'),
  'lift-reason': after(recordsKeptMax, 'To say why a restriction ended early.'),
  'role-reason': after(recordsKeptMax, 'To say why somebody got a role or lost it.'),
  charter: after(recordsKeptMax, 'To hold a steward to what was agreed; it is agreed on anew.'),
  'steward-gone': after(recordsKeptMax, 'To say why a steward no longer is one.'),
  duty: after(recordsKeptMax, 'To know what was brought to a steward.'),
  'duty-answer': after(recordsKeptMax, 'To show what a steward answered.'),
  'duty-defence': after(recordsKeptMax, 'To hear a steward before a decision about them.'),
  'access-reason': after(recordsKeptMax, 'To say why something withheld was opened.'),
  'access-declined': after(recordsKeptMax, 'To say why something withheld was not opened.'),
  'access-told-later': after(recordsKeptMax, 'To say why somebody is told of an access later.'),
  'mail-address': after(recordsKeptMax, 'To write to a person; they are asked again after that.'),
  letter: after(statementsKept, 'To read again what one was written.'),
  'dispute-body': after(recordsKeptMax, 'To know before whom a decision is disputed.'),
  'dispute-reference': after(recordsKeptMax, 'To find a dispute again where it is heard.'),
  'dispute-account': after(recordsKeptMax, 'To show what came of a dispute outside.'),
  'mandate-reason': after(recordsKeptMax, 'To say why somebody from outside hears an appeal.'),
  'lot-salt': after(recordsKeptMax, 'To draw a lot again and see that it was fair.'),
  'lot-seed': after(recordsKeptMax, 'To draw a lot again and see that it was fair.'),
  'ballot-reasons': after(recordsKeptMax, 'To say why a panel decided as it did.'),
  'new-facts': after(recordsKeptMax, 'To look at a decision again because of new facts.'),
  'reopening-reasons': after(recordsKeptMax, 'To say why a decision is looked at again or not.'),
  'activity-set-aside': together('aside', 'To take in later what this version does not know yet.'),
  'webhook-message': {
    purpose: 'To deliver a message again when the platform asks for it.',
    kept: { kind: 'after', length: limits.webhookMessageKept },
  },
  'webhook-secrets': together('endpoint', 'To sign messages to an endpoint; about no person.'),
  'rulebook-files': {
    purpose: 'To cite rules as they stood; about no person.',
    kept: { kind: 'not-personal' },
  },
};

export const ticketClasses: Readonly<Record<TicketKind, RecordClass>> = {
  report: {
    purpose: 'To let whoever reported come back to their report.',
    kept: { kind: 'after', length: duration('P365D') },
  },
  statement: {
    purpose: 'To let a member who is suspended read a statement and appeal.',
    kept: { kind: 'after', length: statementsKept },
  },
  hearing: {
    purpose: 'To let whoever is asked say how they see it, signed out and suspended.',
    kept: { kind: 'after', length: duration('P365D') },
  },
  'outside-review': {
    purpose: 'To let a named person from outside read one appeal, while their mandate runs.',
    kept: { kind: 'after', length: duration('P365D') },
  },
  'mail-confirmation': {
    purpose: 'To confirm that an address belongs to whoever gave it.',
    kept: { kind: 'after', length: duration('P30D') },
  },
  'sign-in': {
    purpose: 'To sign in once.',
    kept: { kind: 'after', length: duration('PT24H') },
  },
  session: {
    purpose: 'To stay signed in.',
    kept: { kind: 'after', length: duration('P30D') },
  },
  token: {
    purpose: 'To let the platform in; about no person.',
    kept: { kind: 'not-personal' },
  },
};

/** What the store and the engine keep beside parts and tickets. */
export const otherClasses: Readonly<Record<string, RecordClass>> = {
  activity: {
    purpose: 'To apply rules over a stretch of time, and to join what belongs to one case.',
    kept: { kind: 'rulebook', length: 'activities' },
  },
  'remembered answer': {
    purpose: 'To answer a repeated request alike, without a second effect.',
    kept: { kind: 'after', length: limits.idempotencyKeySpent },
  },
  'windows on disk': {
    purpose: 'To count over time after a restart as before it.',
    kept: { kind: 'after', length: limits.windowLengthMax },
  },
  'entry of the record': {
    purpose: 'To show anybody that no event was changed, moved or dropped.',
    kept: {
      kind: 'lasting',
      why:
        'with the event it commits to: without one entry none after it can be proven. It holds no ' +
        'text, and commitments to a text that is gone keep nothing of it to read',
    },
  },
  'secret of an entry': {
    purpose: 'To open an entry to whoever holds a receipt, section by section, and to nobody else.',
    kept: {
      kind: 'lasting',
      why:
        'with its entry: every receipt is shown with it. It never leaves the server; whoever has it ' +
        'can check a guess at a text that is gone, and cannot read one',
    },
  },
};
