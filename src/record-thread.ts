import { parentPort, workerData } from 'node:worker_threads';
import { guardedClock } from './app/clock.ts';
import { answerAsPublisher } from './app/record/answer-as-publisher.ts';
import { httpWitness, type WitnessAddress } from './app/record/http-witness.ts';
import { type LogPlaces, logDirectory } from './app/record/log-directory.ts';
import { createPublisher } from './app/record/publisher.ts';
import { durationMs } from './kernel/duration.ts';
import type { Instant } from './kernel/instant.ts';
import { limits } from './kernel/limits.ts';
import type { RecordSource } from './store/port.ts';
import { openSealedReader } from './store/sealed/open.ts';
import { openSqliteReader } from './store/sqlite/open-reader.ts';

/** What the thread of the record is started with by `main.ts`. */
export interface RecordThreadData {
  /** The data directory, and the database where one is used, with whose rows are read there. */
  readonly source: {
    readonly directory: string;
    readonly database?: { readonly url: string; readonly community: string };
  };
  readonly places: LogPlaces;
  readonly witnesses: readonly WitnessAddress[];
}

/** Chooses the adapters of the thread that publishes the record, as `main.ts` does for its own. */
async function main({ source: place, places, witnesses }: RecordThreadData): Promise<void> {
  const source = await openSource(place);
  // A try that failed while the clock was wrong must not wait until that wrong time comes.
  const clock = guardedClock({ wallMs: () => Date.now(), monotonicMs: () => performance.now() });
  const now = (): Instant => clock.now();
  const patience = {
    timeoutMs: durationMs(limits.witnessTimeout),
    answerBytesMax: limits.witnessAnswerBytesMax,
  };
  const keeper = {
    ...(await logDirectory(places, now())),
    witnesses: witnesses.map((address) => httpWitness(address, patience)),
  };
  if (parentPort === null) throw new Error('this is a thread of the server, not a program');
  answerAsPublisher(parentPort, (host) => createPublisher({ source, keeper, host, now }));
}

async function openSource({
  directory,
  database,
}: RecordThreadData['source']): Promise<RecordSource> {
  if (database === undefined) {
    return await openSealedReader(directory, openSqliteReader(directory), { shared: false });
  }
  const { openPostgresReader } = await import('./store/postgres/open.ts');
  return await openSealedReader(directory, openPostgresReader(database), { shared: true });
}

await main(workerData as RecordThreadData);
