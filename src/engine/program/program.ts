import type { Facts } from '../facts.ts';
import type { RuleIndex } from './rule-index.ts';

/** What generated code answers for a rule: true, false, or why there is no answer. */
export type RunRule = (facts: Facts) => unknown;

/** The rules that were found to match, and those without an answer, by position. */
export interface Outcome {
  readonly matched: readonly number[];
  readonly problems: readonly { readonly rule: number; readonly reason: unknown }[];
}

/** A whole rulebook, compiled: for each kind of content the index of its rules, and their code. */
export class Program {
  readonly #indexes: ReadonlyMap<string, RuleIndex>;
  readonly #run: readonly RunRule[];
  readonly #matched: number[] = [];
  readonly #problems: { rule: number; reason: unknown }[] = [];

  constructor(indexes: ReadonlyMap<string, RuleIndex>, run: readonly RunRule[]) {
    this.#indexes = indexes;
    this.#run = run;
  }

  has(kind: string): boolean {
    return this.#indexes.has(kind);
  }

  /** The rules that match, in the order of the rulebook. Valid until the next call. */
  match(facts: Facts): Outcome {
    const matched = this.#matched;
    const problems = this.#problems;
    matched.length = 0;
    problems.length = 0;
    const index = this.#indexes.get(facts.kind);
    if (index === undefined) return { matched, problems };
    facts.scan();
    index.find(facts);
    const { candidates, count } = index;
    for (let at = 0; at < count; at += 1) {
      const rule = candidates[at] ?? 0;
      facts.steps = 0;
      const answer = this.#run[rule]?.(facts);
      if (answer === true) matched.push(rule);
      else if (answer !== false) problems.push({ rule, reason: answer });
    }
    if (matched.length > 1) matched.sort(ascending);
    return { matched, problems };
  }
}

function ascending(a: number, b: number): number {
  return a - b;
}
