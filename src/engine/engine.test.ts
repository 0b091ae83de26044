import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Activity } from '../domain/activity.ts';
import { brokenFiles, soundFiles } from '../rulebook/testing-files.ts';
import { compileEngine } from './engine.ts';
import { effectiveFrom, engineOf, post, rulesOf, versionOf } from './testing-engine.ts';

const RULE = 'rules/spam.links.md';
const WHEN = 'links_10m > 2 || inDomains(content.links, "shops")';

test('a window adds up the activities of one member', () => {
  const engine = engineOf(soundFiles);
  assert.deepEqual(engine.evaluate(post('a', 0, { links: 2 })), []);
  assert.deepEqual(engine.evaluate(post('b', 60, { links: 2, actor: 'm-0413' })), []);
  const [finding] = engine.evaluate(post('c', 120, { links: 1 }));
  assert.deepEqual(finding, {
    rule: { rule: 'spam.links', version: 3 },
    title: 'Few links',
    effect: { kind: 'review' },
    activities: ['a', 'c'],
    spans: [],
  });
});

test('a trace says of every clause what became of it, and why', () => {
  const engine = engineOf(soundFiles);
  engine.evaluate(post('a', 0, { links: 2 }));
  const flood = post('c', 120, { links: 1 });
  engine.evaluate(flood);
  const sum = 'links_10m is 3 (sum of `size(content.links)` by actor.id within 10 minutes).';
  assert.deepEqual(engine.trace(flood), {
    matched: true,
    clauses: [
      { clause: 'links_10m > 2', outcome: 'true', why: sum },
      {
        clause: 'inDomains(content.links, "shops")',
        outcome: 'not-evaluated',
        why: 'No link goes to a host of the list shops.',
      },
    ],
    why: [sum],
  });
  assert.deepEqual(
    engine.trace(post('d', 900))?.clauses.map(({ outcome }) => outcome),
    ['false', 'false'],
  );
});

test('a window slides with the time of the activities', () => {
  const engine = engineOf(soundFiles);
  engine.evaluate(post('a', 0, { links: 2 }));
  assert.deepEqual(engine.evaluate(post('b', 600, { links: 1 })), []);
  assert.equal(engine.evaluate(post('c', 601, { links: 2 })).length, 1);
});

test('screening gives the same answer and remembers nothing', () => {
  const engine = engineOf(soundFiles);
  engine.evaluate(post('a', 0, { links: 2 }));
  for (let round = 0; round < 3; round += 1) {
    assert.equal(engine.screen(post('b', 1, { links: 1 })).length, 1);
    assert.deepEqual(engine.screen(post('c', 1)), []);
  }
  assert.deepEqual(engine.evaluate(post('d', 2)), []);
});

test('restoring fills the windows and says nothing', () => {
  const engine = engineOf(soundFiles);
  engine.restore(post('a', 0, { links: 2 }));
  assert.deepEqual(engine.evaluate(post('b', 1, { links: 1 }))[0]?.activities, ['a', 'b']);
});

test('an edit takes the place of what it edits', () => {
  const engine = engineOf(soundFiles);
  engine.evaluate(post('a', 0, { links: 2, item: 'i-1' }));
  for (let edit = 1; edit < 5; edit += 1) {
    const again = post(`edit-${edit}`, edit, { links: 2, item: 'i-1', type: 'content.edited' });
    assert.deepEqual(engine.evaluate(again), []);
  }
  const grown = post('edit-5', 9, { links: 3, item: 'i-1', type: 'content.edited' });
  assert.deepEqual(engine.evaluate(grown)[0]?.activities, ['edit-5']);
});

test('what is found of an item later is judged, and takes the place of the item', () => {
  const engine = engineOf(soundFiles);
  engine.evaluate(post('a', 0, { links: 2, item: 'i-1' }));
  const later = post('b', 1, { links: 2, item: 'i-1', type: 'content.examined' });
  assert.deepEqual(engine.evaluate(later), []);
  const grave = post('c', 2, { links: 3, item: 'i-1', type: 'content.examined' });
  assert.deepEqual(engine.evaluate(grave)[0]?.activities, ['c']);
});

test('rules do not look at removals, at other kinds of content or at who joined', () => {
  const engine = engineOf(soundFiles);
  const flood = post('a', 0, { links: 9 });
  const { content: _content, ...bare } = flood;
  assert.deepEqual(engine.evaluate({ ...flood, type: 'content.removed' }), []);
  assert.deepEqual(engine.evaluate({ ...flood, type: 'message.sent' }), []);
  assert.deepEqual(engine.evaluate({ ...bare, type: 'member.joined' }), []);
  assert.deepEqual(engine.evaluate(bare), []);
});

test('R1 conduct before the version was in force is neither matched nor counted', () => {
  const engine = engineOf(soundFiles);
  assert.deepEqual(engine.evaluate(post('a', -1, { links: 9 })), []);
  assert.deepEqual(engine.screen(post('b', -1, { links: 9 })), []);
  engine.restore(post('c', -1, { links: 9 }));
  assert.deepEqual(engine.evaluate(post('d', 0, { links: 2 })), []);
});

const activities: fc.Arbitrary<readonly Activity[]> = fc
  .array(
    fc.record({
      seconds: fc.integer({ min: -2_000, max: 2_000 }),
      links: fc.nat(4),
      actor: fc.constantFrom('m-0412', 'm-0413'),
      text: fc.string({ unit: 'binary', maxLength: 30 }),
      type: fc.constantFrom('content.posted' as const, 'content.edited' as const),
      item: fc.constantFrom('i-1', 'i-2', 'i-3'),
    }),
    { maxLength: 30 },
  )
  .map((fields) => fields.map(({ seconds, ...rest }, index) => post(`a-${index}`, seconds, rest)));

test('R1 no finding holds an activity from before the version, in any order', () => {
  fc.assert(
    fc.property(activities, (stream) => {
      const engine = engineOf(soundFiles);
      const times = new Map(stream.map((activity) => [activity.id, activity.time]));
      for (const activity of stream) {
        for (const finding of engine.evaluate(activity)) {
          assert.equal(finding.activities.at(-1), activity.id);
          for (const id of finding.activities) {
            assert.ok((times.get(id) ?? '') >= effectiveFrom);
            assert.ok((times.get(id) ?? '') <= activity.time);
          }
        }
      }
    }),
  );
});

test('D6 the same stream under other names gives the same findings', () => {
  fc.assert(
    fc.property(activities, (stream) => {
      const renamed = stream.map((activity) => ({
        ...activity,
        actor: { ...activity.actor, id: `x-${activity.actor.id}` as typeof activity.actor.id },
      }));
      const run = (some: readonly Activity[]): unknown => {
        const engine = engineOf(soundFiles);
        return some.map((activity) => engine.evaluate(activity));
      };
      assert.deepEqual(run(renamed), run(stream));
    }),
    { numRuns: 30 },
  );
});

test('a condition without an answer does not match, is counted and stops nothing', () => {
  const engine = engineOf(
    brokenFiles(RULE, WHEN, 'content.links[1] == "https://a.example/b/1" || links_10m > 99'),
  );
  assert.deepEqual(engine.evaluate(post('a', 0)), []);
  assert.equal(engine.problems, 1);
  assert.equal(engine.evaluate(post('b', 1, { links: 2 })).length, 1);
});

const conditions: readonly string[] = [
  'content.links[2] == content.text || links_10m / size(content.links) > 1',
  'content.text.matches("^(a|b)*\\\\PL+$") && !containsTerm(content.text, "words")',
  'content.links.exists(l, l == content.mentions[0]) || 9007199254740991 + links_10m > 1',
  'inDomains(content.links, "shops") && content.domains[0].lowerAscii() != actor.id',
];

test('evaluating never throws, whatever the activity and the condition', () => {
  const engines = conditions.map((when) =>
    engineOf({
      ...brokenFiles(RULE, WHEN, `'${when}'`),
      'lists/words.txt': 'blorthead\n雑草\n',
    }),
  );
  const links = fc.array(fc.oneof(fc.webUrl(), fc.string({ unit: 'binary', maxLength: 40 })));
  fc.assert(
    fc.property(activities, links, (stream, some) => {
      for (const activity of stream) {
        if (activity.content === undefined) continue;
        const changed = { ...activity, content: { ...activity.content, links: some } };
        for (const engine of engines) engine.evaluate(changed);
      }
    }),
  );
});

test('terms and domains are explained with their place in the text', () => {
  const engine = engineOf({
    ...brokenFiles(RULE, WHEN, 'containsTerm(content.text, "words") || links_10m > 2'),
    'lists/words.txt': 'blorthead\n',
  });
  const rude = post('a', 0, { text: 'Über ＢＬＯＲＴhead, you' });
  const [finding] = engine.evaluate(rude);
  assert.deepEqual(finding?.spans, [[5, 14]]);
  assert.deepEqual(engine.trace(rude)?.why, [
    'The text has "ＢＬＯＲＴhead", which is in the list words.',
  ]);
});

test('a version that does not compile is answered with diagnostics', () => {
  const version = versionOf(soundFiles);
  const rules = version.rulebook.rules.map((rule) => ({ ...rule, when: 'links_10m >' }));
  const compiled = compileEngine({ ...version, rulebook: { ...version.rulebook, rules } });
  assert.equal(compiled.ok, false);
});

/** Several rules like the sound one, each with changes of its own. */
test('two rules may call different windows by one name', () => {
  const [window] = versionOf(soundFiles).rulebook.rules[0]?.windows ?? [];
  assert.ok(window !== undefined);
  const when = 'size(content.links.map(l, links_10m)) > 0 && links_10m * 2 - links_10m > 1';
  const engine = rulesOf([
    { when, windows: [window] },
    { when, windows: [{ ...window, over: 'PT1M' as typeof window.over }] },
  ]);
  engine.evaluate(post('a', 0, { links: 1 }));
  const { findings } = engine.evaluate(post('b', 120, { links: 1 }));
  assert.deepEqual(
    findings.map(({ rule }) => rule.rule),
    ['r-0'],
  );
});

test('each finding names the activities of its own moment', () => {
  const engine = engineOf(soundFiles);
  engine.evaluate(post('a', 0, { links: 2 }));
  assert.deepEqual(engine.evaluate(post('b', 1, { links: 1 }))[0]?.activities, ['a', 'b']);
  assert.deepEqual(engine.evaluate(post('c', 2, { links: 1 }))[0]?.activities, ['a', 'b', 'c']);
  const other = post('d', 3, { links: 3, actor: 'm-0413' });
  assert.deepEqual(engine.evaluate(other)[0]?.activities, ['d']);
});

test('steps are counted for each rule by itself', () => {
  const loops = Array.from({ length: 80 }, (_, at) => ({
    when: `content.links.exists(l, l.endsWith("/${at}"))`,
    windows: [],
  }));
  const { findings, problems } = rulesOf(loops).evaluate(post('a', 0, { links: 200 }));
  assert.deepEqual(problems, []);
  assert.equal(findings.length, 80);
});

test('a rule that takes too many steps does not match, and says so', () => {
  const when = 'content.text.split(" ").exists(word, word == "end")';
  const engine = rulesOf([{ when, windows: [] }]);
  const long = post('a', 0, { text: `${'x '.repeat(20_000)}end` });
  const { findings, problems } = engine.evaluate(long);
  assert.deepEqual(findings, []);
  assert.deepEqual(
    problems.map(({ reason, kind }) => [reason, kind]),
    [['the condition takes too many steps', 'limit']],
  );
  assert.equal(engine.evaluate(post('b', 1, { text: 'x end' })).findings.length, 1);
});

test('spans stand in the order of the text, none twice', () => {
  const engine = engineOf({
    ...brokenFiles(
      RULE,
      WHEN,
      'links_10m > 2 || containsTerm(content.text, "late") || containsTerm(content.text, "early") ||' +
        ' content.text.matches("worm")',
    ),
    'lists/late.txt': 'worm\n',
    'lists/early.txt': 'bird\n',
  });
  const [finding] = engine.evaluate(post('a', 0, { text: 'The bird and the worm' }));
  assert.deepEqual(finding?.spans, [
    [4, 8],
    [17, 21],
  ]);
});
