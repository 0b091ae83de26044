import type { Instant } from '../../kernel/instant.ts';
import type { IdempotencyRecord } from '../port.ts';
import { envelopeIn, openedValue, sealedValue } from './envelope.ts';
import type { KeyFile } from './key-file.ts';

/** Holders of the keys of a day's answers begin with this, and sort by the day. */
export const ANSWERS = 'answers:';

export function dayHolder(at: Instant): string {
  return `${ANSWERS}${at.slice(0, 10)}`;
}

/** A member's answers are closed with the member's key, the others with that of their day. */
export function sealedAnswer(keys: KeyFile, record: IdempotencyRecord): IdempotencyRecord {
  const { caller, at, answer } = record;
  const holder = caller.startsWith('member:') ? caller : dayHolder(at);
  const key = keys.ofHolders(new Set([holder])).get(holder);
  if (key === undefined) throw new Error('no data key was made');
  return { ...record, answer: { sealed: sealedValue(key, placeOf(record), answer) } };
}

/** The answer again; nothing in its place when the key was destroyed. */
export function openedAnswer(keys: KeyFile, record: IdempotencyRecord): IdempotencyRecord {
  const envelope = envelopeIn(record.answer);
  if (envelope === undefined) return record;
  return { ...record, answer: openedValue(keys, placeOf(record), envelope) ?? null };
}

function placeOf({ caller, key }: IdempotencyRecord): string {
  return `answer\n${caller}\n${key}`;
}
