import type { Checked } from './checked.ts';
import type { Overload } from './environment.ts';
import type { Call } from './expression.ts';
import type { Type } from './type.ts';
import {
  type Answer,
  CelMap,
  Duration,
  NoAnswer,
  Optional,
  Timestamp,
  TypeValue,
  Unsigned,
  type Value,
} from './value.ts';

/**
 * Whether a call must look at its values to know what to do: several overloads can apply, or the
 * type of a part is open.
 */
export function isOpen(call: Call, checked: Checked): boolean {
  const [only, another] = checked.overloadsOf(call);
  if (only === undefined || another !== undefined || checked.unchecked) return true;
  const parts = only.member && call.target !== undefined ? [call.target, ...call.args] : call.args;
  return parts.some((part) => checked.typeOf(part).kind === 'dyn');
}

/** Chooses the overload whose parameters the values fit, for calls whose types were open. */
export function dispatch(overloads: readonly Overload[], args: readonly Value[]): Answer {
  for (const overload of overloads) {
    const fits = overload.parameters.every((type, at) => isOf(args[at] ?? null, type));
    if (fits) return overload.run(args);
  }
  return new NoAnswer('no such overload: the parts do not fit together');
}

/** Whether a value is of a type, as far as its outside tells. */
export function isOf(value: Value, type: Type): boolean {
  switch (type.kind) {
    case 'dyn':
    case 'parameter':
      return true;
    case 'null':
      return value === null;
    case 'bool':
      return typeof value === 'boolean';
    case 'int':
      return typeof value === 'bigint';
    case 'double':
      return typeof value === 'number';
    case 'string':
      return typeof value === 'string';
    case 'uint':
      return value instanceof Unsigned;
    case 'bytes':
      return value instanceof Uint8Array;
    case 'timestamp':
      return value instanceof Timestamp;
    case 'duration':
      return value instanceof Duration;
    case 'optional':
      return value instanceof Optional;
    case 'type':
      return value instanceof TypeValue;
    case 'map':
      return value instanceof CelMap;
    case 'list':
      return Array.isArray(value);
  }
}
