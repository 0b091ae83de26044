import { err, ok, type Result } from '../../kernel/result.ts';
import type { CommitConflict, UniqueKey } from '../port.ts';
import type { Session } from './connections.ts';
import { keyColumn, keyOf } from './key-column.ts';

export async function keyHolder(session: Session, key: string): Promise<string | undefined> {
  const [row] = await session.rows('SELECT holder FROM unique_keys WHERE unique_key = $1', [
    keyColumn(key),
  ]);
  return row === undefined ? undefined : keyOf(row, 'holder');
}

export async function takeKey(
  session: Session,
  { key, holder }: UniqueKey,
): Promise<Result<null, CommitConflict>> {
  const added = await session.changes(
    'INSERT INTO unique_keys (unique_key, holder) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    [keyColumn(key), keyColumn(holder)],
  );
  const current = added === 1 ? holder : await keyHolder(session, key);
  if (current === undefined || current === holder) return ok(null);
  return err({ kind: 'unique', key, holder: current });
}

export async function releaseKey(session: Session, key: string): Promise<void> {
  await session.changes('DELETE FROM unique_keys WHERE unique_key = $1', [keyColumn(key)]);
}
