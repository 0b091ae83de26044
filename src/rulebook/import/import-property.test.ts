import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type ImportKind, importKinds, importRules } from './import-rules.ts';
import { renderImport } from './render-import.ts';
import { assertSound, imported, remarksOn, sourceLeaves } from './testing-import.ts';

const RUNS = { numRuns: 150, seed: 20260105 } as const;

const word = fc.oneof(
  fc.constantFrom('spam', 'two words', '#tag', '*star*', 'b*d', 'ß', '中文', 'c++', '🙂', '', ' '),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);
const regex = fc.constantFrom(
  'a+b',
  '(x|y)z?',
  '\\bfoo\\d{2}',
  '(?=a)b',
  '(a)\\1',
  '[',
  '^$',
  'a.c',
);
const words = fc.array(fc.oneof(word, regex), { maxLength: 4 });
const odd = fc.oneof(fc.boolean(), fc.integer({ min: -3, max: 99 }), word, words);
const anything = fc.oneof(odd, fc.dictionary(fc.constantFrom('a', 'b', 'c'), odd, { maxKeys: 3 }));

function record(fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<object> {
  const extra = fc.dictionary(fc.constantFrom('brand_new', 'x y', 'a › b', 'id'), anything, {
    maxKeys: 2,
  });
  const known = fc.record({ ...fields }, { requiredKeys: [] });
  return fc.tuple(extra, known).map(([more, own]) => ({ ...more, ...own }));
}

const author = record({
  account_age: fc.oneof(fc.constantFrom('< 2 days', '> 1 year', '3', 'soon'), odd),
  comment_karma: fc.constantFrom('< 5', '> 3'),
  is_moderator: fc.boolean(),
  name: words,
  satisfy_any_threshold: fc.boolean(),
});
const search = fc
  .tuple(
    fc.constantFrom('', '~'),
    fc.constantFrom('title', 'body', 'title+body', 'url', 'domain', 'domain+body', 'flair_text'),
    fc.constantFrom('', ' (regex)', ' (includes)', ' (starts-with, case-sensitive)', ' (odd)'),
  )
  .map((parts) => parts.join(''));
const automoderator = fc
  .tuple(
    fc.dictionary(search, fc.oneof(words, anything), { maxKeys: 3 }),
    record({
      type: fc.constantFrom('any', 'comment', 'submission', 'link submission', 'gallery', 5),
      author: fc.oneof(author, words),
      action: fc.constantFrom('remove', 'report', 'filter', 'approve', 'ban', 7),
      action_reason: word,
      comment: word,
      is_edited: fc.boolean(),
      body_longer_than: fc.oneof(fc.integer({ min: 0, max: 90 }), word),
      reports: fc.integer(),
      moderators_exempt: fc.boolean(),
      set_flair: words,
    }),
  )
  .map(([searches, fields]) => ({ ...searches, ...fields }));

const discord = record({
  name: word,
  event_type: fc.integer({ min: 0, max: 3 }),
  trigger_type: fc.integer({ min: 0, max: 7 }),
  trigger_metadata: fc.oneof(
    record({
      keyword_filter: words,
      regex_patterns: fc.array(regex, { maxLength: 3 }),
      allow_list: words,
      presets: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 2 }),
      mention_total_limit: fc.integer({ min: -1, max: 9 }),
    }),
    anything,
  ),
  actions: fc.oneof(
    fc.array(record({ type: fc.integer({ min: 0, max: 5 }), metadata: anything }), {
      maxLength: 2,
    }),
    anything,
  ),
  enabled: fc.boolean(),
  exempt_roles: words,
  exempt_channels: words,
});

const watched = record({
  word: fc.oneof(word, regex),
  action: fc.constantFrom('block', 'flag', 'replace', 'odd', 'silence', 5),
  regexp: fc.constantFrom('(a+b)', '(x|y)z?'),
  replacement: fc.oneof(word, fc.constant(null)),
  case_sensitive: fc.boolean(),
});

const documents: readonly (readonly [ImportKind, fc.Arbitrary<string>])[] = [
  [
    'reddit-automoderator',
    fc
      .array(fc.oneof(automoderator, anything), { minLength: 1, maxLength: 3 })
      .map((list) => list.map((one) => JSON.stringify(one)).join('\n---\n')),
  ],
  [
    'discord-automod',
    fc
      .oneof(discord, fc.array(fc.oneof(discord, anything), { minLength: 1, maxLength: 3 }))
      .map((one) => JSON.stringify(one)),
  ],
  [
    'discourse-watched-words',
    fc
      .oneof(
        fc.array(fc.oneof(watched, anything), { minLength: 1, maxLength: 5 }),
        record({ words: fc.array(watched, { maxLength: 4 }), actions: words }),
      )
      .map((one) => JSON.stringify(one)),
  ],
];

for (const [kind, texts] of documents) {
  test(`${kind}: whatever is in it, every leaf is told once and the draft is sound`, () => {
    fc.assert(
      fc.property(texts, (text) => {
        const leaves = sourceLeaves(kind, text);
        const read = importRules(kind, text, { community: 'garden', languages: ['en'] });
        if (!read.ok) return leaves.length === 0;
        for (const { path } of leaves) assert.equal(remarksOn(read.value, path), 1, path);
        if (Object.keys(read.value.files).length > 1) assertUsable(read.value);
        return renderImport(read.value) !== '';
      }),
      RUNS,
    );
  });
}

// A source may hold nothing that becomes a rule; then there is a rulebook file and nothing else.
function assertUsable(result: ReturnType<typeof imported>): void {
  const rules = Object.keys(result.files).filter((path) => path.startsWith('rules/'));
  if (rules.length > 0) assertSound(result);
}

const atom = fc.constantFrom(
  'added_lines contains "spam"',
  'user_age < 500',
  'user_editcount < 9',
  '"sysop" in user_groups',
  'added_lines rlike "a+b"',
  'count("a", added_lines) > 2',
  'page_namespace == 0',
  'shops contains "x"',
  'frobnicate(1, "two")',
  'true',
  'bad',
  'added_lines contains shops',
);
const expression = fc.letrec<{ readonly whole: string; readonly joined: string }>((tie) => ({
  whole: fc.oneof({ maxDepth: 3 }, atom, tie('joined')),
  joined: fc.oneof(
    fc
      .tuple(tie('whole'), fc.constantFrom('&', '|', '^'), tie('whole'))
      .map(([left, sign, right]) => `( ${left} ${sign} ${right} )`),
    tie('whole').map((inner) => `!( ${inner} )`),
    fc
      .tuple(tie('whole'), tie('whole'), tie('whole'))
      .map(([test, one, other]) => `( ${test} ? ${one} : ${other} )`),
  ),
})).whole;

test('mediawiki-abuse-filter: each condition of a filter is told once where it stands', () => {
  fc.assert(
    fc.property(expression, fc.boolean(), (last, named) => {
      const text = named ? `bad := added_lines rlike "q"; shops := "a" + "b"; ${last}` : last;
      const result = imported('mediawiki-abuse-filter', text);
      assertSound(result);
      const told = result.remarks.flatMap(({ paths }) => paths).map(readPath);
      for (const { start, end } of wordsOf(text)) {
        const around = told.filter((one) => one.start <= start && end <= one.end);
        assert.equal(around.length, 1, `${text.slice(start, end)} at ${start}`);
      }
    }),
    RUNS,
  );
});

/** Where a remark of a filter on one line stands. */
function readPath(path: string): { readonly start: number; readonly end: number } {
  const [, column = '', words = ''] = /^condition › 1:(\d+) (.*)$/.exec(path) ?? [];
  const start = Number(column) - 1;
  return { start, end: start + words.length };
}

/** Names, texts and numbers of an expression. */
function wordsOf(text: string): readonly { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(/"[^"]*"|\w+/g)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
  }));
}

test('no text makes an importer throw', () => {
  const signs = fc.constantFrom(...'{}[]()"\'&|!:=,-#\n\\*?<>ab1 '.split(''), '---\n', ':=', '/*');
  const noise = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.array(signs, { maxLength: 30 }).map((parts) => parts.join('')),
    ...documents.map(([, texts]) => texts),
  );
  fc.assert(
    fc.property(fc.constantFrom(...importKinds), noise, (kind, text) => {
      const read = importRules(kind, text, { community: 'garden', languages: ['en'] });
      return read.ok ? read.value.remarks.length > 0 : read.error.message !== '';
    }),
    { ...RUNS, numRuns: 600 },
  );
});
