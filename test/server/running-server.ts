import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CONFIGURATION_FILE } from '../../src/cli/configuration.ts';
import { freePort } from '../../src/cli/demo/free-port.ts';
import { runCommandLine } from '../../src/cli/run.ts';

export const COMMAND_LINE: string = fileURLToPath(
  new URL('../../src/cli/evenhand.ts', import.meta.url),
);
export const COMMUNITY = 'riverbank.example';

/** Everybody who can be signed in, by pseudonym. */
export const staffRoles = {
  'lead-1': 'lead',
  'moderator-1': 'moderator',
  'moderator-2': 'moderator',
  'reviewer-1': 'reviewer',
  'reviewer-2': 'reviewer',
} as const;
export type Staff = 'operator-1' | keyof typeof staffRoles;

/** Long enough to be taken, and nobody's. */
export const PLATFORM_SECRET = 'a-shared-word-for-tests';

/** A data directory made by the command line, ready to be served. */
export interface PreparedDirectory {
  readonly path: string;
  readonly port: number;
  readonly url: string;
  /** A service token with every scope a token can have. */
  readonly token: string;
  /** One-time sign-in links, one for each member of staff. */
  readonly signIn: Readonly<Record<Staff, string>>;
  remove(): void;
}

export interface Setting {
  /** The PostgreSQL database to use in place of the directory. */
  readonly database?: string;
  /** Added to `evenhand.json`. */
  readonly configuration?: Readonly<Record<string, unknown>>;
  /** Changes the text of a rulebook file before it is published. */
  readonly rulebook?: (text: string) => string;
}

/** What an operator does on the first day: `init`, `staff appoint`, `staff sign-in`, `token`. */
export async function prepareDirectory(setting: Setting = {}): Promise<PreparedDirectory> {
  const path = mkdtempSync(join(tmpdir(), 'evenhand-test-'));
  const port = await freePort('127.0.0.1', 0);
  const url = `http://127.0.0.1:${port}`;
  const here = ['--directory', path, '--json'];
  const more = setting.database === undefined ? [] : ['--database', setting.database];
  await evenhand(['init', '--community', COMMUNITY, '--public-url', url, ...more, ...here]);
  configure(path, { allowLoopbackWebhooks: true, ...setting.configuration });
  if (setting.rulebook !== undefined) {
    const rulebook = join(path, 'rulebook', 'rulebook.yaml');
    writeFileSync(rulebook, setting.rulebook(readFileSync(rulebook, 'utf8')));
    await evenhand(['rules', 'publish', join(path, 'rulebook'), ...here]);
  }
  for (const [staff, role] of Object.entries(staffRoles)) {
    await evenhand(['staff', 'appoint', staff, role, '--as', 'operator-1', ...here]);
  }
  const signIn: Record<string, string> = {};
  for (const staff of ['operator-1', ...Object.keys(staffRoles)]) {
    const link = await evenhand(['staff', 'sign-in', staff, ...here]);
    signIn[staff] = String(link['url']);
  }
  const { token } = await evenhand(['token', 'platform', ...here]);
  const remove = (): void => rmSync(path, { recursive: true, force: true });
  return { path, port, url, token: String(token), signIn: signIn as Record<Staff, string>, remove };
}

function configure(directory: string, changes: Readonly<Record<string, unknown>>): void {
  const path = join(directory, CONFIGURATION_FILE);
  const before = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  writeFileSync(path, JSON.stringify({ ...before, ...changes }));
}

/** Runs one command and gives what it printed as JSON. */
export async function evenhand(words: readonly string[]): Promise<Record<string, unknown>> {
  let printed = '';
  let complained = '';
  const exit = await runCommandLine(words, {
    cwd: tmpdir(),
    write: (text) => {
      printed += text;
    },
    writeError: (text) => {
      complained += text;
    },
  });
  if (exit !== 0) throw new Error(`evenhand ${words.join(' ')} ended with ${exit}: ${complained}`);
  return JSON.parse(printed) as Record<string, unknown>;
}

/** `evenhand serve`, or another command that stays up, as a process of its own. */
export interface RunningServer {
  readonly url: string;
  readonly pid: number;
  /** The first line it printed: what `--json` says once it listens. */
  readonly greeting: Readonly<Record<string, unknown>>;
  /** Everything it wrote so far, to both streams. */
  output(): string;
  /** Sends a signal and waits for the end; answers the exit code, or the signal's name. */
  end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | NodeJS.Signals>;
}

export async function startServer(directory: PreparedDirectory): Promise<RunningServer> {
  const { path, port } = directory;
  return await startCommand(['serve', '--directory', path, '--port', String(port)]);
}

export async function startCommand(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  const child = spawn(process.execPath, [COMMAND_LINE, ...words, '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  const ended = endOf(child);
  const written: string[] = [];
  const greeting = await firstLine(child, written, ended);
  const url = String(greeting['url']);
  return {
    url,
    pid: child.pid ?? 0,
    greeting,
    output: () => written.join(''),
    end: async (signal) => {
      child.kill(signal);
      return await ended;
    },
  };
}

async function endOf(child: ChildProcess): Promise<number | NodeJS.Signals> {
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return code ?? signal ?? -1;
}

async function firstLine(
  child: ChildProcess,
  written: string[],
  ended: Promise<unknown>,
): Promise<Record<string, unknown>> {
  const line = Promise.withResolvers<string>();
  // A warning may come before it, on the other stream.
  let greeting = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    written.push(chunk.toString());
    greeting += chunk.toString();
    if (greeting.includes('\n')) line.resolve(greeting.slice(0, greeting.indexOf('\n')));
  });
  child.stderr?.on('data', (chunk: Buffer) => void written.push(chunk.toString()));
  void ended.then(() => line.reject(new Error(`it did not start: ${written.join('')}`)));
  return JSON.parse(await line.promise) as Record<string, unknown>;
}
