import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Duration } from '../../kernel/duration.ts';
import type { Instant } from '../../kernel/instant.ts';
import {
  type KeyRing,
  keptKey,
  newKeyRing,
  readKeyRing,
  rotateKeys,
  signerOf,
  withoutSpent,
  writeKeyRing,
} from './key-ring.ts';
import { RecordRefused } from './publish-record.ts';
import type { HighWater, LogFile, LogFiles, RecordKeeper, SignedTree } from './record-keeper.ts';
import { lockedRecord } from './record-lock.ts';

/** Where the parts of the record lie. */
export interface LogPlaces {
  /** The published files. */
  readonly log: string;
  /** File of the largest signed tree; outside of every backup. Another one beside it is locked. */
  readonly highWater: string;
  /** File of the keys. */
  readonly key: string;
  /**
   * Name of a new log: no blanks and no plus sign, usually host and path of its address. A log that
   * is there keeps its own.
   */
  readonly origin: string;
}

/** The record in directories of this machine; keys are made when there are none. */
export async function logDirectory(
  places: LogPlaces,
  at: Instant,
): Promise<Omit<RecordKeeper, 'witnesses'>> {
  return {
    files: logFiles(places.log),
    highWater: highWaterFile(places.highWater),
    signer: signerOf(await keyRing(places, at)),
    alone: async (task) => await lockedRecord(`${places.highWater}-lock`, task),
  };
}

/** Gives the log new keys; those of today go on signing for a while. Answers all keys there are. */
export async function rotateLogKeys(
  places: LogPlaces,
  when: { readonly at: Instant; readonly signFor: Duration },
): Promise<KeyRing> {
  const ring = rotateKeys(await keyRing(places, when.at), when);
  await writeText(places.key, writeKeyRing(ring));
  return ring;
}

function logFiles(directory: string): LogFiles {
  return {
    read: async (path) => await readFile(join(directory, path)).catch(absent),
    write: async (files) => {
      const whole = files.map(({ path, bytes }) => ({ path: join(directory, path), bytes }));
      await writeDurably(whole, 0o644);
    },
  };
}

function highWaterFile(path: string): HighWater {
  return {
    read: async () => {
      const text = await readFile(path, 'utf8').catch(absent);
      if (text === undefined) return undefined;
      return readSignedTree(text) ?? refuseWithout(path);
    },
    write: async ({ size, root }) => {
      await writeText(path, `${JSON.stringify({ size, root })}\n`);
    },
  };
}

async function keyRing({ key, origin }: LogPlaces, at: Instant): Promise<KeyRing> {
  const text = await readFile(key, 'utf8').catch(absent);
  const kept = text === undefined ? newKeyRing(origin, at) : readKept({ key, text, origin, at });
  const ring = withoutSpent(kept, at);
  const written = writeKeyRing(ring);
  if (written !== text) await writeText(key, written);
  return ring;
}

function readKept(
  file: Pick<LogPlaces, 'key' | 'origin'> & { readonly text: string; readonly at: Instant },
): KeyRing {
  try {
    const ring = readRing(file);
    // Also whether its private halves can sign.
    signerOf(ring);
    return ring;
  } catch (cause) {
    throw new Error(
      `${file.key} does not hold the keys of the log. Put back a copy of it: with other keys ` +
        'nobody who knows this log could check it any more.',
      { cause },
    );
  }
}

// Before there were two, the file was the one key alone.
function readRing({ text, origin, at }: Parameters<typeof readKept>[0]): KeyRing {
  if (!text.startsWith('-----BEGIN')) return readKeyRing(text);
  const [, ...others] = newKeyRing(origin, at).keys;
  return { origin, keys: [keptKey(origin, text, at), ...others] };
}

function readSignedTree(text: string): SignedTree | undefined {
  try {
    const { size, root } = JSON.parse(text) as Partial<SignedTree>;
    return Number.isSafeInteger(size) && typeof root === 'string'
      ? { size: Number(size), root }
      : undefined;
  } catch {
    return undefined;
  }
}

function refuseWithout(path: string): never {
  throw new RecordRefused(
    `${path} does not say what was signed last. Put back a copy of it, or remove it if the published ` +
      'checkpoint is the newest you know of; nothing is signed until then.',
  );
}

async function writeText(path: string, text: string): Promise<void> {
  await writeDurably([{ path, bytes: new TextEncoder().encode(text) }], 0o600);
}

// Written under another name, synced and renamed: a death leaves the old file or the new one.
async function writeDurably(files: readonly LogFile[], mode: number): Promise<void> {
  try {
    await writeAll(files, mode);
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code !== 'ENOSPC') throw problem;
    throw new RecordRefused('there is no room left for the files of the record; it waits for some');
  }
}

async function writeAll(files: readonly LogFile[], mode: number): Promise<void> {
  const directories = new Set<string>();
  for (const { path, bytes } of files) {
    const directory = dirname(path);
    for (const made of await makeDirectory(directory)) directories.add(made);
    const file = await open(`${path}.new`, 'w', mode);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(`${path}.new`, path);
    directories.add(directory);
  }
  for (const directory of directories) await syncDirectory(directory);
}

/** Makes it where it is missing; answers the directories that name a new one. */
async function makeDirectory(directory: string): Promise<readonly string[]> {
  const first = await mkdir(directory, { recursive: true });
  const naming: string[] = [];
  if (first === undefined) return naming;
  for (let at = directory; at.length >= first.length; at = dirname(at)) naming.push(dirname(at));
  return naming;
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function absent(problem: NodeJS.ErrnoException): undefined {
  if (problem.code !== 'ENOENT') throw problem;
}
