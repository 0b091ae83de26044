import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const RECORD_SERVER = fileURLToPath(new URL('./record-server.ts', import.meta.url));
const BARE = fileURLToPath(new URL('./bare-server.ts', import.meta.url));
// What is installed is what is measured: `npm run bench` builds first.
const CLI = fileURLToPath(new URL('../dist/cli/evenhand.js', import.meta.url));

const SOURCE = fileURLToPath(new URL('../src/cli/evenhand.ts', import.meta.url));

// As in the first line of the command and in `npm start`.
const ENGINE_OPTIONS: readonly string[] = ['--max-semi-space-size=4', '--heap-growing-percent=15'];

export interface ServerProcess {
  readonly port: number;
  /** From spawning the process to its first good answer at `/readyz`. */
  readonly readyAfterMs: number;
  /** Resident memory in MiB, as the kernel counts it. */
  residentMiB(): number;
  stop(): Promise<void>;
}

/** Starts `evenhand serve` over a data directory as a process of its own. */
export async function startServerProcess(directory: string): Promise<ServerProcess> {
  const port = await freePort();
  const words = [CLI, 'serve', '--directory', directory, '--port', String(port)];
  return await startProcess(words, { port, path: '/readyz' });
}

/** The same from source, for what is measured in minutes. */
export async function startServerFromSource(directory: string): Promise<ServerProcess> {
  const port = await freePort();
  const words = [SOURCE, 'serve', '--directory', directory, '--port', String(port)];
  return await startProcess(words, { port, path: '/readyz' });
}

/** A server from source, with its record or without, as a process of its own. */
export async function startRecordProcess(
  directory: string,
  record: 'with' | 'without',
): Promise<ServerProcess> {
  const port = await freePort();
  const words = [RECORD_SERVER, directory, String(port), record];
  return await startProcess(words, { port, path: '/readyz' });
}

/** Hono alone, as a process of its own. */
export async function startBareProcess(): Promise<ServerProcess> {
  const port = await freePort();
  return await startProcess([BARE, String(port)], { port, path: '/' });
}

async function startProcess(
  words: readonly string[],
  at: { readonly port: number; readonly path: string },
): Promise<ServerProcess> {
  const { port } = at;
  const started = performance.now();
  const child = spawn(process.execPath, [...ENGINE_OPTIONS, ...words], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await untilReady(child, `http://127.0.0.1:${port}${at.path}`);
  return {
    port,
    readyAfterMs: Math.round(performance.now() - started),
    residentMiB: () => residentMiB(child),
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function untilReady(child: ChildProcess, url: string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`the server ended with ${child.exitCode ?? child.signalCode}`);
    }
    try {
      const answer = await fetch(url);
      if (answer.ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

function residentMiB(child: ChildProcess): number {
  const text = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(text)?.[1] ?? '0';
  return Math.round(Number(kilobytes) / 1_024);
}
