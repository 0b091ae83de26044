import { SeededRandom, zipf } from './random.ts';

interface Script {
  readonly language: string;
  /** How often, in hundredths. */
  readonly share: number;
  readonly starts: readonly string[];
  readonly middles: readonly string[];
  readonly separator: string;
}

/** Made-up words of eight languages; what counts for a matcher is script, length and repetition. */
const scripts: readonly Script[] = [
  latin('en', 40, 'th st br cl wh s m p r t b d gr', 'e a i o u ea ou ing er'),
  latin('de', 10, 'sch st z gr w f k pf b d tr', 'ei ie ü ä ö u a en er ung'),
  latin('es', 10, 'qu ll c p m tr b g r h', 'a o e i ue ión ar ía os'),
  latin('fr', 8, 'ch l p qu v d r b t gr', 'é è eau oi ou en ai e ment'),
  latin('ru', 10, 'пр ст к в н д р м б', 'о а е и у ы ение ого ая'),
  latin('ar', 7, 'ال م ك ت ب س ر ق', 'ا و ي ة ن ل د م'),
  unspaced('ja', 8, 'これはそのあり日本語会社時間東京新聞', 'をにがのでとます者所学校した'),
  unspaced('zh', 7, '我们他的这是在中国人民时间工作', '了不有大上说生到出会可以'),
];

function latin(language: string, share: number, starts: string, middles: string): Script {
  return {
    language,
    share,
    starts: starts.split(' '),
    middles: middles.split(' '),
    separator: ' ',
  };
}

function unspaced(language: string, share: number, starts: string, middles: string): Script {
  return { language, share, starts: [...starts], middles: [...middles], separator: '' };
}

const WORDS_PER_SCRIPT = 20_000;

export interface Vocabulary {
  readonly language: string;
  readonly share: number;
  readonly words: readonly string[];
  readonly separator: string;
}

export const vocabularies: readonly Vocabulary[] = scripts.map((script, index) => {
  const random = new SeededRandom(1_000 + index);
  const words = Array.from({ length: WORDS_PER_SCRIPT }, () => makeWord(script, random));
  return { language: script.language, share: script.share, words, separator: script.separator };
});

function makeWord({ starts, middles }: Script, random: SeededRandom): string {
  const syllables = 1 + random.below(3);
  let word = '';
  for (let count = 0; count < syllables; count += 1)
    word += random.pick(starts) + random.pick(middles);
  return word;
}

export const wordRank: (random: SeededRandom) => number = zipf(WORDS_PER_SCRIPT, 1);

/** A word that no vocabulary has, for lists: texts carry one only when they are given one. */
export function rareWord(vocabulary: Vocabulary, random: SeededRandom): string {
  const first = random.pick(vocabulary.words);
  const second = random.pick(vocabulary.words);
  return first + second + random.pick(vocabulary.words);
}
