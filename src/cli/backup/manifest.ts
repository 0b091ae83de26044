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
const pathShape: z.ZodType<string> = z.string().regex(/^(?!.*\.\.)[\w.-]+(?:\/[\w.-]+)*$/);

const manifestShape: z.ZodType<Manifest> = z.strictObject({
  format: z.literal(1),
  createdAt: z.iso.datetime(),
  schemaVersion: z.int().positive(),
  events: z.int().nonnegative(),
  files: z.array(
    z.strictObject({
      path: pathShape,
      bytes: z.int().nonnegative(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});

/** The manifest as it is written: with the SHA-256 of all of it, so that no byte changes unseen. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify({ ...manifest, sha256: digestOf(manifest) }, null, 2)}\n`;
}

/** Reads such a text; a sentence about what is wrong when it is none. */
export function readManifestText(text: string): Manifest | string {
  try {
    const { sha256, ...told } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    const read = manifestShape.safeParse(told);
    if (!read.success) return `${MANIFEST_FILE}: it is not one of this version`;
    if (sha256 === digestOf(read.data)) return read.data;
    return `${MANIFEST_FILE}: it is not as it was written`;
  } catch {
    return `${MANIFEST_FILE}: it is no JSON`;
  }
}

function digestOf({ format, createdAt, schemaVersion, events, files }: Manifest): string {
  const said = [format, createdAt, schemaVersion, events, files.map(inOrder)];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

function inOrder({ path, bytes, sha256 }: BackedUpFile): readonly unknown[] {
  return [path, bytes, sha256];
}

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
