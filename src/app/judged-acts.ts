import type { EvidenceTaken } from '../domain/case/event.ts';
import type { OpenCase } from '../domain/case/state.ts';
import { actKey } from '../domain/decision/acts.ts';
import type { MadeDecision } from '../domain/decision/state.ts';
import type { DecisionId, FamilyId } from '../kernel/identifier.ts';
import { limits } from '../kernel/limits.ts';
import { refuse } from '../kernel/refusal.ts';
import { decisions } from './aggregates.ts';
import { stop } from './handle.ts';
import type { Work } from './work.ts';

interface Claim {
  readonly made: MadeDecision['made'];
  readonly keys: readonly string[];
  readonly file: OpenCase;
}

/**
 * One act is judged once per family (ne bis in idem, D7). The same act may stand in one case as the
 * platform's activity and in another as a text that a reporter showed of the same item: both are
 * looked for.
 */
export async function claimActs(work: Work, decision: DecisionId, claim: Claim): Promise<void> {
  const { made, keys, file } = claim;
  for (const key of keys) await refuseHeld(work, decision, key);
  const family = made.weight?.family;
  const facts = file.evidence.filter(
    (fact) => made.factsReliedOn.includes(fact.evidence) && isJudged(fact, made),
  );
  if (family !== undefined) {
    for (const fact of facts) await refuseUnderOtherName(work, decision, { fact, family });
  }
  for (const key of keys) work.claim(key, decision);
}

function isJudged({ activity, item }: EvidenceTaken, { acts }: MadeDecision['made']): boolean {
  const act = activity ?? item;
  return act !== undefined && acts.includes(act);
}

async function refuseHeld(work: Work, decision: DecisionId, key: string): Promise<void> {
  const holder = await work.store.holder(key);
  if (holder !== undefined && holder !== decision) refuseJudged(holder);
}

async function refuseUnderOtherName(
  work: Work,
  decision: DecisionId,
  { fact, family }: { readonly fact: EvidenceTaken; readonly family: FamilyId },
): Promise<void> {
  const { item, activity, occurredAt } = fact;
  if (item === undefined) return;
  if (activity === undefined) {
    const seen = await work.store.activitiesOfItem(item, limits.pageSizeMax);
    const shown = seen.findLast((one) => one.content !== undefined && one.time <= occurredAt);
    if (shown !== undefined) await refuseHeld(work, decision, actKey(shown.id, family));
    return;
  }
  // An edit after the item was judged as a whole is an act of its own; what came before is not.
  const holder = await work.store.holder(actKey(item, family));
  if (holder === undefined || holder === decision) return;
  const other = await work.load(decisions, holder);
  if (other.phase !== 'none' && other.made.conductAt >= occurredAt) refuseJudged(holder);
}

function refuseJudged(holder: string): never {
  return stop(
    refuse('already_judged', 'This conduct was already decided under the same rule family.', {
      pointer: '/factsReliedOn',
      facts: { decision: holder },
    }),
  );
}
