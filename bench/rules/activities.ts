import type { Activity } from '../../src/domain/activity.ts';
import type {
  ActivityId,
  CommunityId,
  ItemId,
  LanguageTag,
  MemberId,
} from '../../src/kernel/identifier.ts';
import { instantFromMs } from '../../src/kernel/instant.ts';
import { SeededRandom, zipf } from './random.ts';
import { asciiWord, groups, type Workbook } from './rule-specs.ts';
import { type Vocabulary, vocabularies, wordRank } from './words.ts';

const MEMBERS = 50_000;
const START_MS = Date.parse('2026-11-01T00:00:00Z');
const HOUR_MS = 3_600_000;
/** Most texts are short; a few are essays. The mean is about 143 UTF-16 units. */
const LENGTH_MEDIAN = 94;
const LENGTH_MAX = 2_000;
const RECENT_TEXTS = 400;

const memberRank = zipf(MEMBERS, 0.9);

/** Activities of a busy community, one about every twentieth of a second, always the same. */
export function* makeActivities(workbook: Workbook, seed: number): Generator<Activity> {
  const random = new SeededRandom(seed);
  const recent: { text: string; language: string }[] = [];
  for (let number = 0; ; number += 1) {
    const timeMs = START_MS + number * 50;
    const member = memberRank(random);
    const { text, language } = someText(random, recent, workbook);
    const links = someLinks(random, workbook);
    const age = ((member * 7_919) % 9_000) - 100;
    yield {
      id: `a-${number.toString(36)}` as ActivityId,
      source: 'https://forum.example',
      type: 'content.posted',
      time: instantFromMs(timeMs),
      community: 'bench' as CommunityId,
      actor: {
        id: `m-${member}` as MemberId,
        createdAt: instantFromMs(START_MS - Math.max(age, 0) * HOUR_MS),
      },
      item: `i-${number.toString(36)}` as ItemId,
      group: groups[Math.floor(groups.length * random.next() ** 2)] as Activity['group'] & string,
      thread: `t-${random.below(5_000)}`,
      content: {
        kind: 'post',
        text,
        language: language as LanguageTag,
        links,
        mentions: Array.from({ length: few(random) }, () => `m-${memberRank(random)}` as MemberId),
        hashes: someHashes(random, workbook),
        detectors: [],
      },
    };
  }
}

function few(random: SeededRandom): number {
  return random.chance(0.8) ? 0 : Math.floor(random.next() ** 3 * 10) + 1;
}

function someText(
  random: SeededRandom,
  recent: { text: string; language: string }[],
  workbook: Workbook,
): { readonly text: string; readonly language: string } {
  if (recent.length > 50 && random.chance(0.04)) return random.pick(recent);
  const vocabulary = someVocabulary(random);
  const spread = Math.exp((random.next() + random.next() + random.next() - 1.5) * 1.45);
  const length = Math.min(LENGTH_MAX, Math.max(20, Math.round(LENGTH_MEDIAN * spread)));
  let text = '';
  while (text.length < length) {
    text += (text === '' ? '' : vocabulary.separator) + vocabulary.words[wordRank(random)];
  }
  text = `${text.slice(0, length)}${tail(random, workbook)}`;
  const made = { text, language: vocabulary.language };
  if (recent.length < RECENT_TEXTS) recent.push(made);
  else recent[random.below(RECENT_TEXTS)] = made;
  return made;
}

// One text in twenty carries a listed term, a few a word of a pattern, few a number.
function tail(random: SeededRandom, { lists }: Workbook): string {
  if (random.chance(0.05)) {
    const list = random.pick(lists.filter(({ kind }) => kind === 'terms'));
    return ` ${random.pick(list.entries)} `;
  }
  if (random.chance(0.02)) return ` ${asciiWord(random)} now ${random.below(100_000)}`;
  return random.chance(0.02) ? ` ${random.below(10_000)}` : '';
}

function someVocabulary(random: SeededRandom): Vocabulary {
  let wanted = random.below(100);
  for (const vocabulary of vocabularies) {
    wanted -= vocabulary.share;
    if (wanted < 0) return vocabulary;
  }
  throw new RangeError('the shares of the languages make a hundred');
}

function someLinks(random: SeededRandom, { lists }: Workbook): readonly string[] {
  if (!random.chance(0.25)) return [];
  const count = Math.floor(random.next() ** 3 * 8) + 1;
  const domains = lists.filter(({ kind }) => kind === 'domains');
  return Array.from({ length: count }, () => {
    const listed = random.chance(0.04);
    const host = listed
      ? random.pick(random.pick(domains).entries)
      : `site-${random.below(3_000)}.example`;
    return `https://${random.chance(0.3) ? 'www.' : ''}${host}/p/${random.below(100_000)}`;
  });
}

function someHashes(
  random: SeededRandom,
  { lists }: Workbook,
): readonly { readonly algorithm: string; readonly value: string }[] {
  if (!random.chance(0.1)) return [];
  const list = random.pick(lists.filter(({ kind }) => kind === 'hashes'));
  const value = random.chance(0.05)
    ? random.pick(list.entries).slice('sha256:'.length)
    : `none${random.below(1_000_000)}`;
  return [{ algorithm: 'sha256', value }];
}
