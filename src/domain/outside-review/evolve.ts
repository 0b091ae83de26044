import type { OutsideReviewEvent } from './event.ts';
import type { NamedReview, OutsideReviewState } from './state.ts';

export const initialOutsideReview: OutsideReviewState = { phase: 'none' };

export function evolveOutsideReview(
  state: OutsideReviewState,
  event: OutsideReviewEvent,
): OutsideReviewState {
  if (event.type === 'outside-reviewer-named') {
    const { type: _, ...named } = event;
    return { phase: 'named', named };
  }
  return state.phase === 'none' ? state : changed(state, event);
}

function changed(
  state: NamedReview,
  event: Exclude<OutsideReviewEvent, { type: 'outside-reviewer-named' }>,
): NamedReview {
  const { at } = event;
  switch (event.type) {
    case 'outside-finding-recorded':
      return { ...state, finding: { at, breach: event.breach } };
    case 'outside-first-opened':
      return { ...state, openedFirst: { at } };
    case 'outside-review-revoked':
      return { ...state, phase: 'revoked', revoked: { at, by: event.by, reason: event.reason } };
    case 'outside-review-concluded': {
      const { outcome, rung } = event;
      const step = rung === undefined ? {} : { rung };
      return { ...state, phase: 'concluded', concluded: { at, outcome, ...step } };
    }
  }
}
