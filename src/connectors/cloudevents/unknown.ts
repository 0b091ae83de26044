import { jsonPointer } from '../../kernel/json-examination.ts';
import { refuse } from '../../kernel/refusal.ts';
import { answerOf, type Fields, isFields, note, type Where } from '../field-reader.ts';
import { fieldKind } from '../identity.ts';
import type { IncomingActivity } from '../port.ts';

/** Names that version 1 uses for something harmless, though elsewhere they may name a person. */
const HARMLESS: ReadonlySet<string> = new Set(['name', 'mentions', 'content', 'text']);

interface Heading {
  readonly id: string | undefined;
  readonly source: string | undefined;
  readonly type: string | undefined;
}

/**
 * An event of a type or version this server does not know is kept as it came, unless it is about
 * something Evenhand never takes: then nothing of it is stored (E1).
 */
export function setAside(where: Where, event: Fields, heading: Heading): IncomingActivity {
  const { id, source, type } = heading;
  if (type !== undefined && fieldKind(type) === 'signal') {
    const detail = 'Reactions, votes, views, follows, reads and opinions are never taken';
    note(where, 'type', 'signal_not_allowed', detail);
  } else if (type !== undefined && fieldKind(type) === 'identity') {
    note(where, 'type', 'identity_not_allowed', 'Who a person is has no place here');
  }
  refuseForbiddenFields(where, event);
  const refusal = answerOf(where.faults);
  if (refusal !== undefined || id === undefined || source === undefined || type === undefined) {
    const fallback = refuse('required', 'An event needs `id`, `source` and `type`');
    return { kind: 'refused', id: id ?? null, refusal: refusal ?? fallback };
  }
  return { kind: 'unknown', id, source, type, raw: JSON.stringify(event) };
}

function refuseForbiddenFields(where: Where, value: unknown): void {
  if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) {
      refuseForbiddenFields({ faults: where.faults, pointer: `${where.pointer}/${index}` }, entry);
    }
    return;
  }
  if (!isFields(value)) return;
  for (const [field, member] of Object.entries(value)) {
    const kind = HARMLESS.has(field) ? 'unknown' : fieldKind(field);
    if (kind === 'signal') {
      note(where, field, 'signal_not_allowed', `\`${field}\` is never taken, in any version`);
    } else if (kind === 'identity') {
      note(where, field, 'identity_not_allowed', `\`${field}\` is never taken, in any version`);
    }
    refuseForbiddenFields(
      { faults: where.faults, pointer: `${where.pointer}${jsonPointer([field])}` },
      member,
    );
  }
}
