import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeCrypto } from '../../app/log-crypto.ts';
import { fromBase64, toBase64 } from '../../log/base64.ts';
import { readCheckpoint } from '../../log/checkpoint.ts';
import { leafHash } from '../../log/merkle-hash.ts';
import { readNote } from '../../log/note.ts';
import { emptyEdge, growTree, rootOfEdge } from '../../log/tree-edge.ts';
import { openDatabaseCopy } from '../../main.ts';
import type { StoreCopy } from '../../store/port.ts';
import { described, filesBelow, MANIFEST_FILE, type Manifest, manifestShape } from './manifest.ts';

const AT_ONCE = 1_000;

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
  const none = `${MANIFEST_FILE}: there is none, so this is no backup, or half of one`;
  const text = await readFile(join(directory, MANIFEST_FILE), 'utf8').catch(() => undefined);
  if (text === undefined) return none;
  try {
    const read = manifestShape.safeParse(JSON.parse(text));
    return read.success ? read.data : `${MANIFEST_FILE}: it is not one of this version`;
  } catch {
    return `${MANIFEST_FILE}: it is no JSON`;
  }
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

async function record(directory: string, copy: StoreCopy): Promise<readonly string[]> {
  const bytes = await readFile(join(directory, 'log', 'checkpoint')).catch(() => undefined);
  if (bytes === undefined) return [];
  const note = readNote(bytes);
  const checkpoint = note && readCheckpoint(note.text);
  if (checkpoint === undefined) return ['log/checkpoint: it is no checkpoint'];
  const size = Number(checkpoint.size);
  let edge = emptyEdge;
  while (edge.size < size) {
    const entries = await copy.recordEntries(edge.size, Math.min(AT_ONCE, size - edge.size));
    if (entries.length === 0) return ['evenhand.sqlite: it is older than the record beside it'];
    const leaves = entries.map(({ entry }) =>
      leafHash(nodeCrypto, fromBase64(entry) ?? new Uint8Array(0)),
    );
    ({ edge } = growTree(nodeCrypto, edge, leaves));
  }
  const root = rootOfEdge(nodeCrypto, edge);
  if (toBase64(root) === toBase64(checkpoint.root)) return [];
  return ['evenhand.sqlite: its record is not the one that was published'];
}
