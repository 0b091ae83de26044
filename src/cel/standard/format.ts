import { typeNameOf } from '../type-values.ts';
import {
  type Answer,
  CelMap,
  Duration,
  NoAnswer,
  Timestamp,
  TypeValue,
  Unsigned,
  type Value,
} from '../value.ts';
import { boundedText, items, text } from './overload.ts';
import { durationText, timestampText } from './time-text.ts';

const CLAUSE: RegExp = /%(?:%|(?:\.(\d+))?([a-zA-Z])|)/g;
const PRECISION_MAX = 100;

/** `"%s and %d".format([…])` with the clauses of cel-go's strings extension. */
export function formatted(of?: Value, list?: Value): Answer {
  const args = items(list);
  let next = 0;
  let problem: NoAnswer | undefined;
  const made = text(of).replace(CLAUSE, (clause, precision?: string, verb?: string) => {
    if (clause === '%%') return '%';
    const value = args[next];
    next += 1;
    const written =
      verb === undefined || value === undefined
        ? new NoAnswer('the format asks for more than it is given')
        : clauseText(verb, value, precision === undefined ? undefined : Number(precision));
    if (typeof written === 'string') return written;
    problem ??= written;
    return '';
  });
  return problem ?? boundedText(made);
}

function clauseText(verb: string, value: Value, precision: number | undefined): string | NoAnswer {
  if (precision !== undefined && precision > PRECISION_MAX) {
    return new NoAnswer('a format has at most 100 digits');
  }
  switch (verb) {
    case 's':
      return stringText(value);
    case 'd':
      return wholeText(value, 10, 'd');
    case 'b':
      return typeof value === 'boolean' ? (value ? '1' : '0') : wholeText(value, 2, 'b');
    case 'o':
      return wholeText(value, 8, 'o');
    case 'x':
    case 'X': {
      const written = hexadecimal(value);
      return typeof written === 'string' && verb === 'X' ? written.toUpperCase() : written;
    }
    case 'f':
    case 'e':
      return fractionText(verb, value, precision ?? 6);
    default:
      return new NoAnswer(`a format has no clause \`%${verb}\``);
  }
}

function unfit(verb: string, value: Value): NoAnswer {
  return new NoAnswer(`\`%${verb}\` does not fit a ${typeNameOf(value)}`);
}

function wholeText(value: Value, base: number, verb: string): string | NoAnswer {
  if (typeof value === 'bigint') return value.toString(base);
  if (value instanceof Unsigned) return value.value.toString(base);
  if (verb === 'd' && typeof value === 'number' && !Number.isFinite(value)) return special(value);
  return unfit(verb, value);
}

function hexadecimal(value: Value): string | NoAnswer {
  const bytes =
    typeof value === 'string'
      ? new TextEncoder().encode(value)
      : value instanceof Uint8Array
        ? value
        : undefined;
  if (bytes === undefined) return wholeText(value, 16, 'x');
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

// A number exactly between two goes to the even one; `toFixed` goes away from zero.
function roundedToEven(number: number, precision: number): string {
  const scaled = number * 10 ** Math.min(precision, 15);
  const between = Math.abs(scaled % 1) === 0.5 && Number.isSafeInteger(Math.trunc(scaled));
  if (!between || Math.trunc(scaled) % 2 !== 0) return number.toFixed(precision);
  return (Math.trunc(scaled) / 10 ** precision).toFixed(precision);
}

function special(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  return value > 0 ? 'Infinity' : '-Infinity';
}

function fractionText(verb: 'f' | 'e', value: Value, precision: number): string | NoAnswer {
  const whole = value instanceof Unsigned ? value.value : value;
  if (typeof whole !== 'number' && typeof whole !== 'bigint') return unfit(verb, value);
  const number = Number(whole);
  if (!Number.isFinite(number)) return special(number);
  if (verb === 'f') return roundedToEven(number, precision);
  return number.toExponential(precision).replace(/e([+-])(\d)$/, 'e$10$2');
}

function stringText(value: Value): string | NoAnswer {
  if (typeof value === 'string') return value;
  if (value === null) return 'null';
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : special(value);
  if (value instanceof Unsigned) return String(value.value);
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (value instanceof Timestamp) return timestampText(value);
  if (value instanceof Duration) return durationText(value);
  if (value instanceof TypeValue) return value.name;
  if (value instanceof CelMap) return mapText(value);
  if (!Array.isArray(value)) return unfit('s', value);
  const parts = value.map(stringText);
  return parts.find((part) => part instanceof NoAnswer) ?? `[${parts.join(', ')}]`;
}

function mapText(map: CelMap): string | NoAnswer {
  const entries: [string, string][] = [];
  for (const [key, value] of map.entries.values()) {
    const [a, b] = [stringText(key), stringText(value)];
    if (a instanceof NoAnswer) return a;
    if (b instanceof NoAnswer) return b;
    entries.push([a, b]);
  }
  const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, value]) => `${key}: ${value}`).join(', ')}}`;
}
