/** Whether the store found no room: nothing was changed, and later there may be some. */
export function isStorageFull(problem: unknown): problem is Error {
  return problem instanceof Error && problem.name === 'StorageFull';
}
