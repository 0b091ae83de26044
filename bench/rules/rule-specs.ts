import { SeededRandom } from './random.ts';
import { rareWord, vocabularies } from './words.ts';

/** A condition as plain data, from which every contender's own form is written. */
export type Condition =
  | { readonly op: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly op: 'not'; readonly of: Condition }
  | { readonly op: 'terms' | 'domains' | 'hashes'; readonly list: string }
  | { readonly op: 'pattern'; readonly source: string }
  | { readonly op: 'more'; readonly of: 'links' | 'mentions' | 'hashes'; readonly than: number }
  | { readonly op: 'younger'; readonly thanHours: number }
  | { readonly op: 'group'; readonly is: string }
  | { readonly op: 'language'; readonly is: string }
  | { readonly op: 'window'; readonly window: number; readonly above: number };

export interface RuleSpec {
  readonly id: string;
  readonly condition: Condition;
}

export interface ListSpec {
  readonly name: string;
  readonly kind: 'terms' | 'domains' | 'hashes';
  readonly entries: readonly string[];
}

/** What a window counts; ten of them at most, and rules share them. */
export interface WindowSpec {
  readonly name: string;
  readonly aggregate: 'count' | 'sum' | 'distinct';
  readonly by: 'actor.id' | 'group' | 'content.fingerprint' | 'content.domains';
  readonly over: string;
}

export const windowSpecs: readonly WindowSpec[] = [
  { name: 'posts_1m', aggregate: 'count', by: 'actor.id', over: '1m' },
  { name: 'posts_10m', aggregate: 'count', by: 'actor.id', over: '10m' },
  { name: 'posts_1h', aggregate: 'count', by: 'actor.id', over: '1h' },
  { name: 'posts_1d', aggregate: 'count', by: 'actor.id', over: '1d' },
  { name: 'links_10m', aggregate: 'sum', by: 'actor.id', over: '10m' },
  { name: 'links_1h', aggregate: 'sum', by: 'actor.id', over: '1h' },
  { name: 'group_1m', aggregate: 'count', by: 'group', over: '1m' },
  { name: 'copies_1h', aggregate: 'count', by: 'content.fingerprint', over: '1h' },
  { name: 'copiers_1h', aggregate: 'distinct', by: 'content.fingerprint', over: '1h' },
  { name: 'domain_1h', aggregate: 'count', by: 'content.domains', over: '1h' },
];

export interface Workbook {
  readonly rules: readonly RuleSpec[];
  readonly lists: readonly ListSpec[];
  /** Windows that some rule reads. */
  readonly windows: readonly number[];
}

export const groups: readonly string[] = Array.from({ length: 40 }, (_, at) => `group-${at}`);

/** List sizes from ten to five thousand terms; sixty of them have about 50,000 in all. */
const TERM_COUNTS: readonly number[] = [10, 25, 60, 150, 400, 900, 2_000, 5_000];

/**
 * The workload of a community: lists, patterns, numbers, windows, gates, and all of them nested.
 */
export function makeWorkbook(count: number, withWindows: boolean): Workbook {
  const random = new SeededRandom(7);
  const lists = makeLists(count, random);
  const windows = new Set<number>();
  const rules = Array.from({ length: count }, (_, index): RuleSpec => {
    const condition = makeCondition(index, count, { random, lists, windows, withWindows });
    return { id: `bench.rule-${index}`, condition };
  });
  return { rules, lists, windows: [...windows].toSorted((a, b) => a - b) };
}

interface Making {
  readonly random: SeededRandom;
  readonly lists: readonly ListSpec[];
  readonly windows: Set<number>;
  readonly withWindows: boolean;
}

function makeLists(count: number, random: SeededRandom): readonly ListSpec[] {
  const terms = Math.max(2, Math.round(count * 0.06));
  const domains = Math.max(1, Math.round(count * 0.03));
  const hashes = Math.max(1, Math.round(count * 0.02));
  return [
    ...Array.from({ length: terms }, (_, at): ListSpec => {
      const vocabulary = random.pick(vocabularies);
      const size = TERM_COUNTS[at % TERM_COUNTS.length] ?? 10;
      const entries = Array.from({ length: size }, () => rareWord(vocabulary, random));
      return { name: `terms-${at}`, kind: 'terms', entries: [...new Set(entries)] };
    }),
    ...Array.from({ length: domains }, (_, at): ListSpec => {
      const entries = Array.from({ length: 860 }, (_entry, n) => `shop-${at}-${n}.example`);
      return { name: `domains-${at}`, kind: 'domains', entries };
    }),
    ...Array.from({ length: hashes }, (_, at): ListSpec => {
      const entries = Array.from({ length: 2_480 }, (_entry, n) => `sha256:${at}f${n}`);
      return { name: `hashes-${at}`, kind: 'hashes', entries };
    }),
  ];
}

/** Hundredths of each kind of rule, as in the field: see docs/reference/benchmarks.md. */
function makeCondition(index: number, count: number, making: Making): Condition {
  const { random } = making;
  const kind = (index * 61) % 100;
  // Small rulebooks are broad and large ones are specialised, so hits grow more slowly than rules.
  const rarity = count >= 1_000 ? 2 : 1;
  if (kind < 20) return listCondition('terms', making);
  if (kind < 35) return { op: 'pattern', source: makePattern(random) };
  if (kind < 45) return listCondition('domains', making);
  if (kind < 60) return numberCondition(random, rarity);
  if (kind < 78) return windowCondition(making, rarity);
  if (kind < 83) return listCondition('hashes', making);
  if (kind < 92) {
    const gate: Condition = { op: 'group', is: random.pick(groups) };
    return { op: 'all', of: [gate, { op: 'younger', thanHours: 24 }, moreLinks(2)] };
  }
  return nestedCondition(making, rarity);
}

function listCondition(kind: 'terms' | 'domains' | 'hashes', { random, lists }: Making): Condition {
  const list = random.pick(lists.filter((one) => one.kind === kind));
  return { op: kind, list: list.name };
}

function moreLinks(than: number): Condition {
  return { op: 'more', of: 'links', than };
}

function numberCondition(random: SeededRandom, rarity: number): Condition {
  const newcomer: Condition = { op: 'younger', thanHours: 6 + random.below(48) };
  const many: Condition = random.chance(0.5)
    ? moreLinks(2 + rarity + random.below(4))
    : { op: 'more', of: 'mentions', than: 3 + rarity + random.below(5) };
  return { op: 'all', of: [newcomer, many] };
}

function windowCondition(making: Making, rarity: number): Condition {
  const { random, windows, withWindows } = making;
  if (!withWindows) return numberCondition(random, rarity);
  const window = random.below(windowSpecs.length);
  windows.add(window);
  return { op: 'window', window, above: 60 * rarity + random.below(400) };
}

function nestedCondition(making: Making, rarity: number): Condition {
  const { random } = making;
  const gate: Condition = { op: 'language', is: random.pick(vocabularies).language };
  const either: Condition = {
    op: 'any',
    of: [listCondition('terms', making), { op: 'all', of: [moreLinks(1), newer(random)] }],
  };
  const spared: Condition = { op: 'not', of: { op: 'group', is: random.pick(groups) } };
  return { op: 'all', of: [gate, either, spared, numberOrWindow(making, rarity)] };
}

function newer(random: SeededRandom): Condition {
  return { op: 'younger', thanHours: 12 + random.below(60) };
}

function numberOrWindow({ random }: Making, rarity: number): Condition {
  return {
    op: 'any',
    of: [moreLinks(rarity), { op: 'younger', thanHours: 72 + random.below(72) }],
  };
}

const SHAPES: readonly ((word: string, random: SeededRandom) => string)[] = [
  (word) => `(?i)\\b${word} ?(?:now|today|free)\\b`,
  (word) => `(?i)${word}[a-z]{0,3}\\d{2,6}`,
  (word) => `${word}\\s+(?:[a-z]+\\s+){0,2}${word.slice(0, 3)}`,
  (word, random) => `(?i)(?:${word}|${asciiWord(random)})\\W{1,3}(?:\\d+|coins|gold)`,
  (word) => `(?i)^${word}.{0,20}$`,
  () => '(?:\\+?\\d[ -]?){9,14}',
  () => '[A-Z]{12,}',
];

function makePattern(random: SeededRandom): string {
  // Most patterns of moderators have a word in them; a few, such as telephone numbers, have none.
  const shape = SHAPES[random.chance(0.04) ? 5 + random.below(2) : random.below(5)];
  if (shape === undefined) throw new RangeError('no such shape of pattern');
  return shape(asciiWord(random), random);
}

/** A word that a pattern looks for; some of the texts carry one. */
export function asciiWord(random: SeededRandom): string {
  const syllables = ['za', 'qui', 'xo', 'vel', 'mur', 'tak', 'pli', 'fro', 'gno', 'hib'];
  return random.pick(syllables) + random.pick(syllables) + random.pick(syllables);
}
