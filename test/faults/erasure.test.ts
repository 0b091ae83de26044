import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { nodeCrypto } from '../../src/app/log-crypto.ts';
import { filesBelow } from '../../src/cli/backup/manifest.ts';
import { verifyBackup } from '../../src/cli/backup/verify-backup.ts';
import { readLogKeys, writeVerifierKey } from '../../src/log/verifier-key.ts';
import { outsideVerifier } from '../long/outside.ts';
import { activity, clear, decide, openCases, reportOn } from '../server/case-work.ts';
import { openedTexts } from '../server/opened-copy.ts';
import {
  evenhand,
  type PreparedDirectory,
  prepareDirectory,
  type RunningServer,
  startServer,
} from '../server/running-server.ts';
import { type Ask, asNobody, asPlatform, asStaff } from '../server/talk.ts';
import { amount } from './amount.ts';

/** F26: so many of so many members leave while the others go on. */
const MEMBERS = amount(10_000, 40);
const LEAVING = Math.ceil(MEMBERS / 10);
/** Of the members who stay, so many have been decided about, and their standing is not empty. */
const DECIDED = Math.min(50, LEAVING);
const BATCH = 500;
const AT_ONCE = 6;
const WORDS = ['posted', 'reported', 'shown'] as const;

const outside = outsideVerifier();
let directory: PreparedDirectory;
let server: RunningServer;
let place: string;
let platform: Ask;
let moderator: Ask;

before(async () => {
  place = mkdtempSync(join(tmpdir(), 'evenhand-erasure-'));
  directory = await prepareDirectory({
    rulebook: (text) => text.replace('undo: PT10S', 'undo: PT0S'),
  });
  server = await startServer(directory);
  platform = asPlatform(directory);
  moderator = await asStaff(directory, 'moderator-1');
});
after(async () => {
  await server.end('SIGKILL');
  directory.remove();
  rmSync(place, { recursive: true, force: true });
  outside.remove();
});

function member(number: number): string {
  return `m-${String(number).padStart(6, '0')}`;
}

/** What stands in one text about one member and nowhere else. */
function canary(who: string, word: (typeof WORDS)[number]): string {
  return `canary-${word}-${who}-end`;
}

const leaving = Array.from({ length: LEAVING }, (_, at) => member(at));
const decided = Array.from({ length: DECIDED }, (_, at) => member(LEAVING + at));
const others = Array.from({ length: MEMBERS - LEAVING - DECIDED }, (_, at) =>
  member(LEAVING + DECIDED + at),
);

async function together<Value>(
  values: readonly Value[],
  task: (value: Value) => Promise<void>,
): Promise<void> {
  const rest = [...values];
  const worker = async (): Promise<void> => {
    for (let one = rest.pop(); one !== undefined; one = rest.pop()) await task(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

async function postAll(members: readonly string[], prefix = 'a'): Promise<void> {
  for (let from = 0; from < members.length; from += BATCH) {
    const body = members.slice(from, from + BATCH).map((who) =>
      activity(`${prefix}-${who}`, {
        data: { actor: { id: who }, content: { kind: 'post', text: canary(who, 'posted') } },
      }),
    );
    const answer = await platform('POST', '/v1/activities', { body });
    assert.equal(answer.statusCode, 202, answer.text);
  }
}

async function reportAll(members: readonly string[]): Promise<void> {
  const reporter = asNobody(directory);
  await together(members, async (who) => {
    const occurredAt = new Date().toISOString();
    const shown = { text: canary(who, 'shown'), occurredAt, private: false };
    const body = reportOn(who, { text: canary(who, 'reported'), shown });
    const answer = await reporter('POST', '/v1/reports', { body });
    assert.equal(answer.statusCode, 202, answer.text);
  });
}

async function standings(members: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  await together(members, async (who) => {
    const answer = await moderator('GET', `/v1/members/${who}/standing`);
    assert.equal(answer.statusCode, 200, answer.text);
    const { at: _, ...standing } = JSON.parse(answer.text) as Record<string, unknown>;
    found.set(who, JSON.stringify(standing));
  });
  return found;
}

async function backUp(name: string): Promise<string> {
  const to = join(place, name);
  await evenhand(['backup', 'create', to, '--directory', directory.path, '--json']);
  assert.deepEqual((await verifyBackup(to)).problems, []);
  return to;
}

/** Erases everybody who leaves while others post and report; answers how many did meanwhile. */
async function eraseUnderLoad(): Promise<number> {
  let working = true;
  let happened = 0;
  const load = (async () => {
    for (let round = 0; working; round += 1) {
      const some = others.slice(0, 20);
      await postAll(some, `load-${round}`);
      await reportAll(some.slice(0, 2).map((who) => `${who}-${round}`));
      happened += some.length;
    }
  })();
  await together(leaving, async (who) => {
    const asked = await platform('POST', `/v1/members/${who}/erasure`, { body: {} });
    assert.ok(asked.statusCode < 300, asked.text);
  });
  await together(leaving, async (who) => {
    for (;;) {
      const answer = await platform('GET', `/v1/members/${who}/erasure`);
      assert.equal(answer.statusCode, 200, answer.text);
      assert.deepEqual(answer.at('/waiting'), [], answer.text);
      if (answer.at('/phase') === 'completed') return;
      await setTimeout(200);
    }
  });
  working = false;
  await load;
  return happened;
}

function hits(text: Buffer | string, members: readonly string[]): readonly string[] {
  const all = typeof text === 'string' ? text : text.toString('latin1');
  const found = new Set(
    [...all.matchAll(/canary-(?:posted|reported|shown)-(m-\d{6})-end/g)].map(([, who]) => who),
  );
  return members.filter((who) => found.has(who));
}

async function hitsInFiles(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const path of await filesBelow(folder)) {
    const whole = join(folder, path);
    if (statSync(whole).size === 0) continue;
    const some = hits(readFileSync(whole), leaving);
    if (some.length > 0) found.push(`${path}: ${some.length}`);
  }
  return found;
}

/** A backup with the keys of today, as it would be put back. */
async function openedBackup(backup: string): Promise<string> {
  const copy = `${backup}-put-back`;
  await evenhand(['backup', 'restore', backup, '--directory', copy, '--json']);
  for (const name of ['evenhand.keys', 'evenhand.master-key']) {
    copyFileSync(join(directory.path, name), join(copy, name));
  }
  return await openedTexts(copy);
}

test(`F26 P2 L2 ${LEAVING} of ${MEMBERS} members leave under load, and nothing knows them`, async (context) => {
  await postAll([...leaving, ...decided, ...others]);
  await reportAll(leaving);
  for (const path of await openCases(moderator)) {
    const cleared = await clear(moderator, path);
    assert.equal(cleared.statusCode, 201, cleared.text);
  }
  await reportAll(decided);
  for (const path of await openCases(moderator)) await decide(moderator, path);
  await reportAll(others);
  const staying = [...decided, ...others];
  const before = await standings(staying);
  const checkpoint = await (await fetch(`${directory.url}/log/checkpoint`)).text();
  const old = await backUp('before');
  const opened = await openedTexts(directory.path);
  assert.deepEqual(hits(opened, leaving), leaving, 'the search finds what is there');

  const happened = await eraseUnderLoad();

  const after = await standings(staying);
  for (const [who, standing] of before) assert.equal(after.get(who), standing, who);
  const newest = await backUp('after');
  const key = (await (await fetch(`${directory.url}/log/key`)).text()).trim();
  assert.equal(await server.end('SIGTERM'), 0);
  assert.deepEqual(hits(server.output(), leaving), []);
  for (const folder of [directory.path, old, newest]) {
    assert.deepEqual(await hitsInFiles(folder), [], folder);
  }
  for (const text of [
    await openedTexts(directory.path),
    await openedBackup(newest),
    await openedBackup(old),
  ]) {
    assert.deepEqual(hits(text, leaving), []);
    assert.equal(hits(text, staying).length, staying.length, 'the others are all there');
  }
  await verifyRecord(key, checkpoint);
  context.diagnostic(`${happened} activities came in meanwhile`);
});

async function verifyRecord(key: string, checkpoint: string): Promise<void> {
  const log = join(directory.path, 'log');
  const kept = join(place, 'checkpoint');
  writeFileSync(kept, checkpoint);
  const words = ['log', 'verify', log, '--key', key, '--earlier', kept, '--json'];
  assert.equal((await evenhand(words))['ok'], true);
  if (outside.skip !== false) return;
  const keys = readLogKeys(nodeCrypto, key) ?? [];
  const classic = keys.find(({ type }) => type === 'ed25519');
  assert.ok(classic !== undefined);
  const judged = outside.judge({ folder: log, key: writeVerifierKey(classic) });
  assert.ok(judged.ok, judged.printed);
}
