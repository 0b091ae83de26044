import type { Instant } from '../../kernel/instant.ts';
import type { Session } from './connections.ts';
import { keyColumn, keyOf } from './key-column.ts';
import { integer, text } from './row.ts';

export interface LeaseRequest {
  readonly name: string;
  readonly holder: string;
  readonly now: Instant;
  readonly until: Instant;
}

/** The number of the last holding; undefined when nobody ever held it. */
export async function leaseFence(session: Session, name: string): Promise<number | undefined> {
  const [row] = await session.rows('SELECT fence FROM leases WHERE name = $1', [keyColumn(name)]);
  return row && integer(row, 'fence');
}

/** Inside a transaction of the one writer. */
export async function takeLease(
  session: Session,
  { name, holder, now, until }: LeaseRequest,
): Promise<number | undefined> {
  const key = keyColumn(name);
  const sql = 'SELECT holder, fence, until FROM leases WHERE name = $1';
  const [row] = await session.rows(sql, [key]);
  const held = row !== undefined && text(row, 'until') > now;
  if (held && keyOf(row, 'holder') !== holder) return undefined;
  const last = row === undefined ? 0 : integer(row, 'fence');
  const fence = held ? last : last + 1;
  await session.changes(
    `INSERT INTO leases (name, holder, fence, until) VALUES ($1, $2, $3, $4)
     ON CONFLICT (community, name) DO UPDATE
     SET holder = excluded.holder, fence = excluded.fence, until = excluded.until`,
    [key, keyColumn(holder), fence, until],
  );
  return fence;
}
