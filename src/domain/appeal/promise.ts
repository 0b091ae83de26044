import type { Duration } from '../../kernel/duration.ts';
import {
  addDuration,
  earlier,
  elapsedMs,
  type Instant,
  instantFromMs,
  instantMs,
} from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { type ImposedRestriction, phaseAt } from '../restriction/state.ts';

/**
 * When an outcome is promised: by the rulebook's own promise, within 72 hours, and before half of
 * the time that is left of the restriction that ends first – so that whoever appeals at once is
 * answered before half of it has run, and an appeal still helps whoever comes later.
 */
export function outcomePromisedBy(
  filedAt: Instant,
  promise: Duration | undefined,
  restrictions: readonly ImposedRestriction[],
): Instant {
  const most = addDuration(filedAt, limits.reviewerPromiseMax);
  const ownPromise = promise === undefined ? most : addDuration(filedAt, promise);
  const halves = restrictions
    .filter((restriction) => phaseAt(restriction, filedAt) === 'in-force')
    .map(({ imposed }) => halfWay(filedAt, imposed.endsAt));
  return [ownPromise, ...halves].reduce(earlier, most);
}

function halfWay(from: Instant, to: Instant): Instant {
  return instantFromMs(instantMs(from) + Math.floor(elapsedMs(from, to) / 2));
}
