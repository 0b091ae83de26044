import { concatBytes, hashLength, type LogCrypto } from './crypto.ts';
import { emptyRoot, nodeHash } from './merkle-hash.ts';
import { type TileName, tileWidth } from './tile-path.ts';

type Sha256 = Pick<LogCrypto, 'sha256'>;

/**
 * The right edge of a tree: all that has to be known to let it grow. `levels[l]` are the hashes of
 * the last tile of level `l` that is not full yet; a full tile is one hash of the level above.
 */
export interface TreeEdge {
  readonly size: number;
  readonly levels: readonly (readonly Uint8Array[])[];
}

export interface WrittenTile {
  readonly name: TileName;
  readonly bytes: Uint8Array;
}

export interface Growth {
  readonly edge: TreeEdge;
  /** Tiles that became full, and the partial ones at the new size, in the order to write them. */
  readonly tiles: readonly WrittenTile[];
}

export const emptyEdge: TreeEdge = { size: 0, levels: [] };

/** Appends the hashes of leaves and says which tiles have to be written for the new size. */
export function growTree(crypto: Sha256, edge: TreeEdge, leaves: readonly Uint8Array[]): Growth {
  const levels = edge.levels.map((hashes) => [...hashes]);
  const full: WrittenTile[] = [];
  const touched = new Set<number>();
  for (const [at, leaf] of leaves.entries()) {
    let level = 0;
    let carried: Uint8Array | undefined = leaf;
    // How many hashes the level holds once this leaf is in.
    let count = edge.size + at + 1;
    while (carried !== undefined) {
      const hashes: Uint8Array[] = levels[level] ?? [];
      levels[level] = hashes;
      touched.add(level);
      hashes.push(carried);
      carried = undefined;
      if (hashes.length === tileWidth) {
        const index = count / tileWidth - 1;
        full.push({ name: { level, index, width: tileWidth }, bytes: concatBytes(...hashes) });
        carried = subtreeRoot(crypto, hashes);
        hashes.length = 0;
        count /= tileWidth;
        level += 1;
      }
    }
  }
  const size = edge.size + leaves.length;
  const grown = { size, levels };
  const partial = partialTiles(grown).filter(({ name }) => touched.has(Number(name.level)));
  return { edge: grown, tiles: [...full, ...partial] };
}

/** The tiles that are not full at this size. */
export function partialTiles({ size, levels }: TreeEdge): readonly WrittenTile[] {
  return levels.flatMap((hashes, level) => {
    if (hashes.length === 0) return [];
    const index = Math.floor(size / tileWidth ** (level + 1));
    return [{ name: { level, index, width: hashes.length }, bytes: concatBytes(...hashes) }];
  });
}

/** Root of the whole tree that ends with this edge. */
export function rootOfEdge(crypto: Sha256, { levels }: TreeEdge): Uint8Array {
  let below: Uint8Array | undefined;
  for (const hashes of levels) {
    const parts: readonly Uint8Array[] = below === undefined ? hashes : [...hashes, below];
    below = parts.length === 0 ? undefined : subtreeRoot(crypto, parts);
  }
  return below ?? emptyRoot(crypto);
}

/** Hashes of a tile; undefined when the bytes are not so many hashes. */
export function hashesOfTile(bytes: Uint8Array, width: number): readonly Uint8Array[] | undefined {
  if (bytes.length !== width * hashLength) return undefined;
  return Array.from({ length: width }, (_, at) =>
    bytes.subarray(at * hashLength, (at + 1) * hashLength),
  );
}

/** Root over neighbouring hashes, the largest power of two to the left (RFC 6962 §2.1). */
export function subtreeRoot(crypto: Sha256, hashes: readonly Uint8Array[]): Uint8Array {
  const [only] = hashes;
  if (only === undefined) return emptyRoot(crypto);
  if (hashes.length === 1) return only;
  let middle = 1;
  while (middle * 2 < hashes.length) middle *= 2;
  const left = subtreeRoot(crypto, hashes.slice(0, middle));
  const right = subtreeRoot(crypto, hashes.slice(middle));
  return nodeHash(crypto, { left, right });
}
