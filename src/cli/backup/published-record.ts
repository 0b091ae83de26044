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
import type { Store } from '../../store/port.ts';

type Entries = Pick<Store, 'recordEntries'>;

/**
 * What is wrong with the published files of a data directory or a backup. The record is computed
 * again from the database: its root has to be the one that was published, and every tile and bundle
 * has to hold what was computed.
 */
export async function publishedRecordProblems(
  directory: string,
  copy: Entries,
): Promise<readonly string[]> {
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

async function compute(copy: Entries, size: number): Promise<ComputedRecord | undefined> {
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
