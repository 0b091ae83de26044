import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { mkdirSync, statfsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { createAdaptorServer, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import { createApi, printIncident } from './api/create-api.ts';
import { problemResponse } from './api/problem.ts';
import { requestLine } from './api/request-log.ts';
import { RequestTimes } from './api/request-times.ts';
import { laneFigures, MachineFigures, waitingFigures } from './api/server-figures.ts';
import { type WatchedRequest, watchRequests } from './api/watch-requests.ts';
import type { ClockSource } from './app/clock.ts';
import type { ActivityInput } from './app/contract/intake.ts';
import { createApplication, type OpenApplication, type World } from './app/create-application.ts';
import { Lanes } from './app/lanes.ts';
import type { Mailer } from './app/mail/mailer.ts';
import { storeBusy } from './app/passing-failure.ts';
import { httpWitness } from './app/record/http-witness.ts';
import { type LogPlaces, logDirectory } from './app/record/log-directory.ts';
import type { Publisher, PublisherHost } from './app/record/publisher.ts';
import { publisherInThread } from './app/record/publisher-thread.ts';
import type { PostWebhook } from './app/runtime.ts';
import { postWebhook } from './app/webhook/post.ts';
import { windowFile } from './app/window-file.ts';
import type { Configuration } from './cli/configuration.ts';
import { failStop, startClockwork } from './clockwork.ts';
import { durationMs, SECOND_MS } from './kernel/duration.ts';
import type { CommunityId } from './kernel/identifier.ts';
import { type Instant, instantFromMs } from './kernel/instant.ts';
import { limits } from './kernel/limits.ts';
import { refuse } from './kernel/refusal.ts';
import type { CapturingMailer } from './mail/capture.ts';
import { mailServerProblem, smtpMailer } from './mail/smtp.ts';
import { languages } from './messages/languages.ts';
import { messageWriter } from './messages/writer.ts';
import { platformIntakes, readActivityBody } from './platforms.ts';
import type { RecordThreadData } from './record-thread.ts';
import { StoreBroken, StoreBusy } from './store/failure.ts';
import { type ForkableStore, simulatedStore } from './store/memory.ts';
import type { RecordSource, Store } from './store/port.ts';
import type { DatabaseSettings } from './store/postgres/database-settings.ts';
import { openSealedReader, openSealedStore } from './store/sealed/open.ts';
import { openSqliteStore } from './store/sqlite/open.ts';
import { openSqliteReader } from './store/sqlite/open-reader.ts';
import { createWeb } from './web/create-web.ts';

/** The one place where adapters are chosen: store, clock, randomness, network, platforms. */
export type { DatabaseSettings, OpenApplication };
export { mailServerProblem, smtpMailer };

/** What an application is opened with besides its store. */
export interface OpenOptions {
  readonly clock?: ClockSource;
  readonly wake?: () => void;
  /** The data directory, where the windows wait for the next start. */
  readonly directory?: string;
  /** Publishes the record in a thread of its own; for servers, which have other things to do. */
  readonly recordThread?: boolean;
  /** In place of the configured mail server. */
  readonly mailer?: Mailer;
}

export const systemClock: ClockSource = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
};

/** A secret of 256 random bits. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** The store of a community: in its data directory, or in the database that is configured. */
export async function openStore(
  directory: string,
  { community, database }: Pick<Configuration, 'community' | 'database'>,
): Promise<Store> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (database === undefined) {
    return await openSealedStore(directory, await openSqliteStore({ directory }));
  }
  // Loaded when it is needed: the driver costs everybody else time and memory.
  const { openPostgresStore } = await import('./store/postgres/open.ts');
  const place = { url: database.url, community };
  return await openSealedStore(directory, await openPostgresStore(place));
}

/** What a configured database says of itself; undefined without one. */
export async function databaseSettingsOf({
  community,
  database,
}: Pick<Configuration, 'community' | 'database'>): Promise<DatabaseSettings | undefined> {
  if (database === undefined) return undefined;
  const { readDatabaseSettings } = await import('./store/postgres/database-settings.ts');
  return await readDatabaseSettings({ url: database.url, community });
}

/** Reads the record and what it commits to, beside a server that has the store open. */
export async function openRecord(
  directory: string,
  { community, database }: Pick<Configuration, 'community' | 'database'>,
): Promise<RecordSource> {
  if (database === undefined) {
    return await openSealedReader(directory, openSqliteReader(directory), { shared: false });
  }
  const { openPostgresReader } = await import('./store/postgres/open.ts');
  const reader = openPostgresReader({ url: database.url, community });
  return await openSealedReader(directory, reader, { shared: true });
}

export { copyKeyFile, KEY_FILE, MASTER_KEY_FILE } from './store/sealed/open-key-file.ts';
export { copyDatabase, openDatabaseCopy } from './store/sqlite/database-copy.ts';

/** A store for one simulated community; nothing of it outlives the run. */
export function openSimulatedStore(): ForkableStore {
  return simulatedStore();
}

export async function openApplication(
  store: Store,
  configuration: Configuration,
  options: OpenOptions = {},
): Promise<OpenApplication> {
  return await createApplication({
    community: configuration.community as CommunityId,
    publicUrl: configuration.publicUrl,
    store,
    clock: options.clock ?? systemClock,
    newId: () => randomUUIDv7(),
    newSecret,
    random: () => Math.random(),
    postWebhook: postTo(configuration),
    allowLoopbackWebhooks: configuration.allowLoopbackWebhooks,
    writer: messageWriter(),
    ...mailerFor(configuration, options),
    log: (message) => warn(message),
    ...(options.directory === undefined ? {} : { freeShare: freeShareOf(options.directory) }),
    ...(options.wake === undefined ? {} : { wake: options.wake }),
    ...(options.directory === undefined
      ? {}
      : await kept(options.directory, configuration, {
          ...options,
          shared: store.shared !== undefined,
        })),
  });
}

/** Reads an activity that was set aside, as it came, by what is known today. */
export function asideReader(community: string, now: Instant): (raw: string) => ActivityInput {
  return (raw) => {
    const body = new TextEncoder().encode(raw);
    const mediaType = 'application/cloudevents+json';
    const read = readActivityBody({ mediaType, body, community: community as CommunityId, now });
    if (!read.ok) return { kind: 'refused', id: null, refusal: read.error };
    const [activity] = read.value.activities;
    return activity ?? { kind: 'refused', id: null, refusal: refuse('required', 'It is empty') };
  };
}

function freeShareOf(directory: string): () => number {
  return () => {
    const { bavail, blocks } = statfsSync(directory);
    return bavail / Math.max(1, blocks);
  };
}

function mailerFor({ mail }: Configuration, { mailer }: OpenOptions): { mailer?: Mailer } {
  if (mailer !== undefined) return { mailer };
  return mail === undefined ? {} : { mailer: smtpMailer(mail) };
}

/** What an application keeps in the data directory beside the store. */
async function kept(
  directory: string,
  configuration: Configuration,
  { clock = systemClock, recordThread = false, shared }: OpenOptions & { readonly shared: boolean },
): Promise<Pick<World, 'windowKeeper' | 'recordKeeper' | 'publisherThread'>> {
  const { witnesses, community, database } = configuration;
  const places = logPlaces(directory, configuration);
  const patience = {
    timeoutMs: durationMs(limits.witnessTimeout),
    answerBytesMax: limits.witnessAnswerBytesMax,
  };
  const log = await logDirectory(places, instantFromMs(clock.wallMs()));
  const source =
    database === undefined
      ? { directory }
      : { directory, database: { url: database.url, community } };
  return {
    // One process's windows are not another's.
    ...(shared ? {} : { windowKeeper: windowFile(directory) }),
    recordKeeper: { ...log, witnesses: witnesses.map((one) => httpWitness(one, patience)) },
    ...(recordThread
      ? { publisherThread: (host) => startRecordThread(host, { source, places, witnesses }) }
      : {}),
  };
}

/** For `Intl`: every language that people are written to in. */
export const locales: readonly string[] = languages.map(({ locale }) => locale);

export const LOG_KEY_FILE = 'evenhand.log-key';

/** Where the record of a data directory lies, and what a new one is called. */
export function logPlaces(directory: string, { publicUrl }: Configuration): LogPlaces {
  const { host, pathname } = new URL(publicUrl);
  return {
    log: join(directory, 'log'),
    highWater: join(directory, 'evenhand.high-water'),
    key: join(directory, LOG_KEY_FILE),
    origin: `${host}${pathname.replace(/\/$/, '')}/log`,
  };
}

function startRecordThread(host: PublisherHost, workerData: RecordThreadData): Publisher {
  // Beside this file, in the language it is in.
  const thread = new URL(`./record-thread${extname(import.meta.url)}`, import.meta.url);
  return publisherInThread(new Worker(thread, { workerData }), host);
}

function postTo(configuration: Configuration): PostWebhook {
  return async (delivery) =>
    await postWebhook({
      ...delivery,
      timeoutMs: durationMs(limits.webhookTimeout),
      answerBytesMax: limits.webhookAnswerBytesMax,
      allowLoopback: configuration.allowLoopbackWebhooks,
    });
}

export interface RunningServer {
  readonly application: OpenApplication;
  readonly url: string;
  close(): Promise<void>;
}

/** Serves API and pages over an open application, and keeps its clockwork running. */
export async function startServer(
  store: Store,
  configuration: Configuration,
  options: Pick<OpenOptions, 'directory'> & {
    /** Keeps letters to be read at `/dev/mail`; for the demo alone. */
    readonly captured?: CapturingMailer;
  } = {},
): Promise<RunningServer> {
  const clockwork = startClockwork();
  const { wake } = clockwork;
  const { captured, ...rest } = options;
  const mailer = captured === undefined ? {} : { mailer: captured };
  const application = await openApplication(store, configuration, {
    ...rest,
    ...mailer,
    wake,
    recordThread: true,
  });
  clockwork.drive(application);
  const handler = requestHandler(application, configuration, captured);
  const close = async (): Promise<void> => {
    await clockwork.stop();
    await application.close();
  };
  const { host: hostname, port } = configuration;
  const { server, address } = await listen(handler, { hostname, port }).catch(async (problem) => {
    await close();
    throw notListening(problem, `${hostname}:${port}`);
  });
  return {
    application,
    url: httpAddress(hostname, address.port),
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
      await close();
    },
  };
}

/** `http://host:port`, with the brackets that IPv6 needs. */
export function httpAddress(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** What to do about an address on which the server cannot listen. */
export function notListening(problem: NodeJS.ErrnoException, address: string): Error {
  const taken = 'another program listens there already; stop it, or choose another with `--port`';
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: taken,
    EADDRNOTAVAIL: 'this machine has no such address; choose another with `--host`',
    EACCES: 'the operating system does not allow this port; choose one above 1023 with `--port`',
  };
  const reason = reasons[problem.code ?? ''] ?? problem.message;
  return new Error(`cannot listen on ${address}: ${reason}`, { cause: problem });
}

/** API and pages as one handler, for the server and for tests without a network. */
export function requestHandler(
  application: OpenApplication,
  configuration: Configuration,
  captured?: CapturingMailer,
): Hono {
  const root = new Hono();
  const times = new RequestTimes();
  const machine = new MachineFigures();
  const isLogged = configuration.log === 'requests';
  const watch = (request: WatchedRequest): string | undefined => {
    times.add(request);
    return isLogged ? logRequest(request) : undefined;
  };
  root.use(watchRequests(watch, () => performance.now()));
  if (application.isShared) {
    // Whatever is answered is answered from what every process has committed by now.
    root.use(async (_, next) => {
      await application.keepUp();
      await next();
    });
  }
  const { publicUrl } = configuration;
  const lanes = new Lanes({ elapsedMs: () => performance.now(), nextTurn: setImmediate });
  root.route(
    '/',
    createApi({
      application,
      platforms: platformIntakes(configuration),
      readActivities: readActivityBody,
      publicUrl,
      lanes,
      figures: async () => [
        times.figure(),
        ...laneFigures(lanes),
        ...waitingFigures(await application.waiting()),
        ...machine.figures(),
      ],
      onIncident: (incident) => {
        printIncident(incident);
        endIfBroken(incident.error);
      },
    }),
  );
  const letters = captured === undefined ? {} : { capturedLetters: captured.captured };
  root.route('/', createWeb({ application, publicUrl, lanes, ...letters }));
  root.onError((error, context) => {
    if (error instanceof StoreBusy) return busyAnswer(context.req.path);
    printIncident({ incident: randomUUIDv7(), operation: 'page', error });
    endIfBroken(error);
    return context.text('Something went wrong on the server. Nothing was done.', 500);
  });
  return root;
}

// Before anything is answered, a process asks what the others have done.
function busyAnswer(path: string): Response {
  const refusal = storeBusy();
  if (path.startsWith('/v1/')) return problemResponse([refusal]);
  return new Response(refusal.detail, { status: 503, headers: { 'retry-after': '5' } });
}

// An id of its own: one that came with the request could be anything.
function logRequest(request: WatchedRequest): string {
  const id = randomUUIDv7();
  process.stdout.write(requestLine(request, { id, time: new Date().toISOString() }));
  return id;
}

// Whoever asked is answered first.
function endIfBroken(error: unknown): void {
  if (error instanceof StoreBroken) setImmediate(failStop, error);
}

/** More are closed as they come: each takes memory before it has asked anything. */
const CONNECTIONS_MAX = 8_192;
/** So many may wait to be connected, or else their first word is lost and comes a second later. */
const BACKLOG = 4_096;

async function listen(
  handler: Hono,
  at: { readonly hostname: string; readonly port: number },
): Promise<{ server: ServerType; address: AddressInfo }> {
  return await new Promise((resolve, reject) => {
    const server = createAdaptorServer({
      fetch: handler.fetch,
      hostname: at.hostname,
      // Slow senders are cut off long before Node's defaults of one and five minutes.
      serverOptions: { headersTimeout: 10 * SECOND_MS, requestTimeout: 30 * SECOND_MS },
    });
    server.once('error', reject);
    server.maxConnections = CONNECTIONS_MAX;
    server.listen({ port: at.port, host: at.hostname, backlog: BACKLOG }, () =>
      resolve({ server, address: server.address() as AddressInfo }),
    );
  });
}

function warn(reason: string): void {
  process.stderr.write(`${JSON.stringify({ level: 'warning', reason })}\n`);
}
