/**
 * The code point that starts at `at`, for a text that ends at `end`: a surrogate without its other
 * half is a code point of its own.
 */
export function codePointAt(text: string, at: number, end: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0xd800 || unit > 0xdbff || at + 1 >= end) return unit;
  const low = text.charCodeAt(at + 1);
  if (low < 0xdc00 || low > 0xdfff) return unit;
  return 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
}
