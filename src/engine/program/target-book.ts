import type { Pattern } from '../../pattern/compile-pattern.ts';
import type { TermList } from '../../rulebook/model.ts';
import { foldText } from '../text/fold.ts';
import { lowerUnits } from './lower-units.ts';

/** Numbers names in the order they come. */
class Numbering<Name> {
  readonly names: Name[] = [];
  readonly #numbers = new Map<Name, number>();

  of(name: Name): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const number = this.names.length;
    this.names.push(name);
    this.#numbers.set(name, number);
    return number;
  }
}

/**
 * Gives every list, literal part and pattern that some rule uses its number in the matchers, while
 * the rules are being compiled. What no rule uses gets no number and costs nothing.
 */
export class TargetBook {
  readonly terms: Numbering<TermList> = new Numbering();
  readonly alikeTerms: Numbering<TermList> = new Numbering();
  readonly domains: Numbering<TermList> = new Numbering();
  readonly hashes: Numbering<TermList> = new Numbering();
  readonly texts: Numbering<TermList> = new Numbering();
  readonly literals: Numbering<string> = new Numbering();
  readonly patterns: Numbering<string> = new Numbering();
  readonly #compiled = new Map<string, Pattern>();
  readonly #lists: ReadonlyMap<string, TermList>;

  constructor(lists: readonly TermList[]) {
    this.#lists = new Map(lists.map((list) => [list.name, list]));
  }

  list(name: string): TermList {
    const list = this.#lists.get(name);
    if (list === undefined) throw new RangeError(`the checks let no unknown list through: ${name}`);
    return list;
  }

  /** The position of a pattern over the text. */
  pattern(pattern: Pattern): number {
    this.#compiled.set(pattern.source, pattern);
    return this.patterns.of(pattern.source);
  }

  get compiledPatterns(): readonly Pattern[] {
    return this.patterns.names.flatMap((source) => this.#compiled.get(source) ?? []);
  }

  /**
   * The number of a literal part among the literals; undefined for a part that cannot be looked for
   * in folded text, because folding would change it by its neighbours.
   */
  literal(part: string): number | undefined {
    const lowered = lowerUnits(part);
    if (lowered.trim() !== lowered || /\s/u.test(lowered)) return this.#spaced(lowered);
    return foldText(lowered) === lowered ? this.literals.of(lowered) : undefined;
  }

  // A run of blanks is one blank to the automaton, so only the longest word of the part is used.
  #spaced(lowered: string): number | undefined {
    const longest = lowered
      .split(/\s+/u)
      .toSorted((a, b) => b.length - a.length)
      .at(0);
    if (longest === undefined || longest.length < 3) return undefined;
    return foldText(longest) === longest ? this.literals.of(longest) : undefined;
  }
}
