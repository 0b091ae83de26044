import type { Instant } from '../../kernel/instant.ts';
import type { ItemMeasure } from '../../rulebook/model.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `20 November 2026`, in UTC. */
export function dayWords(at: Instant): string {
  const month = months[Number(at.slice(5, 7)) - 1] ?? '';
  return `${Number(at.slice(8, 10))} ${month} ${at.slice(0, 4)}`;
}

/** `20 November 2026, 08:15 UTC`. */
export function momentWords(at: Instant): string {
  return `${dayWords(at)}, ${at.slice(11, 16)} UTC`;
}

/** What an order does to an item; the sentence goes on from the item. */
export const measureWords: Readonly<Record<ItemMeasure, string>> = {
  hide: 'is hidden from other members',
  remove: 'is taken down',
  label: 'carries a note that explains it',
  'age-gate': 'is shown to adults only',
  'limit-replies': 'takes no new replies',
  demote: 'is shown less prominently',
};
