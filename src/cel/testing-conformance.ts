import { tests as suite } from '@bufbuild/cel-spec/testdata/conformance.js';
import type { SerializedIncrementalTestSuite } from '@bufbuild/cel-spec/testdata/tests.js';
import { keyOf } from './map-value.ts';
import { readDuration, readTimestamp } from './standard/time-text.ts';
import type { Type } from './type.ts';
import { CelMap, Duration, Optional, Timestamp, TypeValue, Unsigned, type Value } from './value.ts';

type Json = Readonly<Record<string, unknown>>;

/** One published case: an expression, its surroundings, and what must come out. */
export interface ConformanceCase {
  readonly path: string;
  readonly source: string;
  readonly container: string;
  readonly unchecked: boolean;
  readonly variables: ReadonlyMap<string, Type>;
  readonly bindings: ReadonlyMap<string, Value>;
  readonly expected:
    | { readonly kind: 'value'; readonly value: Value }
    | { readonly kind: 'no-answer' }
    | { readonly kind: 'type'; readonly type: string };
}

/** Why a case is not one of ours: it needs messages, or an extension that rules do not have. */
export type LeftOut = 'messages' | 'extension';

/** Suites of extensions that rules do not have; spec/rulebook.md names them. */
const EXTENSIONS: ReadonlySet<string> = new Set([
  'bindings_ext',
  'block_ext',
  'encoders_ext',
  'macros2',
  'math_ext',
  'network_ext',
  'proto2_ext',
  'lists_ext',
  'sets_ext',
]);
const MESSAGES: ReadonlySet<string> = new Set([
  'proto2',
  'proto2_ext',
  'proto3',
  'enums',
  'dynamic',
  'wrappers',
]);

class NeedsMessages extends Error {}

/** Every case of the suite, the ones left out with the reason. */
export function conformanceCases(): {
  readonly cases: readonly ConformanceCase[];
  readonly leftOut: readonly { readonly path: string; readonly why: LeftOut }[];
} {
  const cases: ConformanceCase[] = [];
  const leftOut: { path: string; why: LeftOut }[] = [];
  const visit = (one: SerializedIncrementalTestSuite, path: readonly string[]): void => {
    for (const inner of one.suites ?? []) visit(inner, [...path, inner.name]);
    for (const { original } of one.tests ?? []) {
      const name = [...path, original.name ?? original.expr].join('/');
      const why = reasonToLeaveOut(path[0] ?? '', JSON.stringify(original));
      if (why !== undefined) leftOut.push({ path: name, why });
      else {
        try {
          cases.push(readCase(name, original as Json));
        } catch (problem) {
          if (!(problem instanceof NeedsMessages)) throw problem;
          leftOut.push({ path: name, why: 'messages' });
        }
      }
    }
  };
  visit(suite, []);
  return { cases, leftOut };
}

function reasonToLeaveOut(top: string, text: string): LeftOut | undefined {
  if (MESSAGES.has(top)) return 'messages';
  if (EXTENSIONS.has(top)) return 'extension';
  const messages =
    /TestAllTypes|NestedTestAllTypes|google\.protobuf\.(?!Timestamp|Duration)|TestRequired|GlobalEnum|google\.type/;
  return messages.test(text) ? 'messages' : undefined;
}

function readCase(path: string, original: Json): ConformanceCase {
  const declared = (original['typeEnv'] ?? []) as readonly Json[];
  const variables = new Map<string, Type>();
  for (const one of declared) {
    const ident = one['ident'] as Json | undefined;
    if (ident === undefined) throw new NeedsMessages('functions of its own');
    variables.set(String(one['name']), readType((ident['type'] ?? {}) as Json));
  }
  const bindings = new Map<string, Value>();
  for (const [name, bound] of Object.entries((original['bindings'] ?? {}) as Json)) {
    const value = (bound as Json)['value'];
    if (value === undefined) throw new NeedsMessages('bound to an error');
    bindings.set(name, readValue(value as Json));
  }
  return {
    path,
    source: String(original['expr']),
    container: String(original['container'] ?? ''),
    unchecked: original['disableCheck'] === true,
    variables,
    bindings,
    expected: readExpected(original),
  };
}

function readExpected(original: Json): ConformanceCase['expected'] {
  if (original['evalError'] !== undefined || original['anyEvalErrors'] !== undefined) {
    return { kind: 'no-answer' };
  }
  const typed = original['typedResult'] as Json | undefined;
  const result = (typed?.['result'] ?? original['value']) as Json | undefined;
  if (result !== undefined) return { kind: 'value', value: readValue(result) };
  if (original['checkOnly'] === true && typed !== undefined) {
    return { kind: 'type', type: JSON.stringify(readType(typed['deducedType'] as Json)) };
  }
  return { kind: 'value', value: true };
}

const PRIMITIVES: Readonly<Record<string, Type>> = {
  BOOL: { kind: 'bool' },
  INT64: { kind: 'int' },
  UINT64: { kind: 'uint' },
  DOUBLE: { kind: 'double' },
  STRING: { kind: 'string' },
  BYTES: { kind: 'bytes' },
};

function readType(json: Json): Type {
  const [kind, body] = Object.entries(json)[0] ?? ['dyn', {}];
  const inner = (body ?? {}) as Json;
  switch (kind) {
    case 'primitive':
      return PRIMITIVES[String(body)] ?? { kind: 'dyn' };
    case 'null':
      return { kind: 'null' };
    case 'dyn':
      return { kind: 'dyn' };
    case 'listType':
      return { kind: 'list', item: readType((inner['elemType'] ?? { dyn: {} }) as Json) };
    case 'mapType':
      return {
        kind: 'map',
        key: readType((inner['keyType'] ?? { dyn: {} }) as Json),
        value: readType((inner['valueType'] ?? { dyn: {} }) as Json),
      };
    case 'wellKnown':
      return { kind: body === 'DURATION' ? 'duration' : 'timestamp' };
    case 'type':
      return { kind: 'type', of: readType(inner) };
    case 'abstractType': {
      const [of] = (inner['parameterTypes'] ?? []) as readonly Json[];
      return { kind: 'optional', of: readType(of ?? { dyn: {} }) };
    }
    default:
      throw new NeedsMessages(kind);
  }
}

function readValue(json: Json): Value {
  const [kind, body] = Object.entries(json)[0] ?? ['nullValue', null];
  switch (kind) {
    case 'nullValue':
      return null;
    case 'boolValue':
      return body === true;
    case 'int64Value':
      return BigInt(String(body));
    case 'uint64Value':
      return new Unsigned(BigInt(String(body)));
    case 'doubleValue':
      return Number(body);
    case 'stringValue':
      return String(body);
    case 'bytesValue':
      return Uint8Array.from(atob(String(body)), (unit) => unit.charCodeAt(0));
    case 'typeValue':
      return new TypeValue(String(body));
    default:
      return readComposite(kind, (body ?? {}) as Json);
  }
}

function readComposite(kind: string, body: Json): Value {
  if (kind === 'listValue') return ((body['values'] ?? []) as readonly Json[]).map(readValue);
  if (kind === 'mapValue') {
    const entries = ((body['entries'] ?? []) as readonly Json[]).map((entry) => {
      const key = readValue(entry['key'] as Json);
      const pair: readonly [Value, Value] = [key, readValue(entry['value'] as Json)];
      return [keyOf(key) ?? '', pair] as const;
    });
    return new CelMap(new Map(entries));
  }
  const type = String(body['@type'] ?? '');
  const written = String(body['value'] ?? '');
  if (kind === 'objectValue' && type.endsWith('/google.protobuf.Timestamp')) {
    return readTimestamp(written) ?? new Timestamp(0n);
  }
  if (kind === 'objectValue' && type.endsWith('/google.protobuf.Duration')) {
    return readDuration(written) ?? new Duration(0n);
  }
  if (kind === 'objectValue' && type.endsWith('OptionalValue')) return new Optional(undefined);
  throw new NeedsMessages(type || kind);
}
