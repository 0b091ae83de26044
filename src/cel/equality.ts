import { CelMap, Duration, Optional, Timestamp, TypeValue, Unsigned, type Value } from './value.ts';

/**
 * A number of any kind as one that JavaScript compares exactly; undefined for what is no number.
 */
export function numeric(value: Value): number | bigint | undefined {
  if (typeof value === 'bigint' || typeof value === 'number') return value;
  return value instanceof Unsigned ? value.value : undefined;
}

/** CEL equality: numbers by their value whatever their kind, everything else by kind and value. */
export function equal(left: Value, right: Value): boolean {
  if (left === right) return true;
  const [a, b] = [numeric(left), numeric(right)];
  if (a !== undefined && b !== undefined) return sameNumber(a, b);
  if (left === null || right === null) return false;
  if (typeof left !== 'object' || typeof right !== 'object') return false;
  return sameObject(left, right);
}

function sameNumber(left: number | bigint, right: number | bigint): boolean {
  if (typeof left === 'bigint') {
    return typeof right === 'bigint'
      ? left === right
      : Number.isInteger(right) && left === BigInt(right);
  }
  return typeof right === 'bigint' ? sameNumber(right, left) : left === right;
}

type ObjectValue = Extract<Value, object>;

function sameObject(left: ObjectValue, right: ObjectValue): boolean {
  if (left instanceof Timestamp) {
    return right instanceof Timestamp && left.nanoseconds === right.nanoseconds;
  }
  if (left instanceof Duration) {
    return right instanceof Duration && left.nanoseconds === right.nanoseconds;
  }
  if (left instanceof TypeValue) return right instanceof TypeValue && left.name === right.name;
  if (left instanceof Optional) return right instanceof Optional && sameOptional(left, right);
  if (left instanceof CelMap) return right instanceof CelMap && sameMap(left, right);
  if (left instanceof Uint8Array) {
    return right instanceof Uint8Array && sameItems([...left], [...right], Object.is);
  }
  if (!Array.isArray(left) || !Array.isArray(right)) return false;
  return sameItems<Value>(left, right, equal);
}

function sameItems<Item>(
  left: readonly Item[],
  right: readonly Item[],
  same: (a: Item, b: Item) => boolean,
): boolean {
  return (
    left.length === right.length &&
    left.every((item, at) => {
      const other = right[at];
      return other !== undefined && same(item, other);
    })
  );
}

function sameOptional(left: Optional, right: Optional): boolean {
  if (left.value === undefined || right.value === undefined) return left.value === right.value;
  return equal(left.value, right.value);
}

function sameMap(left: CelMap, right: CelMap): boolean {
  if (left.entries.size !== right.entries.size) return false;
  return [...left.entries].every(([key, [, value]]) => {
    const other = right.entries.get(key);
    return other !== undefined && equal(value, other[1]);
  });
}
