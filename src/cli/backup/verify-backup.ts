import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeCrypto } from '../../app/log-crypto.ts';
import { fromBase64, toBase64 } from '../../log/base64.ts';
import { readCheckpoint } from '../../log/checkpoint.ts';
import { writeEntryBundle } from '../../log/entry-bundle.ts';
import { leafHash } from '../../log/merkle-hash.ts';
import { readNote } from '../../log/note.ts';
import { tilePath, tileWidth } from '../../log/tile-path.ts';
import {
  emptyEdge,
  growTree,
  partialTiles,
  rootOfEdge,
  type TreeEdge,
} from '../../log/tree-edge.ts';
import { openDatabaseCopy } from '../../main.ts';
import type { StoreCopy } from '../../store/port.ts';
import {
  described,
  filesBelow,
  MANIFEST_FILE,
  type Manifest,
  readManifestText,
} from './manifest.ts';

export interface BackupCheck {
  readonly manifest?: Manifest;
  /** Each with the file it is about; empty when the backup is whole. */
  readonly problems: readonly string[];
}

/**
 * Looks at everything in a backup: each file's hash, the database inside, and that the record the
 * database has is the one that was published.
 */
export async function verifyBackup(directory: string): Promise<BackupCheck> {
  const manifest = await readManifest(directory);
  if (typeof manifest === 'string') return { problems: [manifest] };
  const changed = await changedFiles(directory, manifest);
  if (changed.length > 0) return { manifest, problems: changed };
  const copy = openDatabaseCopy(directory);
  try {
    const inside = copy.problems().map((problem) => `evenhand.sqlite: ${problem}`);
    if (inside.length > 0) return { manifest, problems: inside };
    return { manifest, problems: [...counts(copy, manifest), ...(await record(directory, copy))] };
  } finally {
    copy.close();
  }
}

async function readManifest(directory: string): Promise<Manifest | string> {
  const text = await readFile(join(directory, MANIFEST_FILE), 'utf8').catch(() => undefined);
  if (text !== undefined) return readManifestText(text);
  return `${MANIFEST_FILE}: there is none, so this is no backup, or half of one`;
}

async function changedFiles(directory: string, { files }: Manifest): Promise<readonly string[]> {
  const here = new Set(await filesBelow(directory));
  here.delete(MANIFEST_FILE);
  const problems: string[] = [];
  for (const file of files) {
    if (!here.delete(file.path)) {
      problems.push(`${file.path}: it is missing`);
      continue;
    }
    const { bytes, sha256 } = await described(directory, file.path);
    const same = bytes === file.bytes && sha256 === file.sha256;
    if (!same) problems.push(`${file.path}: it is not as it was when the backup was made`);
  }
  return [...problems, ...[...here].map((path) => `${path}: it is not part of the backup`)];
}

function counts(copy: StoreCopy, { schemaVersion, events }: Manifest): readonly string[] {
  const same = copy.schemaVersion === schemaVersion && copy.events === events;
  return same ? [] : [`evenhand.sqlite: it is not the database that ${MANIFEST_FILE} tells of`];
}

// The record is computed again from the database: its root has to be the one that was published,
// and every tile and bundle beside it has to hold what was computed.
async function record(directory: string, copy: StoreCopy): Promise<readonly string[]> {
  const bytes = await readFile(join(directory, 'log', 'checkpoint')).catch(() => undefined);
  if (bytes === undefined) return [];
  const note = readNote(bytes);
  const checkpoint = note && readCheckpoint(note.text);
  if (checkpoint === undefined) return ['log/checkpoint: it is no checkpoint'];
  const size = Number(checkpoint.size);
  const computed = await compute(copy, size);
  if (computed === undefined) return ['evenhand.sqlite: it is older than the record beside it'];
  const { edge, files } = computed;
  if (toBase64(rootOfEdge(nodeCrypto, edge)) !== toBase64(checkpoint.root)) {
    return ['evenhand.sqlite: its record is not the one that was published'];
  }
  const problems: string[] = [];
  for (const [path, expected] of files) {
    const there = await readFile(join(directory, 'log', path)).catch(() => undefined);
    if (there?.equals(expected)) continue;
    problems.push(`log/${path}: it does not belong to the record that the database has`);
  }
  return problems;
}

interface ComputedRecord {
  readonly edge: TreeEdge;
  /** Every file of the published record at this size, by its path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

async function compute(copy: StoreCopy, size: number): Promise<ComputedRecord | undefined> {
  const files = new Map<string, Uint8Array>();
  let edge = emptyEdge;
  while (edge.size < size) {
    const width = Math.min(tileWidth, size - edge.size);
    const stored = await copy.recordEntries(edge.size, width);
    if (stored.length < width) return undefined;
    const entries = stored.map(({ entry }) => fromBase64(entry) ?? new Uint8Array(0));
    const index = edge.size / tileWidth;
    files.set(tilePath({ level: 'entries', index, width }), writeEntryBundle(entries));
    const grown = growTree(
      nodeCrypto,
      edge,
      entries.map((entry) => leafHash(nodeCrypto, entry)),
    );
    ({ edge } = grown);
    const whole = grown.tiles.filter(({ name }) => name.width === tileWidth);
    for (const tile of whole) files.set(tilePath(tile.name), tile.bytes);
  }
  for (const tile of partialTiles(edge)) files.set(tilePath(tile.name), tile.bytes);
  return { edge, files };
}
