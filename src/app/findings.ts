import type { Activity } from '../domain/activity.ts';
import type { EvidenceTaken } from '../domain/case/event.ts';
import type { Actor, Subject } from '../domain/person.ts';
import type { ImposedRestriction } from '../domain/restriction/state.ts';
import type { Finding } from '../engine/finding.ts';
import type {
  ActivityId,
  FamilyId,
  FindingId,
  RestrictionId,
  RuleId,
  StatementId,
} from '../kernel/identifier.ts';
import { ruleOf } from '../rulebook/model.ts';
import { restrictions } from './aggregates.ts';
import { announce, restrictionPayload } from './announce.ts';
import { bringToCase } from './case-files.ts';
import { makeHoldStatement } from './make-statement.ts';
import type { Runtime } from './runtime.ts';
import { takeFromActivity } from './snapshots.ts';
import type { WaitingFinding } from './waiting.ts';
import type { Work } from './work.ts';

/**
 * What a machine's remark may do: open or join a case, and hold one item back for at most 72 hours.
 * It decides nothing, and no path from here leads to a restriction on a person (D1). Answers
 * whether it did anything: whoever died before marking the item of work as done comes a second
 * time, and then there is nothing to do.
 */
export async function joinFinding(
  runtime: Runtime,
  work: Work,
  waiting: WaitingFinding,
  item: string,
): Promise<boolean> {
  const key = `joined/${item}`;
  if ((await work.store.holder(key)) !== undefined) return false;
  const { finding } = waiting;
  const activity = await work.store.activity(waiting.source, waiting.activity as ActivityId);
  const named = ruleOf(runtime.rulebooks.history, finding.rule);
  if (activity === undefined || named === undefined) return false;
  // An activity that was looked at again was perhaps found by this rule before.
  const found = foundKey(waiting.source, waiting.activity, finding.rule.rule);
  if ((await work.store.holder(found)) !== undefined) return false;
  // Nobody has seen it yet: what came meanwhile may have changed what was counted.
  if (runtime.engineRoom.stillHolds(finding.rule, activity, work.at) === false) return false;
  const id = work.newId() as FindingId;
  work.claim(key, id);
  work.claim(found, id);
  const by: Actor = { kind: 'engine', rule: finding.rule.rule };
  await bringToCase(runtime, work, {
    subject: subjectOf(activity),
    source: 'own-initiative',
    family: named.rule.family satisfies FamilyId,
    automatedDetection: true,
    matter: { kind: 'finding', finding: id, rule: finding.rule, activities: finding.activities },
    evidence: await evidenceOf(work, waiting, activity),
    by,
  });
  if (finding.effect.kind === 'hold') await holdItem(runtime, work, { id, finding, activity, by });
  return true;
}

/** Taken by the one finding that a rule, whatever its version, ever makes of an activity. */
export function foundKey(source: string, activity: string, rule: RuleId): string {
  return `found/${JSON.stringify([source, activity, rule])}`;
}

function subjectOf(activity: Activity): Subject {
  const member = activity.actor.id;
  if (activity.item === undefined) return { kind: 'member', member };
  return { kind: 'item', item: activity.item, author: member };
}

/**
 * Every activity the rule names, as far as it is still kept; the last one with the matched spans.
 */
async function evidenceOf(
  work: Work,
  { source, finding }: WaitingFinding,
  last: Activity,
): Promise<readonly EvidenceTaken[]> {
  const earlier: EvidenceTaken[] = [];
  for (const id of finding.activities) {
    if (id === last.id) continue;
    const activity = await work.store.activity(source, id);
    if (activity !== undefined) earlier.push(takeFromActivity(work, activity));
  }
  return [...earlier, takeFromActivity(work, last, finding.spans)];
}

async function holdItem(
  runtime: Runtime,
  work: Work,
  held: {
    readonly id: FindingId;
    readonly finding: Finding;
    readonly activity: Activity;
    readonly by: Actor;
  },
): Promise<void> {
  const { finding, activity, by } = held;
  if (finding.effect.kind !== 'hold' || activity.item === undefined) return;
  const restriction = work.newId() as RestrictionId;
  const statement = work.newId() as StatementId;
  const state = (await work.apply(
    restrictions,
    restriction,
    {
      type: 'impose',
      restriction,
      statement,
      for: finding.effect.for,
      target: { kind: 'item', item: activity.item, author: activity.actor.id },
      measure: 'hide',
      basis: { kind: 'hold', finding: held.id, rule: finding.rule.rule },
    },
    by,
  )) as ImposedRestriction;
  await makeHoldStatement(runtime, work, { statement, restriction: state, finding, activity });
  work.send('restriction-expiry', { restriction }, state.imposed.endsAt);
  await announce(work, 'restriction.imposed', restrictionPayload(state));
}
