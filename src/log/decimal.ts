const LARGEST = 18_446_744_073_709_551_615n;

/** Reads a size or an index: digits without a leading zero, below 2^64; undefined otherwise. */
export function readDecimal(text: string): bigint | undefined {
  if (!/^(?:0|[1-9]\d{0,19})$/.test(text)) return undefined;
  const value = BigInt(text);
  return value > LARGEST ? undefined : value;
}
