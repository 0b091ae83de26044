import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import type { Activity } from '../../domain/activity.ts';
import { compileEngine } from '../../engine/engine.ts';
import { post, versionOf } from '../../engine/testing-engine.ts';
import type { CommunityId, GroupId } from '../../kernel/identifier.ts';
import { instant } from '../../kernel/instant.ts';
import { ShareReplay } from '../../replay/rules/share-replay.ts';
import type { Tally } from '../../replay/rules/tally.ts';
import { mergeTallies } from '../../replay/rules/tally.ts';
import type { Rule, Rulebook, WindowKey } from '../../rulebook/model.ts';
import { soundFiles } from '../../rulebook/testing-files.ts';
import { replayFile } from './replay-file.ts';
import { replayRulebooks } from './replay-rulebooks.ts';
import type { Books } from './worker-thread.ts';

const NOW = instant('2026-12-31T00:00:00Z');
let folder: string;

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'evenhand-replay-'));
});
after(() => rmSync(folder, { recursive: true }));

function inFile(lines: readonly string[]): Parameters<typeof replayFile>[1] {
  const path = join(folder, 'activities.ndjson');
  writeFileSync(path, lines.join('\n'));
  return { path, community: 'small' as CommunityId, now: NOW };
}

const small = versionOf(soundFiles).rulebook;

function counting(key: WindowKey, most: number): Rule {
  const [rule] = small.rules;
  const [window] = rule?.windows ?? [];
  assert.ok(rule !== undefined && window !== undefined);
  const { of: _, ...shape } = window;
  return {
    ...{ ...rule, id: `spam.${key.replaceAll(/\W/g, '-')}` as Rule['id'] },
    when: `posts_10m > ${most}`,
    windows: [{ ...shape, name: 'posts_10m', aggregate: 'count', by: key }],
  };
}

const keys: readonly WindowKey[] = ['actor.id', 'group', 'thread', 'content.fingerprint'];

function book(most: number, mentions: number): Rulebook {
  const plain = { ...counting('group', 0), windows: [], when: `size(content.links) > ${mentions}` };
  const rules = [
    ...keys.map((key) => counting(key, most)),
    { ...plain, id: 'spam.plain' as never },
  ];
  return { ...small, rules };
}

const books: Books = {
  proposal: book(1, 1),
  against: { ...book(1, 2), rules: [...book(1, 2).rules.slice(1), counting('actor.id', 2)] },
};

const activities: fc.Arbitrary<readonly Activity[]> = fc
  .array(
    fc.record({
      actor: fc.constantFrom('m-1', 'm-2', 'm-ü', 'm-"quoted"'),
      group: fc.constantFrom(undefined, 'gardening', 'boats'),
      thread: fc.constantFrom(undefined, 't-1', 't-2', 't-3'),
      text: fc.constantFrom('The ferry runs.', '"actor":{"id":"m-1"}', 'actor', 'x'),
      links: fc.integer({ min: 0, max: 4 }),
      later: fc.integer({ min: 0, max: 300 }),
    }),
    { maxLength: 40 },
  )
  .map((list) => {
    let seconds = 0;
    return list.map(({ group, thread, later, ...fields }, at) => {
      seconds += later;
      return {
        ...post(`p-${at}`, seconds, fields),
        ...(group === undefined ? {} : { group: group as GroupId }),
        ...(thread === undefined ? {} : { thread }),
      };
    });
  });

/** All shares of a replay one after the other, as workers would have done them. */
function inShares(file: Parameters<typeof replayFile>[1], workers: number): Tally {
  const tallies = Array.from({ length: workers }, (_, worker) => {
    const replay = new ShareReplay(books, { worker, workers });
    replayFile(replay, file);
    return replay.tally();
  });
  return tallies.reduce((sum, one) => mergeTallies(sum, one));
}

function count<One>(set: ReadonlySet<One>, counts: (one: One) => boolean): number {
  return [...set].filter(counts).length;
}

/** What two whole engines say, the plain way. */
function wholeCounts(stream: readonly Activity[]): readonly number[] {
  const [proposal, against] = [books.proposal, books.against].map((rulebook) => {
    const always = instant('1970-01-01T00:00:00Z');
    const compiled = compileEngine({ ...versionOf(soundFiles), effectiveFrom: always, rulebook });
    assert.ok(compiled.ok);
    return compiled.value;
  });
  let [newly, noLonger, still] = [0, 0, 0];
  for (const activity of stream) {
    const now = new Set(proposal?.evaluate(activity).findings.map(({ rule }) => rule.rule));
    const then = new Set(against?.evaluate(activity).findings.map(({ rule }) => rule.rule));
    newly += count(now, (rule) => !then.has(rule));
    noLonger += count(then, (rule) => !now.has(rule));
    still += count(now, (rule) => then.has(rule));
  }
  return [newly, noLonger, still];
}

const BROKEN = ['{"id":', '{"actor":{"id":"m-1"}}', '[]', '{"actor":{"id":"m-2"},"\\u0061":'];

test('every number of workers finds what two whole engines find', () => {
  let differing = 0;
  fc.assert(
    fc.property(activities, fc.array(fc.constantFrom(...BROKEN)), (stream, broken) => {
      const lines = [...stream.map((one) => JSON.stringify(one)), ...broken];
      const file = inFile(lines);
      const alone = inShares(file, 1);
      const { newlyMatched, noLongerMatched, stillMatched } = alone.all;
      assert.deepEqual(
        [newlyMatched.count, noLongerMatched.count, stillMatched.count],
        wholeCounts(stream),
      );
      differing += newlyMatched.count;
      assert.equal(alone.activities, stream.length);
      assert.equal(alone.skipped.count, broken.length);
      for (const workers of [2, 3, 5]) assert.deepEqual(inShares(file, workers), alone);
    }),
    { numRuns: 12 },
  );
  assert.ok(differing > 0, 'the streams have something to tell');
});

test('threads find the same, from a file and from slices', async () => {
  const [stream = []] = fc.sample(activities, { seed: 7, numRuns: 1 });
  const file = inFile([...stream.map((one) => JSON.stringify(one)), '{']);
  const alone = await replayRulebooks(books, { kind: 'file', file }, 1);
  assert.deepEqual(await replayRulebooks(books, { kind: 'file', file }, 3), alone);
  async function* slices(): AsyncGenerator<readonly Activity[]> {
    for (let at = 0; at < stream.length; at += 7) yield stream.slice(at, at + 7);
  }
  const sliced = await replayRulebooks(books, { kind: 'slices', slices: slices() }, 3);
  assert.deepEqual(sliced, { ...alone, skipped: { count: 0, lines: [] } });
});

test('a field named with escapes is told, by every number of workers alike', () => {
  const line = JSON.stringify({ before: { actor: { id: 'm-9' } }, ...post('p-1', 0) });
  const escaped = line.replace(/"actor":(?!.*"actor":)/, '"\\u0061ctor":');
  const file = inFile([
    line,
    escaped,
    JSON.stringify(post('p-2', 1), undefined, 1).replaceAll('\n', ' '),
  ]);
  const alone = inShares(file, 1);
  assert.deepEqual([alone.activities, alone.skipped.lines.map((one) => one.line)], [2, [2]]);
  for (const workers of [2, 3, 5]) assert.deepEqual(inShares(file, workers), alone);
});
