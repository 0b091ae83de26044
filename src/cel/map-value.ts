import { numeric } from './equality.ts';
import { type Answer, CelMap, NoAnswer, Optional, type Value } from './value.ts';

/** One text for all keys that are equal in CEL; undefined for what can be no key. */
export function keyOf(value: Value): string | undefined {
  if (typeof value === 'string') return `s${value}`;
  if (typeof value === 'boolean') return `b${value}`;
  const number = numeric(value);
  if (number === undefined) return undefined;
  if (typeof number === 'bigint') return `n${number}`;
  return Number.isInteger(number) ? `n${BigInt(number)}` : `d${number}`;
}

/**
 * Keys and values in turn as a map. Entries in `optionals`, by position, stand in it only when
 * their optional has a value. No answer for a key that is written twice or can be no key.
 */
export function makeMap(parts: readonly Value[], optionals: ReadonlySet<number>): Answer {
  const entries = new Map<string, readonly [Value, Value]>();
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [key, written] = [parts[at] ?? null, parts[at + 1] ?? null];
    const name = typeof key === 'number' ? undefined : keyOf(key);
    if (name === undefined) return new NoAnswer('a map has texts, whole numbers and bools as keys');
    const value = optionals.has(at / 2) ? present(written) : written;
    if (value instanceof NoAnswer) return value;
    if (value === undefined) continue;
    if (entries.has(name)) return new NoAnswer('a key is written twice');
    entries.set(name, [key, value]);
  }
  return new CelMap(entries);
}

/** A list in which the items at `optionals` stand only when their optional has a value. */
export function makeList(items: readonly Value[], optionals: ReadonlySet<number>): Answer {
  const kept: Value[] = [];
  for (const [at, item] of items.entries()) {
    const value = optionals.has(at) ? present(item) : item;
    if (value instanceof NoAnswer) return value;
    if (value !== undefined) kept.push(value);
  }
  return kept;
}

function present(value: Value): Value | undefined | NoAnswer {
  return value instanceof Optional ? value.value : new NoAnswer('an optional was expected');
}

/** `value.field`: an entry of a map, or of the map in an optional. */
export function fieldOf(value: Value, field: string): Answer {
  if (value instanceof Optional) return optionalField(value, field);
  if (!(value instanceof CelMap)) return new NoAnswer(`there is no field \`${field}\``);
  const entry = value.entries.get(`s${field}`);
  return entry === undefined ? new NoAnswer(`there is no key \`${field}\``) : entry[1];
}

/** `value.?field`: always an optional. */
export function optionalField(value: Value, field: string): Answer {
  const of = value instanceof Optional ? value.value : value;
  if (of === undefined) return new Optional(undefined);
  if (!(of instanceof CelMap)) return new NoAnswer(`there is no field \`${field}\``);
  return new Optional(of.entries.get(`s${field}`)?.[1]);
}

/** `has(value.field)`. */
export function hasField(value: Value, field: string): boolean | NoAnswer {
  const of = value instanceof Optional ? value.value : value;
  if (of === undefined) return false;
  if (!(of instanceof CelMap)) return new NoAnswer(`there is no field \`${field}\``);
  return of.entries.has(`s${field}`);
}

/** What a loop goes through: the items of a list, the keys of a map. */
export function rangeOf(value: Value): readonly Value[] | NoAnswer {
  if (Array.isArray(value)) return value;
  if (value instanceof CelMap) return [...value.entries.values()].map(([key]) => key);
  return new NoAnswer('only lists and maps can be gone through');
}

/** The same with two loop variables: index and item, or key and value. */
export function pairsOf(value: Value): readonly (readonly [Value, Value])[] | NoAnswer {
  if (Array.isArray(value)) {
    return value.map((item: Value, at): readonly [Value, Value] => [BigInt(at), item]);
  }
  if (value instanceof CelMap) return [...value.entries.values()];
  return new NoAnswer('only lists and maps can be gone through');
}
