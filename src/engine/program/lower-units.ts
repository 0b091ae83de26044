import type { FoldBuffer } from '../text/fold.ts';

const LONG_S = 0x17f;
const SMALL_S = 0x73;
let table: Uint16Array | undefined;

/**
 * A text in lower case unit by unit, which is how literal parts of patterns are looked for where
 * folding would mix neighbours. The long s becomes an s, as it does for patterns that ignore case.
 */
export function lowerInto(text: string, buffer: FoldBuffer): void {
  const lower = lowerTable();
  buffer.reserve(text.length);
  const { units } = buffer;
  for (let at = 0; at < text.length; at += 1) units[at] = lower[text.charCodeAt(at)] ?? 0;
  buffer.length = text.length;
}

/** The same as a string, to compare a literal part with. */
export function lowerUnits(text: string): string {
  const lower = lowerTable();
  return Array.from({ length: text.length }, (_, at) =>
    String.fromCharCode(lower[text.charCodeAt(at)] ?? 0),
  ).join('');
}

function lowerTable(): Uint16Array {
  if (table !== undefined) return table;
  table = new Uint16Array(0x10000);
  for (let unit = 0; unit < table.length; unit += 1) {
    const lowered = String.fromCharCode(unit).toLowerCase();
    table[unit] = lowered.length === 1 ? lowered.charCodeAt(0) : unit;
  }
  table[LONG_S] = SMALL_S;
  return table;
}
