import type { AppealId, OutsideReviewId, PanelId } from '../kernel/identifier.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import type { AppealOutcome } from './appeal/event.ts';
import type { Context } from './decider.ts';
import type { OutsideReviewState } from './outside-review/state.ts';
import type { PanelState } from './panel/state.ts';

/** What people who are not on the staff came to, with the record that it was people (A3). */
export type HearingConclusion =
  | { readonly kind: 'panel'; readonly panel: PanelState }
  | { readonly kind: 'outside-reviewer'; readonly review: OutsideReviewState };

export interface ConcludedOutcome {
  readonly outcome: AppealOutcome;
  readonly rung?: string;
}

export function conclusionId(conclusion: HearingConclusion): PanelId | OutsideReviewId | undefined {
  if (conclusion.kind === 'panel') {
    return conclusion.panel.phase === 'none' ? undefined : conclusion.panel.called.panel;
  }
  return conclusion.review.phase === 'none' ? undefined : conclusion.review.named.review;
}

/** The outcome that the record holds; undefined while nobody has come to one. */
export function concludedOutcome(conclusion: HearingConclusion): ConcludedOutcome | undefined {
  if (conclusion.kind === 'panel') {
    return conclusion.panel.phase === 'none' ? undefined : conclusion.panel.concluded;
  }
  return conclusion.review.phase === 'none' ? undefined : conclusion.review.concluded;
}

/**
 * Why this record does not carry an outcome of this appeal, or undefined. Whoever speaks has to be
 * the panel or the reviewer itself, and to have come to an outcome as people do: with their ballots
 * or their finding on record (A3; DSA Article 20(6)).
 */
export function conclusionProblem(
  conclusion: HearingConclusion,
  appeal: AppealId,
  { by }: Pick<Context, 'by'>,
): Refusal<'role_required'> | undefined {
  const speaks =
    (by.kind === 'panel' || by.kind === 'outside-reviewer') &&
    by.kind === conclusion.kind &&
    by.id === conclusionId(conclusion);
  const heard = appealOf(conclusion) === appeal && concludedOutcome(conclusion) !== undefined;
  if (speaks && heard) return undefined;
  return refuse('role_required', 'Only people who heard this appeal can decide it.');
}

function appealOf(conclusion: HearingConclusion): AppealId | undefined {
  if (conclusion.kind === 'panel') {
    return conclusion.panel.phase === 'none' ? undefined : conclusion.panel.called.appeal;
  }
  return conclusion.review.phase === 'none' ? undefined : conclusion.review.named.appeal;
}
