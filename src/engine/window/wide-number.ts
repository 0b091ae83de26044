const WORD: number = 2 ** 32;

/** A whole number of up to 53 bits from two words, the lower half first. */
export function readWide(words: Int32Array, at: number): number {
  return (words[at + 1] as number) * WORD + ((words[at] as number) >>> 0);
}

/** Writes a whole number of up to 53 bits, with its sign, as two words. */
export function writeWide(words: Int32Array, at: number, value: number): void {
  words[at] = value;
  words[at + 1] = Math.floor(value / WORD);
}
