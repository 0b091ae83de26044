import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Activation } from './activation.ts';
import { compileCondition, compileMeasurement } from './condition.ts';
import { matchedTextLengthMax } from './pattern.ts';
import type { ConditionEnvironment } from './planning.ts';

const environment: ConditionEnvironment = {
  windows: ['links_10m'],
  lists: { insults: 'terms', shops: 'domains', files: 'hashes' },
};

const activation: Activation = {
  type: 'content.posted',
  group: '',
  thread: 't-1',
  timeMs: Date.parse('2026-03-02T10:00:00Z'),
  actorId: 'm-0412',
  actorAgeMs: 3_600_000,
  kind: 'post',
  text: 'Hello 😀 World',
  language: 'en',
  links: ['https://a.example/1', 'https://b.example/2'],
  mentions: [],
  hashes: ['sha256:00'],
  domains: ['a.example', 'b.example'],
  detector: (name) => (name === 'spam' ? 'yes' : ''),
  containsTerm: (list) => list === 'insults',
  inDomains: () => false,
  inHashes: () => true,
  window: () => 6,
};

function evaluate(source: string): boolean {
  const compiled = compileCondition(source, environment);
  assert.ok(compiled.ok, compiled.ok ? '' : `${source}: ${compiled.error.message}`);
  return compiled.value.evaluate(activation);
}

function problemOf(source: string): string {
  const compiled = compileCondition(source, environment);
  assert.ok(!compiled.ok, `${source} was accepted`);
  return compiled.error.check;
}

const holds: readonly string[] = [
  'links_10m > 5 && actor.age < duration("72h")',
  'type == "content.posted" && content.kind == "post"',
  'type in ["content.posted", "content.edited"]',
  'group == "" && thread == "t-1" && actor.id == "m-0412"',
  'time >= timestamp("2026-03-02T10:00:00Z")',
  'time - timestamp("2026-03-02T09:00:00Z") == duration("1h")',
  'actor.age == duration("59m60s")',
  'size(content.text) == 13',
  'content.text.size() == 13 && content.links.size() == 2',
  'content.text.contains("World") && content.text.startsWith("Hello") && content.text.endsWith("d")',
  'content.text.lowerAscii() == "hello 😀 world"',
  'content.text.matches("W[o]rld")',
  'content.links.exists(link, link.contains("b.example"))',
  'content.links.all(link, link.startsWith("https://"))',
  'content.links.exists_one(link, link.endsWith("/2"))',
  'size(content.links.filter(link, link.endsWith("/2"))) == 1',
  'content.links[1] == "https://b.example/2"',
  '"a.example" in content.domains',
  'content.mentions == [] || size(content.mentions) == 0',
  'detector("spam") == "yes" && detector("other") == ""',
  'containsTerm(content.text, "insults") && inHashes(content.hashes, "files")',
  '!inDomains(content.links, "shops")',
  '(links_10m + 2) * 3 - 4 == 20 && links_10m / 4 == 1 && -7 / 2 == -3 && -7 % 2 == -1',
  'links_10m > 5 ? true : false',
  // An error on one side yields to a decisive other side, as CEL says.
  'content.mentions[0] == "m-1" || true',
  '!(content.mentions[0] == "m-1" && false)',
  'content.links.exists(link, link == content.mentions[0] || link.endsWith("/2"))',
];

test('conditions that hold', () => {
  for (const source of holds) assert.equal(evaluate(source), true, source);
});

const refused: Readonly<Record<string, string>> = {
  'links_10m > 5.5': 'condition',
  'links_10m > 9007199254740993': 'condition',
  'links_10m > 5u': 'condition',
  'b"a" == b"b"': 'condition',
  '{"a": 1}["a"] == 1': 'condition',
  'null == null': 'condition',
  'dyn(links_10m) > 2': 'condition',
  'type(links_10m) == int': 'condition',
  'has(actor.id)': 'condition',
  'cel.bind(x, links_10m, x > 1)': 'condition',
  'content.links.map(l, size(l)) == [1]': 'condition',
  'google.protobuf.Timestamp == google.protobuf.Timestamp': 'condition',
  'tYpe == "x"': 'condition',
  'time.getHours() > 3': 'condition',
  'string(links_10m) == "6"': 'condition',
  'actor.age > duration("3 days")': 'condition',
  'time > timestamp("2026-02-30T00:00:00Z")': 'condition',
  'content.text.matches(content.language)': 'condition',
  'containsTerm(content.language, "insults")': 'condition',
  'containsTerm(content.text, content.language)': 'condition',
  'inDomains(content.domains, "shops")': 'condition',
  'containsTerm(content.text, "nothing")': 'list-missing',
  'content.links.exists(l, content.text.contains(l))': 'condition',
  'content.text.matches("(a")': 'unsupported-regex',
  'content.text.matches("a(?=b)")': 'unsupported-regex',
  'content.text.matches("(?<=a)b")': 'unsupported-regex',
  'content["votes"] == "a"': 'forbidden-signal',
  'actor.trustLevel > 2': 'forbidden-signal',
  'detector("political-opinion") == "x"': 'forbidden-signal',
  'upvotes > 2': 'forbidden-signal',
  '': 'condition',
};

test('conditions that are refused', () => {
  for (const [source, check] of Object.entries(refused)) {
    assert.equal(problemOf(source), check, source);
  }
});

test('conditions that are too large or too deep are refused without running out of stack', () => {
  assert.equal(problemOf(`${'!'.repeat(10_000)}true`), 'too-complex');
  assert.equal(problemOf(`${'('.repeat(10_000)}true${')'.repeat(10_000)}`), 'too-complex');
  assert.equal(problemOf(Array(1_000).fill('links_10m > 1').join(' || ')), 'too-complex');
  assert.equal(problemOf(`${'!'.repeat(40)}(links_10m > 1)`), 'too-complex');
  assert.equal(evaluate(Array(300).fill('links_10m > 1').join(' && ')), true);
});

test('a condition without an answer throws and names no member', () => {
  for (const source of ['content.mentions[0] == "x"', 'links_10m / (links_10m - 6) == 1']) {
    assert.throws(() => evaluate(source), { message: /entry|zero/ });
  }
});

test('a pattern that is exponential elsewhere is linear here, and sees a bounded text', () => {
  const compiled = compileCondition('content.text.matches("^(a+)+$")', environment);
  assert.ok(compiled.ok);
  const text = `${'a'.repeat(matchedTextLengthMax - 1)}!`;
  assert.equal(compiled.value.evaluate({ ...activation, text }), false);
  const longer = `${'a'.repeat(matchedTextLengthMax)}!`;
  assert.equal(compiled.value.evaluate({ ...activation, text: longer }), true);
});

test('a measurement is a whole number or a text', () => {
  const sum = compileMeasurement('size(content.links)', 'sum');
  assert.equal(sum.ok && sum.value.evaluate(activation), 2);
  const distinct = compileMeasurement('content.text', 'distinct');
  assert.equal(distinct.ok && distinct.value.evaluate(activation), activation.text);
  assert.equal(compileMeasurement('content.text', 'sum').ok, false);
  assert.equal(compileMeasurement('links_10m', 'sum').ok, false);
});
