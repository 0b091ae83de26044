/** Whether the database undid every try: nothing was changed, and later it may go through. */
export function isStoreBusy(problem: unknown): problem is Error {
  return problem instanceof Error && problem.name === 'StoreBusy';
}
