import { buildAlphabet } from './alphabet.ts';
import type { Pattern } from './compile-pattern.ts';
import { LazyAutomaton } from './lazy-automaton.ts';
import { parsePattern } from './parse-pattern.ts';
import { buildProgram } from './program.ts';
import { requiredCharacters, together, unitFinder } from './required-characters.ts';
import { searchAll } from './search-all.ts';
import type { Syntax } from './syntax.ts';

/** Cells of one group's table: two mebibytes. */
const CELLS_MAX = 524_288;
/** Instructions in one group: more of them make states that are slow to make. */
const GROUP_SIZE_MAX = 2_000;

/** Many patterns that are asked together which of them match. */
export interface PatternSet {
  /** Adds the position of each pattern that matches, once; in no order. */
  matching(text: string, hits: { add(position: number): void }): void;
}

/**
 * Puts patterns together, so that one pass over a text tells which of them match. A text that needs
 * too many states is given to the patterns one by one.
 */
export function combinePatterns(patterns: readonly Pattern[]): PatternSet {
  const groups = groupsOf(patterns);
  return {
    matching: (text, hits) => {
      for (const group of groups) group.matching(text, hits);
    },
  };
}

interface Positioned {
  readonly pattern: Pattern;
  readonly position: number;
}

function groupsOf(patterns: readonly Pattern[]): readonly PatternGroup[] {
  const groups: Positioned[][] = [];
  let size = Infinity;
  for (const [position, pattern] of patterns.entries()) {
    size += pattern.size;
    if (size > GROUP_SIZE_MAX) {
      groups.push([]);
      size = pattern.size;
    }
    groups.at(-1)?.push({ pattern, position });
  }
  return groups.map((group) => new PatternGroup(group));
}

class PatternGroup {
  readonly #members: readonly Positioned[];
  readonly #automaton: LazyAutomaton;
  /** Finds what every text that matches has; undefined when a text may match without. */
  readonly #needed: RegExp | undefined;
  /** For each member, the number of the last round in which it was told. */
  readonly #told: Float64Array;
  #round = 0;

  constructor(members: readonly Positioned[]) {
    this.#members = members;
    const syntaxes = members.map(({ pattern }) => syntaxOf(pattern));
    const needed = together(syntaxes.map(requiredCharacters));
    this.#needed = needed === undefined ? undefined : unitFinder(needed);
    const program = buildProgram(syntaxes);
    const options = { all: true, cellsMax: CELLS_MAX };
    this.#automaton = new LazyAutomaton(program, buildAlphabet(program), options);
    this.#told = new Float64Array(members.length);
  }

  matching(text: string, hits: { add(position: number): void }): void {
    if (this.#needed?.test(text) === false) return;
    this.#round += 1;
    const tell = (member: number): void => {
      if (this.#told[member] === this.#round) return;
      this.#told[member] = this.#round;
      const position = this.#members[member]?.position;
      if (position !== undefined) hits.add(position);
    };
    if (searchAll(this.#automaton, text, tell)) return;
    for (const [member, { pattern }] of this.#members.entries()) {
      if (this.#told[member] !== this.#round && pattern.test(text)) tell(member);
    }
  }
}

function syntaxOf({ source }: Pattern): Syntax {
  const parsed = parsePattern(source);
  if (!parsed.ok) throw new RangeError(`not a pattern: ${source}`);
  return parsed.value;
}
