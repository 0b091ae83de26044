import type { TermList } from '../rulebook/model.ts';
import { indexTerms, type TermIndex } from './term-index.ts';

/** The rulebook's lists, ready to be asked. */
export interface Lists {
  readonly terms: TermIndex;
  readonly domains: ReadonlyMap<string, ReadonlySet<string>>;
  readonly hashes: ReadonlyMap<string, ReadonlySet<string>>;
}

export function prepareLists(lists: readonly TermList[]): Lists {
  const sets = (kind: TermList['kind']): ReadonlyMap<string, ReadonlySet<string>> =>
    new Map(
      lists.filter((list) => list.kind === kind).map((list) => [list.name, new Set(list.entries)]),
    );
  return { terms: indexTerms(lists), domains: withoutWww(sets('domains')), hashes: sets('hashes') };
}

// Hosts lose their `www.`, so entries do as well.
function withoutWww(
  sets: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    [...sets].map(([name, entries]) => [
      name,
      new Set([...entries].map((entry) => entry.replace(/^www\./, ''))),
    ]),
  );
}
