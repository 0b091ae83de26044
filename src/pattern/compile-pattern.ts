import { err, ok, type Result } from '../kernel/result.ts';
import { type Alphabet, buildAlphabet } from './alphabet.ts';
import { LazyAutomaton } from './lazy-automaton.ts';
import { parsePattern } from './parse-pattern.ts';
import { patternInstructionsMax, patternLengthMax } from './pattern-limits.ts';
import { type PatternProblem, tooLong, tooManyInstructions } from './pattern-problem.ts';
import { buildProgram, type Program } from './program.ts';
import { requiredLiterals } from './required-literals.ts';
import { searchText } from './search-text.ts';
import { Simulation } from './simulation.ts';
import { instructionsOf, type Syntax } from './syntax.ts';

/** Cells of one pattern's table: a quarter of a mebibyte. */
const CELLS_MAX = 65_536;

/** A regular expression in RE2 syntax that runs in time linear in the text. */
export interface Pattern {
  readonly source: string;
  /** Instructions of its automaton. */
  readonly size: number;
  /**
   * Strings of which every matching text has at least one, see `requiredLiterals`; undefined when
   * there are none.
   */
  readonly literals: readonly string[] | undefined;
  /** Whether it matches anywhere in the text, as `matches` means in CEL. */
  test(text: string): boolean;
  /**
   * The leftmost match as offsets in UTF-16 units, or undefined. Of the matches that start there it
   * is the one that RE2 and Perl prefer.
   */
  find(text: string): readonly [start: number, end: number] | undefined;
}

/**
 * Compiles a pattern, or says why it is refused. It looks at the first 20,000 UTF-16 units of a
 * text, so that its time is bounded.
 */
export function compilePattern(source: string): Result<Pattern, PatternProblem> {
  if (source.length > patternLengthMax) return err(tooLong(source));
  const parsed = parsePattern(source);
  if (!parsed.ok) return parsed;
  const size = instructionsOf(parsed.value) + 1;
  if (size > patternInstructionsMax) return err(tooManyInstructions(source));
  return ok(new LazyPattern(source, size, parsed.value));
}

class LazyPattern implements Pattern {
  readonly source: string;
  readonly size: number;
  readonly literals: readonly string[] | undefined;
  readonly #syntax: Syntax;
  // Built for the first text: many patterns are compiled only to see whether they can be.
  #parts: { readonly program: Program; readonly alphabet: Alphabet } | undefined;
  #automaton: LazyAutomaton | undefined;
  // Few patterns ever need it: those that are shown where they match, and hostile ones.
  #simulation: Simulation | undefined;

  constructor(source: string, size: number, syntax: Syntax) {
    this.source = source;
    this.size = size;
    this.literals = requiredLiterals(syntax);
    this.#syntax = syntax;
  }

  test(text: string): boolean {
    this.#automaton ??= this.#buildAutomaton();
    const search = searchText(this.#automaton, text);
    return search === 'lost' ? this.#simulate().test(text) : search === 'matches';
  }

  find(text: string): readonly [start: number, end: number] | undefined {
    return this.test(text) ? this.#simulate().find(text) : undefined;
  }

  #buildAutomaton(): LazyAutomaton {
    const { program, alphabet } = this.#build();
    return new LazyAutomaton(program, alphabet, { all: false, cellsMax: CELLS_MAX });
  }

  #simulate(): Simulation {
    const { program, alphabet } = this.#build();
    this.#simulation ??= new Simulation(program, alphabet);
    return this.#simulation;
  }

  #build(): { readonly program: Program; readonly alphabet: Alphabet } {
    if (this.#parts === undefined) {
      const program = buildProgram([this.#syntax]);
      this.#parts = { program, alphabet: buildAlphabet(program) };
    }
    return this.#parts;
  }
}
