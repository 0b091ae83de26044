import { concatBytes, sameBytes } from '../../log/crypto.ts';
import { writeEntryBundle } from '../../log/entry-bundle.ts';
import { leafHash } from '../../log/merkle-hash.ts';
import { type TileName, tilePath, tileWidth } from '../../log/tile-path.ts';
import { emptyEdge, growTree, hashesOfTile, type TreeEdge } from '../../log/tree-edge.ts';
import type { RecordSource } from '../../store/port.ts';
import { nodeCrypto } from '../log-crypto.ts';
import type { LogFile, LogFiles } from './record-keeper.ts';

/** Entries that are read in one go. */
const READ_AT_ONCE = 1_024;

type Entries = Pick<RecordSource, 'recordEntries'>;

interface LogTree {
  readonly source: Entries;
  readonly files: LogFiles;
}

/**
 * The edge of the tree over the first `size` entries. It is read from the tiles; where they are
 * gone, or the newest are not those of the database's entries, it is computed from the entries.
 */
export async function edgeOf(size: number, tree: LogTree): Promise<TreeEdge> {
  const edge = await edgeFromTiles(size, tree.files);
  return edge !== undefined && (await endsAlike(size, tree))
    ? edge
    : await edgeFromEntries(size, tree.source);
}

async function edgeFromTiles(size: number, files: LogFiles): Promise<TreeEdge | undefined> {
  const levels: (readonly Uint8Array[])[] = [];
  for (let level = 0, count = size; count > 0; level += 1) {
    const width = count % tileWidth;
    const name: TileName = { level, index: Math.floor(count / tileWidth), width };
    const tile = width === 0 ? new Uint8Array(0) : await files.read(tilePath(name));
    const hashes = tile && hashesOfTile(tile, width);
    if (hashes === undefined) return undefined;
    levels.push(hashes);
    count = Math.floor(count / tileWidth);
  }
  return { size, levels };
}

// Secrets are drawn anew for each entry, so another history has other newest entries.
async function endsAlike(size: number, { source, files }: LogTree): Promise<boolean> {
  if (size === 0) return true;
  const index = Math.floor((size - 1) / tileWidth);
  const width = size - index * tileWidth;
  const tile = await files.read(tilePath({ level: 0, index, width }));
  const leaves = await leavesOf(source, index * tileWidth, width);
  return tile !== undefined && sameBytes(tile, concatBytes(...leaves));
}

async function edgeFromEntries(size: number, source: Entries): Promise<TreeEdge> {
  let edge = emptyEdge;
  while (edge.size < size) {
    const leaves = await leavesOf(source, edge.size, Math.min(READ_AT_ONCE, size - edge.size));
    edge = growTree(nodeCrypto, edge, leaves).edge;
  }
  return edge;
}

async function leavesOf(
  source: Entries,
  from: number,
  count: number,
): Promise<readonly Uint8Array[]> {
  return (await entryBytes(source, from, count)).map((entry) => leafHash(nodeCrypto, entry));
}

async function entryBytes(
  source: Entries,
  from: number,
  count: number,
): Promise<readonly Uint8Array[]> {
  const entries = await source.recordEntries(from, count);
  if (entries.length < count) {
    throw new Error(`the database lacks entries of the record from ${from + entries.length} on`);
  }
  return entries.map(({ entry }) => Buffer.from(entry, 'base64'));
}

/** Takes in entries up to a size and writes the bundles and tiles of them. */
export async function growFiles(
  edge: TreeEdge,
  size: number,
  { source, files }: LogTree,
): Promise<TreeEdge> {
  const start = edge.size - (edge.size % tileWidth);
  const entries = await entryBytes(source, start, Math.min(READ_AT_ONCE, size - start));
  const leaves = entries.slice(edge.size - start).map((entry) => leafHash(nodeCrypto, entry));
  const { edge: grown, tiles } = growTree(nodeCrypto, edge, leaves);
  const written: LogFile[] = [];
  for (let at = 0; at < entries.length; at += tileWidth) {
    const bundle = entries.slice(at, at + tileWidth);
    const name: TileName = {
      level: 'entries',
      index: (start + at) / tileWidth,
      width: bundle.length,
    };
    written.push({ path: tilePath(name), bytes: writeEntryBundle(bundle) });
  }
  for (const { name, bytes } of tiles) written.push({ path: tilePath(name), bytes });
  await files.write(written);
  return grown;
}
