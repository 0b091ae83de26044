import type { FiledAppeal } from '../domain/appeal/state.ts';
import type { OpenCase } from '../domain/case/state.ts';
import type { MadeDecision } from '../domain/decision/state.ts';
import { durationMs } from '../kernel/duration.ts';
import type {
  AccessId,
  AppealId,
  CaseId,
  DecisionId,
  DutyId,
  ErasureId,
  OrderId,
  PanelId,
  ReopeningId,
  RestrictionId,
} from '../kernel/identifier.ts';
import { addDuration, type Instant, instant, instantFromMs, instantMs } from '../kernel/instant.ts';
import { limits } from '../kernel/limits.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { Result } from '../kernel/result.ts';
import { versionInForce } from '../rulebook/model.ts';
import type { TakenOutboxItem } from '../store/port.ts';
import { appeals, cases, decisions, restrictions, staffMembers, statements } from './aggregates.ts';
import { announce, restrictionPayload } from './announce.ts';
import type { TickReport } from './application.ts';
import { setUnansweredAside, setWorkAside, type UnansweredActivity } from './aside.ts';
import { tellConcerned } from './break-glass.ts';
import { type BulkStep, decideInBulk, isBusy, reverseInBulk, runBulk } from './bulk-run.ts';
import { liftUnanswered } from './case-hearing.ts';
import { deliverWebhook } from './deliver-webhook.ts';
import { openDisputeOf } from './dispute-aggregate.ts';
import { carryOnErasing } from './erasures.ts';
import { joinFinding } from './findings.ts';
import { handle } from './handle.ts';
import { issueDecision, releaseHolds, tellReporters, withdrawDecision } from './issue.ts';
import { letGo } from './let-go.ts';
import { lookAgain } from './look-again.ts';
import { deliverLetter } from './mail/deliver-letter.ts';
import { tell } from './mail/told.ts';
import { writeTold } from './mail/write-told.ts';
import { isMistake, placeOf } from './mistake.ts';
import { resumeAppeals } from './misuse-pause.ts';
import { noteNeglect } from './neglect.ts';
import { tellAfterSilence } from './order-telling.ts';
import { takePanelTurn } from './panel-turn.ts';
import { acceptUnanswered } from './reopenings.ts';
import { restrictionsByDecision } from './restriction-view.ts';
import type { Runtime } from './runtime.ts';
import type { Overtaken, WaitingFinding } from './waiting.ts';
import type { Work } from './work.ts';

const CLOCK = { kind: 'clock' } as const;
const LEASE_MS = 60_000;
const RETRY_MS = 5_000;
const AT_ONCE = 100;
/** Tries of an item over which the program makes a mistake. */
const TRIES = 3;
/** What was set aside is due when somebody takes it up (`taking-up.ts`), and not by itself. */
const untilTakenUp: Instant = instant('9999-12-31T23:59:59Z');

type Done = 'done' | 'nothing' | { readonly retryAt: Instant };

/**
 * What each kind of waiting item does when its time has come. Every one may run twice and acts
 * once.
 */
const topics: Readonly<Record<string, { counts: keyof TickReport; run: Task }>> = {
  // First: what it finds joins a case in the same turn.
  'look-again': { counts: 'lookedAgain', run: (runtime, body) => again(runtime, body) },
  'join-finding': { counts: 'findingsJoined', run: (runtime, body, id) => join(runtime, body, id) },
  'set-aside': { counts: 'setAside', run: (runtime, body) => setAside(runtime, body) },
  'issue-decision': { counts: 'issued', run: (runtime, body) => issue(runtime, body) },
  'bulk-run': { counts: 'bulkRun', run: (runtime, body) => ofBulk(runtime, runBulk, body) },
  'bulk-case': { counts: 'issued', run: (runtime, body) => ofBulk(runtime, decideInBulk, body) },
  'bulk-vacate': {
    counts: 'bulkReversed',
    run: (runtime, body) => ofBulk(runtime, reverseInBulk, body),
  },
  'case-promise': {
    counts: 'closedInFavour',
    run: (runtime, body) => closeLateCase(runtime, body),
  },
  'view-unanswered': {
    counts: 'closedInFavour',
    run: (runtime, body) => leaveUnanswered(runtime, body),
  },
  'appeal-promise': { counts: 'stayed', run: (runtime, body) => stayForLateAppeal(runtime, body) },
  'panel-turn': {
    counts: 'panelTurns',
    run: (runtime, { panel }) =>
      clockwork(runtime, (work) => takePanelTurn(runtime, work, panel as PanelId)),
  },
  'reopening-promise': {
    counts: 'reopened',
    run: (runtime, { reopening }) =>
      clockwork(runtime, (work) => acceptUnanswered(work, reopening as ReopeningId)),
  },
  'decision-final': { counts: 'madeFinal', run: (runtime, body) => makeFinal(runtime, body) },
  'restriction-expiry': {
    counts: 'announced',
    run: (runtime, body) => announceExpiry(runtime, body),
  },
  'duty-promise': {
    counts: 'dutiesOverdue',
    run: (runtime, body) =>
      clockwork(runtime, (work) => noteNeglect(runtime, work, body['duty'] as DutyId)),
  },
  'access-told': {
    counts: 'accessesTold',
    run: (runtime, body) =>
      clockwork(runtime, (work) => tellConcerned(work, body['access'] as AccessId)),
  },
  'order-telling': {
    counts: 'announced',
    run: (runtime, body) => tellAfterSilence(runtime, body['order'] as OrderId),
  },
  erasure: {
    counts: 'erased',
    run: async (runtime, { erasure }) =>
      (await carryOnErasing(runtime, erasure as ErasureId)) ? 'done' : 'nothing',
  },
  webhook: {
    counts: 'delivered',
    run: (runtime, body) => deliverWebhook(runtime, String(body['delivery'])),
  },
  letter: { counts: 'delivered', run: (runtime, body) => writeTold(runtime, body as never) },
  // Last: a mail server that does not answer keeps nothing else waiting.
  mail: {
    counts: 'delivered',
    run: (runtime, body) => deliverLetter(runtime, String(body['letter'])),
  },
};

export const outboxTopics: readonly string[] = Object.keys(topics);

type Body = Readonly<Record<string, unknown>>;
type Task = (runtime: Runtime, body: Body, item: string) => Promise<Done>;

/**
 * Runs everything that is due. Nothing here is needed for a restriction to end: that is computed on
 * read. While the clock is not believed, nothing with a deadline runs.
 */
export async function tick(runtime: Runtime): Promise<TickReport> {
  const counts: Record<keyof TickReport, number> = {
    issued: 0,
    bulkRun: 0,
    bulkReversed: 0,
    closedInFavour: 0,
    stayed: 0,
    panelTurns: 0,
    reopened: 0,
    madeFinal: 0,
    announced: 0,
    lookedAgain: 0,
    findingsJoined: 0,
    setAside: 0,
    dutiesOverdue: 0,
    accessesTold: 0,
    erased: 0,
    delivered: 0,
    failed: 0,
  };
  if (runtime.clock.suspicion() !== undefined) return counts;
  await runtime.engineRoom.refresh(runtime.rulebooks.history, runtime.clock.now());
  for (const [topic, { counts: name, run }] of Object.entries(topics)) {
    for (let more = true; more; ) {
      const { taken, done, failed } = await runTopic(runtime, topic, run);
      counts[name] += done;
      counts.failed += failed;
      more = taken === AT_ONCE;
    }
  }
  return counts;
}

async function runTopic(
  runtime: Runtime,
  topic: string,
  run: Task,
): Promise<{ taken: number; done: number; failed: number }> {
  const now = runtime.clock.now();
  const leaseUntil = instantFromMs(instantMs(now) + LEASE_MS);
  const items = await runtime.store.takeOutbox(topic, now, leaseUntil, AT_ONCE);
  // Another process may have committed an item since this one last looked at what others did.
  if (items.length > 0) await runtime.keepUp();
  let done = 0;
  let failed = 0;
  for (const item of items) {
    const outcome = await runItem(runtime, item, run);
    if (outcome === 'done') done += 1;
    if (typeof outcome === 'object') failed += 1;
  }
  return { taken: items.length, done, failed };
}

async function runItem(runtime: Runtime, item: TakenOutboxItem, run: Task): Promise<Done> {
  const outcome = await tryItem(runtime, item, run);
  if (typeof outcome === 'object') await runtime.store.retryOutbox(item.id, outcome.retryAt);
  else await runtime.store.acknowledgeOutbox(item.id);
  return outcome;
}

/** An item that the program cannot do keeps no other from being done: after some tries it waits. */
async function tryItem(runtime: Runtime, item: TakenOutboxItem, run: Task): Promise<Done> {
  try {
    return await run(runtime, item.body as Body, item.id);
  } catch (problem) {
    if (!isMistake(problem)) throw problem;
    const { id, topic, attempts } = item;
    const reason = placeOf(problem);
    if (attempts + 1 < TRIES) return { retryAt: soon(runtime) };
    const failed = { item: id, topic, reason };
    await clockwork(runtime, (work) => setWorkAside(work, failed));
    runtime.log(`a piece of work (${topic}) was set aside: ${reason}; see \`evenhand aside list\``);
    return { retryAt: untilTakenUp };
  }
}

/**
 * Commits a piece of clockwork; a refusal means that it has become pointless, except when the store
 * is busy.
 */
async function clockwork(runtime: Runtime, task: (work: Work) => Promise<boolean>): Promise<Done> {
  return settled(runtime, await handle(runtime, { by: { kind: 'anonymous' } }, task));
}

/** A step of a bulk job; what it was refused for stands in the job already. */
async function ofBulk(
  runtime: Runtime,
  step: (runtime: Runtime, body: BulkStep) => Promise<Result<boolean, Refusal>>,
  body: Body,
): Promise<Done> {
  return settled(runtime, await step(runtime, body as unknown as BulkStep));
}

function settled(runtime: Runtime, done: Result<boolean, Refusal>): Done {
  if (done.ok) return done.value ? 'done' : 'nothing';
  return isBusy(done.error) ? { retryAt: soon(runtime) } : 'nothing';
}

function soon(runtime: Runtime): Instant {
  return instantFromMs(instantMs(runtime.clock.now()) + RETRY_MS);
}

async function join(runtime: Runtime, body: Body, item: string): Promise<Done> {
  const waiting = body as unknown as WaitingFinding;
  return await clockwork(runtime, (work) => joinFinding(runtime, work, waiting, item));
}

async function again(runtime: Runtime, body: Body): Promise<Done> {
  await lookAgain(runtime, body as unknown as Overtaken);
  return 'done';
}

async function setAside(runtime: Runtime, body: Body): Promise<Done> {
  const unanswered = body as unknown as UnansweredActivity;
  return await clockwork(runtime, (work) => setUnansweredAside(work, unanswered));
}

/** The hold is over: the author's rights are looked up again before anything takes effect (T20). */
async function issue(runtime: Runtime, body: Body): Promise<Done> {
  const id = body['decision'] as DecisionId;
  const issued: Result<boolean, Refusal> = await handle(
    runtime,
    { by: { kind: 'anonymous' } },
    async (work) => {
      const decision = await work.load(decisions, id);
      if (decision.phase !== 'held') return false;
      await issueDecision(runtime, work, id);
      return true;
    },
  );
  if (issued.ok) return issued.value ? 'done' : 'nothing';
  if (issued.error.refused !== 'authority_ended') return { retryAt: soon(runtime) };
  return await clockwork(runtime, async (work) => {
    const { made } = (await work.load(decisions, id)) as MadeDecision;
    const staff = await work.load(staffMembers, made.decidedBy);
    await work.apply(decisions, id, { type: 'undo-decision', staff }, CLOCK);
    await withdrawDecision(work, id, { reason: 'authority-ended', by: CLOCK });
    return true;
  });
}

/** Past its promise an open case closes in the member's favour (D8). */
async function closeLateCase(runtime: Runtime, body: Body): Promise<Done> {
  const id = body['case'] as CaseId;
  return await clockwork(runtime, async (work) => {
    const file = await work.load(cases, id);
    if (file.phase === 'decision-pending') await lapseUnconfirmed(work, file);
    if ((await work.load(cases, id)).phase !== 'open') return false;
    await work.apply(cases, id, { type: 'close-in-favour' }, CLOCK);
    const held = await releaseHolds(work, id);
    await tellReporters(work, id, 'closed-in-favour');
    // Who was never told of a case need not be frightened by its end.
    if (held) tell(work, { kind: 'case-closed', case: id });
    return true;
  });
}

/** What somebody said after an urgent decision and nobody answered lifts it. */
async function leaveUnanswered(runtime: Runtime, body: Body): Promise<Done> {
  return await clockwork(runtime, (work) => liftUnanswered(work, body['case'] as CaseId));
}

// A grave decision that no second person agreed to in time is none.
async function lapseUnconfirmed(work: Work, { decision: id, opened }: OpenCase): Promise<void> {
  if (id === undefined) return;
  const decision = await work.load(decisions, id);
  if (decision.phase !== 'awaiting-second-person') return;
  const { promisedBy } = opened;
  await work.apply(decisions, id, { type: 'lapse', promisedBy }, CLOCK);
  await withdrawDecision(work, id, { reason: 'promise-passed', by: CLOCK });
}

/** A late appeal stays the restriction until the outcome: never the other way round. */
async function stayForLateAppeal(runtime: Runtime, body: Body): Promise<Done> {
  const id = body['appeal'] as AppealId;
  return await clockwork(runtime, async (work) => {
    const before = (await work.load(appeals, id)) as FiledAppeal;
    if (before.phase !== 'waiting' || before.lateSince !== undefined) return false;
    await work.apply(appeals, id, { type: 'note-late' }, CLOCK);
    for (const bound of await restrictionsByDecision(work, before.received.decision)) {
      const restriction = bound.imposed.restriction;
      const state = await work.apply(
        restrictions,
        restriction,
        { type: 'stay', appeal: id },
        CLOCK,
      );
      if (state.phase === 'none' || state === bound) continue;
      await resumeAppeals(work, state);
      await announce(work, 'restriction.ended', restrictionPayload(state, 'stayed'));
    }
    return true;
  });
}

async function makeFinal(runtime: Runtime, body: Body): Promise<Done> {
  const id = body['decision'] as DecisionId;
  return await clockwork(runtime, async (work) => {
    const decision = await work.load(decisions, id);
    if (decision.phase !== 'issued') return false;
    const appealWindowEndsAt = await windowEnd(work, decision);
    const waiting = await work.store.list({ index: 'appeals-against', key: id, limit: 1 });
    if (appealWindowEndsAt === undefined || waiting.length > 0) return false;
    if ((await openDisputeOf(work, id)) !== undefined) return false;
    await work.apply(decisions, id, { type: 'make-final', appealWindowEndsAt }, CLOCK);
    return true;
  });
}

async function windowEnd(work: Work, decision: MadeDecision): Promise<Instant | undefined> {
  if (decision.statement === undefined) {
    return decision.issuedAt && addDuration(decision.issuedAt, limits.appealWindowMin);
  }
  const statement = await work.load(statements, decision.statement);
  return statement.phase === 'none' ? undefined : statement.delivered?.appealUntil;
}

async function announceExpiry(runtime: Runtime, body: Body): Promise<Done> {
  const id = body['restriction'] as RestrictionId;
  return await clockwork(runtime, async (work) => {
    const before = await work.load(restrictions, id);
    const state = await work.apply(restrictions, id, { type: 'announce-expiry' }, CLOCK);
    if (state === before || state.phase === 'none') return false;
    await announce(work, 'restriction.ended', restrictionPayload(state, 'expired'));
    return true;
  });
}

/** Removes what retention says must go. Runs apart from `tick`, once an hour is enough. */
export async function sweep(runtime: Runtime): Promise<void> {
  if (runtime.clock.suspicion() !== undefined) return;
  const now = runtime.clock.now();
  const retention = versionInForce(runtime.rulebooks.history, now)?.rulebook.retention;
  if (retention === undefined) return;
  const before = (length: typeof retention.activities): Instant =>
    instantFromMs(instantMs(now) - durationMs(length));
  await letGo(runtime);
  await runtime.store.sweep(now, {
    activitiesReceivedBefore: before(retention.activities),
    idempotencyBefore: before(limits.idempotencyKeySpent),
  });
  runtime.powers.prune(now);
}
