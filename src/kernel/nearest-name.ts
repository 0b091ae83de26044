/**
 * A help sentence for a name nobody knows: the accepted name that looks most like it, or all of
 * them. Likeness is the number of single-character edits (Levenshtein distance).
 */
export function nearestNameHelp(written: string, accepted: readonly string[]): string {
  const near = nearestName(written, accepted);
  if (near !== undefined) return `did you mean \`${near}\`?`;
  if (accepted.length === 0) return 'leave it out';
  return `write one of ${accepted.map((name) => `\`${name}\``).join(', ')}`;
}

function nearestName(written: string, accepted: readonly string[]): string | undefined {
  // Longer names are nobody's typing mistake, and the comparison would cost their square.
  if (written.length > 64) return undefined;
  const ranked = accepted
    .map((name) => ({ name, distance: editDistance(written.toLowerCase(), name.toLowerCase()) }))
    .toSorted((a, b) => a.distance - b.distance);
  const best = ranked[0];
  if (best === undefined) return undefined;
  return best.distance <= Math.max(1, Math.floor(best.name.length / 3)) ? best.name : undefined;
}

function editDistance(first: string, second: string): number {
  let previous = Array.from({ length: second.length + 1 }, (_, index) => index);
  for (let row = 1; row <= first.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= second.length; column += 1) {
      const replaced =
        (previous[column - 1] ?? 0) + (first[row - 1] === second[column - 1] ? 0 : 1);
      const removed = (previous[column] ?? 0) + 1;
      const added = (current[column - 1] ?? 0) + 1;
      current.push(Math.min(replaced, removed, added));
    }
    previous = current;
  }
  return previous[second.length] ?? 0;
}
