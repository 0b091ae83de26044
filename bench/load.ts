import { connect, type Socket } from 'node:net';

/** What one run of requests measured. Latencies in milliseconds. */
export interface LoadResult {
  readonly requests: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Answers whose httpStatus was not 2xx. */
  readonly failed: number;
}

export interface Load {
  readonly port: number;
  readonly connections: number;
  readonly forMs: number;
  /** The bytes of the next request, whole and with its headers. */
  readonly next: () => Buffer;
}

interface Tally {
  readonly latencies: number[];
  failed: number;
}

/** Keeps every connection busy with one request at a time until the time is over. */
export async function runLoad(load: Load): Promise<LoadResult> {
  const tally: Tally = { latencies: [], failed: 0 };
  const started = performance.now();
  const until = started + load.forMs;
  await Promise.all(
    Array.from({ length: load.connections }, () => keepBusy(load, { tally, until })),
  );
  const seconds = (performance.now() - started) / 1_000;
  const sorted = tally.latencies.toSorted((a, b) => a - b);
  return {
    requests: sorted.length,
    perSecond: Math.round(sorted.length / seconds),
    p50Ms: percentile(sorted, 0.5),
    p99Ms: percentile(sorted, 0.99),
    failed: tally.failed,
  };
}

function percentile(sorted: readonly number[], share: number): number {
  const at = Math.min(sorted.length - 1, Math.floor(sorted.length * share));
  return Math.round((sorted[at] ?? 0) * 100) / 100;
}

async function keepBusy(
  load: Load,
  run: { readonly tally: Tally; readonly until: number },
): Promise<void> {
  const socket = connect({ port: load.port, host: '127.0.0.1', noDelay: true });
  const answers = readAnswers(socket);
  while (performance.now() < run.until) {
    const sent = performance.now();
    socket.write(load.next());
    const httpStatus = await answers();
    run.tally.latencies.push(performance.now() - sent);
    if (httpStatus < 200 || httpStatus > 299) run.tally.failed += 1;
  }
  socket.destroy();
}

/** Waits for the next whole answer on a connection and gives its httpStatus. */
function readAnswers(socket: Socket): () => Promise<number> {
  let received: Buffer = Buffer.alloc(0);
  let waiting: ((httpStatus: number) => void) | undefined;
  let failed: ((problem: Error) => void) | undefined;
  const settle = (): void => {
    const answer = wholeAnswer(received);
    if (answer === undefined || waiting === undefined) return;
    received = received.subarray(answer.length);
    const done = waiting;
    waiting = undefined;
    done(answer.httpStatus);
  };
  socket.on('data', (chunk: Buffer) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    settle();
  });
  const broken = (problem?: Error): void => failed?.(problem ?? new Error('connection closed'));
  socket.on('error', broken);
  socket.on('close', () => broken());
  return async () =>
    await new Promise<number>((resolve, reject) => {
      waiting = resolve;
      failed = reject;
      settle();
    });
}

const HEAD_END: Buffer = Buffer.from('\r\n\r\n');

function wholeAnswer(bytes: Buffer): { httpStatus: number; length: number } | undefined {
  const end = bytes.indexOf(HEAD_END);
  if (end === -1) return undefined;
  const head = bytes.toString('latin1', 0, end);
  const httpStatus = Number(head.slice(9, 12));
  const said = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (said !== undefined) {
    const length = end + 4 + Number(said);
    return bytes.length < length ? undefined : { httpStatus, length };
  }
  if (!/\r\ntransfer-encoding: chunked/i.test(head)) return { httpStatus, length: end + 4 };
  const last = bytes.indexOf('0\r\n\r\n', end);
  return last === -1 ? undefined : { httpStatus, length: last + 5 };
}

/** The bytes of one HTTP/1.1 request. */
export function httpRequest(request: {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}): Buffer {
  const { method, path, headers = {}, body } = request;
  const all = {
    host: '127.0.0.1',
    ...headers,
    ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body ?? ''}`);
}
