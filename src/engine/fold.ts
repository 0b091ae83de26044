/** Characters that show nothing: soft hyphen, zero-width characters, byte order mark. */
const INVISIBLE: RegExp = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g;
/** Only these codes stay what they are when upper-case ASCII letters are lowered. */
const ASCII: RegExp = /^[\0-\x7F]*$/;

/**
 * Text as terms are compared: NFKC, lower case, invisible characters gone, `ß` as `ss` and final
 * sigma as sigma, so that `Ｂｌｏｒｔ`, `BLORT` and `blo\u200Brt` are one word.
 */
export function foldText(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .replaceAll('ß', 'ss')
    .normalize('NFKC');
}

/** A base character and what combines with it, or a run of Hangul letters: folded as one piece. */
const PIECE: RegExp = /[\u1100-\u11FF]+|\P{M}\p{M}*|\p{M}+/gu;

/**
 * The span of the original text that a span of the folded text came from. Where folding changed the
 * number of characters, the text is folded again piece by piece to find out.
 */
export function originalSpan(text: string, start: number, end: number): readonly [number, number] {
  if (ASCII.test(text)) return [start, end];
  let folded = 0;
  let from: number | undefined;
  for (const piece of text.matchAll(PIECE)) {
    const length = foldText(piece[0]).length;
    if (from === undefined && folded + length > start) from = piece.index;
    folded += length;
    if (folded >= end) return [from ?? piece.index, piece.index + piece[0].length];
  }
  return [from ?? 0, text.length];
}
