import { rmSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { type ServerProcess, startRecordProcess } from './child.ts';
import { type LoadResult, runLoad } from './load.ts';
import { type Prepared, prepareCommunity } from './prepare.ts';
import { watchLag } from './record-lag.ts';
import { report } from './requests.ts';
import { roundTripMs } from './round-trip.ts';
import { median, ratio } from './statistics.ts';

const ROUNDS = 7;
const TRIPS = 60;
const FOR_MS = 3_000;
const CONNECTIONS = 16;
/** How long load goes on without a pause while the record has to keep up. */
const SUSTAINED_MS = 60_000;

/** One server, and what to talk to it with. */
interface Side {
  readonly prepared: Prepared;
  readonly server: ServerProcess;
  readonly url: string;
}

/**
 * What the record costs: the same server with and without it, in turns. And how far it is behind
 * when reports come as fast as they can be taken. Prints one JSON value.
 */
async function main(): Promise<void> {
  const bare = await openSide('without');
  const recorded = await openSide('with');
  const lag = watchLag(recorded.prepared.directory);
  const trips = await measureTrips(recorded, bare);
  const reports = await measureReports(recorded, bare, lag.caughtUp);
  const between = lag.stop();
  const sustained = await measureSustained(recorded);
  const results = {
    decision: trips,
    reports,
    behind: { inTheRoundsAbove: between, underSustainedLoad: sustained },
  };
  process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
  for (const { server, prepared } of [bare, recorded]) {
    await server.stop();
    rmSync(prepared.directory, { recursive: true });
  }
}

async function openSide(record: 'with' | 'without'): Promise<Side> {
  const prepared = await prepareCommunity();
  const server = await startRecordProcess(prepared.directory, record);
  return { prepared, server, url: `http://127.0.0.1:${server.port}` };
}

/** From a report to the power being gone, one after the other; with and without take turns. */
async function measureTrips(recorded: Side, bare: Side): Promise<object> {
  const withMs: number[] = [];
  const withoutMs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const times: Readonly<Record<'with' | 'without', number[]>> = { with: [], without: [] };
    for (let trip = 0; trip < TRIPS; trip += 1) {
      times.without.push(await roundTripMs(bare));
      times.with.push(await roundTripMs(recorded));
    }
    withMs.push(median(times.with));
    withoutMs.push(median(times.without));
  }
  return compared({ recorded: withMs, bare: withoutMs });
}

/** Reports a second, from many at once. */
async function measureReports(
  recorded: Side,
  bare: Side,
  caughtUp: () => boolean,
): Promise<object> {
  const own: number[] = [];
  const without: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    without.push((await load(bare, FOR_MS)).perSecond);
    own.push((await load(recorded, FOR_MS)).perSecond);
    // What it still has to do is not to be paid by the other.
    while (!caughtUp()) await setTimeout(100);
  }
  return compared({ recorded: own, bare: without });
}

async function measureSustained(recorded: Side): Promise<object> {
  const watched = watchLag(recorded.prepared.directory);
  const { perSecond } = await load(recorded, SUSTAINED_MS);
  const ended = performance.now();
  while (!watched.caughtUp()) await setTimeout(100);
  const caughtUpAfterMs = Math.round(performance.now() - ended);
  return { reportsPerSecond: perSecond, caughtUpAfterMs, ...watched.stop() };
}

async function load({ prepared, server }: Side, forMs: number): Promise<LoadResult> {
  const next = (): Buffer => report(prepared);
  const result = await runLoad({ port: server.port, connections: CONNECTIONS, forMs, next });
  if (result.failed > 0) throw new Error(`${result.failed} reports were refused`);
  return result;
}

function compared(rounds: {
  readonly recorded: readonly number[];
  readonly bare: readonly number[];
}): object {
  const ratios = rounds.recorded.map((value, at) => ratio(value, rounds.bare[at] ?? 0));
  return {
    withRecord: median(rounds.recorded),
    without: median(rounds.bare),
    ratio: median(ratios),
    rounds: ratios,
  };
}

await main();
