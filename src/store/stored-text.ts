import type { Json } from '../kernel/canonical-json.ts';

/** A value as the store keeps it. Members that are `undefined` are left out. */
export function encode(value: unknown): string {
  const text: string | undefined = JSON.stringify(value);
  if (text === undefined) throw new TypeError('only values that JSON can carry are stored');
  return text;
}

/** What was encoded, as a new object each time, so that readers share nothing with each other. */
export function decode<Value>(text: string): Value {
  return JSON.parse(text) as Value;
}

export function decodeJson(text: string): Json {
  return JSON.parse(text) as Json;
}

/**
 * A key, name or id as it may go into an index. UTF-8 has no lone surrogates: two keys that differ
 * in one would become the same key, so they are refused with a TypeError before anything is
 * written.
 */
export function keyText(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('a key in the store cannot hold a lone surrogate');
  return text;
}

/**
 * Compares by code point, as UTF-8 bytes compare; JavaScript's `<` compares UTF-16 units instead.
 */
export function compareText(first: string, second: string): number {
  const length = Math.min(first.length, second.length);
  for (let index = 0; index < length; index += 1) {
    const left = first.charCodeAt(index);
    const right = second.charCodeAt(index);
    if (left !== right) return rank(left) - rank(right);
  }
  return first.length - second.length;
}

// Surrogates stand for code points above U+FFFF and so come after the units U+E000 to U+FFFF.
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x1_0000 : unit;
}
