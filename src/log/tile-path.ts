/** Hashes, or entries, of one tile when it is full (C2SP tlog-tiles, height 8). */
export const tileWidth = 256;

/** The highest level of tiles that a path can name. */
const levelMax = 63;

/** One tile of the log: hashes of a level, or entries. A width below 256 is a partial tile. */
export interface TileName {
  readonly level: number | 'entries';
  readonly index: number;
  readonly width: number;
}

/** Path of a tile below the log's address (C2SP tlog-tiles): `tile/0/x001/x234/067.p/41`. */
export function tilePath({ level, index, width }: TileName): string {
  const partial = width === tileWidth ? '' : `.p/${width}`;
  return `tile/${level}/${indexPath(index)}${partial}`;
}

/** Reads such a path; undefined when it names no tile, or names one in other words. */
export function readTilePath(path: string): TileName | undefined {
  const parts = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path);
  const [, level, index, width] = parts ?? [];
  if (level === undefined || index === undefined) return undefined;
  const name: TileName = {
    level: level === 'entries' ? level : Number(level),
    index: Number(index.replaceAll(/[x/]/g, '')),
    width: width === undefined ? tileWidth : Number(width),
  };
  if (name.level !== 'entries' && name.level > levelMax) return undefined;
  if (!Number.isSafeInteger(name.index) || name.width < 1) return undefined;
  return tilePath(name) === path ? name : undefined;
}

// Groups of three digits, all but the last with an x before them.
function indexPath(index: number): string {
  const groups = [String(index % 1_000).padStart(3, '0')];
  for (let rest = Math.floor(index / 1_000); rest > 0; rest = Math.floor(rest / 1_000)) {
    groups.unshift(`x${String(rest % 1_000).padStart(3, '0')}`);
  }
  return groups.join('/');
}
