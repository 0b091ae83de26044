import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRulebookFiles } from '../../cli/commands/rulebook-files.ts';
import type { LanguageTag } from '../../kernel/identifier.ts';
import { instant } from '../../kernel/instant.ts';
import { loadRulebook } from '../../rulebook/load.ts';
import type { RulebookVersion } from '../../rulebook/model.ts';
import { translated } from './translated-rulebook.ts';

function example(name: string): RulebookVersion {
  const files = readRulebookFiles(`examples/rulebooks/${name}`);
  const loaded = loadRulebook(files);
  assert.ok(loaded.ok);
  const at = instant('2026-11-20T08:00:00Z');
  return {
    number: 1,
    rulebook: loaded.value,
    publishedAt: at,
    effectiveFrom: at,
    hash: 'h',
    ruleHashes: {},
  };
}

const inLanguage = (version: RulebookVersion, tag: string): RulebookVersion =>
  translated(version, tag as LanguageTag);

test('a reader sees the rules in their language where the community wrote them in it', () => {
  const version = example('game-chat');
  const [rule] = version.rulebook.rules;
  for (const tag of ['de', 'zh']) {
    const shown = inLanguage(version, tag).rulebook;
    assert.notEqual(shown.rules[0]?.title, rule?.title, tag);
    assert.notEqual(shown.families[0]?.title, version.rulebook.families[0]?.title, tag);
    assert.equal(shown.rules[0]?.id, rule?.id);
    assert.deepEqual(shown.rules[0]?.when, rule?.when);
  }
});

test('where there is no translation the rules stand as they were written', () => {
  const version = example('game-chat');
  assert.equal(inLanguage(version, 'en'), version);
  assert.deepEqual(inLanguage(version, 'ar').rulebook.rules, version.rulebook.rules);
  assert.equal(inLanguage(version, 'de'), inLanguage(version, 'de'));
});
