import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MessageFormat } from 'messageformat';
import { instant } from '../../kernel/instant.ts';
import { english } from './en.ts';
import { handFor } from './hands.ts';
import { languages } from './languages.ts';
import { leavesOf } from './words.ts';

const inEnglish: readonly (readonly [string, string])[] = leavesOf(english);
const counted: RegExp = /^\.input \{\$(\w+) :integer\}\n\.match \$\1\n/;

function valuesIn(source: string): readonly string[] {
  return [...new Set([...source.matchAll(/\{\$(\w+)/g)].map((found) => found[1] ?? ''))].sort();
}

for (const { tag, locale, sources } of languages) {
  test(`every sentence of the pages is there in ${tag}, with the same values`, () => {
    const here = new Map(leavesOf(sources));
    assert.deepEqual([...here.keys()].sort(), inEnglish.map(([path]) => path).sort());
    for (const [path, source] of inEnglish) {
      const said = here.get(path) ?? '';
      assert.notEqual(said.trim(), '', path);
      assert.deepEqual(valuesIn(said), valuesIn(source), path);
    }
  });

  test(`every message of the pages can be written in ${tag}, whatever number it tells`, () => {
    const rules = new Intl.PluralRules(locale);
    const categories = rules.resolvedOptions().pluralCategories;
    for (const [path, source] of leavesOf(sources)) {
      const message = new MessageFormat(locale, source);
      for (const count of [0, 1, 2, 3, 11, 100, 1_000_000]) {
        const values = Object.fromEntries(valuesIn(source).map((name) => [name, count]));
        const problems: unknown[] = [];
        const text = message.format(values, (problem) => void problems.push(problem));
        assert.deepEqual(problems, [], `${path}: ${source}`);
        assert.doesNotMatch(text, /[{}]|\.match|\{\$/, path);
      }
      if (!counted.test(source)) continue;
      // What has no category of its own in a language is written by the last line.
      const keys = source
        .split('\n')
        .slice(2)
        .map((line) => line.split(' ', 1)[0] ?? '');
      for (const category of categories) {
        if (category !== 'other') assert.ok(keys.includes(category), `${path}: no ${category}`);
      }
    }
  });
}

test('other languages are not English in disguise', () => {
  for (const { tag, sources } of languages.slice(1)) {
    const alike = leavesOf(sources).filter(
      ([path, source]) =>
        /[a-z]{4}/.test(source.replaceAll(/\{[^}]*\}/g, '')) &&
        inEnglish.some(([other, text]) => other === path && text === source),
    );
    assert.deepEqual(
      alike.map(([path]) => path),
      [],
      tag,
    );
  }
});

test('a value stays inside its sentence, whichever way it runs', () => {
  const path = 'case.queue.see';
  assert.equal(handFor('en').say(path, { reference: 'A1' }), 'Case A1');
  assert.equal(handFor('ar').say(path, { reference: 'A1' }), 'القضية \u2068A1\u2069');
  const turning = '\u202Eabc\u2069';
  assert.equal(handFor('ar').say(path, { reference: turning }), 'القضية \u2068abc\u2069');
  assert.equal(handFor('en').say(path, { reference: 'قضية' }), 'Case \u2068قضية\u2069');
});

test('moments and lengths of time are written as each language writes them', () => {
  const at = instant('2026-11-20T08:15:00Z');
  assert.equal(handFor('en').day(at), '20 November 2026');
  assert.equal(handFor('de').day(at), '20. November 2026');
  assert.match(handFor('ar').day(at), /20.*2026/);
  assert.equal(handFor('zh').day(at), '2026年11月20日');
  assert.equal(handFor('de').distance(3, 'day'), 'in 3 Tagen');
  assert.equal(handFor('de').length(3, 'day'), '3 Tage');
  assert.equal(handFor('zh').distance(-3, 'day'), '3天前');
});
