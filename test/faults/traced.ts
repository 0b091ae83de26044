import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Every system call by which something becomes durable, or is prepared to. */
export const writingCalls = [
  'openat',
  'pwrite64',
  'write',
  'fsync',
  'fdatasync',
  'rename',
  'ftruncate',
  'unlink',
] as const;
export type WritingCall = (typeof writingCalls)[number];

/** What happens to one call: the process dies in its place, or it fails with an error. */
export type Injected = 'KILL' | 'EIO' | 'ENOSPC';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly printed: string;
  readonly complained: string;
}

/** Why nothing can be traced here, for a test to say when it is left out; false when it can. */
export const traceless: string | false =
  spawnSync('strace', ['-V']).status === 0 ? false : 'strace is not installed';

/**
 * Runs a program of Node's of which one call of a kind, the `at`th on files below `below`, is
 * replaced by a fault.
 */
export async function runFaulted(
  words: readonly string[],
  fault: {
    readonly call: WritingCall;
    readonly at: number;
    readonly inject: Injected;
    readonly paths: readonly string[];
  },
): Promise<Ended> {
  const { call, at, inject, paths } = fault;
  const what = inject === 'KILL' ? 'signal=KILL' : `error=${inject}`;
  const traced = ['-f', '-qq', '-o', '/dev/null', ...pathOptions(paths)];
  const injection = ['-e', `trace=${call}`, '-e', `inject=${call}:${what}:when=${at}`];
  return await run('strace', [...traced, ...injection, process.execPath, ...words]);
}

/** Runs a program of Node's with nothing going wrong. */
export async function runNode(words: readonly string[]): Promise<Ended> {
  return await run(process.execPath, words);
}

/** How many calls of each kind a program makes on these files when nothing goes wrong. */
export async function countCalls(
  words: readonly string[],
  paths: readonly string[],
): Promise<{ readonly ended: Ended; readonly counts: ReadonlyMap<WritingCall, number> }> {
  const place = mkdtempSync(join(tmpdir(), 'evenhand-trace-'));
  const log = join(place, 'calls');
  try {
    const traced = ['-f', '-qq', '-o', log, ...pathOptions(paths)];
    const only = ['-e', `trace=${writingCalls.join(',')}`];
    const ended = await run('strace', [...traced, ...only, process.execPath, ...words]);
    const counts = new Map<WritingCall, number>();
    for (const line of readFileSync(log, 'utf8').split('\n')) {
      const name = /^\d+ +(\w+)\(/.exec(line)?.[1];
      const call = writingCalls.find((one) => one === name);
      if (call !== undefined) counts.set(call, (counts.get(call) ?? 0) + 1);
    }
    return { ended, counts };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** All points at which a fault can be put, or some of them at even distances. */
export function pointsOf(
  counts: ReadonlyMap<WritingCall, number>,
  most: number = Number.POSITIVE_INFINITY,
): readonly { readonly call: WritingCall; readonly at: number }[] {
  const all = [...counts].flatMap(([call, count]) =>
    Array.from({ length: count }, (_, index) => ({ call, at: index + 1 })),
  );
  if (all.length <= most) return all;
  return all.filter(
    (_, index) =>
      Math.floor((index * most) / all.length) !== Math.floor(((index - 1) * most) / all.length),
  );
}

function pathOptions(paths: readonly string[]): readonly string[] {
  return paths.flatMap((path) => ['-P', path]);
}

async function run(program: string, words: readonly string[]): Promise<Ended> {
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  const printed: Buffer[] = [];
  const complained: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => complained.push(chunk));
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return {
    code,
    signal,
    printed: Buffer.concat(printed).toString('utf8'),
    complained: Buffer.concat(complained).toString('utf8'),
  };
}
