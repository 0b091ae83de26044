import type { z } from 'zod';
import { type Refusal, type RefusalCode, refusalCodes, refuse } from '../kernel/refusal.ts';
import { err, ok, type Result } from '../kernel/result.ts';

type Issue = z.core.$ZodIssue;

/** Most places named in one answer. */
const PLACES_MAX = 50;

/**
 * Holds a value to a schema. Every place that does not fit becomes a refusal with its RFC 6901
 * pointer. A schema's own message may begin with the code it stands for: `restriction_must_end:
 * Say …`.
 */
export function checkShape<Value>(
  schema: z.ZodType<Value>,
  value: unknown,
): Result<Value, readonly Refusal[]> {
  const checked = schema.safeParse(value);
  if (checked.success) return ok(checked.data);
  const refusals = checked.error.issues.flatMap((issue) => refusalsOf(issue, value));
  return err(refusals.slice(0, PLACES_MAX));
}

/** The pointer to a place, escaped by RFC 6901 section 3. */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${escaped(String(part))}`).join('');
}

function escaped(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}

function refusalsOf(issue: Issue, root: unknown): readonly Refusal[] {
  const own = ownCode(issue.message);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      own === undefined
        ? refuse('unknown_field', `There is no field \`${key}\` here; leave it out`, {
            pointer: pointerOf([...issue.path, key]),
          })
        : refuse(own.code, own.detail, { pointer: pointerOf([...issue.path, key]) }),
    );
  }
  const pointer = pointerOf(issue.path);
  if (own !== undefined) return [refuse(own.code, own.detail, { pointer })];
  if (valueAt(root, issue.path) === undefined) {
    return [refuse('required', `\`${pointer || 'The body'}\` is missing`, { pointer })];
  }
  if (issue.code === 'invalid_type') {
    const detail = `This must be ${withArticle(issue.expected)}`;
    return [refuse('invalid_type', detail, { pointer })];
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    return [
      refuse('invalid_type', 'This has none of the forms that are accepted here', { pointer }),
    ];
  }
  const wrongType = typeMismatch(issue, valueAt(root, issue.path));
  return [refuse(wrongType ? 'invalid_type' : 'invalid_value', sentenceFor(issue), { pointer })];
}

function sentenceFor(issue: Issue): string {
  switch (issue.code) {
    case 'too_big':
      return `This is too long or too large; at most ${issue.maximum} ${unitOf(issue.origin)}`;
    case 'too_small':
      return `This is too short or too small; at least ${issue.minimum} ${unitOf(issue.origin)}`;
    case 'invalid_value':
      return `This must be one of: ${issue.values.map(String).join(', ')}`;
    case 'invalid_union':
      return `This must be one of: ${optionsOf(issue)}`;
    case 'custom':
      return issue.message;
    default:
      return 'This does not have the form that is accepted here';
  }
}

// `"1"` where `true` is the only value allowed is a wrong type; `"maybe"` among words is a wrong
// value.
function typeMismatch(issue: Issue, value: unknown): boolean {
  return issue.code === 'invalid_value' && !issue.values.some((one) => typeof one === typeof value);
}

function unitOf(origin: string): string {
  if (origin === 'string') return 'characters';
  return origin === 'array' ? 'entries' : '';
}

function optionsOf(issue: z.core.$ZodIssueInvalidUnion): string {
  const options: unknown = Reflect.get(issue, 'options');
  return Array.isArray(options) ? options.map(String).join(', ') : 'the forms described';
}

function withArticle(type: string): string {
  const name = type === 'int' ? 'integer' : type;
  return /^[aeiou]/.test(name) ? `an ${name}` : `a ${name}`;
}

function ownCode(message: string): { code: RefusalCode; detail: string } | undefined {
  const split = message.indexOf(': ');
  const code = refusalCodes.find((candidate) => candidate === message.slice(0, split));
  return code === undefined ? undefined : { code, detail: message.slice(split + 2) };
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Readonly<Record<PropertyKey, unknown>>)[key]
        : undefined,
    root,
  );
}
