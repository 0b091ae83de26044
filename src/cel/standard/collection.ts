import type { Overload } from '../environment.ts';
import { equal, numeric } from '../equality.ts';
import { keyOf, optionalField } from '../map-value.ts';
import { sizeOfText } from '../text-order.ts';
import { type Answer, CelMap, NoAnswer, Optional, type Value } from '../value.ts';
import {
  A,
  B,
  BOOL,
  BYTES,
  DYN,
  INT,
  items,
  LIST_A,
  MAP_AB,
  member,
  overload,
  STRING,
  sizeMax,
  text,
} from './overload.ts';

function sizeOf(value: Value | undefined): Answer {
  if (typeof value === 'string') return BigInt(sizeOfText(value));
  if (value instanceof Uint8Array) return BigInt(value.length);
  if (value instanceof CelMap) return BigInt(value.entries.size);
  return BigInt(items(value).length);
}

function itemAt(list: Value | undefined, index: Value | undefined): Value | undefined {
  const position = index === undefined ? undefined : numeric(index);
  if (position === undefined || !Number.isInteger(Number(position))) return undefined;
  const at = Number(position);
  return at < 0 ? undefined : items(list)[at];
}

function indexList(list: Value | undefined, index: Value | undefined): Answer {
  const item = itemAt(list, index);
  return item === undefined ? new NoAnswer('the list has no item at this position') : item;
}

function entryOf(map: Value | undefined, key: Value | undefined): Value | undefined {
  const name = key === undefined ? undefined : keyOf(key);
  if (!(map instanceof CelMap) || name === undefined) return undefined;
  return map.entries.get(name)?.[1];
}

function indexMap(map: Value | undefined, key: Value | undefined): Answer {
  const value = entryOf(map, key);
  return value === undefined ? new NoAnswer('the map has no such key') : value;
}

function concatenated(left: Value | undefined, right: Value | undefined): Answer {
  const [a, b] = [items(left), items(right)];
  if (a.length + b.length > sizeMax) return new NoAnswer('the list became too long', 'limit');
  return [...a, ...b];
}

const OPTIONAL_LIST = { kind: 'optional', of: LIST_A } as const;
const OPTIONAL_MAP = { kind: 'optional', of: MAP_AB } as const;
const OPTIONAL_A = { kind: 'optional', of: A } as const;
const OPTIONAL_B = { kind: 'optional', of: B } as const;

function inner(value: Value | undefined): Value | undefined {
  return value instanceof Optional ? value.value : value;
}

/** Sizes, positions, keys and membership (cel-spec, "lists", "maps"). */
export const collection: readonly Overload[] = [
  ...[STRING, BYTES, LIST_A, MAP_AB].flatMap((type) => [
    overload('size', [type], INT, sizeOf),
    member('size', [type], INT, sizeOf),
  ]),
  overload('_+_', [LIST_A, LIST_A], LIST_A, concatenated),
  overload('_[_]', [LIST_A, INT], A, indexList),
  overload('_[_]', [MAP_AB, A], B, indexMap),
  overload(
    '_[_]',
    [OPTIONAL_LIST, INT],
    OPTIONAL_A,
    (list, index) => new Optional(itemAt(inner(list), index)),
  ),
  overload(
    '_[_]',
    [OPTIONAL_MAP, A],
    OPTIONAL_B,
    (map, key) => new Optional(entryOf(inner(map), key)),
  ),
  ...[LIST_A, OPTIONAL_LIST].map((type) =>
    overload(
      '_[?_]',
      [type, INT],
      OPTIONAL_A,
      (list, index) => new Optional(itemAt(inner(list), index)),
    ),
  ),
  ...[MAP_AB, OPTIONAL_MAP].map((type) =>
    overload('_[?_]', [type, A], OPTIONAL_B, (map, key) => new Optional(entryOf(inner(map), key))),
  ),
  overload('_?._', [MAP_AB, STRING], OPTIONAL_B, (map = null, field = null) =>
    optionalField(map, text(field)),
  ),
  overload('_?._', [OPTIONAL_MAP, STRING], OPTIONAL_B, (map = null, field = null) =>
    optionalField(map, text(field)),
  ),
  overload('@in', [A, LIST_A], BOOL, (item = null, list = null) =>
    items(list).some((one) => equal(item, one)),
  ),
  overload('@in', [A, MAP_AB], BOOL, (key, map) => entryOf(map, key) !== undefined),
  overload('dyn', [A], DYN, (value = null) => value),
];
