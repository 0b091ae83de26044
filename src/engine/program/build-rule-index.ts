import { type Atom, type Facet, facets, type Measure, measures } from './atom.ts';
import type { Matchers } from './matchers.ts';
import { RuleIndex } from './rule-index.ts';
import { type RuleLists, ruleLists } from './rule-lists.ts';
import type { TargetBook } from './target-book.ts';
import { readers, type Threshold, type ThresholdList, thresholdList } from './thresholds.ts';

/** A rule with what must hold for it; without atoms it is always looked at. */
export interface IndexedRule {
  readonly rule: number;
  readonly atoms: readonly Atom[] | undefined;
  /** Positions of its windows by their names. */
  readonly windows: ReadonlyMap<string, number>;
}

type Pairs = [thing: number, rule: number][];

/** Hangs every rule on its atoms. */
export function buildRuleIndex(
  rules: number,
  indexed: readonly IndexedRule[],
  about: { readonly book: TargetBook; readonly matchers: Matchers },
): RuleIndex {
  const builder = new IndexBuilder(about.book, about.matchers);
  for (const rule of indexed) builder.add(rule);
  return builder.build(rules);
}

class IndexBuilder {
  readonly #book: TargetBook;
  readonly #matchers: Matchers;
  readonly #always: number[] = [];
  readonly #terms: Pairs = [];
  readonly #alikeTerms: Pairs = [];
  readonly #domains: Pairs = [];
  readonly #hashes: Pairs = [];
  readonly #patterns: Pairs = [];
  readonly #facets = new Map<Facet, Map<string, number[]>>();
  readonly #detectors = new Map<string, number[]>();
  readonly #thresholds = new Map<string, { atom: Measured; list: Threshold[]; window: number }>();

  constructor(book: TargetBook, matchers: Matchers) {
    this.#book = book;
    this.#matchers = matchers;
  }

  add(indexed: IndexedRule): void {
    const { rule, atoms } = indexed;
    if (atoms === undefined || !atoms.every((atom) => this.#canHang(atom))) {
      this.#always.push(rule);
      return;
    }
    for (const atom of atoms) this.#hang(atom, indexed);
  }

  // A literal part that cannot be looked for leaves nothing to hang on.
  #canHang(atom: Atom): boolean {
    return atom.kind !== 'part' || this.#book.literal(atom.part) !== undefined;
  }

  #hang(atom: Atom, { rule, windows }: IndexedRule): void {
    const book = this.#book;
    switch (atom.kind) {
      case 'terms': {
        const list = book.list(atom.list);
        if (list.looksAlike) this.#alikeTerms.push([book.alikeTerms.of(list), rule]);
        else this.#terms.push([book.terms.of(list), rule]);
        return;
      }
      case 'domains':
        this.#domains.push([book.domains.of(book.list(atom.list)), rule]);
        return;
      case 'hashes':
        this.#hashes.push([book.hashes.of(book.list(atom.list)), rule]);
        return;
      case 'part':
        this.#terms.push([book.terms.names.length + (book.literal(atom.part) ?? 0), rule]);
        return;
      case 'pattern':
        this.#hangOnPattern(book.patterns.of(atom.pattern), rule);
        return;
      case 'equals': {
        const values = this.#facets.get(atom.facet) ?? new Map<string, number[]>();
        this.#facets.set(atom.facet, values);
        append(values, atom.value, rule);
        return;
      }
      case 'detector':
        append(this.#detectors, atom.name, rule);
        return;
      default:
        this.#hangOnLimit(atom, rule, windows);
    }
  }

  #hangOnPattern(position: number, rule: number): void {
    const literals = this.#matchers.patterns[position]?.literals;
    if (literals === undefined) this.#patterns.push([position, rule]);
    else for (const literal of literals) this.#terms.push([literal, rule]);
  }

  #hangOnLimit(atom: Measured, rule: number, windows: ReadonlyMap<string, number>): void {
    const window = atom.window === undefined ? -1 : (windows.get(atom.window) ?? -1);
    const name = `${atom.kind} ${atom.measure} ${window}`;
    const known = this.#thresholds.get(name) ?? { atom, list: [], window };
    known.list.push({ rule, limit: atom.limit });
    this.#thresholds.set(name, known);
  }

  build(rules: number): RuleIndex {
    const { termTargets, alikeTargets, domainTargets, hashTargets, patterns } = this.#matchers;
    const lists = (things: number, pairs: Pairs): RuleLists => ruleLists(things, pairs);
    return new RuleIndex(rules, {
      always: Int32Array.from(this.#always),
      byTerm: lists(termTargets, this.#terms),
      byAlikeTerm: lists(alikeTargets, this.#alikeTerms),
      byDomain: lists(domainTargets, this.#domains),
      byHash: lists(hashTargets, this.#hashes),
      byPattern: lists(patterns.length, this.#patterns),
      byFacet: facets.flatMap((facet) => {
        const values = this.#facets.get(facet);
        return values === undefined ? [] : [{ facet, rules: typed(values) }];
      }),
      byDetector: typed(this.#detectors),
      thresholds: this.#thresholdLists(),
    });
  }

  #thresholdLists(): readonly ThresholdList[] {
    const order = (measure: Measure): number => measures.indexOf(measure);
    return [...this.#thresholds.values()]
      .toSorted((a, b) => order(a.atom.measure) - order(b.atom.measure))
      .map(({ atom, list, window }) => {
        const { measure } = atom;
        const read =
          measure === 'window' ? (facts: Read) => facts.windows.value(window) : readers[measure];
        return thresholdList(atom.kind, read, list);
      });
  }
}

type Measured = Extract<Atom, { measure: Measure }>;
type Read = Parameters<ThresholdList['read']>[0];

function append(map: Map<string, number[]>, name: string, rule: number): void {
  const known = map.get(name);
  if (known === undefined) map.set(name, [rule]);
  else known.push(rule);
}

function typed(map: ReadonlyMap<string, readonly number[]>): ReadonlyMap<string, Int32Array> {
  return new Map([...map].map(([name, rules]) => [name, Int32Array.from(rules)]));
}
