import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Activity } from '../../domain/activity.ts';
import type {
  ActivityId,
  CommunityId,
  ItemId,
  LanguageTag,
  MemberId,
} from '../../kernel/identifier.ts';
import { instantFromMs, instantMs } from '../../kernel/instant.ts';
import type { Rule, RulebookVersion } from '../../rulebook/model.ts';
import { brokenFiles, soundFiles } from '../../rulebook/testing-files.ts';
import { compileEngine, type Engine } from '../engine.ts';
import { effectiveFrom, versionOf } from '../testing-engine.ts';

const RULE = 'rules/spam.links.md';
const files = {
  ...brokenFiles(
    RULE,
    'links_10m: { sum: size(content.links), by: actor.id, over: 10m }',
    [
      'links_10m: { sum: size(content.links), by: actor.id, over: 10m }',
      '  copies_1h: { count: activities, by: content.fingerprint, over: 1h }',
      '  hosts_1h: { distinct: actor.id, by: content.domains, over: 1h }',
      '  last_1h: { last: activities, by: actor.id, over: 1h }',
    ].join('\n'),
  ),
  'lists/words.txt': 'blort\nschwein*\n*kopf\n*fu*\nzwei worte\nكتاب\n雑草\n',
  'lists/alike.txt': '# looks: alike\nadmin\n',
  'lists/files.txt': '# kind: hashes\nsha256:00\nsha256:01\n',
  'lists/letters.txt':
    '# kind: texts\nSend the fee today and the whole prize is yours before the week is over\n',
};

/** Clauses over everything a rule can read, so that every kind of atom and prefilter is met. */
const clauses: readonly string[] = [
  'containsTerm(content.text, "words")',
  'containsTerm(content.text, "alike")',
  'inDomains(content.links, "shops")',
  'inHashes(content.hashes, "files")',
  'resembles(content.text, "letters")',
  'content.text.matches("(?i)blort|fus\\\\d")',
  'content.text.matches("[0-9]{4}")',
  'content.text.matches("^Über")',
  'content.text.matches("(?i)kélvin|k[iy]lo")',
  'content.text.contains("Zwei Worte")',
  'content.text.contains("é")',
  'content.text.contains("cafe")',
  'content.text.matches("cafe")',
  'content.text.matches("(?i)fuss")',
  'content.text.contains("e\\u0301t")',
  'content.text.startsWith("Fu")',
  'content.text == ""',
  'size(content.text) > 12',
  'size(content.links) >= 2',
  'size(content.domains) < 1',
  'size(content.domains) > 1',
  'size(content.links) * 3 - 1 > 4',
  '2 < size(content.mentions)',
  'size(content.hashes) == 1',
  'content.links.exists(l, l.endsWith("/2"))',
  'content.domains.exists_one(d, d == "shop.example")',
  'content.mentions.all(m, m.startsWith("m-"))',
  'content.links[1].contains("shop")',
  'actor.age < duration("72h")',
  'actor.age >= duration("90m")',
  'actor.age <= duration("89m")',
  'actor.age <= duration("90m")',
  'group == "news"',
  'group in ["news", "talk"]',
  '"de" == content.language',
  'content.language != "de"',
  'thread == "t-1"',
  'actor.id == "m-1"',
  'type == "content.edited"',
  'detector("spam") == "sure"',
  'detector("spam") != ""',
  'detector("spam") == ""',
  'detectorVersion("spam") == "2"',
  'links_10m > 3',
  'links_10m + 1 <= 2',
  'links_10m / 2 == 1',
  'links_10m % 3 == 1',
  '(0 - links_10m) / 2 == -1',
  '5 / (links_10m - 2) == 5',
  'copies_1h > 1',
  'hosts_1h >= 2',
  'time - last_1h < duration("30s")',
  'content.text.lowerAscii().contains("fu")',
  'content.text.lowerAscii().split(" ").size() > 2',
  'true',
  'false',
];

const condition: fc.Arbitrary<string> = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { weight: 3, arbitrary: fc.constantFrom(...clauses) },
    fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => `(${a} && ${b})`),
    fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => `(${a} || ${b})`),
    tie('tree').map((a) => `!(${a})`),
    fc.tuple(tie('tree'), tie('tree'), tie('tree')).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
  ),
})).tree;

const words: readonly string[] = [
  ...['blort', 'Schweinerei', 'Dummkopf', 'fus7', 'Fu', 'Zwei Worte', 'zwei  worte', 'اقرأوالكتاب'],
  ...[
    'والكتاب',
    '雑草取り',
    'аdmin',
    'ＢＬＯＲＴ',
    'blo\u200brt',
    '2026',
    'Über',
    '\u212Aélvin',
    'kilo',
  ],
  ...['e\u0301t', 'ét', 'é', '👍', '\ud800', 'KÉLVIN', 'ſ', 'fuſ3', 'https://shop.example/2', 'a'],
  ...['cafe\u0301', 'fuſſ e\u0301', 'CAFE', 'a\u0300'],
];
const text: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.constantFrom(...words), { maxLength: 6 }).map((some) => some.join(' ')),
  fc.constantFrom('', 'Send the fee today and the whole prize is yours before the week is out'),
);

const activities: fc.Arbitrary<readonly Activity[]> = fc
  .array(
    fc.record({
      text,
      after: fc.integer({ min: -40, max: 900 }),
      age: fc.option(fc.constantFrom(0, 88, 89, 90, 91, 72 * 60 - 1, 72 * 60), { nil: undefined }),
      actor: fc.constantFrom('m-1', 'm-2'),
      links: fc.array(fc.constantFrom('https://shop.example/2', 'https://b.example/1', ':'), {
        maxLength: 3,
      }),
      mentions: fc.array(fc.constantFrom('m-1', 'x'), { maxLength: 4 }),
      hash: fc.option(fc.constantFrom('00', '02'), { nil: undefined }),
      detector: fc.option(fc.constantFrom('sure', 'unsure'), { nil: undefined }),
      group: fc.option(fc.constantFrom('news', 'talk', 'other'), { nil: undefined }),
      language: fc.option(fc.constantFrom('de', 'en'), { nil: undefined }),
      edited: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((some) => {
    let seconds = 0;
    return some.map((one, at): Activity => {
      seconds += one.after;
      const timeMs = instantMs(effectiveFrom) + Math.max(seconds, 0) * 1_000;
      return {
        id: `a-${at}` as ActivityId,
        source: 'https://forum.example',
        type: one.edited ? 'content.edited' : 'content.posted',
        time: instantFromMs(timeMs),
        community: 'small' as CommunityId,
        actor: {
          id: one.actor as MemberId,
          ...(one.age === undefined ? {} : { createdAt: instantFromMs(timeMs - one.age * 60_000) }),
        },
        item: `i-${at % 4}` as ItemId,
        ...(one.group === undefined ? {} : { group: one.group as Activity['group'] & string }),
        ...(at % 2 === 0 ? { thread: 't-1' } : {}),
        content: {
          kind: 'post',
          text: one.text,
          ...(one.language === undefined ? {} : { language: one.language as LanguageTag }),
          links: one.links,
          mentions: one.mentions as MemberId[],
          hashes: one.hash === undefined ? [] : [{ algorithm: 'sha256', value: one.hash }],
          detectors:
            one.detector === undefined
              ? []
              : [{ name: 'spam', version: at % 2 === 0 ? '2' : '3', output: one.detector }],
        },
      };
    });
  });

function engineOf(conditions: readonly string[]): Engine {
  const version: RulebookVersion = versionOf({ ...soundFiles, ...files });
  const [sound] = version.rulebook.rules;
  assert.ok(sound !== undefined);
  const rules = conditions.map((when, at): Rule => ({ ...sound, id: `${at}` as Rule['id'], when }));
  const compiled = compileEngine({ ...version, rulebook: { ...version.rulebook, rules } });
  if (!compiled.ok) throw new TypeError(compiled.error[0]?.message);
  return compiled.value;
}

function matched(engine: Engine, activity: Activity): readonly string[] {
  return engine.evaluate(activity).findings.map(({ rule }) => rule.rule);
}

test('the program finds what the reference interpreter finds, rule by rule, and nothing else', () => {
  let found = 0;
  fc.assert(
    fc.property(fc.array(condition, { minLength: 1, maxLength: 8 }), activities, (some, stream) => {
      const engine = engineOf(some);
      for (const activity of stream) {
        const findings = matched(engine, activity);
        found += findings.length;
        const wanted = some.flatMap((when, at) =>
          engine.trace(activity, `${at}`)?.matched === true ? [{ at: `${at}`, when }] : [],
        );
        assert.deepEqual(
          findings,
          wanted.map(({ at }) => at),
          JSON.stringify({ some, text: activity.content?.text }),
        );
      }
    }),
    { numRuns: 250, seed: 20_261 },
  );
  assert.ok(found > 1_000);
});

test('a rule finds the same alone and among all others', () => {
  const together = engineOf(clauses);
  const alone = clauses.map((when) => engineOf([when]));
  fc.assert(
    fc.property(activities, (stream) => {
      for (const [at, one] of stream.entries()) {
        const activity = {
          ...one,
          id: `${one.id}-${at}-${JSON.stringify(stream).length}` as ActivityId,
        };
        const all = new Set(matched(together, activity));
        for (const [rule, engine] of alone.entries()) {
          assert.equal(matched(engine, activity).length === 1, all.has(`${rule}`), clauses[rule]);
        }
      }
    }),
    { numRuns: 60, seed: 20_262 },
  );
});

test('every clause holds somewhere and fails somewhere in these streams', () => {
  const seen = clauses.map(() => new Set<boolean>());
  fc.assert(
    fc.property(activities, (stream) => {
      const engine = engineOf(clauses);
      for (const activity of stream) {
        const found = new Set(matched(engine, activity));
        for (const [at, both] of seen.entries()) both.add(found.has(`${at}`));
      }
    }),
    { numRuns: 60, seed: 20_263 },
  );
  const lopsided = clauses.filter((_, at) => seen[at]?.size !== 2);
  assert.deepEqual(lopsided, ['true', 'false']);
});
