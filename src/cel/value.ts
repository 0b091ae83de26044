/** An unsigned 64-bit integer; plain `bigint` is the signed one. */
export class Unsigned {
  readonly value: bigint;
  constructor(value: bigint) {
    this.value = value;
  }
}

/** A moment with nanoseconds, counted from 1970-01-01T00:00:00Z. */
export class Timestamp {
  readonly nanoseconds: bigint;
  constructor(nanoseconds: bigint) {
    this.nanoseconds = nanoseconds;
  }
}

/** A length of time in nanoseconds. */
export class Duration {
  readonly nanoseconds: bigint;
  constructor(nanoseconds: bigint) {
    this.nanoseconds = nanoseconds;
  }
}

/** A value that may be absent. */
export class Optional {
  readonly value: Value | undefined;
  constructor(value: Value | undefined) {
    this.value = value;
  }
}

/** What `type(x)` answers; compared by name. */
export class TypeValue {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** Why an expression has no value. An error is a value too, so that `&&` and `||` can absorb it. */
export class NoAnswer {
  readonly reason: string;
  /** `limit` when the work or the value grew too large, which says nothing about what was asked. */
  readonly kind: 'limit' | undefined;
  constructor(reason: string, kind?: 'limit') {
    this.reason = reason;
    this.kind = kind;
  }
}

/** Entries by a canonical key; numbers that are equal in CEL have one key. */
export interface ValueMap {
  readonly entries: ReadonlyMap<string, readonly [Value, Value]>;
}

/** A value at run time. A `number` is a double, a `bigint` is an int. */
export type Value =
  | null
  | boolean
  | bigint
  | Unsigned
  | number
  | string
  | Uint8Array
  | Timestamp
  | Duration
  | Optional
  | TypeValue
  | CelMap
  | readonly Value[];

/** A map; made by `map-value.ts`. */
export class CelMap implements ValueMap {
  readonly entries: ReadonlyMap<string, readonly [Value, Value]>;
  constructor(entries: ReadonlyMap<string, readonly [Value, Value]>) {
    this.entries = entries;
  }
}

/** A value, or the reason why there is none. */
export type Answer = Value | NoAnswer;
