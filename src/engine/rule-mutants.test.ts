import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Files } from '../rulebook/diagnostic.ts';
import { exampleRulebooks } from '../rulebook/testing-examples.ts';
import { brokenFiles, soundFiles } from '../rulebook/testing-files.ts';
import { clauseGaps } from './rule-coverage.ts';
import { type RuleMutation, runRuleMutants } from './rule-mutants.ts';
import { versionOf } from './testing-engine.ts';

const RULE = 'rules/spam.links.md';

function mutationOf(files: Files): RuleMutation | undefined {
  const version = versionOf(files);
  const rule = version.rulebook.rules[0];
  assert.ok(rule !== undefined);
  return runRuleMutants(version, rule);
}

/** The sound rule with the tests of `yaml` in place of its own. */
function withTests(yaml: string): Files {
  const text = soundFiles[RULE] ?? '';
  const start = text.indexOf('- name: three links');
  return { ...soundFiles, [RULE]: `${text.slice(0, start)}${yaml}\`\`\`\n` };
}

const links = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, at) => `"https://a.example/${from + at}"`).join(', ');

const STRONG = `- name: the third link, a second before ten minutes are over
  activities:
    - time: 2026-03-02T10:00:00Z
      content: { links: [${links(1, 2)}] }
    - time: 2026-03-02T10:09:59Z
      content: { links: [${links(3, 3)}] }
  expect: match
- name: a shop
  activities:
    - content: { links: ["https://shop.example/"] }
  expect: match
- name: two links
  activities:
    - content: { links: [${links(1, 2)}] }
  expect: no-match
- name: the third link after ten minutes
  activities:
    - time: 2026-03-02T10:00:00Z
      content: { links: [${links(1, 2)}] }
    - time: 2026-03-02T10:10:00Z
      content: { links: [${links(3, 3)}] }
  expect: no-match
- name: two members in one thread share the same text and links
  activities:
    - actor: { id: m-01 }
      group: garden
      thread: seeds
      content: { text: "The seeds are here again.", links: [${links(1, 2)}] }
    - actor: { id: m-02 }
      group: garden
      thread: seeds
      content: { text: "The seeds are here again.", links: [${links(3, 4)}] }
  expect: no-match
`;

test('weak tests let changes of the condition and of the window survive', () => {
  const mutation = mutationOf(soundFiles);
  assert.deepEqual(
    mutation?.survivors.map(({ text }) => text),
    [
      'links_10m >= 2 || inDomains(content.links, "shops")',
      'links_10m > 1 || inDomains(content.links, "shops")',
      'links_10m > 2 || false',
      'links_10m over 20m',
      'links_10m over 5m',
      'links_10m by content.domains',
    ],
  );
  const [first] = mutation?.survivors ?? [];
  assert.deepEqual([first?.before, first?.after], ['links_10m > 2', 'links_10m >= 2']);
});

test('strong tests notice every change', () => {
  const mutation = mutationOf(withTests(STRONG));
  assert.deepEqual(mutation?.survivors, []);
  assert.equal(mutation?.tried, mutationOf(soundFiles)?.tried);
  assert.equal(mutation?.tried, 16);
});

test('a reason accepts its survivor, however it is written, and one too many is told', () => {
  const reasons = `mutants:
  'links_10m>2||false': The shops are tested elsewhere.
  links_10m over 20m: It hardly matters.
  links_10m < 2: Nobody needs this.
range:`;
  const mutation = mutationOf(brokenFiles(RULE, 'range:', reasons));
  const reasonOf = (text: string): string | undefined =>
    mutation?.survivors.find((survivor) => survivor.text === text)?.reason;
  assert.equal(reasonOf('links_10m > 2 || false'), 'The shops are tested elsewhere.');
  assert.equal(reasonOf('links_10m over 20m'), 'It hardly matters.');
  assert.equal(reasonOf('links_10m over 5m'), undefined);
  assert.deepEqual(mutation?.needless, ['links_10m < 2']);
});

test('a rule whose tests fail, or which has no condition, is not changed', () => {
  assert.equal(mutationOf(brokenFiles(RULE, 'links_10m > 2', 'links_10m > 3')), undefined);
  const version = versionOf(soundFiles);
  const [rule] = version.rulebook.rules;
  assert.ok(rule !== undefined);
  const { when: _when, ...byPeople } = rule;
  assert.equal(runRuleMutants(version, byPeople), undefined);
});

test('a window stays within the seven days a rule may look back', () => {
  const mutation = mutationOf(brokenFiles(RULE, 'over: 10m', 'over: 7d'));
  assert.equal(mutation?.refused, 1);
  assert.ok(mutation.survivors.some(({ text }) => text === 'links_10m over 84h'));
});

test('what a window sums is changed as well', () => {
  const sum = `'group == "" ? size(content.links) : 0'`;
  const mutation = mutationOf(brokenFiles(RULE, 'size(content.links)', sum));
  const texts = mutation?.survivors.map(({ text }) => text) ?? [];
  assert.ok(
    texts.includes('links_10m sum group == "" ? size(content.links) : 1'),
    texts.join('\n'),
  );
  assert.ok(!texts.includes('links_10m sum group != "" ? size(content.links) : 0'));
});

test('tests of the example rulebooks show every clause both ways', () => {
  for (const files of exampleRulebooks().values()) {
    assert.deepEqual(clauseGaps(versionOf(files)), []);
  }
});
