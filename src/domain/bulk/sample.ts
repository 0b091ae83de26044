import type { BulkId, CaseId } from '../../kernel/identifier.ts';
import { limits } from '../../kernel/limits.ts';
import type { OpenBulk } from './state.ts';

/** How many cases of a job are opened one by one: at least five and a tenth, or all of fewer. */
export function sampleSizeOf(cases: number): number {
  const share = Math.ceil((cases * limits.bulkSamplePercent) / 100);
  return Math.min(cases, Math.max(limits.bulkSampleMin, share));
}

/**
 * The cases that its author opens, drawn by the job's id: nobody chooses them, and anybody can draw
 * them again. Where one is left out, the next in the draw takes its place, so that leaving out what
 * does not fit makes the sample no smaller.
 */
export function sampleOf({ opened, results }: OpenBulk): readonly CaseId[] {
  const remaining = opened.cases.filter((listed) => results[listed.case]?.kind !== 'left-out');
  return remaining
    .map((listed) => ({ case: listed.case, lot: lotOf(opened.bulk, listed.case) }))
    .toSorted((a, b) => a.lot - b.lot || (a.case < b.case ? -1 : 1))
    .slice(0, opened.sampleSize)
    .map((drawn) => drawn.case);
}

// FNV-1a, stirred once more so that neighbouring ids do not draw neighbouring lots.
function lotOf(bulk: BulkId, id: CaseId): number {
  let hash = 0x811c9dc5;
  for (const character of `${bulk}/${id}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
