import type { PartId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Part, PartEnd } from '../port.ts';
import { decodeJson, encode } from '../stored-text.ts';
import type { Session } from './connections.ts';
import { keyColumn, keyOf } from './key-column.ts';
import { optionalText, type Row, text } from './row.ts';

const SELECT = 'SELECT id, kind, person, delete_after, body FROM parts';

export async function addPart(
  session: Session,
  { id, kind, person, deleteAfter, body }: Part,
): Promise<void> {
  await session.changes(
    'INSERT INTO parts (id, kind, person, delete_after, body) VALUES ($1, $2, $3, $4, $5)',
    [
      keyColumn(id),
      kind,
      person === undefined ? null : keyColumn(person),
      deleteAfter ?? null,
      encode(body),
    ],
  );
}

export async function readPart(session: Session, id: PartId): Promise<Part | undefined> {
  const [row] = await session.rows(`${SELECT} WHERE id = $1`, [keyColumn(id)]);
  return row === undefined ? undefined : partOf(row);
}

export async function partsOf(session: Session, person: string): Promise<readonly Part[]> {
  return (await session.rows(`${SELECT} WHERE person = $1`, [keyColumn(person)])).map(partOf);
}

export async function endedParts(
  session: Session,
  now: Instant,
  limit: number,
): Promise<readonly Part[]> {
  return (await session.rows(`${SELECT} WHERE delete_after <= $1 LIMIT $2`, [now, limit])).map(
    partOf,
  );
}

export async function removeParts(session: Session, ids: readonly PartId[]): Promise<void> {
  if (ids.length === 0) return;
  await session.changes('DELETE FROM parts WHERE id = ANY ($1)', [ids.map(keyColumn)]);
}

export async function endPart(session: Session, { id, deleteAfter }: PartEnd): Promise<void> {
  await session.changes('UPDATE parts SET delete_after = $1 WHERE id = $2', [
    deleteAfter,
    keyColumn(id),
  ]);
}

export async function sweepParts(session: Session, now: Instant): Promise<number> {
  return await session.changes('DELETE FROM parts WHERE delete_after <= $1', [now]);
}

function partOf(row: Row): Part {
  const deleteAfter = optionalText(row, 'delete_after');
  return {
    id: keyOf(row, 'id') as PartId,
    kind: text(row, 'kind'),
    ...(row['person'] === null ? {} : { person: keyOf(row, 'person') }),
    body: decodeJson(text(row, 'body')),
    ...(deleteAfter === undefined ? {} : { deleteAfter: deleteAfter as Instant }),
  };
}
