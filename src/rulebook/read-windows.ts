import { duration, durationMs } from '../kernel/duration.ts';
import { limits } from '../kernel/limits.ts';
import {
  type Field,
  optionalField,
  readDuration,
  readInteger,
  readMap,
  readName,
  readText,
  requiredField,
} from './field.ts';
import { type Aggregate, aggregates, type Window, windowKeys } from './model.ts';

const WINDOW_NAME: RegExp = /^[a-z][a-z0-9_]*$/;
const WINDOWS_MAX = 20;
/** What a window counts that needs no expression. */
const ACTIVITIES: readonly string[] = ['activities'];
const WITH_EXPRESSION: ReadonlySet<Aggregate> = new Set<Aggregate>(['sum', 'distinct']);
const LATENESS = duration('PT10M');

/**
 * Reads `windows:` of a rule: named windows, each with what it counts, by what, and for how long.
 */
export function readWindows(field: Field): readonly Window[] | undefined {
  const map = readMap(field, 'any');
  if (map === undefined) return undefined;
  if (map.entries.size > WINDOWS_MAX) {
    const help = `at most ${WINDOWS_MAX} windows per rule are accepted`;
    field.remarks.error('too-large', field.tree.place, 'there are too many windows', help);
    return undefined;
  }
  return [...map.entries].flatMap(([name, entry]) => {
    if (!WINDOW_NAME.test(name)) {
      const help = 'write lower-case letters, digits and `_`, for example `links_10m`';
      field.remarks.error('window', entry.key, `\`${name}\` cannot name a window`, help);
      return [];
    }
    return readWindow(name, { tree: entry.value, remarks: field.remarks, name }) ?? [];
  });
}

function readWindow(name: string, field: Field): Window | undefined {
  const { remarks } = field;
  const map = readMap(field, [...aggregates, 'by', 'over', 'lateness', 'keys']);
  if (map === undefined) return undefined;
  const by = requiredField(map, 'by', remarks);
  const over = requiredField(map, 'over', remarks);
  const key = by === undefined ? undefined : readName(by, windowKeys);
  const length = over === undefined ? undefined : readDuration(over);
  const late = optionalField(map, 'lateness', remarks);
  const budget = optionalField(map, 'keys', remarks);
  const written = aggregates.filter((one) => map.entries.has(one));
  const [aggregate, another] = written;
  if (aggregate === undefined || another !== undefined) {
    const help =
      'write one of `count: activities`, `sum: <number>`, `distinct: <text>`, ' +
      '`first: activities`, `last: activities`';
    remarks.error('window', field.tree.place, 'a window has one of five kinds', help);
    return undefined;
  }
  const counted = requiredField(map, aggregate, remarks);
  const of = counted === undefined ? undefined : readCounted(counted, aggregate);
  const keys =
    budget === undefined
      ? limits.windowKeysMax
      : readInteger(budget, { min: 1, max: limits.windowKeysMax });
  const lateness = late === undefined ? LATENESS : readDuration(late);
  if (key === undefined || length === undefined || of === undefined) return undefined;
  if (keys === undefined || lateness === undefined) return undefined;
  const shorter = durationMs(lateness) <= durationMs(length) || late !== undefined;
  return {
    name,
    aggregate,
    by: key,
    over: length,
    lateness: shorter ? lateness : length,
    keys,
    ...(WITH_EXPRESSION.has(aggregate) ? { of } : {}),
  };
}

function readCounted(field: Field, aggregate: Aggregate): string | undefined {
  return WITH_EXPRESSION.has(aggregate)
    ? readText(field, limits.ruleBytesMax)
    : readName(field, ACTIVITIES);
}
