import { combinePatterns } from '../../pattern/combine-patterns.ts';
import type { TermList } from '../../rulebook/model.ts';
import { buildDomainSet } from '../text/domain-set.ts';
import { buildResemblance } from '../text/resemblance.ts';
import { skeletonText } from '../text/skeleton.ts';
import { parseTerm, type TermEntry } from '../text/term.ts';
import { buildTermAutomaton } from '../text/term-automaton.ts';
import type { Matchers, TextPattern } from './matchers.ts';
import type { TargetBook } from './target-book.ts';

/** Builds everything that looks for lists and patterns, for what the book has given numbers to. */
export function buildMatchers(book: TargetBook): Matchers {
  // Patterns give numbers to their literal parts, so they come first.
  const patterns = book.compiledPatterns.map((pattern): TextPattern => {
    const targets = pattern.literals?.map((literal) => book.literal(literal));
    const sound = targets?.every((target) => target !== undefined);
    const first = book.terms.names.length;
    const numbers = targets?.map((target) => first + (target ?? 0));
    return { pattern, literals: sound && numbers ? Int32Array.from(new Set(numbers)) : undefined };
  });
  const lists = book.terms.names.flatMap(termEntries);
  const literals = literalEntries(book, book.terms.names.length);
  const unprefixed = patterns.flatMap(({ literals: own }, at) => (own === undefined ? [at] : []));
  const sourceless = unprefixed.flatMap((at) => patterns[at]?.pattern ?? []);
  return {
    terms: buildTermAutomaton([...lists, ...literals]),
    termTargets: book.terms.names.length + book.literals.names.length,
    literals: literals.length === 0 ? undefined : buildTermAutomaton(literals),
    alikeTerms:
      book.alikeTerms.names.length === 0
        ? undefined
        : buildTermAutomaton(book.alikeTerms.names.flatMap(alikeEntries)),
    alikeTargets: book.alikeTerms.names.length,
    domains: book.domains.names.length === 0 ? undefined : buildDomainSet(domainEntries(book)),
    domainTargets: book.domains.names.length,
    hashes: hashTargets(book.hashes.names),
    hashTargets: book.hashes.names.length,
    texts:
      book.texts.names.length === 0
        ? undefined
        : buildResemblance(book.texts.names.map(({ entries }) => entries)),
    textTargets: book.texts.names.length,
    patterns,
    patternSet: sourceless.length === 0 ? undefined : combinePatterns(sourceless),
    unprefixed: Int32Array.from(unprefixed),
  };
}

function termEntries({ entries }: TermList, target: number): readonly TermEntry[] {
  return entries.flatMap((written) => {
    const term = parseTerm(written);
    return term === undefined ? [] : [{ ...term, target }];
  });
}

// Terms are compared with the skeleton of a text, so they become skeletons themselves.
function alikeEntries(list: TermList, target: number): readonly TermEntry[] {
  return termEntries(list, target).map((entry) => ({ ...entry, text: skeletonText(entry.text) }));
}

function literalEntries(book: TargetBook, first: number): readonly TermEntry[] {
  return book.literals.names.map((text, at) => ({
    text,
    target: first + at,
    boundary: 'anywhere',
  }));
}

function domainEntries(book: TargetBook): readonly { domain: string; target: number }[] {
  return book.domains.names.flatMap(({ entries }, target) =>
    // Hosts lose their `www.`, so entries do as well.
    entries.map((entry) => ({ domain: entry.replace(/^www\./, ''), target })),
  );
}

function hashTargets(lists: readonly TermList[]): ReadonlyMap<string, Int32Array> {
  const targets = new Map<string, number[]>();
  for (const [target, { entries }] of lists.entries()) {
    for (const entry of entries) {
      const known = targets.get(entry);
      if (known === undefined) targets.set(entry, [target]);
      else if (!known.includes(target)) known.push(target);
    }
  }
  return new Map([...targets].map(([entry, numbers]) => [entry, Int32Array.from(numbers)]));
}
