import type { Overload } from '../environment.ts';
import {
  type Answer,
  CelMap,
  Duration,
  NoAnswer,
  Optional,
  Unsigned,
  type Value,
} from '../value.ts';
import { A, BOOL, member, overload } from './overload.ts';

const OPTIONAL = { kind: 'optional', of: A } as const;

function isZero(value: Value): boolean {
  if (value instanceof Unsigned) return value.value === 0n;
  if (value instanceof Duration) return value.nanoseconds === 0n;
  if (value instanceof CelMap) return value.entries.size === 0;
  if (Array.isArray(value) || value instanceof Uint8Array) return value.length === 0;
  if (value instanceof Optional) return value.value === undefined;
  return value === null || value === false || value === 0 || value === 0n || value === '';
}

function presentValue(optional: Value | undefined): Value | undefined {
  return optional instanceof Optional ? optional.value : undefined;
}

function present(optional: Value | undefined): Answer {
  const value = presentValue(optional);
  return value === undefined ? new NoAnswer('the optional has no value') : value;
}

/** Values that may be absent (cel-spec proposal 246). */
export const optional: readonly Overload[] = [
  overload('optional.of', [A], OPTIONAL, (value) => new Optional(value)),
  overload('optional.none', [], OPTIONAL, () => new Optional(undefined)),
  overload(
    'optional.ofNonZeroValue',
    [A],
    OPTIONAL,
    (value = null) => new Optional(isZero(value) ? undefined : value),
  ),
  member('hasValue', [OPTIONAL], BOOL, (of) => presentValue(of) !== undefined),
  member('value', [OPTIONAL], A, present),
  member('or', [OPTIONAL, OPTIONAL], OPTIONAL, (of = null, other = null) =>
    presentValue(of) === undefined ? other : of,
  ),
  member('orValue', [OPTIONAL, A], A, (of, other = null) => {
    const value = presentValue(of);
    return value === undefined ? other : value;
  }),
];
