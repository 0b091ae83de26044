import { jsonPointer } from '../kernel/json-examination.ts';
import { limits } from '../kernel/limits.ts';
import { firstByPrecedence, type Refusal, type RefusalCode, refuse } from '../kernel/refusal.ts';
import { fieldKind } from './identity.ts';

/** An object of a parsed body. */
export type Fields = Readonly<Record<string, unknown>>;

/** Everything found wrong with one message; `base` is the pointer of the message in the body. */
export interface Faults {
  readonly base: string;
  readonly found: Refusal[];
}

export interface Where {
  readonly faults: Faults;
  /** Pointer of the object below the message, for example `/data/actor`. */
  readonly pointer: string;
}

export function answerOf(faults: Faults): Refusal | undefined {
  return faults.found.length === 0 ? undefined : firstByPrecedence(faults.found);
}

export function note(where: Where, field: string, code: RefusalCode, detail: string): undefined {
  const step = field === '' ? '' : jsonPointer([field]);
  const pointer = `${where.faults.base}${where.pointer}${step}`;
  where.faults.found.push(refuse(code, detail, { pointer }));
  return undefined;
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function readFields(where: Where, from: Fields, field: string): Fields | undefined {
  const value = from[field];
  if (value === undefined) return undefined;
  if (isFields(value)) return value;
  return note(where, field, 'invalid_type', `\`${field}\` must be an object`);
}

/** Notes every field that is not known, with the reason when it is one Evenhand never takes. */
export function refuseOtherFields(where: Where, from: Fields, known: ReadonlySet<string>): void {
  for (const field in from) if (!known.has(field)) noteUnknownField(where, field, known);
}

function noteUnknownField(where: Where, field: string, known: ReadonlySet<string>): void {
  const shown = field.slice(0, 100);
  switch (fieldKind(field)) {
    case 'signal': {
      const detail = `\`${shown}\` is a reaction, vote, view, read or opinion; these are never taken`;
      note(where, field, 'signal_not_allowed', detail);
      return;
    }
    case 'identity': {
      const detail = `\`${shown}\` tells who a person is; send only the platform's own opaque handle`;
      note(where, field, 'identity_not_allowed', detail);
      return;
    }
    case 'unknown': {
      const detail = `There is no field \`${shown}\` here; known are ${[...known].join(', ')}`;
      note(where, field, 'unknown_field', detail);
    }
  }
}

export interface TextBounds {
  readonly lengthMax: number;
  readonly required?: boolean;
}

export function readText(
  where: Where,
  from: Fields,
  field: string,
  bounds: TextBounds,
): string | undefined {
  const value = from[field];
  if (value === undefined) {
    return bounds.required === true
      ? note(where, field, 'required', `\`${field}\` is missing`)
      : undefined;
  }
  return checkText(where, field, value, bounds.lengthMax);
}

/** A text no longer than allowed. */
export function checkText(
  where: Where,
  field: string,
  value: unknown,
  lengthMax: number,
): string | undefined {
  if (typeof value !== 'string') {
    return note(where, field, 'invalid_type', `\`${field}\` must be a text`);
  }
  if (value.length > lengthMax) {
    const detail = `\`${field}\` is ${value.length} long; at most ${lengthMax} are taken`;
    return note(where, field, 'invalid_value', detail);
  }
  return value;
}

/** An id or URI: not empty, no white space, no control or invisible characters. */
export function readIdentifier(
  where: Where,
  from: Fields,
  field: string,
  bounds: TextBounds = { lengthMax: limits.identifierLengthMax },
): string | undefined {
  const value = readText(where, from, field, bounds);
  return value === undefined ? undefined : checkIdentifier(where, field, value);
}

export function checkIdentifier(where: Where, field: string, value: string): string | undefined {
  if (value === '') return note(where, field, 'required', `\`${field}\` is empty`);
  if (isPlain(value)) return value;
  const detail = `\`${field}\` has a space or an invisible character; send the platform’s own id`;
  return note(where, field, 'invalid_value', detail);
}

const NOT_PLAIN: RegExp = /[\p{C}\p{Z}]/u;

function isPlain(value: string): boolean {
  for (let at = 0; at < value.length; at += 1) {
    const unit = value.charCodeAt(at);
    if (unit <= 0x20 || unit >= 0x7f) return !NOT_PLAIN.test(value);
  }
  return true;
}

export interface ListBounds {
  readonly itemsMax: number;
}

export function readList(
  where: Where,
  from: Fields,
  field: string,
  bounds: ListBounds,
): readonly unknown[] | undefined {
  const value = from[field];
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) {
    return note(where, field, 'invalid_type', `\`${field}\` must be a list`);
  }
  if (value.length > bounds.itemsMax) {
    const detail = `\`${field}\` has ${value.length} entries; at most ${bounds.itemsMax} are taken`;
    return note(where, field, 'invalid_value', detail);
  }
  return value;
}

/** A list of ids or addresses. Faults point at the entry. */
export function readIdentifiers(
  where: Where,
  from: Fields,
  field: string,
  bounds: ListBounds & TextBounds,
): readonly string[] | undefined {
  const list = readList(where, from, field, bounds);
  if (list === undefined || list.length === 0) return list as readonly string[] | undefined;
  const inside = { faults: where.faults, pointer: `${where.pointer}${jsonPointer([field])}` };
  return list.flatMap((entry, index) => {
    const text = checkText(inside, String(index), entry, bounds.lengthMax);
    const checked = text === undefined ? undefined : checkIdentifier(inside, String(index), text);
    return checked === undefined ? [] : [checked];
  });
}
