import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '../../kernel/instant.ts';
import type { Rule, RulebookHistory, RulebookVersion } from '../../rulebook/model.ts';
import { inEnglish } from '../testing-markup.ts';
import { floodRule, testingVersion } from '../testing-rulebook.ts';
import { comparedLines } from '../text/compared.ts';
import { stagesOf } from './rule-history.ts';
import { ruleHistory } from './rule-history-view.ts';

const plain = testingVersion((text) => text);

function versionWith(number: number, change: (rule: Rule) => Rule | undefined): RulebookVersion {
  const rules = plain.rulebook.rules.flatMap((rule) => {
    const changed = rule.id === floodRule ? change(rule) : rule;
    return changed === undefined ? [] : [changed];
  });
  const effectiveFrom = instant(`2026-0${number}-01T00:00:00Z`);
  return { ...plain, number, effectiveFrom, rulebook: { ...plain.rulebook, rules } };
}

const kept = (rule: Rule): Rule => rule;
const lived: RulebookHistory = {
  versions: [
    versionWith(1, () => undefined),
    versionWith(2, kept),
    versionWith(3, kept),
    versionWith(4, (rule) => ({
      ...rule,
      when: 'links_10m > 8 && actor.age < duration("72h")',
      text: `${rule.text.replace('five', 'eight')}\n\nAsk first.`,
      windows: rule.windows.map((window) => ({ ...window, over: 'PT20M' as typeof window.over })),
    })),
    versionWith(5, () => undefined),
    versionWith(6, () => undefined),
    versionWith(7, (rule) => ({ ...rule, range: { from: 'warning', to: 'seven-days' } })),
  ],
};

test('the history of a rule holds each version in which it came, went or changed, and no other', () => {
  const stages = stagesOf(lived, floodRule);
  assert.deepEqual(
    stages.map(({ version, changes }) => [version.number, changes.map(({ kind }) => kind)]),
    [
      [7, []],
      [5, []],
      [4, ['limit-less', 'window-longer', 'words']],
      [2, []],
    ],
  );
  assert.equal(stages[1]?.now, undefined);
  assert.equal(stages[3]?.before, undefined);
});

test('what changed is told in words with both values, and the versions are linked', () => {
  const rule = plain.rulebook.rules.find(({ id }) => id === floodRule);
  assert.ok(rule !== undefined);
  const page = inEnglish(ruleHistory(rule, lived, instant('2026-06-20T08:15:00Z')));
  assert.match(page, /id="version-7"><a href="\/rules\/versions\/7\/spam.link-flood">/);
  assert.match(page, /In force from <time[^>]*>1 July 2026/);
  assert.match(page, /<a href="\/rules\/versions\/5">Version 5<\/a> · Took effect on/);
  assert.match(
    page,
    /finds less: a limit moved\.\s+<del>[^/]*<\/span><code[^>]*>links_10m &gt; 5</,
  );
  assert.match(page, /<ins>[^/]*<\/span><code[^>]*>links_10m &gt; 8</);
  assert.match(
    page,
    /longer time\.\s+<code dir="ltr">links_10m<\/code>\s+<del>[\s\S]*10 minutes[\s\S]*20 min/,
  );
  assert.match(page, /<del><span class="aside-text">before: <\/span>five<\/del>/);
  assert.match(page, /<ins><span class="aside-text">now: <\/span>eight<\/ins> links in ten/);
  assert.match(page, /<bdi dir="auto"><ins>.*Ask first\.<\/ins><\/bdi>/);
});

const compared = (before: string, now: string): readonly string[] =>
  comparedLines(before, now)
    .map(inEnglish)
    .map((line) => line.replaceAll(/<span class="aside-text">.*?<\/span>|<\/?bdi[^>]*>/g, ''));

test('only lines in which something changed are shown, with what went and what came', () => {
  assert.deepEqual(
    compared('Same.\n\nOld words,\nkept.\n\nSame.', 'Same.\n\nNew words, kept.\n\nSame.'),
    ['<del>Old</del><ins>New</ins> words, kept.'],
  );
  assert.deepEqual(compared('One.', 'One.'), []);
  assert.deepEqual(compared('Then we look at it.', 'Then you are told of it.'), [
    'Then <del>we look at </del><ins>you are told of </ins>it.',
  ]);
  assert.deepEqual(compared('最多五个链接。', '最多八个链接。'), [
    '最多<del>五个</del><ins>八个</ins>链接。',
  ]);
});

test('texts with little in common are shown one after the other', () => {
  const many = (word: string): string =>
    Array.from({ length: 900 }, (_, index) => `${word}${index}`).join(' ');
  const [was, is, more] = compared(many('a'), many('b'));
  assert.equal(was, `<del>${many('a')}</del>`);
  assert.equal(is, `<ins>${many('b')}</ins>`);
  assert.equal(more, undefined);
});

test('what a text hides is shown, and no markup of it is one', () => {
  assert.deepEqual(compared('<b>', '<i>\u202E'), [
    '&lt;<del>b&gt;</del><ins>i&gt;<span class="hidden-mark" dir="ltr">U+202E</span>\u202E</ins>',
  ]);
});
