import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { seededRandom } from '../../src/replay/seeded-random.ts';
import { activity } from '../server/case-work.ts';
import {
  type PreparedDirectory,
  prepareDirectory,
  type RunningServer,
  startServer,
} from '../server/running-server.ts';
import { type Ask, asPlatform, asStaff } from '../server/talk.ts';
import { amount } from './amount.ts';
import {
  type Acknowledged,
  type Client,
  fileReports,
  type Gate,
  nothingYet,
  persistent,
  postActivities,
  workTheQueue,
} from './clients.ts';
import { examineRecord } from './examine-record.ts';

const KILLS = amount(1_000, 4);
const SEED = Number(process.env['SEED'] ?? '20261120');
/** The whole record is folded after every so many kills, and at the end. */
const EXAMINE_EVERY = amount(100, 2);
const CHECKED_AT_ONCE = 200;

interface Voices {
  readonly platform: Ask;
  readonly moderators: readonly Ask[];
}

interface Tally {
  readonly readyAfterMs: number[];
  checked: Acknowledged;
}

test(`F01 a server killed ${KILLS} times under load loses nothing acknowledged and doubles nothing`, async (context) => {
  let running: RunningServer | undefined;
  const gate = new ServerGate();
  // Also after a failure: a server or a client that goes on would keep the test run alive.
  context.after(async () => {
    gate.giveUp();
    await running?.end('SIGKILL');
  });
  const directory = await prepareDirectory({
    rulebook: (text) => text.replace('undo: PT10S', 'undo: PT0S'),
  });
  const random = seededRandom(SEED);
  const acknowledged = nothingYet();
  const tally: Tally = { readyAfterMs: [], checked: nothingYet() };
  const voices = await signInAll(directory);
  const clients = startClients(voices, { gate, acknowledged });
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const server = await startTimed(directory, tally);
    running = server;
    await checkAcknowledged(voices, acknowledged, tally);
    gate.open();
    // The moment of death is what is tried here, so this is the one test that waits by the clock.
    await Promise.race([setTimeout(random.between(5, 500)), clients]);
    gate.close();
    assert.equal(await server.end('SIGKILL'), 'SIGKILL', server.output());
    if (kill % EXAMINE_EVERY === 0) await examine(directory, acknowledged);
  }
  const server = await startTimed(directory, tally);
  running = server;
  await checkAcknowledged(voices, acknowledged, tally);
  gate.finish();
  await clients;
  await checkAcknowledged(voices, acknowledged, tally);
  assert.equal(await server.end('SIGTERM'), 0, server.output());
  const events = await examine(directory, acknowledged);
  process.stdout.write(`${JSON.stringify(summary(tally, acknowledged, events))}\n`);
  directory.remove();
});

async function signInAll(directory: PreparedDirectory): Promise<Voices> {
  const server = await startServer(directory);
  const moderators: Ask[] = [];
  for (const staff of ['moderator-1', 'moderator-2', 'lead-1'] as const) {
    moderators.push(await asStaff(directory, staff));
  }
  assert.equal(await server.end('SIGTERM'), 0);
  return { platform: asPlatform(directory), moderators };
}

/** Sixteen at once: eight send activities, five file reports, three decide. */
async function startClients(
  { platform, moderators }: Voices,
  shared: Omit<Client, 'name'>,
): Promise<void> {
  const lines = seededRandom(SEED + 1);
  const ask = persistent(platform, shared.gate, lines);
  const named = (kind: string, index: number): Client => ({ ...shared, name: `${kind}${index}` });
  await Promise.all([
    ...Array.from({ length: 8 }, (_, index) => postActivities(ask, named('a', index))),
    ...Array.from({ length: 5 }, (_, index) => fileReports(ask, named('r', index))),
    ...moderators.map((moderator, seat) =>
      workTheQueue(persistent(moderator, shared.gate, lines), named('d', seat), seat),
    ),
  ]);
}

async function startTimed(directory: PreparedDirectory, tally: Tally): Promise<RunningServer> {
  const started = performance.now();
  const server = await startServer(directory);
  const ready = await fetch(`${server.url}/readyz`);
  assert.equal(ready.status, 200, await ready.text());
  tally.readyAfterMs.push(Math.round(performance.now() - started));
  return server;
}

/** Everything acknowledged since the last check is asked for, through the door. */
async function checkAcknowledged(
  { platform, moderators }: Voices,
  acknowledged: Acknowledged,
  tally: Tally,
): Promise<void> {
  const { checked } = tally;
  const activities = [...acknowledged.activities].filter((id) => !checked.activities.has(id));
  const body = activities.map((id) => activity(id));
  const known = await platform('POST', '/v1/activities', { body });
  for (const [index, id] of activities.entries()) {
    assert.equal(known.at(`/items/${index}/result`), 'duplicate', `${id} is lost`);
    checked.activities.add(id);
  }
  const reports = [...acknowledged.reports].filter(([member]) => !checked.reports.has(member));
  await inTurns(reports, async ([member, receipt]) => {
    const body = { secret: receipt.secret };
    const progress = await platform('POST', '/v1/reports/progress', { body });
    assert.equal(progress.at('/report'), receipt.report, `the report on ${member} is lost`);
    checked.reports.set(member, receipt);
  });
  const [moderator] = moderators;
  const decisions = [...acknowledged.decisions].filter(([id]) => !checked.decisions.has(id));
  await inTurns(decisions, async ([id, about]) => {
    const decision = await moderator?.('GET', `/v1/decisions/${id}`);
    assert.equal(decision?.at('/case'), about, `the decision ${id} is lost`);
    checked.decisions.set(id, about);
  });
}

async function inTurns<Item>(
  items: readonly Item[],
  check: (item: Item) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < items.length; from += CHECKED_AT_ONCE) {
    await Promise.all(items.slice(from, from + CHECKED_AT_ONCE).map(check));
  }
}

/** Folds the record and looks for what was acknowledged and for anything that is there twice. */
async function examine(directory: PreparedDirectory, known: Acknowledged): Promise<number> {
  const record = await examineRecord(directory.path);
  for (const id of known.activities) assert.ok(record.activities.has(id), `${id} is lost`);
  const byMember = new Map<string, string[]>();
  for (const [id, report] of record.reports) {
    if (report.phase === 'none' || report.received.subject.kind !== 'member') continue;
    const { member } = report.received.subject;
    byMember.set(member, [...(byMember.get(member) ?? []), id]);
  }
  for (const [member, reports] of byMember) assert.equal(reports.length, 1, `${member} twice`);
  for (const [member, { report }] of known.reports) {
    assert.deepEqual(byMember.get(member), [report], `the report on ${member} is lost`);
  }
  const decided = [...record.decisions.values()].flatMap((state) =>
    state.phase === 'none' ? [] : [String(state.made.case)],
  );
  assert.equal(new Set(decided).size, decided.length, 'no case is decided twice');
  for (const [decision] of known.decisions) {
    assert.ok(record.decisions.has(decision), `the decision ${decision} is lost`);
  }
  return record.events;
}

function summary(tally: Tally, acknowledged: Acknowledged, events: number): object {
  const sorted = tally.readyAfterMs.toSorted((a, b) => a - b);
  return {
    kills: KILLS,
    seed: SEED,
    acknowledged: {
      activities: acknowledged.activities.size,
      reports: acknowledged.reports.size,
      decisions: acknowledged.decisions.size,
    },
    lost: 0,
    twice: 0,
    events,
    readyAfterMs: {
      p50: sorted[Math.floor(sorted.length / 2)],
      p99: sorted[Math.floor(sorted.length * 0.99)],
      max: sorted.at(-1),
    },
  };
}

class ServerGate implements Gate {
  #opened = Promise.withResolvers<void>();
  #failed = false;
  over = false;

  async up(): Promise<void> {
    if (this.#failed) throw new Error('the test has failed; see above');
    await this.#opened.promise;
  }

  giveUp(): void {
    this.#failed = true;
    this.open();
  }

  open(): void {
    this.#opened.resolve();
  }

  close(): void {
    this.#opened = Promise.withResolvers<void>();
  }

  finish(): void {
    this.over = true;
    this.open();
  }
}
