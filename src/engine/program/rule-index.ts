import type { Facts } from '../facts.ts';
import type { Facet } from './atom.ts';
import type { RuleLists } from './rule-lists.ts';
import { passed, type ThresholdList } from './thresholds.ts';

/** Rules by what they hang on; made by `build-rule-index.ts`. */
export interface RuleIndexParts {
  /** Rules without anything to hang on. */
  readonly always: Int32Array;
  readonly byTerm: RuleLists;
  readonly byAlikeTerm: RuleLists;
  readonly byDomain: RuleLists;
  readonly byHash: RuleLists;
  /** By position in the set of patterns that have no literal part. */
  readonly byPattern: RuleLists;
  readonly byFacet: readonly {
    readonly facet: Facet;
    readonly rules: ReadonlyMap<string, Int32Array>;
  }[];
  readonly byDetector: ReadonlyMap<string, Int32Array>;
  readonly thresholds: readonly ThresholdList[];
}

/**
 * Finds the rules an activity can match at all. What it looks at grows with what the activity has,
 * and hardly with the number of rules.
 */
export class RuleIndex {
  /** The candidates of the last call; the first `count` are meant, in no order, none twice. */
  readonly candidates: Int32Array;
  count = 0;
  readonly #parts: RuleIndexParts;
  readonly #seen: Int32Array;
  #generation = 0;

  constructor(rules: number, parts: RuleIndexParts) {
    this.candidates = new Int32Array(rules);
    this.#seen = new Int32Array(rules);
    this.#parts = parts;
  }

  find(facts: Facts): void {
    this.#generation += 1;
    this.count = 0;
    const { always, byTerm, byAlikeTerm, byDomain, byHash, byPattern } = this.#parts;
    for (let at = 0; at < always.length; at += 1) this.#add(always[at] ?? 0);
    const { terms, literals, alikeTerms, domainHits, hashHits, patternHits } = facts;
    if (terms.count > 0) this.#addAll(byTerm, terms.targets, terms.count);
    // Where folding mixed neighbours, parts stand in the text as written and not in the folded one.
    if (literals.count > 0) this.#addAll(byTerm, literals.targets, literals.count);
    if (alikeTerms.count > 0) this.#addAll(byAlikeTerm, alikeTerms.targets, alikeTerms.count);
    if (domainHits.count > 0) this.#addAll(byDomain, domainHits.targets, domainHits.count);
    if (hashHits.count > 0) this.#addAll(byHash, hashHits.targets, hashHits.count);
    if (patternHits.count > 0) this.#addAll(byPattern, patternHits.targets, patternHits.count);
    this.#findByValue(facts);
  }

  #findByValue(facts: Facts): void {
    const { byFacet, byDetector, thresholds } = this.#parts;
    for (const { facet, rules } of byFacet) this.#addEach(rules.get(facts.facet(facet)));
    if (byDetector.size > 0) {
      for (const { name } of facts.detectors) this.#addEach(byDetector.get(name));
    }
    for (const list of thresholds) {
      const count = passed(list, facts);
      for (let at = 0; at < count; at += 1) this.#add(list.rules[at] ?? 0);
    }
  }

  #addAll({ starts, rules }: RuleLists, targets: Int32Array, count: number): void {
    for (let index = 0; index < count; index += 1) {
      const target = targets[index] ?? 0;
      const end = starts[target + 1] ?? 0;
      for (let at = starts[target] ?? 0; at < end; at += 1) this.#add(rules[at] ?? 0);
    }
  }

  #addEach(rules: Int32Array | undefined): void {
    if (rules === undefined) return;
    for (let at = 0; at < rules.length; at += 1) this.#add(rules[at] ?? 0);
  }

  #add(rule: number): void {
    if (this.#seen[rule] === this.#generation) return;
    this.#seen[rule] = this.#generation;
    this.candidates[this.count] = rule;
    this.count += 1;
  }
}
