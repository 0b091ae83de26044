import type { Step } from './activation.ts';
import type { Expression, Span } from './expression.ts';
import type { Pattern } from './pattern.ts';

/** The names a condition may use besides the fixed ones of `activation.ts`. */
export interface ConditionEnvironment {
  /** Windows of the rule; each is a whole number. */
  readonly windows: readonly string[];
  /** Lists of the rulebook by name. */
  readonly lists: Readonly<Record<string, 'terms' | 'domains' | 'hashes'>>;
}

export interface ConditionProblem {
  readonly check: string;
  readonly message: string;
  readonly span: Span;
  readonly help: string;
}

/** What a condition reads, so that a finding can say why it matched. */
export interface Uses {
  readonly variables: ReadonlySet<string>;
  readonly windows: ReadonlySet<string>;
  readonly detectors: ReadonlySet<string>;
  /** List by the function that asks for it. */
  readonly lists: readonly { readonly function: string; readonly list: string }[];
  /** Patterns over `content.text`. */
  readonly patterns: readonly Pattern[];
}

/** What is known while planning; one per condition. */
export interface Planning {
  readonly environment: ConditionEnvironment;
  readonly uses: {
    readonly variables: Set<string>;
    readonly windows: Set<string>;
    readonly detectors: Set<string>;
    readonly lists: { function: string; list: string }[];
    readonly patterns: Pattern[];
  };
  /** The name of the item inside `exists`, `all`, `exists_one` or `filter`. */
  readonly item?: string;
}

/** Carries the first problem out of the recursion. */
export class PlanProblem extends Error {
  readonly problem: ConditionProblem;
  constructor(problem: ConditionProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** Plans one part of an expression. */
export type PlanStep = (expression: Expression, planning: Planning) => Step;

/** Stops planning with a remark at a place. */
export function fail(message: string, span: Span, help: string, check = 'condition'): never {
  throw new PlanProblem({ check, message, span, help });
}
