import { type Activity, activityTypes, type Content, contentKinds } from '../domain/activity.ts';
import { MINUTE_MS } from '../kernel/duration.ts';
import type {
  ActivityId,
  CommunityId,
  GroupId,
  ItemId,
  LanguageTag,
  MemberId,
  RuleId,
} from '../kernel/identifier.ts';
import { instant, instantFromMs, instantMs, parseInstant } from '../kernel/instant.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Rule, RulebookVersion, RuleTest } from '../rulebook/model.ts';
import { compileEngine, type Engine } from './engine.ts';

/** The outcome of one test of one rule. */
export interface RuleTestResult {
  readonly rule: RuleId;
  readonly test: string;
  readonly expected: RuleTest['expect'];
  readonly found: RuleTest['expect'] | 'not-run';
  readonly passed: boolean;
  /** Why the rule matched, or why the test could not run. */
  readonly why: readonly string[];
}

/**
 * Where the first activity of a test stands when it does not say; each next one is a minute later.
 */
const FIRST_TIME = instant('2026-01-05T12:00:00Z');

/**
 * Runs every test of every rule that has a condition: the test's activities in order through an
 * empty engine. A rule matches a test when it matches any of the activities.
 */
export function runRuleTests(version: RulebookVersion): readonly RuleTestResult[] {
  return version.rulebook.rules
    .filter((rule) => rule.when !== undefined)
    .flatMap((rule) => rule.tests.map((example) => runRuleTest(version, rule, example)));
}

function runRuleTest(version: RulebookVersion, rule: Rule, example: RuleTest): RuleTestResult {
  const { name: test, expect: expected } = example;
  const answer = { rule: rule.id, test, expected };
  const prepared = prepareRuleTest(version, rule, example);
  if (!prepared.ok) return { ...answer, found: 'not-run', passed: false, why: prepared.error };
  const { engine, activities } = prepared.value;
  const why: string[] = [];
  let matched = false;
  for (const activity of activities) {
    const { findings, problems } = engine.evaluate(activity);
    if (findings.length > 0) {
      matched = true;
      why.push(...(engine.trace(activity, rule.id)?.why ?? []));
    }
    for (const { reason } of problems) why.push(`The condition had no answer: ${reason}.`);
  }
  const found = matched ? 'match' : 'no-match';
  return { ...answer, found, passed: found === expected, why: [...new Set(why)] };
}

/** An empty engine with one rule, and the activities of a test of it. */
export interface PreparedTest {
  readonly engine: Engine;
  readonly activities: readonly Activity[];
}

/** Makes a test ready to run, or tells in sentences why it cannot. */
export function prepareRuleTest(
  version: RulebookVersion,
  rule: Rule,
  example: RuleTest,
): Result<PreparedTest, readonly string[]> {
  // Tests say what the rule means, not since when: they run as if it had always been in force.
  const timeless = {
    ...version,
    effectiveFrom: instantFromMs(0),
    rulebook: { ...version.rulebook, rules: [rule] },
  };
  const compiled = compileEngine(timeless);
  if (!compiled.ok) return err(compiled.error.map((diagnostic) => diagnostic.message));
  const activities: Activity[] = [];
  for (const [index, fields] of example.activities.entries()) {
    const activity = testActivity(fields, index, rule);
    if (typeof activity === 'string') return err([activity]);
    activities.push(activity);
  }
  return ok({ engine: compiled.value, activities });
}

/**
 * An activity with the fields a test left out filled in, or a sentence on what is wrong with it.
 */
function testActivity(
  fields: Readonly<Record<string, unknown>>,
  index: number,
  rule: Rule,
): Activity | string {
  const number = index + 1;
  const actor = record(fields['actor']);
  const written = text(fields['time']);
  const standard = instantFromMs(instantMs(FIRST_TIME) + index * MINUTE_MS);
  const time =
    written === undefined ? { ok: true as const, value: standard } : parseInstant(written);
  if (!time.ok) return `In activity ${number}: ${time.error}.`;
  const created = text(actor['createdAt']);
  const createdAt = created === undefined ? undefined : parseInstant(created);
  if (createdAt?.ok === false) return `In activity ${number}: ${createdAt.error}.`;
  const type = text(fields['type']) ?? 'content.posted';
  const known = activityTypes.find((candidate) => candidate === type);
  if (known === undefined) {
    return `In activity ${number}: \`${type}\` is not one of ${activityTypes.join(', ')}.`;
  }
  const content = testContent(record(fields['content']), rule);
  if (typeof content === 'string') return `In activity ${number}: ${content}`;
  return {
    id: (text(fields['id']) ?? `test-${number}`) as ActivityId,
    source: text(fields['source']) ?? 'https://platform.example',
    type: known,
    time: time.value,
    community: 'test' as CommunityId,
    actor: {
      id: (text(actor['id']) ?? 'm-0001') as MemberId,
      ...(createdAt === undefined ? {} : { createdAt: createdAt.value }),
    },
    ...optional('item', text(fields['item']) as ItemId | undefined),
    ...optional('group', text(fields['group']) as GroupId | undefined),
    ...optional('thread', text(fields['thread'])),
    content,
  };
}

function testContent(fields: Readonly<Record<string, unknown>>, rule: Rule): Content | string {
  const written = text(fields['kind']) ?? rule.appliesTo[0];
  const kind = contentKinds.find((candidate) => candidate === written);
  if (kind === undefined) return `\`${written}\` is not one of ${contentKinds.join(', ')}.`;
  const each = <Item>(value: unknown, read: (fields: unknown) => Item): readonly Item[] =>
    Array.isArray(value) ? value.map(read) : [];
  const part = (entry: unknown, name: string): string => text(record(entry)[name]) ?? '';
  return {
    kind,
    text: text(fields['text']) ?? '',
    ...optional('language', text(fields['language']) as LanguageTag | undefined),
    links: each(fields['links'], String),
    mentions: each(fields['mentions'], (entry) => String(entry) as MemberId),
    hashes: each(fields['hashes'], (entry) => ({
      algorithm: part(entry, 'algorithm'),
      value: part(entry, 'value'),
    })),
    detectors: each(fields['detectors'], (entry) => ({
      name: part(entry, 'name'),
      version: part(entry, 'version'),
      output: part(entry, 'output'),
    })),
  };
}

function optional<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [key in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { [key in Name]: Value });
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
