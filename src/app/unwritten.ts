/** Whether the store found no room: nothing was changed, and later there may be some. */
export function isStorageFull(problem: unknown): problem is Error {
  return problem instanceof Error && problem.name === 'StorageFull';
}

/** Whether other writers were in the way for too long: nothing was changed. */
export function isStoreBusy(problem: unknown): problem is Error {
  return problem instanceof Error && problem.name === 'StoreBusy';
}

/** Whether a write changed nothing and may be tried again, with the store as good as before. */
export function isUnwritten(problem: unknown): problem is Error {
  return isStorageFull(problem) || isStoreBusy(problem);
}
