import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Files } from '../diagnostic.ts';
import { loadRulebook } from '../load.ts';
import { brokenFiles, soundFiles } from '../testing-files.ts';
import { changeText } from './change.ts';
import { conditionDifference } from './condition-difference.ts';
import { rulebookDifference } from './rulebook-difference.ts';

const RULE = 'rules/spam.links.md';

function changes(files: Files): readonly string[] {
  const [before, after] = [soundFiles, files].map(loadRulebook);
  assert.ok(before?.ok && after?.ok);
  return rulebookDifference(before.value, after.value).map(
    ({ about, change }) => `${about}: ${change}`,
  );
}

const conditions: readonly (readonly [string, string, readonly string[]])[] = [
  ['a > 5', 'a  >  5', []],
  ['a > 5', 'a > 8', ['matches less: `a > 5` became `a > 8`']],
  ['a > 5', 'a >= 5', ['matches more: `a > 5` became `a >= 5`']],
  [
    'a < duration("3h")',
    'a < duration("90m")',
    ['matches less: `a < duration("3h")` became `a < duration("90m")`'],
  ],
  ['a > 5', 'a > 5 || b', ['now also matches when `b`']],
  ['a > 5 || b', 'a > 5', ['no longer matches when `b`']],
  ['a > 5 && b', 'a > 5', ['matches more: no longer asks for `b`']],
  ['a > 5', 'a > 5 && b', ['matches less: now also asks for `b`']],
  ['c || (a > 5 && b)', 'c || (a > 6 && b)', ['matches less: `a > 5` became `a > 6`']],
  ['a', 'b', ['its condition is now `b`']],
];

test('a change of a condition is told by what it does', () => {
  for (const [before, after, told] of conditions) {
    assert.deepEqual(
      conditionDifference(before, after).map(changeText),
      told,
      `${before} to ${after}`,
    );
  }
});

test('a rulebook differs from itself in nothing', () => {
  assert.deepEqual(changes(soundFiles), []);
});

test('changes of a rule, a list and a family are told in words', () => {
  const one = (piece: string, by: string): readonly string[] =>
    changes(brokenFiles(RULE, piece, by));
  assert.deepEqual(one('effect: review', 'effect: nudge'), [
    'spam.links: milder: a match leads to `nudge` in place of `review`',
  ]);
  assert.deepEqual(one('effect: review', 'effect: hold\nhold-for: 2h'), [
    'spam.links: harsher: a match leads to `hold` in place of `review`',
  ]);
  assert.deepEqual(one('gravity: 1', 'gravity: 2'), [
    'spam.links: harsher: gravity 2 in place of 1',
  ]);
  assert.deepEqual(one('over: 10m', 'over: 20m'), [
    'spam.links: `links_10m` counts over PT20M in place of PT10M: more',
  ]);
  assert.deepEqual(one('applies-to: [post]', 'applies-to: [post, comment]'), [
    'spam.links: matches more: it is about each `comment` as well',
  ]);
  assert.deepEqual(
    changes(brokenFiles('lists/shops.txt', 'shop.example', 'shop.example\na.example')),
    ['list shops: 1 entries more, 0 gone'],
  );
  assert.deepEqual(changes(brokenFiles('rulebook.yaml', 'memory: 180d', 'memory: 90d')), [
    'family spam: milder: a decision counts for P90D, not P180D',
  ]);
});
