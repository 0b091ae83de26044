import type { Instant } from '../../kernel/instant.ts';
import type { IdempotencyRecord } from '../port.ts';
import { decodeJson, encode } from '../stored-text.ts';
import type { Session } from './connections.ts';
import { keyColumn } from './key-column.ts';
import { text } from './row.ts';

/** Remembers an answer; false when one is there already, which stays. */
export async function rememberAnswer(
  session: Session,
  { caller, key, route, fingerprint, at, answer }: IdempotencyRecord,
): Promise<boolean> {
  const added = await session.changes(
    `INSERT INTO remembered_answers (caller, call_key, route, fingerprint, at, answer)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [keyColumn(caller), keyColumn(key), route, fingerprint, at, encode(answer)],
  );
  return added === 1;
}

export async function rememberedAnswer(
  session: Session,
  caller: string,
  key: string,
): Promise<IdempotencyRecord | undefined> {
  const [row] = await session.rows(
    `SELECT route, fingerprint, at, answer FROM remembered_answers
     WHERE caller = $1 AND call_key = $2`,
    [keyColumn(caller), keyColumn(key)],
  );
  if (row === undefined) return undefined;
  return {
    caller,
    key,
    route: text(row, 'route'),
    fingerprint: text(row, 'fingerprint'),
    answer: decodeJson(text(row, 'answer')),
    at: text(row, 'at') as Instant,
  };
}

export async function removeAnswersOf(session: Session, caller: string): Promise<void> {
  await session.changes('DELETE FROM remembered_answers WHERE caller = $1', [keyColumn(caller)]);
}

export async function sweepAnswers(session: Session, before: Instant): Promise<number> {
  return await session.changes('DELETE FROM remembered_answers WHERE at < $1', [before]);
}
