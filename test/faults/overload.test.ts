import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { activity, asMember, decide, reportedCase, reportOn } from '../server/case-work.ts';
import {
  type PreparedDirectory,
  prepareDirectory,
  type RunningServer,
  startServer,
} from '../server/running-server.ts';
import { type Ask, asPlatform, asStaff } from '../server/talk.ts';
import { amount, isShort } from './amount.ts';
import type { Flood } from './flood.ts';

const SECONDS = amount(600, 2);
const RUNS = amount(3, 1);
/** So many times of what the server can do. */
const TIMES = 10;
const APPEALS = amount(20, 2);
/** What is promised; a short run beside other tests shows only that nobody waits for ever. */
const PATIENCE_MS = isShort ? 10_000 : 1_000;
const FLOOD = fileURLToPath(new URL('./flood.ts', import.meta.url));

let directory: PreparedDirectory;
let server: RunningServer;
let platform: Ask;

before(async () => {
  directory = await prepareDirectory({
    rulebook: (text) => text.replace('undo: PT10S', 'undo: PT0S'),
  });
  server = await startServer(directory);
  platform = asPlatform(directory);
});
after(async () => {
  await server.end('SIGKILL');
  directory.remove();
});

/** A member who was restricted, and the statement they may appeal. */
interface Restricted {
  readonly ask: Ask;
  readonly statement: string;
  readonly decision: string;
}

async function restrictedMembers(prefix: string): Promise<readonly Restricted[]> {
  const operator = await asStaffOnce('operator-1');
  const moderator = await asStaffOnce('moderator-1');
  const restricted: Restricted[] = [];
  for (let number = 0; number < APPEALS; number += 1) {
    const member = `${prefix}-${number}`;
    const path = await reportedCase({ reporter: platform, handler: moderator }, reportOn(member));
    const decision = await decide(moderator, path);
    assert.equal(decision.statusCode, 201, decision.text);
    const ask = await asMember(directory.url, operator, member);
    const listed = await ask('GET', `/v1/members/${member}/statements`);
    restricted.push({
      ask,
      statement: listed.textAt('/items/0/statement'),
      decision: decision.textAt('/decision'),
    });
  }
  return restricted;
}

const sessions = new Map<string, Promise<Ask>>();

async function asStaffOnce(staff: 'operator-1' | 'moderator-1'): Promise<Ask> {
  const known = sessions.get(staff) ?? asStaff(directory, staff);
  sessions.set(staff, known);
  return await known;
}

/** Batches that four senders get accepted in a second when nobody is in their way. */
async function capacity(): Promise<number> {
  const until = performance.now() + 1_500;
  const started = performance.now();
  let batches = 0;
  const sender = async (name: number): Promise<void> => {
    for (let round = 0; performance.now() < until; round += 1) {
      const body = Array.from({ length: 100 }, (_, at) => activity(`warm-${name}-${round}-${at}`));
      const answer = await platform('POST', '/v1/activities', { body });
      assert.equal(answer.statusCode, 202, answer.text);
      batches += 1;
    }
  };
  await Promise.all([0, 1, 2, 3].map(sender));
  return batches / ((performance.now() - started) / 1_000);
}

async function flood(rate: number): Promise<Flood> {
  const words = [FLOOD, directory.url, directory.token, String(rate), String(SECONDS)];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  const printed: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
  await new Promise((resolve) => child.once('close', resolve));
  return JSON.parse(Buffer.concat(printed).toString('utf8')) as Flood;
}

function residentMiB(): number {
  const figures = readFileSync(`/proc/${server.pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(figures)?.[1] ?? 0) / 1_024);
}

interface People {
  readonly pagesMs: readonly number[];
  readonly appealsMs: readonly number[];
  readonly residentMiB: number;
}

/** Reads pages and files appeals, one after another, until the flood is over. */
async function people(members: readonly Restricted[], over: () => boolean): Promise<People> {
  const pagesMs: number[] = [];
  const appealsMs: number[] = [];
  let resident = 0;
  const every = Math.max(1, Math.floor((SECONDS * 4) / members.length));
  for (let round = 0; !over(); round += 1) {
    resident = Math.max(resident, residentMiB());
    const member = members[Math.floor(round / every) % members.length];
    assert.ok(member !== undefined);
    const started = performance.now();
    const page = await member.ask('GET', `/me/statements/${member.statement}`);
    pagesMs.push(performance.now() - started);
    assert.equal(page.statusCode, 200, page.text);
    if (round % every === 0 && appealsMs.length < members.length) {
      appealsMs.push(await appeal(member));
    }
    await setTimeout(200);
  }
  return { pagesMs, appealsMs, residentMiB: resident };
}

async function appeal({ ask, decision }: Restricted): Promise<number> {
  const started = performance.now();
  const body = { text: 'The link was the one somebody asked me for, and I posted it once.' };
  const filed = await ask('POST', `/v1/decisions/${decision}/appeals`, { body });
  assert.equal(filed.statusCode, 201, filed.text);
  return performance.now() - started;
}

function p99(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return Math.round(sorted[Math.floor(sorted.length * 0.99)] ?? 0);
}

/** Seconds until a batch is accepted in less than a second again. */
async function untilNormal(): Promise<number> {
  const started = performance.now();
  for (let round = 0; ; round += 1) {
    const sent = performance.now();
    const body = [activity(`again-${started}-${round}`)];
    const answer = await platform('POST', '/v1/activities', { body });
    if (answer.statusCode === 202 && performance.now() - sent < 1_000) break;
    await setTimeout(100);
  }
  return Math.round((performance.now() - started) / 1_000);
}

for (let run = 1; run <= RUNS; run += 1) {
  test(`F18 ${TIMES} times what it can do for ${SECONDS} s: the rest is sent away, and people are answered (${run} of ${RUNS})`, async (context) => {
    const members = await restrictedMembers(`m-${run}`);
    const rate = await capacity();
    const before = residentMiB();
    let over = false;
    const [sent, seen] = await Promise.all([
      flood(rate * TIMES).finally(() => {
        over = true;
      }),
      people(members, () => over),
    ]);
    const normalAfterSeconds = await untilNormal();
    context.diagnostic(
      JSON.stringify({
        batchesPerSecond: Math.round(rate),
        ...sent,
        pagesP99Ms: p99(seen.pagesMs),
        appealsP99Ms: p99(seen.appealsMs),
        residentMiB: { before, most: seen.residentMiB },
        normalAfterSeconds,
      }),
    );
    assert.ok(sent.refused > 0, 'nothing was too much');
    assert.ok(sent.accepted > 0, 'nothing was accepted');
    assert.equal(sent.withoutRetryAfter, 0);
    assert.deepEqual(sent.others, {});
    assert.ok(sent.acceptedMs.p99 <= PATIENCE_MS, `accepted after ${sent.acceptedMs.p99} ms`);
    assert.ok(p99(seen.pagesMs) <= PATIENCE_MS, `pages after ${p99(seen.pagesMs)} ms`);
    assert.ok(p99(seen.appealsMs) <= PATIENCE_MS, `appeals after ${p99(seen.appealsMs)} ms`);
    assert.equal(seen.appealsMs.length, members.length);
    assert.ok(seen.residentMiB <= 512, `${seen.residentMiB} MiB`);
    assert.ok(normalAfterSeconds <= 30, `normal after ${normalAfterSeconds} s`);
  });
}
