import { z } from 'zod';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Route } from './resource.ts';
import { checkShape, pointerOf } from './validation.ts';

const QUERY_LENGTH_MAX = 4_096;
const WHOLE_NUMBER: RegExp = /^\d{1,9}$/;

/** Reads a query by the route's schema; a parameter that is unknown or comes twice is refused. */
export function readQuery(route: Route, request: Request): Result<unknown, readonly Refusal[]> {
  const at = request.url.indexOf('?');
  const search = at === -1 ? '' : request.url.slice(at);
  if (search.length > QUERY_LENGTH_MAX) {
    return err([refuse('invalid_value', `A query has at most ${QUERY_LENGTH_MAX} characters`)]);
  }
  const sent = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(search)) {
    const pointer = pointerOf([name]);
    if (sent.has(name)) {
      return err([
        refuse('invalid_value', `\`${name}\` is given twice; send it once`, { pointer }),
      ]);
    }
    sent.set(name, value);
  }
  const schema = route.query ?? z.strictObject({});
  const shaped = checkShape(schema, Object.fromEntries(typed(sent, schema)));
  if (shaped.ok) return ok(shaped.value);
  return err(shaped.error.map((refusal) => asCursor(refusal)));
}

/** A query is all text; where the schema wants a number, digits become one. */
function* typed(
  sent: ReadonlyMap<string, string>,
  schema: z.ZodObject,
): Generator<[string, string | number]> {
  for (const [name, value] of sent) {
    const field: unknown = Object.hasOwn(schema.shape, name) ? schema.shape[name] : undefined;
    const inner = field instanceof z.ZodExactOptional ? field.unwrap() : field;
    const isNumber = inner instanceof z.ZodNumber && WHOLE_NUMBER.test(value);
    yield [name, isNumber ? Number(value) : value];
  }
}

// A cursor of a form we never gave out is a bad cursor like any other.
function asCursor(refusal: Refusal): Refusal {
  if (refusal.pointer !== '/cursor' || refusal.refused !== 'invalid_value') return refusal;
  return refuse('bad_cursor', 'This is no cursor of this list; start again without one', {
    pointer: '/cursor',
  });
}
