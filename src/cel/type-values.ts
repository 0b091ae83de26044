import type { Type } from './type.ts';
import { CelMap, Duration, Optional, Timestamp, TypeValue, Unsigned, type Value } from './value.ts';

const DYN: Type = { kind: 'dyn' };

/** Names that stand for types, with what `type(x)` answers for their values. */
export const typeValues: ReadonlyMap<string, { readonly value: TypeValue; readonly type: Type }> =
  new Map(
    (
      [
        ['bool', { kind: 'bool' }],
        ['int', { kind: 'int' }],
        ['uint', { kind: 'uint' }],
        ['double', { kind: 'double' }],
        ['string', { kind: 'string' }],
        ['bytes', { kind: 'bytes' }],
        ['null_type', { kind: 'null' }],
        ['list', { kind: 'list', item: DYN }],
        ['map', { kind: 'map', key: DYN, value: DYN }],
        ['type', { kind: 'type', of: DYN }],
        ['optional_type', { kind: 'optional', of: DYN }],
        ['google.protobuf.Timestamp', { kind: 'timestamp' }],
        ['google.protobuf.Duration', { kind: 'duration' }],
      ] as const
    ).map(([name, type]) => [name, { value: new TypeValue(name), type }]),
  );

/** The name that `type(value)` has. */
export function typeNameOf(value: Value): string {
  if (value === null) return 'null_type';
  switch (typeof value) {
    case 'boolean':
      return 'bool';
    case 'bigint':
      return 'int';
    case 'number':
      return 'double';
    case 'string':
      return 'string';
    default:
      return objectTypeName(value);
  }
}

function objectTypeName(value: Exclude<Value, null | boolean | bigint | number | string>): string {
  if (value instanceof Unsigned) return 'uint';
  if (value instanceof Uint8Array) return 'bytes';
  if (value instanceof Timestamp) return 'google.protobuf.Timestamp';
  if (value instanceof Duration) return 'google.protobuf.Duration';
  if (value instanceof Optional) return 'optional_type';
  if (value instanceof TypeValue) return 'type';
  return value instanceof CelMap ? 'map' : 'list';
}
