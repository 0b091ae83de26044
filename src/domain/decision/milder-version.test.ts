import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Instant } from '../../kernel/instant.ts';
import { instant } from '../../kernel/instant.ts';
import type { Rule, Rulebook } from '../../rulebook/model.ts';
import {
  fixtureRulebook,
  insultRule,
  rulebookHistory,
  rulebookVersion,
} from '../../testing/rulebook-fixture.ts';
import { appliedRule } from './applied-rule.ts';

const conductAt = instant('2026-03-01T00:00:00Z');
const changedAt = instant('2026-04-01T00:00:00Z');
const judgedAt = instant('2026-05-01T00:00:00Z');

function bookWith(range: Rule['range']): Rulebook {
  const rules = fixtureRulebook.rules.map((rule) =>
    rule.id === insultRule ? { ...rule, range } : rule,
  );
  return { ...fixtureRulebook, rules };
}

/** The version that judges an insult of March when the rule has had these ranges since. */
function versionFor(judged: Instant, ...ranges: readonly Rule['range'][]): number | undefined {
  const later = ranges.map((range, index) =>
    rulebookVersion({ number: index + 2, effectiveFrom: changedAt, rulebook: bookWith(range) }),
  );
  const history = rulebookHistory({ later });
  return appliedRule(history, { rule: insultRule, conductAt, judgedAt: judged })?.version.number;
}

const sameRange = { from: 'reminder', to: 'seven-days' } as const;
const milder = { from: 'reminder', to: 'one-day' } as const;
const harsher = { from: 'one-day', to: 'thirty-days' } as const;
const mixed = { from: 'one-day', to: 'one-day' } as const;

test('R3 a rule that became milder since is the one that applies', () => {
  assert.equal(versionFor(judgedAt, milder), 2);
});

test('R3 a rule that became harsher, or stayed, judges nobody who acted before', () => {
  assert.equal(versionFor(judgedAt, harsher), 1);
  assert.equal(versionFor(judgedAt, sameRange), 1);
});

test('R3 what is milder here and harsher there leaves the rule of that time in place', () => {
  assert.equal(versionFor(judgedAt, mixed), 1);
});

test('R3 a milder version in between counts, also when a harsher one came after it', () => {
  assert.equal(versionFor(judgedAt, milder, harsher), 2);
});

test('R3 a milder version that is not in force yet does not count', () => {
  assert.equal(versionFor(instant('2026-03-15T00:00:00Z'), milder), 1);
});
