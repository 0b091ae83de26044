import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brokenFiles, soundFiles } from '../rulebook/testing-files.ts';
import { clauseGaps } from './rule-coverage.ts';
import { versionOf } from './testing-engine.ts';

const RULE = 'rules/spam.links.md';

test('a clause that is never true in the tests is told', () => {
  assert.deepEqual(clauseGaps(versionOf(soundFiles)), [
    {
      rule: 'spam.links',
      clause: 'inDomains(content.links, "shops")',
      position: 2,
      never: ['true'],
    },
  ]);
});

test('tests that make every clause true and false leave no gap', () => {
  const shop = '- name: a shop\n  activities:\n    - content: { links: [https://shop.example/] }\n';
  const more = `${shop}  expect: match\n- name: one link`;
  const files = brokenFiles(RULE, '- name: one link', more);
  assert.deepEqual(clauseGaps(versionOf(files)), []);
});

test('a clause that nobody comes to has both gaps, and equal clauses keep their places', () => {
  const when = `when: 'links_10m > 99 ? group == "a" : links_10m > 2 && group == "a" || true'`;
  const files = brokenFiles(RULE, 'when: links_10m > 2 || inDomains(content.links, "shops")', when);
  assert.deepEqual(
    clauseGaps(versionOf(files)).map(({ clause, position, never }) => [clause, position, never]),
    [
      ['links_10m > 99', 1, ['true']],
      ['group == "a"', 2, ['true', 'false']],
      ['group == "a"', 4, ['true']],
      ['true', 5, ['false']],
    ],
  );
});

test('windows count from one activity of a test to the next, and each once', () => {
  const apart = [1, 2, 3].map((at) => `- content: { links: ["https://a.example/${at}"] }`);
  const [first = ''] = /- content: .*\/3"\] \}/.exec(soundFiles[RULE] ?? '') ?? [];
  const gapsOver = (activities: readonly string[]): readonly (string | undefined)[] =>
    clauseGaps(versionOf(brokenFiles(RULE, first, activities.join('\n    ')))).map(
      ({ clause }) => clause,
    );
  assert.ok(gapsOver(apart.slice(0, 2)).includes('links_10m > 2'));
  assert.ok(!gapsOver(apart).includes('links_10m > 2'));
});
