import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mutateCondition, mutateMeasurement } from './mutate-condition.ts';

const CONTEXT = {
  windows: [{ name: 'links_10m', aggregate: 'sum' }],
  lists: { shops: 'domains', traps: 'domains', insults: 'terms' },
} as const;

const cases: readonly (readonly [title: string, source: string, texts: readonly string[]])[] = [
  [
    'a comparison, a number and the clause itself',
    'links_10m > 5',
    ['links_10m >= 5', 'links_10m < 5', 'true', 'false', 'links_10m > 6', 'links_10m > 4'],
  ],
  [
    'connectives and brackets that the change needs',
    '!(type == "a" && links_10m == 0)',
    [
      'type == "a" && links_10m == 0',
      '!(type == "a" || links_10m == 0)',
      '!(type != "a" && links_10m == 0)',
      '!(true && links_10m == 0)',
      '!(false && links_10m == 0)',
      '!(type == "ax" && links_10m == 0)',
      '!(type == "" && links_10m == 0)',
      '!(type == "a" && links_10m != 0)',
      '!(type == "a" && true)',
      '!(type == "a" && false)',
      '!(type == "a" && links_10m == 1)',
      '!(type == "a" && links_10m == -1)',
    ],
  ],
  [
    'a length and a moment of time, in whole units where it can be',
    'actor.age < duration("1h") || time < timestamp("2026-01-01T00:00:00Z")',
    [
      'actor.age < duration("1h") && time < timestamp("2026-01-01T00:00:00Z")',
      'actor.age <= duration("1h") || time < timestamp("2026-01-01T00:00:00Z")',
      'actor.age > duration("1h") || time < timestamp("2026-01-01T00:00:00Z")',
      'true || time < timestamp("2026-01-01T00:00:00Z")',
      'false || time < timestamp("2026-01-01T00:00:00Z")',
      'actor.age < duration("2h") || time < timestamp("2026-01-01T00:00:00Z")',
      'actor.age < duration("30m") || time < timestamp("2026-01-01T00:00:00Z")',
      'actor.age < duration("3601s") || time < timestamp("2026-01-01T00:00:00Z")',
      'actor.age < duration("3599s") || time < timestamp("2026-01-01T00:00:00Z")',
      'actor.age < duration("1h") || time <= timestamp("2026-01-01T00:00:00Z")',
      'actor.age < duration("1h") || time > timestamp("2026-01-01T00:00:00Z")',
      'actor.age < duration("1h") || true',
      'actor.age < duration("1h") || false',
      'actor.age < duration("1h") || time < timestamp("2026-01-01T00:00:01Z")',
      'actor.age < duration("1h") || time < timestamp("2025-12-31T23:59:59Z")',
    ],
  ],
  [
    'a list for another of its kind only',
    'inDomains(content.links, "shops")',
    ['inDomains(content.links, "traps")', 'true', 'false'],
  ],
  [
    'what stands in a macro, but nothing the macro expands to',
    'content.links.exists(link, link.endsWith("a"))',
    [
      'content.links.all(link, link.endsWith("a"))',
      'true',
      'false',
      'content.links.exists(link, true)',
      'content.links.exists(link, false)',
      'content.links.exists(link, link.endsWith("ax"))',
      'content.links.exists(link, link.endsWith(""))',
    ],
  ],
];

for (const [title, source, texts] of cases) {
  test(`changes: ${title}`, () => {
    const { mutants, same, refused } = mutateCondition(source, CONTEXT);
    assert.deepEqual(
      mutants.map(({ text }) => text),
      texts,
    );
    assert.deepEqual([same, refused], [0, 0]);
  });
}

test('a change is told with the part as it was and as it is, and its source has its text', () => {
  const { mutants } = mutateCondition('links_10m>5 && group == "a"', CONTEXT);
  const found = mutants.find(({ text }) => text === 'links_10m >= 5 && group == "a"');
  assert.equal(found?.before, 'links_10m > 5');
  assert.equal(found?.after, 'links_10m >= 5');
});

test('a weaker operator in a chain stays where it was put', () => {
  const source = 'group == "a" && type == "b" && links_10m > 1';
  const texts = mutateCondition(source, CONTEXT).mutants.map(({ text }) => text);
  assert.ok(texts.includes('(group == "a" || type == "b") && links_10m > 1'));
  assert.ok(texts.includes('group == "a" && type == "b" || links_10m > 1'));
});

test('changes with a text that is there already are counted and left out', () => {
  const { mutants, same } = mutateCondition('actor.age < duration("1s") || true', CONTEXT);
  const texts = mutants.map(({ text }) => text);
  assert.equal(new Set(texts).size, texts.length);
  assert.ok(!texts.includes('actor.age < duration("1s") || true'));
  // Two seconds are one second doubled and one second more; `true` made true changes nothing.
  assert.equal(same, 2);
});

test('changes that a rule may not say are counted and left out', () => {
  const { mutants, refused } = mutateCondition('content.text.matches("a\\\\b")', CONTEXT);
  assert.deepEqual(
    mutants.map(({ text }) => text),
    ['true', 'false', 'content.text.matches("a\\\\bx")'],
  );
  assert.equal(refused, 1);
});

test('parts of an optional chain are changed as well', () => {
  const source = 'content.links[?0].optMap(link, link == "a").orValue(false)';
  const after = mutateCondition(source, CONTEXT).mutants.map((mutant) => mutant.after);
  for (const one of ['1', '-1', 'link != "a"', '"ax"']) assert.ok(after.includes(one), one);
});

test('what a window measures stays of its type', () => {
  const { mutants, refused } = mutateMeasurement('group == "a" ? 1 : 0', 'sum');
  const texts = mutants.map(({ text }) => text);
  for (const part of ['2 : 0', '0 : 0', '1 : 1', '1 : -1']) {
    assert.ok(texts.includes(`group == "a" ? ${part}`), part);
  }
  assert.ok(texts.includes('true ? 1 : 0'));
  assert.equal(refused, 0);
});
