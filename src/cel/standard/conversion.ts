import type { Overload } from '../environment.ts';
import type { Type } from '../type.ts';
import { typeNameOf } from '../type-values.ts';
import {
  type Answer,
  Duration,
  NoAnswer,
  Timestamp,
  TypeValue,
  Unsigned,
  type Value,
} from '../value.ts';
import { boundedInt, boundedUint } from './arithmetic.ts';
import {
  A,
  BOOL,
  BYTES,
  DOUBLE,
  DURATION,
  INT,
  overload,
  STRING,
  TIMESTAMP,
  text,
  UINT,
} from './overload.ts';
import {
  durationText,
  isTimestamp,
  readDuration,
  readTimestamp,
  timestampText,
} from './time-text.ts';

const SECOND = 1_000_000_000n;
/** A double at or beyond this is no 64-bit int. */
const INT_BOUND = 2 ** 63;
const UINT_BOUND = 2 ** 64;

function toInt(value: Value): Answer {
  if (value instanceof Unsigned) return boundedInt(value.value);
  if (value instanceof Timestamp) {
    const { nanoseconds } = value;
    const rest = ((nanoseconds % SECOND) + SECOND) % SECOND;
    return (nanoseconds - rest) / SECOND;
  }
  if (typeof value === 'number') {
    // The bounds themselves lose digits as doubles, so they are outside.
    const within = Math.abs(value) < INT_BOUND;
    return within ? BigInt(Math.trunc(value)) : new NoAnswer('the number is too large for an int');
  }
  if (typeof value === 'string') {
    return /^[+-]?\d{1,20}$/.test(value)
      ? boundedInt(BigInt(value.replace('+', '')))
      : new NoAnswer('the text is no whole number');
  }
  return value;
}

function toUint(value: Value): Answer {
  if (typeof value === 'bigint') return boundedUint(value);
  if (typeof value === 'number') {
    const within = value >= 0 && value < UINT_BOUND;
    return within
      ? new Unsigned(BigInt(Math.trunc(value)))
      : new NoAnswer('no uint has this value');
  }
  if (typeof value === 'string') {
    return /^\d{1,20}$/.test(value)
      ? boundedUint(BigInt(value))
      : new NoAnswer('the text is no whole number');
  }
  return value;
}

const NUMBER: RegExp = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

function toDouble(value: Value): Answer {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Unsigned) return Number(value.value);
  if (typeof value !== 'string') return value;
  if (NUMBER.test(value)) return Number(value);
  const special = /^([+-]?)(?:(inf(?:inity)?)|nan)$/i.exec(value);
  if (special === null) return new NoAnswer('the text is no number');
  if (special[2] === undefined) return Number.NaN;
  return special[1] === '-' ? -Infinity : Infinity;
}

function doubleText(value: number): string {
  if (Number.isFinite(value)) return String(value).replace(/e([+-])(\d)$/, 'e$10$2');
  if (Number.isNaN(value)) return 'NaN';
  return value > 0 ? '+Inf' : '-Inf';
}

function toText(value: Value): Answer {
  if (typeof value === 'number') return doubleText(value);
  if (value instanceof Unsigned) return String(value.value);
  if (value instanceof Timestamp) return timestampText(value);
  if (value instanceof Duration) return durationText(value);
  if (value instanceof Uint8Array) return fromUtf8(value);
  return typeof value === 'string' ? value : String(value);
}

function fromUtf8(bytes: Uint8Array): Answer {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return new NoAnswer('the bytes are no text in UTF-8');
  }
}

const TRUE: ReadonlySet<string> = new Set(['1', 't', 'T', 'true', 'TRUE', 'True']);
const FALSE: ReadonlySet<string> = new Set(['0', 'f', 'F', 'false', 'FALSE', 'False']);

function toBool(value: Value): Answer {
  if (typeof value !== 'string') return value;
  if (TRUE.has(value)) return true;
  return FALSE.has(value) ? false : new NoAnswer('the text is neither true nor false');
}

function toTimestamp(value: Value): Answer {
  if (typeof value === 'bigint') {
    const nanoseconds = value * SECOND;
    return isTimestamp(nanoseconds) ? new Timestamp(nanoseconds) : new NoAnswer('no time is this');
  }
  if (typeof value !== 'string') return value;
  return readTimestamp(value) ?? new NoAnswer('a time is written like `2026-11-20T08:15:00Z`');
}

function toDuration(value: Value): Answer {
  if (typeof value !== 'string') return value;
  return readDuration(value) ?? new NoAnswer('a length of time is written like `72h` or `1h30m`');
}

function conversions(
  name: string,
  to: Type,
  from: readonly Type[],
  run: (value: Value) => Answer,
): readonly Overload[] {
  return from.map((type) => overload(name, [type], to, (value = null) => run(value)));
}

/** Conversions between types, and `type` (cel-spec, "standard definitions"). */
export const conversion: readonly Overload[] = [
  ...conversions('int', INT, [INT, UINT, DOUBLE, STRING, TIMESTAMP], toInt),
  ...conversions('uint', UINT, [UINT, INT, DOUBLE, STRING], toUint),
  ...conversions('double', DOUBLE, [DOUBLE, INT, UINT, STRING], toDouble),
  ...conversions(
    'string',
    STRING,
    [STRING, BOOL, INT, UINT, DOUBLE, BYTES, TIMESTAMP, DURATION],
    toText,
  ),
  ...conversions('bytes', BYTES, [BYTES, STRING], (value) =>
    typeof value === 'string' ? new TextEncoder().encode(text(value)) : value,
  ),
  ...conversions('bool', BOOL, [BOOL, STRING], toBool),
  ...conversions('timestamp', TIMESTAMP, [TIMESTAMP, STRING, INT], toTimestamp),
  ...conversions('duration', DURATION, [DURATION, STRING], toDuration),
  overload(
    'type',
    [A],
    { kind: 'type', of: A },
    (value = null) => new TypeValue(typeNameOf(value)),
  ),
];
