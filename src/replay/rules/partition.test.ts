import assert from 'node:assert/strict';
import { test } from 'node:test';
import { versionOf } from '../../engine/testing-engine.ts';
import type { Rule, Rulebook, WindowKey } from '../../rulebook/model.ts';
import { soundFiles } from '../../rulebook/testing-files.ts';
import { partitionRules } from './partition.ts';

const small = versionOf(soundFiles).rulebook;

function keyed(id: string, ...keys: readonly WindowKey[]): Rule {
  const [rule] = small.rules;
  const [window] = rule?.windows ?? [];
  assert.ok(rule !== undefined && window !== undefined);
  const windows = keys.map((by, at) => ({ ...window, name: `links_${at}`, by }));
  return { ...rule, id: id as Rule['id'], when: 'size(content.links) > 2', windows };
}

function summary(proposal: Rulebook, against: Rulebook, workers = 4): Record<string, string> {
  const ids = ({ rules }: Rulebook): string => rules.map(({ id }) => id).join(' ');
  return Object.fromEntries(
    partitionRules({ proposal, against }, workers).map((one) => [
      one.spread,
      `${ids(one.unchanged)} | ${ids(one.proposal)} | ${ids(one.against)}`,
    ]),
  );
}

test('rules are parted by the keys of their windows', () => {
  const rules = [
    keyed('none'),
    keyed('actor', 'actor.id', 'actor.id'),
    keyed('group', 'group'),
    keyed('thread', 'thread'),
    keyed('mixed', 'actor.id', 'group'),
    keyed('domains', 'content.domains'),
  ];
  assert.deepEqual(summary({ ...small, rules }, { ...small, rules: [] }), {
    actor: ' | none actor | ',
    group: ' | group | ',
    thread: ' | thread | ',
    whole: ' | mixed domains | ',
  });
});

test('a rule whose windows had another key before needs the whole stream in both', () => {
  const proposal = { ...small, rules: [keyed('changed', 'group')] };
  const against = { ...small, rules: [keyed('changed', 'actor.id')] };
  assert.deepEqual(summary(proposal, against), {
    actor: ' |  | ',
    whole: ' | changed | changed',
  });
});

test('a rule is unchanged when a machine reads the same of it, its lists included', () => {
  const lists = small.lists.map((list) => ({ ...list, entries: [...list.entries, 'b.example'] }));
  const retitled = small.rules.map((rule) => ({ ...rule, title: 'Fewer links' }));
  assert.equal(summary({ ...small, rules: retitled }, small)['actor'], 'spam.links |  | ');
  assert.equal(summary({ ...small, lists }, small)['actor'], ' | spam.links | spam.links');
});

test('rules that one worker has anyway are run together', () => {
  const keyedOnes = [keyed('actor', 'actor.id'), keyed('group', 'group')];
  const nothing = { ...small, rules: [] };
  const rules = [...keyedOnes, keyed('domains', 'content.domains')];
  assert.deepEqual(summary({ ...small, rules }, nothing, 1), {
    actor: ' | actor group domains | ',
  });
  assert.deepEqual(summary({ ...small, rules }, nothing, 2), {
    actor: ' | actor group | ',
    whole: ' | domains | ',
  });
  assert.deepEqual(summary({ ...small, rules: keyedOnes }, nothing, 2), {
    actor: ' | actor | ',
    group: ' | group | ',
  });
});
