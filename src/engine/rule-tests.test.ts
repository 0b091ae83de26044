import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { exampleRulebooks } from '../rulebook/testing-examples.ts';
import { brokenFiles, soundFiles } from '../rulebook/testing-files.ts';
import { runRuleTests } from './rule-tests.ts';
import { versionOf } from './testing-engine.ts';

const RULE = 'rules/spam.links.md';

test('tests that pass say why the rule matched', () => {
  const results = runRuleTests(versionOf(soundFiles));
  assert.deepEqual(
    results.map(({ test: name, found, passed }) => ({ name, found, passed })),
    [
      { name: 'three links', found: 'match', passed: true },
      { name: 'one link', found: 'no-match', passed: true },
    ],
  );
  assert.match(results[0]?.why[0] ?? '', /^links_10m is 3 /);
});

test('a test that expects something else fails', () => {
  const files = brokenFiles(RULE, 'links_10m > 2', 'links_10m > 3');
  assert.deepEqual(
    runRuleTests(versionOf(files)).map((result) => result.passed),
    [false, true],
  );
});

test('an activity that cannot be made is told and fails its test', () => {
  const odd = '- time: yesterday\n      content: { links: ["https://a.example/1"] }';
  const files = brokenFiles(RULE, '- content: { links: ["https://a.example/1"] }', odd);
  const result = runRuleTests(versionOf(files))[1];
  assert.equal(result?.found, 'not-run');
  assert.equal(result?.passed, false);
  assert.match(result?.why[0] ?? '', /activity 1/);
});

test('every test of the example rulebooks passes', () => {
  for (const files of exampleRulebooks().values()) {
    const results = runRuleTests(versionOf(files));
    assert.ok(results.length > 0);
    for (const result of results) assert.ok(result.passed, `${result.rule}: ${result.test}`);
  }
});

test('the complete example of spec/rulebook.md loads and passes its own tests', () => {
  const spec = readFileSync(new URL('../../spec/rulebook.md', import.meta.url), 'utf8');
  const blocks = spec.matchAll(/^`([\w./-]+)`:\n\n(`{3,})\w+\n([\s\S]*?)^\2$/gm);
  const files = Object.fromEntries([...blocks].map(([, path, , text]) => [path, text]));
  assert.deepEqual(Object.keys(files), ['rulebook.yaml', 'rules/spam.links.md', 'lists/shops.txt']);
  assert.deepEqual(
    runRuleTests(versionOf(files as Record<string, string>)).map((result) => result.passed),
    [true, true],
  );
});
