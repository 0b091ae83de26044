import type { FiledAppeal } from '../domain/appeal/state.ts';
import type { OpenBulk } from '../domain/bulk/state.ts';
import type { OpenCase } from '../domain/case/state.ts';
import type { Danger } from '../domain/danger/state.ts';
import type { MadeDecision } from '../domain/decision/state.ts';
import type { AskedEarlyEnd } from '../domain/early-end/state.ts';
import type { Order } from '../domain/order/state.ts';
import type { Recognition } from '../domain/recognition/state.ts';
import type { ReportState } from '../domain/report/state.ts';
import type { AvailableStatement } from '../domain/statement/state.ts';
import type { Json } from '../kernel/canonical-json.ts';
import type { Duration } from '../kernel/duration.ts';
import { addDuration, earlier, type Instant, later } from '../kernel/instant.ts';
import { type Retention, versionInForce } from '../rulebook/model.ts';
import { decisions, restrictions } from './aggregates.ts';
import { inTheEnd, overSince } from './case-over.ts';
import {
  declinedKept,
  type KeptCollection,
  recordsKeptMax,
  statementsKept,
  unansweredKept,
} from './retention.ts';
import type { Work } from './work.ts';

/**
 * The day on which the parts of a record go; or, while somebody may still need them, a day before
 * which they certainly do not.
 */
export type RecordEnd = { readonly on: Instant } | { readonly notBefore: Instant };

type EndOf = (work: Work, body: Json) => Promise<RecordEnd>;

/** How long the rulebook that was in force when a record began lets it be kept. */
function kept(work: Work, length: keyof Retention, since: Instant): Duration {
  return versionInForce(work.rulebook, since)?.rulebook.retention[length] ?? recordsKeptMax;
}

// What is not over now ends at the earliest now, so its parts are kept at least that long.
function since(work: Work, over: Instant | undefined, length: Duration): RecordEnd {
  return over === undefined
    ? { notBefore: addDuration(work.at, length) }
    : { on: addDuration(over, length) };
}

/** When each kind of record is over. What an appeal needs is kept for it. */
export const recordEnds: Readonly<Record<KeptCollection, EndOf>> = {
  case: async (work, body) => {
    const file = await inTheEnd(work, body as unknown as OpenCase);
    const length = kept(work, 'evidence', file.opened.at);
    return since(work, await overSince(work, file), length);
  },
  report: async (work, body) => {
    const report = body as unknown as Exclude<ReportState, { phase: 'none' }>;
    const length = kept(work, 'reports', report.received.at);
    const answered = report.told?.at ?? report.closed?.at;
    if (answered === undefined) return since(work, undefined, length);
    const file = report.case && (await caseOf(work, report.case));
    const over = file === undefined ? answered : await overSince(work, file);
    return since(work, over && later(over, answered), length);
  },
  decision: decisionEnd,
  statement: async (work, body) => {
    const { made } = body as unknown as AvailableStatement;
    const readable = addDuration(made.at, statementsKept);
    const file = made.case && (await caseOf(work, made.case));
    if (file === undefined) return { on: readable };
    const length = kept(work, 'evidence', made.at);
    const end = since(work, await overSince(work, file), length);
    return 'on' in end ? { on: later(end.on, readable) } : end;
  },
  appeal: async (work, body) => {
    const { received, decided } = body as unknown as FiledAppeal;
    const length = kept(work, 'evidence', received.at);
    const file = await caseOf(work, received.case);
    const over = file && (await overSince(work, file));
    return since(work, decided && over && later(over, decided.at), length);
  },
  recognition: async (work, body) => {
    const { phase, given, corrections, chosenAt } = body as unknown as Recognition;
    const said = corrections.at(-1)?.at ?? given.at;
    const last = chosenAt === undefined ? said : later(chosenAt, said);
    const lengths = {
      offered: unansweredKept,
      declined: declinedKept,
      shown: recordsKeptMax,
      hidden: recordsKeptMax,
    } as const;
    const on = addDuration(last, lengths[phase]);
    // The receiver may decline tomorrow, and then it goes sooner.
    const again = addDuration(work.at, declinedKept);
    return on <= work.at ? { on } : { notBefore: earlier(on, again) };
  },
  order: async (work, body) => {
    const { closedAt, told, effect } = body as unknown as Order;
    const answered = closedAt ?? told?.at;
    const until = effect?.kind === 'restricted' ? effect.until : answered;
    return since(work, answered && until && later(answered, until), recordsKeptMax);
  },
  danger: async (_work, body) => {
    const { recorded, told } = body as unknown as Danger;
    return { on: addDuration(told.at(-1)?.recordedAt ?? recorded.at, recordsKeptMax) };
  },
  earlyend: async (work, body) => {
    const { restriction, requests } = body as unknown as AskedEarlyEnd;
    const last = requests.map(({ at, answered }) => answered?.at ?? at);
    const first = requests[0]?.at ?? work.at;
    const over = await restrictionOverSince(work, restriction);
    return since(work, over && last.reduce(later, over), kept(work, 'evidence', first));
  },
  bulk: async (work, body) => {
    const { opened, doneAt, undoneAt, rejected, vacated } = body as unknown as OpenBulk;
    const length = kept(work, 'evidence', opened.at);
    // Nothing can be decided in it any more when none of its cases can.
    const last = [doneAt, undoneAt, rejected?.at, vacated?.at];
    let over: Instant = last.flatMap((at) => at ?? []).reduce(later, opened.at);
    for (const { case: id } of opened.cases) {
      const file = await caseOf(work, id);
      if (file === undefined) continue;
      const one = await overSince(work, file);
      if (one === undefined) return since(work, undefined, length);
      over = later(over, one);
    }
    return since(work, over, length);
  },
  aside: async (work, body) => {
    const { at } = body as unknown as { readonly at: Instant };
    return { on: addDuration(at, kept(work, 'activities', at)) };
  },
  endpoint: async (work, body) => {
    const { disabledAt } = body as unknown as { readonly disabledAt?: Instant };
    return since(work, disabledAt, declinedKept);
  },
};

async function decisionEnd(work: Work, body: Json): Promise<RecordEnd> {
  const { made, phase, issuedAt, overridden } = body as unknown as MadeDecision;
  const length = kept(work, 'evidence', made.at);
  if (issuedAt === undefined) {
    const earliest = addDuration(made.at, length);
    return phase === 'undone' || phase === 'rejected'
      ? { on: earliest }
      : { notBefore: later(earliest, addDuration(work.at, declinedKept)) };
  }
  const file = await caseOf(work, made.case);
  const end = since(work, file && (await overSince(work, file)), length);
  if ('notBefore' in end) return end;
  // What still counts in standing has to be explained (S2).
  const counts = made.weight && addDuration(issuedAt, made.weight.memory);
  const own = later(end.on, counts ?? end.on);
  const next = overridden && (await work.store.view(`decision-${overridden.replacement}`));
  if (next === undefined) return { on: own };
  // The milder one says the same of what was weighed, in the same words.
  const after = await decisionEnd(work, next.body);
  return 'on' in after ? { on: later(own, after.on) } : after;
}

async function restrictionOverSince(work: Work, id: string): Promise<Instant | undefined> {
  const state = await work.load(restrictions, id);
  if (state.phase === 'none' || state.imposed.basis.kind !== 'decision') return undefined;
  const decision = await work.load(decisions, state.imposed.basis.decision);
  const file = decision.phase === 'none' ? undefined : await caseOf(work, decision.made.case);
  return file && (await overSince(work, file));
}

async function caseOf(work: Work, id: string): Promise<OpenCase | undefined> {
  return (await work.store.view(`case-${id}`))?.body as unknown as OpenCase | undefined;
}
