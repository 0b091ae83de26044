/**
 * Whether a failure is a mistake of the program over what it was given: the language says so
 * itself. Anything else may come from the store, and a store that fails stops the server.
 */
export function isMistake(problem: unknown): problem is Error {
  return (
    problem instanceof TypeError ||
    problem instanceof RangeError ||
    problem instanceof ReferenceError ||
    problem instanceof SyntaxError
  );
}

/**
 * What is told of a mistake: its kind and where it was made. Its sentence may quote what somebody
 * wrote, and stays out.
 */
export function placeOf(mistake: Error): string {
  const frame = /\(?([\w./-]*?)((?:src|dist)\/[\w./-]+:\d+)/.exec(mistake.stack ?? '');
  const [, , place] = frame ?? [];
  return place === undefined ? mistake.name : `${mistake.name} at ${place}`;
}
