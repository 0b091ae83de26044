import { FoldBuffer, foldInto } from './fold.ts';
import { lettersOf, shingleHashes, stirred } from './sketch.ts';

/** Hashes of a signature, in bands of rows: a text like another shares a whole band. */
const HASHES = 64;
const ROWS = 4;
/** Share of equal hashes from which two texts resemble each other. */
const LIKENESS_MIN = 0.8;

interface Known {
  readonly target: number;
  readonly signature: Uint32Array;
}

/** Takes the targets that were found. */
interface Found {
  add(target: number): void;
}

/**
 * Known texts, to be recognised with small changes: MinHash over runs of eight letters, looked up
 * by bands (locality-sensitive hashing). Two texts of likeness 0.8 are missed about once in four
 * thousand look-ups by the bands, and near the limit the estimate is off by about 0.05.
 */
export class ResemblanceSet {
  readonly #bands: ReadonlyMap<string, readonly Known[]>;

  constructor(bands: ReadonlyMap<string, readonly Known[]>) {
    this.#bands = bands;
  }

  /** Adds the target of every list that has an entry like the text. */
  lookup(buffer: FoldBuffer, hits: Found): void {
    const letters = lettersOf(buffer);
    if (letters.length === 0) return;
    const signature = signatureOf(letters);
    const seen = new Set<Known>();
    for (const band of bandsOf(signature)) {
      for (const known of this.#bands.get(band) ?? []) {
        if (seen.has(known)) continue;
        seen.add(known);
        if (likeness(known.signature, signature) >= LIKENESS_MIN) hits.add(known.target);
      }
    }
  }
}

/** Lists of whole texts; the target of a list is its position. */
export function buildResemblance(lists: readonly (readonly string[])[]): ResemblanceSet {
  const bands = new Map<string, Known[]>();
  const buffer = new FoldBuffer();
  for (const [target, texts] of lists.entries()) {
    for (const text of texts) {
      foldInto(text, buffer);
      const letters = lettersOf(buffer);
      if (letters.length === 0) continue;
      const known: Known = { target, signature: signatureOf(letters) };
      for (const band of bandsOf(known.signature)) {
        const others = bands.get(band);
        if (others === undefined) bands.set(band, [known]);
        else others.push(known);
      }
    }
  }
  return new ResemblanceSet(bands);
}

function signatureOf(letters: Uint16Array): Uint32Array {
  const signature = new Uint32Array(HASHES).fill(0xffffffff);
  for (const hash of new Set(shingleHashes(letters))) {
    for (let at = 0; at < HASHES; at += 1) {
      const mixed = stirred(hash + Math.imul(at, 0x9e3779b1)) >>> 0;
      if (mixed < (signature[at] ?? 0)) signature[at] = mixed;
    }
  }
  return signature;
}

function bandsOf(signature: Uint32Array): readonly string[] {
  return Array.from({ length: HASHES / ROWS }, (_, band) => {
    const rows = signature.subarray(band * ROWS, (band + 1) * ROWS);
    return `${band}:${rows.join(':')}`;
  });
}

function likeness(first: Uint32Array, second: Uint32Array): number {
  let equal = 0;
  for (let at = 0; at < HASHES; at += 1) if (first[at] === second[at]) equal += 1;
  return equal / HASHES;
}
