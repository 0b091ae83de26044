import type { Json } from '../kernel/canonical-json.ts';
import { durationMs } from '../kernel/duration.ts';
import { elapsedMs } from '../kernel/instant.ts';
import { limits } from '../kernel/limits.ts';
import { isRefusal, type Refusal, refuse } from '../kernel/refusal.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { CommitConflict, IdempotencyRecord } from '../store/port.ts';
import type { Call } from './contract/call.ts';
import { isStorageFull, isStoreBusy, storeBusy } from './passing-failure.ts';
import type { ChangedStream } from './powers-in-force.ts';
import { callerKey } from './principal.ts';
import type { Runtime } from './runtime.ts';
import { Refused, Work } from './work.ts';

const TRIES = 12;

/**
 * Load → decide → append. Runs a piece of work and commits it whole: events, views, parts, outbox,
 * unique keys and the remembered answer together. When somebody else was quicker, the work is done
 * again on the new state, which tells a caller who said which version they meant what became of it.
 */
export async function handle<Value>(
  runtime: Runtime,
  call: Call,
  task: (work: Work) => Promise<Value>,
): Promise<Result<Value, Refusal>> {
  return await once(runtime, call, () => attempt(runtime, call, task));
}

/**
 * Does a write once for each Idempotency-Key: a repetition is given the first answer, and one that
 * comes while the first still runs is asked to wait (bad inputs 2, 3, 19).
 */
export async function once<Value>(
  runtime: Runtime,
  call: Call,
  write: () => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal>> {
  const running = runningKey(call);
  if (running !== undefined && runtime.running.has(running)) return err(inProgress());
  if (running !== undefined) runtime.running.add(running);
  try {
    return (await recall<Value>(runtime, call)) ?? (await write());
  } catch (problem) {
    if (problem instanceof Refused) return err(problem.refusal);
    const refusal = storageRefusal(problem);
    if (refusal !== undefined) return err(refusal);
    throw problem;
  } finally {
    if (running !== undefined) runtime.running.delete(running);
  }
}

/** For reads: the same refusals, no commit. */
export async function answer<Value>(task: () => Promise<Value>): Promise<Result<Value, Refusal>> {
  try {
    return ok(await task());
  } catch (problem) {
    if (problem instanceof Refused) return err(problem.refusal);
    if (isStoreBusy(problem)) return err(storeBusy());
    throw problem;
  }
}

export function newWork(runtime: Runtime): Work {
  return new Work({
    store: runtime.store,
    at: runtime.clock.now(),
    rulebook: runtime.rulebooks.history,
    newId: runtime.newId,
    writesLetters: runtime.mailer !== undefined,
  });
}

/** Stops the work with a refusal. */
export function stop(refusal: Refusal): never {
  throw new Refused(refusal);
}

async function attempt<Value>(
  runtime: Runtime,
  call: Call,
  task: (work: Work) => Promise<Value>,
): Promise<Result<Value, Refusal>> {
  const first = await oneTry(runtime, call, task);
  if (first.ok) return first.value;
  return await runtime.turns.take(async () => {
    let conflict = first.error;
    for (let tries = 1; tries < TRIES; tries += 1) {
      const next = await oneTry(runtime, call, task);
      if (next.ok) return next.value;
      conflict = next.error;
    }
    return err(conflictRefusal(conflict));
  });
}

/** One try: its outcome, or the conflict that asks for another one. */
async function oneTry<Value>(
  runtime: Runtime,
  call: Call,
  task: (work: Work) => Promise<Value>,
): Promise<Result<Result<Value, Refusal>, CommitConflict>> {
  const work = newWork(runtime);
  const value = await task(work);
  if (work.isEmpty) return ok(ok(value));
  const commit = work.commit();
  const idempotency = recordFor(call, work, value as Json);
  const committed = await runtime.store.commit({
    ...commit,
    ...(idempotency === undefined ? {} : { idempotency }),
  });
  if (!committed.ok) {
    const { error } = committed;
    return error.kind === 'idempotency'
      ? ok(replay<Value>(runtime, error.record, call))
      : err(error);
  }
  // Where others write too, a view that was newer here may be older than theirs.
  if (runtime.store.shared !== undefined) await runtime.keepUp();
  else remember(runtime, commit.streams);
  if (commit.outbox?.some((item) => item.dueAt <= work.at)) runtime.wake();
  return ok(ok(value));
}

/** What a process keeps in memory follows what was committed. */
export function remember(runtime: Runtime, streams: readonly ChangedStream[]): void {
  runtime.powers.apply(streams);
  runtime.leases.apply(streams);
}

function recordFor(call: Call, work: Work, value: Json): IdempotencyRecord | undefined {
  if (call.idempotency === undefined) return undefined;
  const { key, route, fingerprint } = call.idempotency;
  return {
    caller: callerKey(call.by),
    key,
    route,
    fingerprint,
    answer: value ?? null,
    at: work.at,
  };
}

async function recall<Value>(
  runtime: Runtime,
  call: Call,
): Promise<Result<Value, Refusal> | undefined> {
  if (call.idempotency === undefined) return undefined;
  const record = await runtime.store.remembered(callerKey(call.by), call.idempotency.key);
  return record === undefined ? undefined : replay<Value>(runtime, record, call);
}

/** The first answer again, if it is the same request; the key is spoken for if it is not. */
function replay<Value>(
  runtime: Runtime,
  record: IdempotencyRecord,
  call: Call,
): Result<Value, Refusal> {
  const age = elapsedMs(record.at, runtime.clock.now());
  if (age > durationMs(limits.idempotencyKept)) return err(keyExpired());
  const same =
    record.route === call.idempotency?.route && record.fingerprint === call.idempotency.fingerprint;
  if (same) return ok(record.answer as Value);
  return err(
    refuse(
      'idempotency_key_reused',
      'This Idempotency-Key was used for another request. Use a new key for a new request.',
    ),
  );
}

function keyExpired(): Refusal {
  return refuse(
    'key_expired',
    'This Idempotency-Key was used more than 30 days ago, and its answer is gone. Use a new key.',
  );
}

function runningKey(call: Call): string | undefined {
  return call.idempotency === undefined
    ? undefined
    : `${callerKey(call.by)}\n${call.idempotency.key}`;
}

function inProgress(): Refusal {
  return refuse(
    'in_progress',
    'The first request with this Idempotency-Key is still running. Ask again in a second.',
    { facts: { retryAfterSeconds: 1 } },
  );
}

function conflictRefusal(conflict: CommitConflict): Refusal {
  if (conflict.kind === 'version') {
    return refuse(
      'version_changed',
      'Somebody else changed this meanwhile. Load it again; what you typed is still yours.',
      { facts: { version: conflict.actual } },
    );
  }
  return refuse('unavailable', 'Too many people are writing here at once. Try again in a second.', {
    facts: { retryAfterSeconds: 1 },
  });
}

/** A full or busy store is an answer; every other failure of the store stops the server. */
function storageRefusal(problem: unknown): Refusal | undefined {
  if (isRefusal(problem)) return problem;
  if (isStorageFull(problem)) {
    return refuse('storage_full', 'The disk is full. Nothing was changed; reading still works.');
  }
  return isStoreBusy(problem) ? storeBusy() : undefined;
}
