import { foldCodePoint } from './fold-code-point.ts';

/** The unit folds to the same unit, which is zero or a surrogate without its other half. */
export const SAME = 0;
/** The unit folds to nothing. */
export const REMOVED = 1;
/** The unit folds to several units, whatever stands beside it. */
export const EXPANDED = 2;
/** A mark that composes with nothing; marks side by side must stand in the order of their rank. */
export const MARK = 3;
/** What comes of the unit depends on its neighbours: the whole text must be composed again. */
export const UNSETTLED = 4;
/** First half of a code point beyond the basic plane. */
export const PAIR = 5;

/** Folds of the units of the basic plane, or of the 1,024 code points of one high surrogate. */
export interface FoldTable {
  /** The unit that each unit folds to, 0 where `kinds` must be asked. */
  readonly single: Uint16Array;
  readonly kinds: Uint8Array;
  /** Where an expansion lies: `start * 32 + length` in `expansions`. */
  readonly places: Int32Array;
  readonly expansions: Uint16Array;
  /** Canonical order of a mark, 0 for whatever is not reordered. */
  readonly ranks: Uint8Array;
}

const PLANE = 0x10000;
const BLOCK = 0x400;
const FIRST_SURROGATE = 0xd800;
const LAST_HIGH_SURROGATE = 0xdbff;
const LAST_SURROGATE = 0xdfff;
const IS_MARK: RegExp = /^\p{M}$/u;
const HAS_MARK: RegExp = /\p{M}/u;
const NO_RANKS: Uint8Array = new Uint8Array(0);

let basicPlane: FoldTable | undefined;
let composing: ReadonlySet<number> | undefined;
const blocks: (FoldTable | undefined)[] = new Array<FoldTable | undefined>(BLOCK).fill(undefined);

/** Built once, when the first text is folded. */
export function foldTable(): FoldTable {
  basicPlane ??= buildBasicPlane();
  return basicPlane;
}

/** The code points that a high surrogate opens; each built when it is first met. */
export function foldBlock(high: number): FoldTable {
  const block = blocks[high - FIRST_SURROGATE] ?? buildBlock(high);
  blocks[high - FIRST_SURROGATE] = block;
  return block;
}

function buildBasicPlane(): FoldTable {
  const ranks = rankMarks();
  const table = new TableBuilder(PLANE, ranks);
  for (let unit = 0; unit < PLANE; unit += 1) {
    if (unit >= FIRST_SURROGATE && unit <= LAST_SURROGATE) {
      const kind = unit <= LAST_HIGH_SURROGATE ? PAIR : SAME;
      table.addSingle(unit, kind === SAME ? unit : 0, kind);
      continue;
    }
    const character = String.fromCharCode(unit);
    const folded = foldCodePoint(character);
    const kind = kindOf(character, folded, ranks);
    if (kind === SAME) table.addSingle(unit, folded.charCodeAt(0), SAME);
    else if (kind === MARK || kind === REMOVED) table.addSingle(unit, 0, kind);
    else table.addExpansion(unit, folded, kind);
  }
  return table.finish();
}

function kindOf(character: string, folded: string, ranks: Uint8Array): number {
  if (folded === '') return REMOVED;
  if (composingCodePoints().has(folded.codePointAt(0) ?? 0)) return UNSETTLED;
  if (folded.length === 1) {
    if (!IS_MARK.test(folded)) return SAME;
    return folded === character ? MARK : UNSETTLED;
  }
  if (!IS_MARK.test(folded.charAt(0))) return EXPANDED;
  // Thai and Lao sara am: a mark that is never reordered, then a letter.
  const harmless = ranks[folded.charCodeAt(0)] === 0 && !IS_MARK.test(folded.slice(-1));
  return harmless ? EXPANDED : UNSETTLED;
}

function buildBlock(high: number): FoldTable {
  const table = new TableBuilder(BLOCK, NO_RANKS);
  for (let offset = 0; offset < BLOCK; offset += 1) {
    const codePoint = PLANE + (high - FIRST_SURROGATE) * BLOCK + offset;
    const character = String.fromCodePoint(codePoint);
    const folded = foldCodePoint(character);
    const first = folded.codePointAt(0) ?? 0;
    if (folded === '') table.addSingle(offset, 0, REMOVED);
    else if (HAS_MARK.test(folded) || composingCodePoints().has(first)) {
      table.addExpansion(offset, folded, UNSETTLED);
    } else if (folded !== character) table.addExpansion(offset, folded, EXPANDED);
  }
  return table.finish();
}

/** Code points that may become one with what stands before them (NFC quick check "maybe"). */
function composingCodePoints(): ReadonlySet<number> {
  if (composing !== undefined) return composing;
  const found = new Set<number>();
  for (let codePoint = 0; codePoint < 2 * PLANE; codePoint += 1) {
    const character = String.fromCodePoint(codePoint);
    const parts = character.normalize('NFD');
    if (parts === character || parts.normalize('NFC') !== character) continue;
    const last = [...parts].at(-1);
    if (last !== undefined && last !== parts) found.add(last.codePointAt(0) ?? 0);
  }
  composing = found;
  return found;
}

/**
 * The canonical order of the marks of the basic plane. Normalising sorts them all; two belong to
 * one class if they may also stand the other way round.
 */
function rankMarks(): Uint8Array {
  const ranks = new Uint8Array(PLANE);
  let all = '';
  for (let unit = 0; unit < PLANE; unit += 1) {
    const character = String.fromCharCode(unit);
    if (IS_MARK.test(character) && moves(character)) all += character;
  }
  let rank = 1;
  let before = '';
  for (const mark of all.normalize('NFD')) {
    if (before !== '' && `${mark}${before}`.normalize('NFD') !== `${mark}${before}`) rank += 1;
    ranks[mark.charCodeAt(0)] = rank;
    before = mark;
  }
  return ranks;
}

/** Whether a mark changes place with one of the highest and one of the lowest class. */
function moves(mark: string): boolean {
  if (mark.normalize('NFD') !== mark) return false;
  const behind = `\u0345${mark}`;
  const ahead = `${mark}\u0334`;
  return behind.normalize('NFD') !== behind || ahead.normalize('NFD') !== ahead;
}

class TableBuilder {
  private readonly single: Uint16Array;
  private readonly kinds: Uint8Array;
  private readonly places: Int32Array;
  private readonly expansions: number[] = [];
  private readonly ranks: Uint8Array;

  constructor(size: number, ranks: Uint8Array) {
    this.single = new Uint16Array(size);
    this.kinds = new Uint8Array(size);
    this.places = new Int32Array(size);
    this.ranks = ranks;
  }

  addSingle(index: number, folded: number, kind: number): void {
    this.single[index] = folded;
    this.kinds[index] = kind;
  }

  addExpansion(index: number, folded: string, kind: number): void {
    this.kinds[index] = kind;
    this.places[index] = this.expansions.length * 32 + folded.length;
    for (let at = 0; at < folded.length; at += 1) this.expansions.push(folded.charCodeAt(at));
  }

  finish(): FoldTable {
    const { single, kinds, places, ranks } = this;
    return { single, kinds, places, expansions: Uint16Array.from(this.expansions), ranks };
  }
}
