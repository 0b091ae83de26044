import { existsSync } from 'node:fs';
import { cp, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { copyDatabase, openDatabaseCopy } from '../../main.ts';
import { described, filesBelow, MANIFEST_FILE, type Manifest, manifestText } from './manifest.ts';

/**
 * What is taken beside the database, where it is there. Keys and the
 * high-water mark are not, and windows are filled from the store. */
const beside = ['evenhand.json', 'rulebook'] as const;

/**
 * Takes a backup of a data directory while its server runs. It gets its name only when it is whole
 * and on the disk, so that a backup that was broken off is never taken for one.
 */
export async function createBackup(
  directory: string,
  to: string,
  createdAt: string,
): Promise<Manifest> {
  const unfinished = `${to}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  // The record first: what it has published was in the database before, and so is in the copy.
  await copyRecord(directory, unfinished);
  copyDatabase(directory, join(unfinished, 'evenhand.sqlite'));
  for (const name of beside) await copyIfThere(join(directory, name), join(unfinished, name));
  const copy = openDatabaseCopy(unfinished);
  const { schemaVersion, events } = copy;
  copy.close();
  const paths = await filesBelow(unfinished);
  const files = await Promise.all(paths.map((path) => described(unfinished, path)));
  const manifest: Manifest = { format: 1, createdAt, schemaVersion, events, files };
  await writeDurably(join(unfinished, MANIFEST_FILE), manifestText(manifest));
  for (const path of paths) await syncFile(join(unfinished, path));
  await rename(unfinished, to);
  await syncFile(dirname(to));
  return manifest;
}

// The checkpoint before the tiles: those only grow, so all that it covers is there afterwards.
async function copyRecord(directory: string, to: string): Promise<void> {
  const checkpoint = join(to, 'log', 'checkpoint');
  await mkdir(dirname(checkpoint), { recursive: true });
  await copyIfThere(join(directory, 'log', 'checkpoint'), checkpoint);
  await copyIfThere(join(directory, 'log', 'tile'), join(to, 'log', 'tile'));
}

// Only what is not there at all is left out: a file that vanishes on the way would take the rest
// with it. A server at work writes each file under such a name and renames it.
async function copyIfThere(from: string, to: string): Promise<void> {
  if (!existsSync(from)) return;
  const filter = (source: string): boolean => !source.endsWith('.new');
  await cp(from, to, { recursive: true, errorOnExist: true, force: false, filter });
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
