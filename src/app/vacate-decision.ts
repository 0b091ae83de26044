import { actKeys } from '../domain/decision/acts.ts';
import type { MadeDecision } from '../domain/decision/state.ts';
import type { BulkId, DecisionId } from '../kernel/identifier.ts';
import type { StaffCaller } from './access.ts';
import { decisions, restrictions } from './aggregates.ts';
import { announce, decisionPayload, restrictionPayload } from './announce.ts';
import { tellReporters } from './issue.ts';
import { restrictionsByDecision } from './restriction-view.ts';
import type { Work } from './work.ts';

/**
 * Undoes one decision of a job with every effect, as a reversal on appeal does (A6): restrictions,
 * standing (computed from what stands), what the reporters were told.
 */
export async function vacateDecision(
  work: Work,
  undone: { readonly decision: DecisionId; readonly bulk: BulkId; readonly by: StaffCaller },
): Promise<void> {
  const { decision, bulk, by } = undone;
  const before = await work.load(decisions, decision);
  const command = { type: 'vacate-decision', staff: by.record, bulk } as const;
  const after = (await work.apply(decisions, decision, command, by.actor)) as MadeDecision;
  // An appeal has reversed it already, with all that follows.
  if (after === before) return;
  for (const key of actKeys(after.made)) work.release(key);
  for (const { imposed } of await restrictionsByDecision(work, decision)) {
    const id = imposed.restriction;
    const reverse = { type: 'reverse', because: 'decision-vacated' } as const;
    const state = await work.apply(restrictions, id, reverse, by.actor);
    if (state.phase === 'none') continue;
    await announce(work, 'restriction.reversed', restrictionPayload(state, 'reversed'));
  }
  await tellReporters(work, after.made.case, 'reversed-on-review');
  await announce(work, 'decision.reversed', decisionPayload(decision, after, undefined));
}
