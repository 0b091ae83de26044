import type { LogCrypto } from './crypto.ts';
import type { SubtreeHash } from './merkle-tree.ts';
import { type TileName, tilePath, tileWidth } from './tile-path.ts';
import { hashesOfTile, subtreeRoot } from './tree-edge.ts';

/** Bytes of one tile as the log holds them; undefined when it is not there. */
export type ReadTile = (name: TileName) => Promise<Uint8Array | undefined>;

export interface TiledTree {
  readonly crypto: Pick<LogCrypto, 'sha256'>;
  readonly size: number;
  readonly readTile: ReadTile;
}

/** Levels of the tree that one level of tiles spans. */
const levelsPerTile = 8;

/**
 * Hashes of subtrees, read from tiles. Throws an Error that names the tile when one is missing or
 * has another length: then the log is damaged, and nothing can be said about it.
 */
export function subtreesOf({ crypto, size, readTile }: TiledTree): SubtreeHash {
  return async (level, index) => {
    const tileLevel = Math.floor(level / levelsPerTile);
    const across = 2 ** (level % levelsPerTile);
    const start = index * across;
    const tileIndex = Math.floor(start / tileWidth);
    const atLevel = Math.floor(size / tileWidth ** tileLevel);
    const width = Math.min(tileWidth, atLevel - tileIndex * tileWidth);
    const name: TileName = { level: tileLevel, index: tileIndex, width };
    const hashes = hashesOfTile((await readTile(name)) ?? new Uint8Array(0), width);
    if (hashes === undefined || width < 1) {
      throw new Error(`${tilePath(name)} is missing or damaged`);
    }
    const from = start % tileWidth;
    return subtreeRoot(crypto, hashes.slice(from, from + across));
  };
}
