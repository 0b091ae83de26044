import { type Refusal, refuse } from '../kernel/refusal.ts';

/** Whether the store found no room: nothing was changed, and later there may be some. */
export function isStorageFull(problem: unknown): problem is Error {
  return problem instanceof Error && problem.name === 'StorageFull';
}

/** Whether others were in the way for too long: nothing was changed. */
export function isStoreBusy(problem: unknown): problem is Error {
  return problem instanceof Error && problem.name === 'StoreBusy';
}

/** Whether the same may work in a moment. */
export function isPassing(problem: unknown): problem is Error {
  return isStorageFull(problem) || isStoreBusy(problem);
}

/** What anybody is told while the store is busy. */
export function storeBusy(): Refusal {
  return refuse(
    'unavailable',
    'Others were in the way for too long, and nothing was changed. Send the same again in a few ' +
      'seconds; with the same Idempotency-Key, nothing is done twice.',
  );
}
