import { DAY_MS, durationMs } from '../../../kernel/duration.ts';
import type { RungMeasure } from '../../../rulebook/model.ts';

/** No restriction and no course of conduct takes longer. */
export const LONGEST_MS: number = 365 * DAY_MS;

/** What each measure on a person takes away, written down a second time on purpose. */
export const takes: Readonly<Record<string, readonly string[]>> = {
  'slow-mode': ['post', 'reply'],
  'no-links': ['link'],
  'no-media': ['media'],
  'read-only': ['post', 'reply', 'link', 'media', 'direct-message'],
  'no-new-groups': ['create-group'],
  'no-direct-messages': ['direct-message'],
  'no-stewardship': ['steward-group'],
  suspension: [
    'take-part',
    'post',
    'reply',
    'link',
    'media',
    'direct-message',
    'create-group',
    'steward-group',
    'receive-payout',
  ],
  'payout-hold': ['receive-payout'],
  'pause-reports': [],
  'pause-appeals': [],
};

/** What each measure on an item takes from it: whoever hides it needs not demote it too. */
const takesFromItem: Readonly<Record<string, readonly string[]>> = {
  remove: ['existence', 'sight', 'freedom from remarks', 'open door', 'replies', 'rank'],
  hide: ['sight', 'freedom from remarks', 'open door', 'replies', 'rank'],
  label: ['freedom from remarks'],
  'age-gate': ['open door'],
  'limit-replies': ['replies'],
  demote: ['rank'],
};

export const onItems: readonly string[] = Object.keys(takesFromItem);

type Taking = Pick<RungMeasure, 'kind' | 'for'>;

/** Whether a measure takes something that none of others takes, or takes it for longer. */
export function beyond(measure: Taking, others: readonly Taking[]): boolean {
  return !others.some(
    (other) =>
      isPartOf(measure.kind, other.kind) && durationMs(measure.for) <= durationMs(other.for),
  );
}

function isPartOf(kind: string, whole: string): boolean {
  if (kind === whole) return true;
  const table = onItems.includes(kind) ? takesFromItem : takes;
  const taken = table[kind] ?? [];
  return taken.length > 0 && taken.every((one) => table[whole]?.includes(one) === true);
}

/** For how long measures bind a person: they begin together, so the longest counts. */
export function personalMs(measures: readonly Taking[]): number {
  const personal = measures.filter(({ kind }) => !onItems.includes(kind));
  return Math.max(0, ...personal.map((measure) => durationMs(measure.for)));
}
