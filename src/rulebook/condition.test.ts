import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../cel/check.ts';
import { createEmitter } from '../cel/compile/emit.ts';
import { asValue } from '../cel/compile/emitter.ts';
import { bodyOf, ModuleBuilder, type Scope } from '../cel/compile/module.ts';
import { interpret } from '../cel/interpret.ts';
import { plainHost } from '../cel/testing-host.ts';
import { type Answer, Duration, NoAnswer, Timestamp, type Value } from '../cel/value.ts';
import { matchedTextLengthMax } from '../pattern/pattern-limits.ts';
import { type ConditionContext, readCondition, readMeasurement } from './condition.ts';
import { ruleEnvironment } from './rule-environment.ts';

const context: ConditionContext = {
  windows: [{ name: 'links_10m', aggregate: 'count' }],
  lists: { insults: 'terms', shops: 'domains', files: 'hashes' },
};

const activity: Readonly<Record<string, Value>> = {
  type: 'content.posted',
  group: '',
  thread: 't-1',
  time: new Timestamp(BigInt(Date.parse('2026-03-02T10:00:00Z')) * 1_000_000n),
  'actor.id': 'm-0412',
  'actor.age': new Duration(3_600_000_000_000n),
  'content.kind': 'post',
  'content.text': 'Hello 😀 World',
  'content.language': 'en',
  'content.links': ['https://a.example/1', 'https://b.example/2'],
  'content.mentions': [],
  'content.hashes': ['sha256:00'],
  'content.domains': ['a.example', 'b.example'],
  links_10m: 6n,
};

/** The answer of the interpreter, which the compiled code must give as well. */
function answerOf(source: string, values: Readonly<Record<string, Value>> = activity): Answer {
  const condition = readCondition(source, context);
  assert.ok(condition.ok, condition.ok ? '' : `${source}: ${condition.error.message}`);
  const environment = ruleEnvironment(context.windows, {
    inList: (name) => name !== 'inDomains',
    detector: (name) => (name === 'spam' ? 'yes' : ''),
  });
  const checked = check(condition.value.checked.expression, environment);
  assert.ok(checked.ok);
  const read = (name: string): Answer => values[name] ?? new NoAnswer(`no ${name}`);
  const answer = interpret(checked.value, { read });
  const module = new ModuleBuilder();
  const scope: Scope = { module, temporaries: [], locals: new Map(), parameters: ['f'] };
  const emitter = createEmitter(checked.value, plainHost(module, environment.variables));
  const fragment = asValue(emitter.emit(checked.value.expression, scope), scope);
  const [run] = module.finish<(f: unknown) => Answer>([
    module.define(['f'], bodyOf(scope, fragment)),
  ]);
  const compiled = run?.({ read, steps: 0, stepsMax: 10_000 });
  if (answer instanceof NoAnswer) assert.ok(compiled instanceof NoAnswer, source);
  else assert.deepEqual(compiled, answer, source);
  return answer;
}

function evaluate(source: string): Answer {
  return answerOf(source);
}

function problemOf(source: string): string {
  const compiled = readCondition(source, context);
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
  '{"a": 1}["a"] == 1 && has({"a": 1}.a) && b"a" != b"b" && null == null',
  'dyn(links_10m) > 2 && type(links_10m) == int && string(links_10m) == "6"',
  'cel.bind(x, links_10m, x > 1) && content.links.map(l, size(l)) == [19, 19]',
  'time.getHours() > 3 && links_10m > 5.5 && links_10m > 5u',
  'content.mentions[?0].orValue("nobody") == "nobody"',
  'content.text.replace("World", "there").split(" ")[2] == "there"',
  'links_10m * 9007199254740993 > 9007199254740993',
];

test('conditions that hold', () => {
  for (const source of holds) assert.equal(evaluate(source), true, source);
});

const refused: Readonly<Record<string, string>> = {
  'links_10m > 9223372036854775808': 'condition',
  'google.protobuf.Struct{} == null': 'condition',
  'has(actor.id)': 'condition',
  'tYpe == "x"': 'condition',
  'actor.age > duration("3 days")': 'condition',
  'time > timestamp("2026-02-30T00:00:00Z")': 'condition',
  'content.text.matches(content.language)': 'condition',
  'containsTerm(content.language, "insults")': 'condition',
  'containsTerm(content.text, content.language)': 'condition',
  'inDomains(content.domains, "shops")': 'condition',
  'containsTerm(content.text, "nothing")': 'list-missing',
  'content.links.exists(l, content.text.contains(l))': 'too-costly',
  'content.links.exists(a, content.links.exists(b, a == b))': 'too-costly',
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

test('a condition without an answer says why and names no member', () => {
  for (const source of ['content.mentions[0] == "x"', 'links_10m / (links_10m - 6) == 1']) {
    const answer = answerOf(source);
    assert.ok(answer instanceof NoAnswer);
    assert.match(answer.reason, /position|zero/);
  }
});

test('a pattern that is exponential elsewhere is linear here, and sees a bounded text', () => {
  const source = 'content.text.matches("^(a+)+$")';
  const text = `${'a'.repeat(matchedTextLengthMax - 1)}!`;
  assert.equal(answerOf(source, { ...activity, 'content.text': text }), false);
  const longer = `${'a'.repeat(matchedTextLengthMax)}!`;
  assert.equal(answerOf(source, { ...activity, 'content.text': longer }), true);
});

test('a measurement is a whole number or a text', () => {
  assert.equal(readMeasurement('size(content.links)', 'sum').ok, true);
  assert.equal(readMeasurement('content.text', 'distinct').ok, true);
  assert.equal(readMeasurement('content.text', 'sum').ok, false);
  assert.equal(readMeasurement('links_10m', 'sum').ok, false);
});
