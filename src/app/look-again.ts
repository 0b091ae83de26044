import type { Activity } from '../domain/activity.ts';
import { findingsOf, findingsThatHold } from '../domain/case/overtaking.ts';
import type { OpenCase } from '../domain/case/state.ts';
import { personKey } from '../domain/person.ts';
import type { Evaluation } from '../engine/engine.ts';
import type { ActivityId, CaseId, FindingId, RuleId } from '../kernel/identifier.ts';
import { limits } from '../kernel/limits.ts';
import { cases } from './aggregates.ts';
import { foundKey } from './findings.ts';
import { handle } from './handle.ts';
import type { Runtime } from './runtime.ts';
import { type Overtaken, waitingItems } from './waiting.ts';
import { idOf, type Work } from './work.ts';

/**
 * Looks once more at activities whose windows count something by now that came after them and
 * happened before. What a rule finds now waits for a case like any other finding; where a rule does
 * not hold any more, the case of its finding says so. Both are done once, however often this runs.
 */
export async function lookAgain(runtime: Runtime, { activities }: Overtaken): Promise<void> {
  for (const { source, id } of activities) {
    const activity = await runtime.store.activity(source, id as ActivityId);
    // Erased or swept meanwhile.
    if (activity === undefined) continue;
    const evaluation = runtime.engineRoom.reconsider(activity);
    await joinNew(runtime, activity, evaluation);
    await markOvertaken(runtime, activity);
  }
}

async function joinNew(
  runtime: Runtime,
  activity: Activity,
  { findings }: Evaluation,
): Promise<void> {
  const { source, id } = activity;
  const fresh: Evaluation['findings'][number][] = [];
  for (const finding of findings) {
    const holder = await runtime.store.holder(foundKey(source, id, finding.rule.rule));
    if (holder === undefined) fresh.push(finding);
  }
  const outbox = waitingItems(runtime, activity, { findings: fresh, problems: [] });
  if (outbox.length > 0) await runtime.store.commit({ streams: [], outbox });
}

/** Lets the cases of the findings that were made of an activity know whether they hold. */
async function markOvertaken(runtime: Runtime, activity: Activity): Promise<void> {
  const now = runtime.clock.now();
  const views = await runtime.store.list({
    index: 'cases-about',
    key: personKey({ kind: 'member', id: activity.actor.id }),
    direction: 'descending',
    limit: limits.pageSizeDefault,
  });
  for (const view of views) {
    const file = view.body as unknown as OpenCase;
    for (const { rule, activities, finding } of findingsOf(file)) {
      if (activities.at(-1) !== activity.id) continue;
      const holds = runtime.engineRoom.stillHolds(rule, activity, now);
      if (holds === undefined || holds === isMarkedAsHolding(file, finding)) continue;
      await mark(runtime, { id: idOf(view.stream) as CaseId, finding, rule: rule.rule, holds });
    }
  }
}

function isMarkedAsHolding(file: OpenCase, finding: FindingId): boolean {
  return findingsThatHold(file).some((one) => one.finding === finding);
}

async function mark(
  runtime: Runtime,
  about: { id: CaseId; finding: FindingId; rule: RuleId; holds: boolean },
): Promise<void> {
  const { id, finding, rule, holds } = about;
  await handle(runtime, { by: { kind: 'anonymous' } }, async (work: Work) => {
    const command = { type: 'overtake-finding', finding, holds } as const;
    await work.apply(cases, id, command, { kind: 'engine', rule });
    return null;
  });
}
