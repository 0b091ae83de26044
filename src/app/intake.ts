import type { Activity } from '../domain/activity.ts';
import type { Evaluation } from '../engine/engine.ts';
import type { Json } from '../kernel/canonical-json.ts';
import { durationMs } from '../kernel/duration.ts';
import { elapsedMs, type Instant } from '../kernel/instant.ts';
import { limits } from '../kernel/limits.ts';
import { refuse } from '../kernel/refusal.ts';
import { ok } from '../kernel/result.ts';
import { ruleOf } from '../rulebook/model.ts';
import type { ActivityOutcome, IdempotencyRecord } from '../store/port.ts';
import { nothingHere, requireScope } from './access.ts';
import { setUnknownAside } from './aside.ts';
import type { Answer, Call } from './contract/call.ts';
import type { ActivityInput, ActivityResult, Intake, Screening } from './contract/intake.ts';
import type { ExplainedFinding } from './engine-room.ts';
import { answer, handle, once, stop } from './handle.ts';
import { callerKey } from './principal.ts';
import type { Runtime } from './runtime.ts';
import { overtakenItems, waitingItems } from './waiting.ts';

/**
 * Takes activities in, runs the rulebook over them, and answers before they are published
 * (`screen`).
 */
export function createIntake(runtime: Runtime): Intake {
  return {
    take: (batch, call) => take(runtime, batch, call),
    screen: (activity, call) =>
      answer(async () => {
        requireScope(call, 'screen');
        return screening(runtime, runtime.engineRoom.screen(activity));
      }),
  };
}

async function take(
  runtime: Runtime,
  batch: readonly ActivityInput[],
  call: Call,
): Answer<readonly ActivityResult[]> {
  const permitted = await answer(async () => {
    requireScope(call, 'activities:write');
    if (call.by.kind !== 'platform') return stop(nothingHere());
    if (call.by.community !== runtime.community) stop(nothingHere());
    if (batch.length > limits.activityBatchMax) stop(tooMany(batch.length));
  });
  if (!permitted.ok) return permitted;
  const own = batch.map((input) =>
    isFromElsewhere(runtime, input) ? fromElsewhere(input) : input,
  );
  return await once(runtime, call, async () => {
    const kept = await keepAside(runtime, own, call);
    return kept.ok ? await storeBatch(runtime, own, call) : kept;
  });
}

function isFromElsewhere(runtime: Runtime, input: ActivityInput): input is Known {
  return input.kind === 'activity' && input.activity.community !== runtime.community;
}

type Known = Extract<ActivityInput, { kind: 'activity' }>;

/** What happened in another community is not taken in, so that it can never count here (E4). */
function fromElsewhere({ activity }: Known): ActivityInput {
  const detail = 'This happened in another community. Send what happens in this one.';
  const refusal = refuse('evidence_from_elsewhere', detail, { pointer: '/community' });
  return { kind: 'refused', id: activity.id, refusal };
}

/**
 * One transaction: the activities, the findings that wait for a case, and the answer to remember.
 */
async function storeBatch(
  runtime: Runtime,
  batch: readonly ActivityInput[],
  call: Call,
): Answer<readonly ActivityResult[]> {
  const now = runtime.clock.now();
  const activities = batch.flatMap((input) => (input.kind === 'activity' ? [input.activity] : []));
  const lateAfterMs = durationMs(limits.lateActivityAfter);
  const isLate = (activity: Activity): boolean => elapsedMs(activity.time, now) > lateAfterMs;
  let results: readonly ActivityResult[] = [];
  let due = 0;
  // A store may conclude a second time, and by then the windows know what came the first time.
  const evaluated = new Map<Activity, Evaluation>();
  const evaluateOnce = (activity: Activity): Evaluation => {
    const evaluation = evaluated.get(activity) ?? runtime.engineRoom.evaluate(activity);
    evaluated.set(activity, evaluation);
    return evaluation;
  };
  const taken = runtime.engineRoom.expect(now);
  try {
    await runtime.store.takeActivities({
      activities,
      receivedAt: now,
      conclude: (outcomes) => {
        const evaluations = activities.map((activity, index) =>
          outcomes[index] === 'stored' && !isLate(activity) ? evaluateOnce(activity) : undefined,
        );
        const waiting = activities.flatMap((activity, index) => {
          const evaluation = evaluations[index];
          return evaluation === undefined ? [] : waitingItems(runtime, activity, evaluation);
        });
        waiting.push(
          ...overtakenItems(
            runtime,
            evaluations.filter((one) => one !== undefined),
          ),
        );
        due = waiting.length;
        results = resultsOf(batch, { outcomes, evaluations, isLate });
        const idempotency = recordOf(call, results, now);
        return { outbox: waiting, ...(idempotency === undefined ? {} : { idempotency }) };
      },
    });
    runtime.engineRoom.settle(true);
  } catch (problem) {
    if (evaluated.size > 0) runtime.engineRoom.settle(false);
    throw problem;
  } finally {
    taken();
  }
  if (due > 0) runtime.wake();
  return ok(results);
}

function resultsOf(
  batch: readonly ActivityInput[],
  {
    outcomes,
    evaluations,
    isLate,
  }: {
    readonly outcomes: readonly ActivityOutcome[];
    readonly evaluations: readonly (Evaluation | undefined)[];
    readonly isLate: (activity: Activity) => boolean;
  },
): readonly ActivityResult[] {
  let next = 0;
  return batch.map((input): ActivityResult => {
    if (input.kind === 'refused')
      return { id: input.id, result: 'refused', refusal: input.refusal };
    if (input.kind === 'unknown') {
      return { id: input.id, result: 'set-aside', code: 'unknown_version' };
    }
    const { id } = input.activity;
    const at = next++;
    if (outcomes[at] === 'duplicate') return { id, result: 'duplicate' };
    if (isLate(input.activity)) return { id, result: 'late' };
    const notCountedBy = evaluations[at]?.outOfOrder?.notCountedBy ?? [];
    return { id, result: 'accepted', ...(notCountedBy.length === 0 ? {} : { notCountedBy }) };
  });
}

function recordOf(
  call: Call,
  results: readonly ActivityResult[],
  at: Instant,
): IdempotencyRecord | undefined {
  if (call.idempotency === undefined) return undefined;
  const answered = results as unknown as Json;
  return { caller: callerKey(call.by), ...call.idempotency, answer: answered, at };
}

/**
 * Types this server does not know yet are kept whole, seen by staff, and can be taken in after an
 * upgrade.
 */
async function keepAside(
  runtime: Runtime,
  batch: readonly ActivityInput[],
  call: Call,
): Answer<null> {
  const unknown = batch.filter((input) => input.kind === 'unknown');
  if (unknown.length === 0) return ok(null);
  return await handle(runtime, { by: call.by }, async (work) => {
    for (const input of unknown) await setUnknownAside(work, input, call.by);
    return null;
  });
}

function screening(runtime: Runtime, findings: readonly ExplainedFinding[]): Screening {
  return {
    findings: findings.map(({ finding, why }) => ({
      rule: finding.rule,
      title: finding.title,
      text: ruleOf(runtime.rulebooks.history, finding.rule)?.rule.text ?? '',
      effect: finding.effect.kind,
      ...(finding.effect.kind === 'hold' ? { holdFor: finding.effect.for } : {}),
      why,
    })),
  };
}

function tooMany(length: number): ReturnType<typeof refuse<'too_many'>> {
  return refuse(
    'too_many',
    `This batch has ${length} activities. Send at most ${limits.activityBatchMax} at once.`,
    { facts: { max: limits.activityBatchMax } },
  );
}
