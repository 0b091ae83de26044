import type { Overload } from '../environment.ts';
import { type Type, typeName } from '../type.ts';
import { type Answer, NoAnswer, type Value } from '../value.ts';

export const BOOL: Type = { kind: 'bool' };
export const INT: Type = { kind: 'int' };
export const UINT: Type = { kind: 'uint' };
export const DOUBLE: Type = { kind: 'double' };
export const STRING: Type = { kind: 'string' };
export const BYTES: Type = { kind: 'bytes' };
export const TIMESTAMP: Type = { kind: 'timestamp' };
export const DURATION: Type = { kind: 'duration' };
export const DYN: Type = { kind: 'dyn' };
export const A: Type = { kind: 'parameter', name: 'A' };
export const B: Type = { kind: 'parameter', name: 'B' };
export const LIST_A: Type = { kind: 'list', item: A };
export const MAP_AB: Type = { kind: 'map', key: A, value: B };
export const STRINGS: Type = { kind: 'list', item: STRING };

/** No text and no list that a function makes is longer. */
export const sizeMax = 1_000_000;

/** A function called as `name(parameters)`; operators too. */
export function overload(
  name: string,
  parameters: readonly Type[],
  result: Type,
  run: (...args: readonly Value[]) => Answer,
): Overload {
  return made(name, false, parameters, { result, run });
}

/** A function called as `first.name(others)`. */
export function member(
  name: string,
  parameters: readonly Type[],
  result: Type,
  run: (...args: readonly Value[]) => Answer,
): Overload {
  return made(name, true, parameters, { result, run });
}

function made(
  name: string,
  isMember: boolean,
  parameters: readonly Type[],
  { result, run }: { result: Type; run: (...args: readonly Value[]) => Answer },
): Overload {
  const id = `${isMember ? '.' : ''}${name}(${parameters.map(typeName).join(', ')})`;
  return {
    ...{ id, function: name, member: isMember, parameters, result },
    run: (args) => run(...args),
  };
}

/** The text of a value that is known to be one. */
export function text(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** The whole number of a value that is known to be one. */
export function int(value: Value | undefined): bigint {
  return typeof value === 'bigint' ? value : 0n;
}

export function items(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : [];
}

/** A text within the bounds of what a function may make. */
export function boundedText(made_: string): Answer {
  return made_.length <= sizeMax ? made_ : new NoAnswer('the text became too long', 'limit');
}
