import type { DecisionId } from '../kernel/identifier.ts';
import { nothingHere } from './access.ts';
import { decisions } from './aggregates.ts';
import type { DecisionView } from './contract/cases.ts';
import { stop } from './handle.ts';
import type { Work } from './work.ts';

/** A decision as staff read it. */
export async function decisionView(work: Work, id: DecisionId): Promise<DecisionView> {
  const decision = await work.load(decisions, id);
  if (decision.phase === 'none') return stop(nothingHere());
  const { made } = decision;
  const reasons = await work.part(made.reasons);
  const stored = await work.store.view(`decision-${id}`);
  return {
    decision: id,
    version: stored?.version ?? 0,
    case: made.case,
    phase: decision.phase,
    outcome: made.outcome,
    ...(made.rule === undefined ? {} : { rule: made.rule }),
    ...(made.rungChosen === undefined ? {} : { rung: made.rungChosen }),
    ...(made.milder === undefined ? {} : { milder: made.milder }),
    measures: made.measures,
    decidedBy: made.decidedBy,
    decidedAt: made.at,
    ...(decision.heldUntil === undefined ? {} : { heldUntil: decision.heldUntil }),
    ...(decision.statement === undefined ? {} : { statement: decision.statement }),
    reasons: typeof reasons?.body === 'string' ? reasons.body : '',
  };
}
