import type { Clause } from './clause.ts';

/** An activity made up for a test of a rule; what is left out is empty. */
export interface Sample {
  readonly text: string;
  readonly links: readonly string[];
  readonly mentions: readonly string[];
  /** Of the account, in seconds; undefined when nobody told. */
  readonly ageSeconds?: number;
  readonly type?: string;
  readonly group?: string;
  readonly thread?: string;
}

export const emptySample: Sample = { text: '', links: [], mentions: [] };

/** Texts that have nothing to do with anything, for what a rule leaves alone. */
export const calmTexts: readonly string[] = [
  'The tomatoes on the balcony are ripe today.',
  'Ok',
  'Hello, good morning. 1 2 3',
];

/** How much of the combinations is tried before a rule is left without tests. */
const TRIED_MAX = 48;

/** Both samples together: texts and lists one after the other, and the later of the rest. */
export function joinSamples(first: Sample, second: Sample): Sample {
  const text = [first.text, second.text].filter((part) => part !== '').join(' ');
  return {
    ...first,
    ...second,
    text,
    links: [...first.links, ...second.links],
    mentions: [...first.mentions, ...second.mentions],
  };
}

/** What joins a way for each of the parts, every way with every other, up to a limit. */
export function joinEach(parts: readonly (readonly Sample[])[]): readonly Sample[] {
  return parts.reduce<readonly Sample[]>(
    (joined, ways) =>
      joined.flatMap((one) => ways.map((way) => joinSamples(one, way))).slice(0, TRIED_MAX),
    [emptySample],
  );
}

/** The clause that must hold, or must not, for each part of a joined clause. */
export function spread(
  clause: Extract<Clause, { kind: 'all' | 'any' }>,
  wanted: boolean,
): 'each' | 'one' {
  return (clause.kind === 'all') === wanted ? 'each' : 'one';
}
