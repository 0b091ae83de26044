import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Files } from '../diagnostic.ts';
import { inspectRulebook } from '../load.ts';
import { brokenFiles, soundFiles } from '../testing-files.ts';

const BOOK = 'rulebook.yaml';
const RULE = 'rules/spam.links.md';
const WHEN = 'links_10m > 2 || inDomains(content.links, "shops")';

function told(files: Files): readonly string[] {
  return inspectRulebook(files).diagnostics.map(({ check }) => check);
}

function condition(when: string, lists: Files = {}): Files {
  return { ...brokenFiles(RULE, WHEN, when), ...lists };
}

const them: Files = { 'lists/them.txt': 'refugees\n', 'lists/threats.txt': 'you will pay\n' };

test('the name of a people is no target; beside conduct, or spared, it may stand', () => {
  const named = 'containsTerm(content.text, "them")';
  assert.deepEqual(told(condition(`${named} && links_10m >= 0`, them)), []);
  const conduct = `${named} && containsTerm(content.text, "threats") && links_10m >= 0`;
  assert.deepEqual(told(condition(conduct, them)), []);
  assert.deepEqual(told(condition(`links_10m > 2 || !${named}`, them)), []);
  const circumstances = `links_10m > 2 || ${named} && actor.age < duration("1h") && group == "x"`;
  assert.deepEqual(told(condition(circumstances, them)), ['protected-trait']);
});

test('rules about different kinds of content are not the same rule', () => {
  const twice = (soundFiles[RULE] ?? '').replace('id: spam.links', 'id: spam.twice');
  assert.deepEqual(told({ ...soundFiles, 'rules/twice.md': twice }), ['duplicate']);
  const comments = twice.replace('applies-to: [post]', 'applies-to: [comment]');
  assert.deepEqual(told({ ...soundFiles, 'rules/twice.md': comments }), []);
});

test('R8 a charter lets everything within it stand, and nothing beyond', () => {
  const charter = (line: string): Files =>
    brokenFiles(BOOK, 'promises:', `charter: ${line}\npromises:`);
  const within =
    '{ applies-to: [post], gravity: 1, effects: [review], measures: [no-links], longest: 1d }';
  assert.deepEqual(told(charter(within)), []);
  for (const beyond of ['gravity: 1', 'effects: [nudge]', 'measures: [hide]', 'longest: 23h']) {
    const files = charter(`{ ${beyond} }`);
    const graver = (files[RULE] ?? '').replace('gravity: 1', 'gravity: 2');
    assert.deepEqual(told({ ...files, [RULE]: graver }), ['charter'], beyond);
  }
});
