/** What became of one clause of a condition. */
export type Outcome = 'true' | 'false' | 'no-answer' | 'not-evaluated';

/** The smallest part of a condition that is true or false by itself. */
export interface TracedClause {
  /** As written in the rule, in its canonical form. */
  readonly clause: string;
  readonly outcome: Outcome;
  /** What the clause looked at, in a sentence a member can read. */
  readonly why: string;
}

/** Why a condition held, or did not. */
export interface Trace {
  readonly matched: boolean;
  /** In the order of the condition. */
  readonly clauses: readonly TracedClause[];
  /** Sentences for what mattered: every window, list, pattern and detector behind a true clause. */
  readonly why: readonly string[];
}
