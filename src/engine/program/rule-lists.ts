/**
 * For each of a few things the rules that hang on it, as one flat array: the rules of thing `n` are
 * `rules[starts[n]]` up to, not including, `rules[starts[n + 1]]`.
 */
export interface RuleLists {
  readonly starts: Int32Array;
  readonly rules: Int32Array;
}

/** Makes the arrays from pairs of thing and rule. */
export function ruleLists(
  things: number,
  pairs: readonly (readonly [thing: number, rule: number])[],
): RuleLists {
  const starts = new Int32Array(things + 1);
  for (const [thing] of pairs) starts[thing + 1] = (starts[thing + 1] ?? 0) + 1;
  for (let thing = 0; thing < things; thing += 1) {
    starts[thing + 1] = (starts[thing + 1] ?? 0) + (starts[thing] ?? 0);
  }
  const next = starts.slice();
  const rules = new Int32Array(pairs.length);
  for (const [thing, rule] of pairs) {
    const at = next[thing] ?? 0;
    rules[at] = rule;
    next[thing] = at + 1;
  }
  return { starts, rules };
}
