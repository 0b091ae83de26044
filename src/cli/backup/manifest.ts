import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

export const MANIFEST_FILE = 'manifest.json';

export interface BackedUpFile {
  readonly path: string;
  readonly bytes: number;
  /** In hex. */
  readonly sha256: string;
}

/** What a backup says of itself; it is written last, so that half a backup has none. */
export interface Manifest {
  readonly format: 1;
  readonly createdAt: string;
  readonly schemaVersion: number;
  /** How many events are in it. */
  readonly events: number;
  readonly files: readonly BackedUpFile[];
}

// A path leads below the backup and nowhere else.
const path: z.ZodType<string> = z.string().regex(/^(?!.*\.\.)[\w.-]+(?:\/[\w.-]+)*$/);

export const manifestShape: z.ZodType<Manifest> = z.strictObject({
  format: z.literal(1),
  createdAt: z.iso.datetime(),
  schemaVersion: z.int().positive(),
  events: z.int().nonnegative(),
  files: z.array(
    z.strictObject({
      path,
      bytes: z.int().nonnegative(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});

/** Every file below a directory, by its path with slashes, in order. */
export async function filesBelow(directory: string, under = ''): Promise<readonly string[]> {
  const entries = await readdir(join(directory, under), { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = under === '' ? entry.name : `${under}/${entry.name}`;
      return entry.isDirectory() ? await filesBelow(directory, path) : [path];
    }),
  );
  return found.flat().sort();
}

/** Size and hash of a file. */
export async function described(directory: string, path: string): Promise<BackedUpFile> {
  const whole = join(directory, path);
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(whole)) hash.update(chunk as Uint8Array);
  return { path, bytes: (await stat(whole)).size, sha256: hash.digest('hex') };
}
