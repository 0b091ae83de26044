import { rmSync } from 'node:fs';
import { type ServerProcess, startBareProcess, startServerProcess } from './child.ts';
import { type LoadResult, runLoad } from './load.ts';
import { sqliteRowsPerSecond } from './physical-limits.ts';
import { fillEvents, fillRestrictions, type Prepared, prepareCommunity } from './prepare.ts';
import { activityBatch, POSTING_MEMBERS, powers, report, screening } from './requests.ts';
import { roundTripMs } from './round-trip.ts';
import { median, ratio } from './statistics.ts';

const ROUNDS = 5;
const FOR_MS = 2_000;
const BATCH = 100;
const MEMBERS = 100_000;
const RESTRICTED = 10_000;
const EVENTS = 100_000;

const parts = ['start', 'powers', 'intake', 'commands', 'screen', 'roundTrip'] as const;
type Part = (typeof parts)[number];

/**
 * Runs the parts named on the command line, or all, each beside its limit, and prints one JSON
 * value.
 */
async function main(wanted: readonly string[]): Promise<void> {
  const chosen = parts.filter((part) => wanted.length === 0 || wanted.includes(part));
  const results: Record<string, unknown> = {};
  if (chosen.some((part) => part !== 'roundTrip')) await measureFull(chosen, results);
  if (chosen.includes('roundTrip')) results['roundTrip'] = await measureRoundTrip();
  process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
}

/**
 * Everything that is measured with 10,000 restrictions in force and 100,000 events in the store.
 */
async function measureFull(
  chosen: readonly Part[],
  results: Record<string, unknown>,
): Promise<void> {
  const prepared = await prepareCommunity(async (store) => {
    await fillRestrictions(store, RESTRICTED);
    await fillEvents(store, EVENTS - RESTRICTED);
  });
  if (chosen.includes('start')) results['start'] = await measureStart(prepared);
  const server = await startServerProcess(prepared.directory);
  const bare = await startBareProcess();
  if (chosen.includes('powers')) results['powers'] = await measurePowers(prepared, server, bare);
  if (chosen.includes('intake')) results['intake'] = await measureIntake(prepared, server);
  if (chosen.includes('screen')) results['screen'] = await measureScreen(prepared, server, bare);
  if (chosen.includes('commands')) results['commands'] = await measureCommands(prepared, server);
  results['residentMiB'] = server.residentMiB();
  await server.stop();
  await bare.stop();
  rmSync(prepared.directory, { recursive: true });
}

async function measureStart(prepared: Prepared): Promise<unknown> {
  const ready: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const server = await startServerProcess(prepared.directory);
    ready.push(server.readyAfterMs);
    await server.stop();
  }
  return { events: EVENTS, readyAfterMs: median(ready), rounds: ready };
}

async function measurePowers(
  prepared: Prepared,
  server: ServerProcess,
  bare: ServerProcess,
): Promise<unknown> {
  const requests = Array.from({ length: 4_096 }, (_, index) =>
    powers(prepared, (index * 48_611) % MEMBERS),
  );
  let at = 0;
  const next = (): Buffer => requests[at++ % requests.length] ?? Buffer.alloc(0);
  const bareRequest = Buffer.from('GET / HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n');
  const own: LoadResult[] = [];
  const limit: LoadResult[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    own.push(await runLoad({ port: server.port, connections: 64, forMs: FOR_MS, next }));
    const port = bare.port;
    limit.push(await runLoad({ port, connections: 64, forMs: FOR_MS, next: () => bareRequest }));
  }
  return { members: MEMBERS, restricted: RESTRICTED, ...compared(own, limit.map(perSecond)) };
}

async function measureIntake(prepared: Prepared, server: ServerProcess): Promise<unknown> {
  const own: LoadResult[] = [];
  const limit: number[] = [];
  await everybodyPostsOnce(prepared, server);
  for (let round = 0; round < ROUNDS; round += 1) {
    // Made before the clock starts, so that the sender is not what is measured.
    const ready = Array.from({ length: 1_200 }, () => activityBatch(prepared, BATCH));
    const next = (): Buffer => ready.pop() ?? activityBatch(prepared, BATCH);
    own.push(await runLoad({ port: server.port, connections: 4, forMs: FOR_MS, next }));
    limit.push(sqliteRowsPerSecond(BATCH, FOR_MS / 4));
  }
  const perBatch = own.map((one) => ({ ...one, perSecond: one.perSecond * BATCH }));
  return { batch: BATCH, ...compared(perBatch, limit) };
}

/** A member's first activity makes their data key; a community that goes on has most of them. */
async function everybodyPostsOnce(prepared: Prepared, server: ServerProcess): Promise<void> {
  let requests = 0;
  while (requests * BATCH < POSTING_MEMBERS) {
    const next = (): Buffer => activityBatch(prepared, BATCH);
    const { port } = server;
    requests += (await runLoad({ port, connections: 4, forMs: FOR_MS, next })).requests;
  }
}

/** Screening at 64 connections, and its latency when few ask at once. */
async function measureScreen(
  prepared: Prepared,
  server: ServerProcess,
  bare: ServerProcess,
): Promise<unknown> {
  const own: LoadResult[] = [];
  const quiet: LoadResult[] = [];
  const limit: LoadResult[] = [];
  const bareRequest = Buffer.from('GET / HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n');
  for (let round = 0; round < ROUNDS; round += 1) {
    const ready = Array.from({ length: 40_000 }, () => screening(prepared));
    const next = (): Buffer => ready.pop() ?? screening(prepared);
    const { port } = server;
    own.push(await runLoad({ port, connections: 64, forMs: FOR_MS, next }));
    quiet.push(await runLoad({ port, connections: 4, forMs: FOR_MS / 4, next }));
    const load = { port: bare.port, connections: 64, forMs: FOR_MS };
    limit.push(await runLoad({ ...load, next: () => bareRequest }));
  }
  const p50AtFourConnectionsMs = median(quiet.map(({ p50Ms }) => p50Ms));
  return { p50AtFourConnectionsMs, ...compared(own, limit.map(perSecond)) };
}

async function measureCommands(prepared: Prepared, server: ServerProcess): Promise<unknown> {
  const own: LoadResult[] = [];
  const limit: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = (): Buffer => report(prepared);
    own.push(await runLoad({ port: server.port, connections: 16, forMs: FOR_MS, next }));
    limit.push(sqliteRowsPerSecond(1, FOR_MS / 4));
  }
  return compared(own, limit);
}

async function measureRoundTrip(): Promise<unknown> {
  const prepared = await prepareCommunity();
  const server = await startServerProcess(prepared.directory);
  const talk = { prepared, url: `http://127.0.0.1:${server.port}` };
  const rounds: number[] = [];
  for (let count = 0; count < 320; count += 1) {
    const elapsed = await roundTripMs(talk);
    if (count >= 20) rounds.push(elapsed);
  }
  await server.stop();
  rmSync(prepared.directory, { recursive: true });
  const sorted = rounds.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    Math.round((sorted[Math.floor(300 * share)] ?? 0) * 100) / 100;
  return { requests: 7, trips: 300, p50Ms: at(0.5), p99Ms: at(0.99) };
}

function perSecond(result: LoadResult): number {
  return result.perSecond;
}

/** Medians over the rounds, and the share of what the limit did in the same round. */
function compared(own: readonly LoadResult[], limit: readonly number[]): Record<string, unknown> {
  return {
    perSecond: median(own.map(perSecond)),
    p50Ms: median(own.map((one) => one.p50Ms)),
    p99Ms: median(own.map((one) => one.p99Ms)),
    failed: own.reduce((sum, one) => sum + one.failed, 0),
    limitPerSecond: median(limit),
    shareOfLimit: median(own.map((one, index) => ratio(one.perSecond, limit[index] ?? 1))),
    rounds: own.map(perSecond),
  };
}

await main(process.argv.slice(2));
