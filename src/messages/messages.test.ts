import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { isSelectMessage, type Model, parseMessage, visit } from 'messageformat';
import type { MilderIn } from '../domain/decision/event.ts';
import { sentences } from '../domain/letter/letter.ts';
import type { Message, MessageId } from '../domain/letter/message.ts';
import type { ReportOutcome } from '../domain/report/event.ts';
import type { LanguageTag } from '../kernel/identifier.ts';
import { itemMeasures, memberMeasures, misuseMeasures, traderMeasures } from '../rulebook/model.ts';
import { type Language, languages } from './languages.ts';
import { community, sampleLetters } from './testing-letters.ts';
import { messageWriter } from './writer.ts';

const writer = messageWriter();
const english = languages[0] as Language;
const ids = Object.keys(english.catalogue) as MessageId[];

function parsed(language: Language, id: MessageId): Model.Message {
  return parseMessage(language.catalogue[id]);
}

/** Names of the values that a message asks for, and how it writes each. */
function asked(language: Language, id: MessageId): readonly string[] {
  const found = new Set<string>();
  visit(parsed(language, id), {
    expression: ({ arg, functionRef }) => {
      if (arg?.type !== 'variable') return;
      found.add(functionRef === undefined ? arg.name : `${arg.name} :${functionRef.name}`);
    },
  });
  return [...found].toSorted();
}

function keysOf(language: Language, id: MessageId): readonly string[] {
  const source = parsed(language, id);
  if (!isSelectMessage(source)) return [];
  return source.variants.map(({ keys }) => keys.map((key) => key.value ?? '*').join(' '));
}

function choosesByNumber(id: MessageId): boolean {
  return english.catalogue[id].includes('.match $points');
}

for (const language of languages) {
  test(`every message is there in ${language.tag}, and asks for the same values`, () => {
    assert.deepEqual(Object.keys(language.catalogue).toSorted(), ids.toSorted());
    for (const id of ids) assert.deepEqual(names(language, id), names(english, id), id);
  });

  test(`messages in ${language.tag} choose between the same cases, plurals by the language`, () => {
    const plural = new Intl.PluralRules(language.locale).resolvedOptions().pluralCategories;
    const expected = plural.map((category) => (category === 'other' ? '*' : category)).toSorted();
    for (const id of ids) {
      const keys = keysOf(language, id).toSorted();
      const wanted = choosesByNumber(id) ? expected : keysOf(english, id).toSorted();
      assert.deepEqual(keys, wanted, id);
    }
  });

  test(`every message and letter in ${language.tag} is the golden one`, () => {
    golden(language, [...sentencesOf(language), ...lettersOf(language)].join('\n'));
  });
}

type Chosen<Value extends string> = Readonly<Record<Value, 'named' | 'the rest'>>;

// Whoever adds a value to one of these lists has to say here how people are told of it.
const outcomes: Chosen<ReportOutcome> = {
  breach: 'named',
  'no-breach': 'named',
  'closed-in-favour': 'named',
  'reversed-on-appeal': 'named',
  'reversed-on-review': 'named',
  'varied-on-appeal': 'named',
  'closed-without-case': 'the rest',
};
const changes: Chosen<MilderIn> = {
  'rule-withdrawn': 'named',
  gravity: 'named',
  range: 'named',
  measures: 'named',
  'ladder-start': 'named',
  weight: 'the rest',
};
const choices: readonly (readonly [MessageId, readonly string[]])[] = [
  ['report-outcome.outcome', named(outcomes)],
  ['milder.change', named(changes)],
  ['measure.item', itemMeasures],
  ['measure.member', [...memberMeasures, ...traderMeasures, ...misuseMeasures]],
];

function named(chosen: Chosen<string>): readonly string[] {
  return Object.keys(chosen).filter((value) => chosen[value] === 'named');
}

test('a message names every value that it chooses by, so that nobody is told of another', () => {
  for (const [id, values] of choices) {
    const expected = [...values, '*'].toSorted();
    for (const language of languages) {
      assert.deepEqual(keysOf(language, id).toSorted(), expected, `${language.tag} ${id}`);
    }
  }
});

function names(language: Language, id: MessageId): readonly string[] {
  return [...new Set(asked(language, id).map((name) => name.split(' ')[0] ?? ''))];
}

test('a time is written as a time, in every language', () => {
  const functions: Readonly<Record<string, string>> = {
    at: 'moment',
    from: 'moment',
    until: 'moment',
    day: 'day',
    asked: 'moment',
    given: 'moment',
    window: 'length',
    within: 'length',
    language: 'language',
  };
  for (const language of languages) {
    for (const id of ids) {
      for (const name of asked(language, id)) {
        const [variable = '', written] = name.split(' :');
        if (variable in functions) assert.equal(written, functions[variable], `${id} ${name}`);
      }
    }
  }
});

const samples: Readonly<Record<string, readonly (string | number)[]>> = {
  at: ['2026-03-02T10:00:10.000Z'],
  from: ['2026-03-02T10:00:10.000Z'],
  until: ['2026-03-09T10:00:10.000Z'],
  asked: ['2026-03-01T10:00:10.000Z'],
  given: ['2026-03-01T18:30:00.000Z'],
  day: ['2026-08-29T10:00:10.000Z'],
  window: ['P184D', 'P1DT6H', 'PT10S'],
  within: ['P90D', 'P1D', 'P2D'],
  amount: [4, 1, 1000],
  outOf: [30, 2, 1200],
  points: [0, 1, 2, 3, 11, 100],
  version: [2],
  title: ['Do not insult people'],
  rule: ['civility.insult'],
  step: ['A warning'],
  item: ['post-7'],
  group: ['group-3'],
  law: ['section 185 of the criminal code'],
  language: ['en', 'de'],
  family: ['Civility'],
  community: [community],
};

/** The message with every case of its choice, or else with every sample value. */
function sampleMessages(id: MessageId): readonly Message[] {
  const chosen = /\.match \$(\w+)/.exec(english.catalogue[id])?.[1] ?? '';
  const cases = choosesByNumber(id) ? samples['points'] : keysOf(english, id);
  const lists = names(english, id).map((name): [string, readonly (string | number)[]] => [
    name,
    name === chosen ? (cases ?? []) : (samples[name] ?? []),
  ]);
  const longest = Math.max(1, ...lists.map(([, list]) => list.length));
  return Array.from({ length: longest }, (_, n) => ({
    id,
    values: Object.fromEntries(
      lists.map(([name, list]) => [name, list[n] ?? list[0] ?? assert.fail(`${id} ${name}`)]),
    ),
  }));
}

function sentencesOf(language: Language): readonly string[] {
  return ids.flatMap((id) =>
    sampleMessages(id).map((message) => `${id}\n  ${writer.sentence(message, language.tag)}`),
  );
}

function lettersOf({ tag }: Language): readonly string[] {
  return Object.entries(sampleLetters(tag)).map(([name, letter]) => {
    const { subject, text, html } = writer.letter(letter, tag);
    return `\n=== ${name}\n${subject}\n\n${text}${name === 'statement' ? `\n${html}` : ''}`;
  });
}

// Isolates are written as their names, so that a reader of the golden file sees them.
function golden({ tag }: Language, written: string): void {
  const shown = written
    .replaceAll('\u2066', '⟦l:')
    .replaceAll('\u2067', '⟦r:')
    .replaceAll('\u2068', '⟦')
    .replaceAll('\u2069', '⟧');
  const file = new URL(`./${tag}/letters.golden.txt`, import.meta.url);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, `${shown}\n`);
  assert.equal(`${shown}\n`, readFileSync(file, 'utf8'));
}

test('every line in Arabic begins from the right, whatever it is filled with', () => {
  const arabic = 'ar' as LanguageTag;
  const lines = Object.entries(sampleLetters(arabic)).flatMap(([name, letter]) => {
    const { subject, text } = writer.letter(letter, arabic);
    return [subject, ...text.split('\n')].map((line) => ({ name, line }));
  });
  const ours = lines.filter(({ line }) => line !== '' && !/^(?:> |https:)/.test(line));
  for (const { name, line } of ours) assert.equal(firstStrong(line), 'rtl', `${name}: ${line}`);
});

/** The direction of a line by its first strong character outside of any isolate (UAX 9, P2). */
function firstStrong(line: string): 'ltr' | 'rtl' | 'none' {
  const outside = line.replaceAll(/[\u2066-\u2068][^\u2069]*\u2069/g, '');
  const strong = /[\p{L}]/u.exec(outside)?.[0];
  if (strong === undefined) return 'none';
  return /\p{sc=Arab}/u.test(strong) ? 'rtl' : 'ltr';
}

test('whatever a message is filled with stays on its line and inside its isolate', () => {
  const parts = fc.array(
    fc.oneof(
      fc.constantFrom('\n', '\r\n', '\u2028', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069'),
      fc.constantFrom('{', '}', '$x', '|', '\\', 'שלום', 'سلام', 'post'),
      fc.string({ maxLength: 5 }),
    ),
  );
  fc.assert(
    fc.property(fc.constantFrom(...languages), parts, ({ tag }, given) => {
      const values = { group: given.join('') };
      const written = writer.sentence({ id: 'scope.group', values }, tag);
      assert.doesNotMatch(written, /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e]/u);
      assert.equal(written.split(/[\u2066-\u2068]/).length, 2);
      assert.equal(written.split('\u2069').length, 2);
      assert.ok(written.indexOf('\u2069') > written.indexOf('\u2068'));
    }),
  );
});

test('a quote cannot look like a line of ours, nor make a link or a tag', () => {
  const text = 'one\u2028What you can do\r\n<b>https://bad.example</b>\u0085end';
  const letter = { ...sampleLetters(english.tag)['hearing'] };
  const subject = letter.subject ?? assert.fail();
  const written = writer.letter({ subject, sections: [[{ kind: 'quote', text }]] }, english.tag);
  assert.equal(written.text, '> one\n> What you can do\n> <b>https://bad.example</b>\n> end\n');
  assert.ok(written.html.includes('&lt;b&gt;https:<wbr>//bad.example&lt;/b&gt;'));
  assert.ok(!written.html.includes('<a '));
});

test('a language is found by its first part, and another one is not', () => {
  const found = ['de-AT', 'zh-Hans-CN', 'AR', 'en-GB', 'fr'].map((tag) =>
    writer.languageFor(tag as LanguageTag),
  );
  assert.deepEqual(found, ['de', 'zh', 'ar', 'en', undefined]);
});

test('a message with a hole in it is not written', () => {
  const holed: Message = { id: 'hold.title', values: {} };
  assert.throws(() => writer.text([[sentences(holed)]], english.tag), /hold\.title/);
});
