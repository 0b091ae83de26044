import type { Wording } from '../words/wording.ts';

/** A whole number as the reader writes it: `1,240`, `1.240`. */
export function countText(amount: number): Wording {
  return { say: (hand) => hand.count(amount) };
}

/** A part of a whole in whole percent; the whole is not 0. */
export function shareText(part: number, whole: number): Wording {
  return { say: (hand) => hand.share(part / whole) };
}
