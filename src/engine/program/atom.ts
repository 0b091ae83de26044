/** A number of an activity that rules compare with a constant. */
export const measures = ['links', 'mentions', 'hashes', 'text-size', 'age', 'window'] as const;
export type Measure = (typeof measures)[number];

/** A text of an activity that rules compare with constants. */
export const facets = ['type', 'kind', 'group', 'thread', 'language', 'actor'] as const;
export type Facet = (typeof facets)[number];

/**
 * Something that must hold for a condition to hold, and that can be found without looking at the
 * rule: a list that has a hit, a number beyond a limit. Rules hang on their atoms, so that an
 * activity meets only the rules that can match it.
 */
export type Atom =
  | { readonly kind: 'terms' | 'domains' | 'hashes'; readonly list: string }
  | { readonly kind: 'pattern'; readonly pattern: string }
  /** The text has this part, compared unit by unit in lower case. */
  | { readonly kind: 'part'; readonly part: string }
  | { readonly kind: 'equals'; readonly facet: Facet; readonly value: string }
  | { readonly kind: 'detector'; readonly name: string }
  | {
      readonly kind: 'above' | 'below';
      readonly measure: Measure;
      /** Which window, when the measure is one. */
      readonly window?: string;
      readonly limit: number;
    };

/**
 * How many activities an atom lets through, roughly: lower is better. The numbers only order the
 * choices inside one condition; a bad guess costs time and never an answer.
 */
export function shareOf(atom: Atom): number {
  switch (atom.kind) {
    case 'hashes':
      return 1;
    case 'detector':
      return 2;
    case 'domains':
      return 3;
    case 'pattern':
    case 'terms':
      return 5;
    case 'part':
      return atom.part.length >= 5 ? 6 : 30;
    case 'equals':
      return FACET_SHARES[atom.facet];
    case 'above':
    case 'below':
      return MEASURE_SHARES[atom.measure];
  }
}

const FACET_SHARES: Readonly<Record<Facet, number>> = {
  actor: 1,
  thread: 2,
  group: 12,
  language: 25,
  kind: 60,
  type: 60,
};
const MEASURE_SHARES: Readonly<Record<Measure, number>> = {
  window: 8,
  hashes: 10,
  age: 15,
  mentions: 15,
  links: 20,
  'text-size': 50,
};
