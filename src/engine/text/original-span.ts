import { foldText } from './fold.ts';
import {
  EXPANDED,
  type FoldTable,
  foldBlock,
  foldTable,
  PAIR,
  REMOVED,
  SAME,
} from './fold-table.ts';

const IS_MARK: RegExp = /^\p{M}/u;

/**
 * The span of a text, in UTF-16 units, that a span of its fold came from. A character that folds to
 * several units is taken whole; what folds to nothing is left out at both ends. Folding the slice
 * gives a text that has the folded span in it. Walks the text again: meant for hits only.
 */
export function originalSpan(text: string, start: number, end: number): readonly [number, number] {
  const walk = new PieceWalk(text);
  let folded = 0;
  let from: number | undefined;
  let until = 0;
  while (folded < end && walk.next()) {
    const length = walk.foldedLength();
    if (length === 0) continue;
    if (from === undefined && folded + length > start) from = walk.start;
    folded += length;
    until = walk.visibleEnd;
  }
  const begin = from ?? until;
  return [begin, Math.max(begin, until)];
}

/** Goes through a text in the smallest pieces that can be folded each by itself. */
class PieceWalk {
  private readonly text: string;
  private readonly table: FoldTable;
  private at = 0;
  start = 0;
  end = 0;
  /** End of the piece without what folds to nothing. */
  visibleEnd = 0;

  constructor(text: string) {
    this.text = text;
    this.table = foldTable();
  }

  next(): boolean {
    while (this.at < this.text.length && this.removed()) this.at += this.width();
    if (this.at >= this.text.length) return false;
    this.start = this.at;
    this.take();
    while (this.at < this.text.length && !this.opens()) {
      if (this.removed()) this.at += this.width();
      else this.take();
    }
    this.end = this.at;
    return true;
  }

  foldedLength(): number {
    const first = this.text.charCodeAt(this.start);
    if (this.visibleEnd === this.start + 1 && this.table.single[first] !== 0) return 1;
    return foldText(this.text.slice(this.start, this.visibleEnd)).length;
  }

  private take(): void {
    this.at += this.width();
    this.visibleEnd = this.at;
  }

  private width(): number {
    return (this.text.codePointAt(this.at) ?? 0) > 0xffff ? 2 : 1;
  }

  private removed(): boolean {
    return this.kind() === REMOVED;
  }

  /** Whether nothing before this place can change what the next character folds to. */
  private opens(): boolean {
    const kind = this.kind();
    if (kind === SAME) return true;
    return kind === EXPANDED && !IS_MARK.test(foldText(this.character()));
  }

  private character(): string {
    return this.text.slice(this.at, this.at + this.width());
  }

  private kind(): number {
    const unit = this.text.charCodeAt(this.at);
    const kind = this.table.kinds[unit] ?? SAME;
    if (kind !== PAIR) return kind;
    if (this.width() === 1) return SAME;
    return foldBlock(unit).kinds[this.text.charCodeAt(this.at + 1) - 0xdc00] ?? SAME;
  }
}
