import type { PatternSet } from '../../pattern/combine-patterns.ts';
import type { Pattern } from '../../pattern/compile-pattern.ts';
import type { DomainSet } from '../text/domain-set.ts';
import type { ResemblanceSet } from '../text/resemblance.ts';
import type { TermAutomaton } from '../text/term-automaton.ts';

/** A pattern over `content.text`. */
export interface TextPattern {
  readonly pattern: Pattern;
  /** Targets of the parts of which every matching text has one; undefined when it has no such. */
  readonly literals: Int32Array | undefined;
}

/** Everything that looks for lists and patterns in an activity, for all rules at once. */
export interface Matchers {
  /** Terms of exact lists, and literal parts of patterns and of `contains`. */
  readonly terms: TermAutomaton;
  readonly termTargets: number;
  /** The literal parts alone, for texts whose folding mixes neighbours. */
  readonly literals: TermAutomaton | undefined;
  /** Terms of lists that also match look-alike spellings. */
  readonly alikeTerms: TermAutomaton | undefined;
  readonly alikeTargets: number;
  readonly domains: DomainSet | undefined;
  readonly domainTargets: number;
  /** Targets by `algorithm:value`. */
  readonly hashes: ReadonlyMap<string, Int32Array>;
  readonly hashTargets: number;
  readonly texts: ResemblanceSet | undefined;
  readonly textTargets: number;
  readonly patterns: readonly TextPattern[];
  /** The patterns without literal parts, in one pass; targets are positions in `unprefixed`. */
  readonly patternSet: PatternSet | undefined;
  /** Positions in `patterns` of the patterns in the set. */
  readonly unprefixed: Int32Array;
}
