import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { post } from '../../engine/testing-engine.ts';
import type { Files } from '../../rulebook/diagnostic.ts';
import { brokenFiles, soundFiles } from '../../rulebook/testing-files.ts';
import type { ReplayResult } from '../replay/describe-replay.ts';
import { type Typed, typed } from '../testing-terminal.ts';

let place: string;

before(() => {
  place = mkdtempSync(join(tmpdir(), 'evenhand-rules-replay-'));
  write('now', brokenFiles('rules/spam.links.md', 'links_10m > 2', 'links_10m > 1'));
  write('then', soundFiles);
});
after(() => rmSync(place, { recursive: true }));

function write(name: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    const target = join(place, name, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}

async function evenhand(line: string): Promise<Typed> {
  return await typed(line.split(' '), place);
}

const created = '2026-02-28T12:00:00.000Z';
const event = {
  ...{ specversion: '1.0', id: 'e-1', source: 'https://forum.example' },
  ...{ type: 'org.evenhand.content.posted.v1', time: '2026-03-05T00:00:00Z' },
  data: {
    actor: { id: 'm-2', createdAt: created },
    ...{ item: 'i-1', group: 'boats' },
    content: { kind: 'post', text: 'https://a.example/1 https://a.example/2', language: 'en' },
  },
};
const young = { id: 'm-0412', createdAt: created };
const lines: readonly string[] = [
  JSON.stringify({ ...post('p-1', 0, { links: 1 }), actor: young }),
  'not JSON',
  JSON.stringify({ ...post('p-2', 60, { links: 1 }), actor: young }),
  JSON.stringify({ ...post('p-3', 120, { links: 1 }), actor: young }),
  '',
  JSON.stringify({ ...post('p-4', 900, { links: 1 }), actor: young }),
  JSON.stringify(event),
  JSON.stringify({ ...event, id: 'e-2', type: 'org.evenhand.content.posted.v1', data: {} }),
];

test('a small stream has the differences that were worked out by hand', async () => {
  writeFileSync(join(place, 'week.ndjson'), `${lines.join('\n')}\n`);
  const line = 'rules replay now --activities week.ndjson --against then';
  const { exit, out } = await evenhand(`${line} --workers 1 --json`);
  assert.equal(exit, 3);
  const result = JSON.parse(out) as ReplayResult;
  assert.equal(result.activities, 5);
  const sample = (activity: string): object => ({ activity, rule: 'spam.links' });
  const all = {
    newlyMatched: { count: 2, samples: [sample('p-2'), sample('e-1')] },
    noLongerMatched: { count: 0, samples: [] },
    stillMatched: { count: 1, samples: [sample('p-3')] },
  };
  assert.deepEqual(result.all, all);
  assert.deepEqual(result.rules, [{ rule: 'spam.links', ...all }]);
  const newly = (parts: readonly ReplayResult['all'][]): readonly number[] =>
    parts.map(({ newlyMatched }) => newlyMatched.count);
  assert.deepEqual(
    [result.groups.map(({ group }) => group), newly(result.groups)],
    [
      ['', 'boats'],
      [1, 1],
    ],
  );
  assert.deepEqual(
    [result.languages.map(({ language }) => language), newly(result.languages)],
    [
      ['', 'en'],
      [1, 1],
    ],
  );
  assert.deepEqual(
    [result.ages.map(({ age }) => age), newly(result.ages)],
    [
      ['under 1 day', '1-7 days'],
      [1, 1],
    ],
  );
  assert.deepEqual(
    result.skipped.lines.map(({ line: at }) => at),
    [2, 8],
  );
  assert.equal((await evenhand(`${line} --workers 3 --json`)).out, out);
});

test('people read numbers, samples and the lines that were skipped', async () => {
  writeFileSync(join(place, 'week.ndjson'), lines.join('\n'));
  const { out } = await evenhand('rules replay now --activities week.ndjson --against then');
  assert.match(out, /^5 activities\./);
  assert.match(out, /in all +2 +0 +1/);
  assert.match(out, /no group +1 +0 +1/);
  assert.match(out, /For example newly matched\n {2}p-2 {2}spam\.links/);
  assert.match(out, /2 lines were skipped\n {2}line 2: .+\n {2}line 8: /);
  assert.doesNotMatch(out, /a\.example/);
});

test('the store’s activities are replayed against a published version', async () => {
  await evenhand('init --directory home --community small');
  const time = new Date().toISOString();
  const stored = { ...event, time, data: { ...event.data, actor: { id: 'm-2' } } };
  writeFileSync(join(place, 'today.ndjson'), JSON.stringify(stored));
  const taken = await evenhand('ingest today.ndjson --directory home');
  assert.equal(taken.exit, 0, taken.complaints);
  const line = 'rules replay now --activities store --directory home --against';
  const { exit, out, complaints } = await evenhand(`${line} 1 --workers 2 --json`);
  assert.equal(exit, 0, complaints);
  const result = JSON.parse(out) as ReplayResult;
  assert.deepEqual([result.activities, result.all.newlyMatched.count], [1, 1]);
  const absent = await evenhand(`${line} 9`);
  assert.equal(absent.exit, 1);
  assert.match(absent.complaints, /there is no version 9 of the rulebook; the newest is 1/);
});

const refused: readonly (readonly [line: string, exit: number, complaint: RegExp])[] = [
  ['--against then', 2, /say with `--activities FILE`/],
  ['--activities week.ndjson', 2, /say with `--against VERSION-OR-DIR`/],
  ['--activities week.ndjson --against then --workers 0', 2, /whole number from 1 to 64/],
  ['--activities nowhere --against then', 1, /there is no file or directory .*nowhere/],
  ['--activities now --against then', 1, /now is not a file/],
  ['--activities week.ndjson --against 1 -d nowhere', 1, /run `evenhand init` first/],
];

for (const [line, exit, complaint] of refused) {
  test(`\`rules replay now ${line}\` is refused`, async () => {
    const answer = await evenhand(`rules replay now ${line}`);
    assert.equal(answer.exit, exit);
    assert.match(answer.complaints, complaint);
  });
}
