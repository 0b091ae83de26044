import type { Instant } from '../../kernel/instant.ts';
import type { Ticket } from '../port.ts';
import { decodeJson, encode } from '../stored-text.ts';
import type { Session } from './connections.ts';
import { keyColumn, keyOf } from './key-column.ts';
import { type Row, text } from './row.ts';

const SELECT = 'SELECT hash, kind, holder, expires_at, body FROM tickets';

export async function storeTicket(
  session: Session,
  { hash, kind, holder, expiresAt, body }: Ticket,
): Promise<void> {
  await session.changes(
    `INSERT INTO tickets (hash, kind, holder, expires_at, body) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (community, hash) DO UPDATE SET kind = excluded.kind, holder = excluded.holder,
       expires_at = excluded.expires_at, body = excluded.body`,
    [keyColumn(hash), keyColumn(kind), keyColumn(holder), expiresAt, encode(body)],
  );
}

export async function readTicket(session: Session, hash: string): Promise<Ticket | undefined> {
  const [row] = await session.rows(`${SELECT} WHERE hash = $1`, [keyColumn(hash)]);
  return row === undefined ? undefined : ticketOf(row);
}

export async function removeTicket(session: Session, hash: string): Promise<void> {
  await session.changes('DELETE FROM tickets WHERE hash = $1', [keyColumn(hash)]);
}

export async function removeTicketsOf(session: Session, holder: string): Promise<number> {
  return await session.changes('DELETE FROM tickets WHERE holder = $1', [keyColumn(holder)]);
}

export async function listTickets(session: Session, kind: string): Promise<readonly Ticket[]> {
  const sql = `${SELECT} WHERE kind = $1 ORDER BY holder, hash`;
  return (await session.rows(sql, [keyColumn(kind)])).map(ticketOf);
}

export async function sweepTickets(session: Session, now: Instant): Promise<number> {
  return await session.changes('DELETE FROM tickets WHERE expires_at <= $1', [now]);
}

function ticketOf(row: Row): Ticket {
  return {
    hash: keyOf(row, 'hash'),
    kind: keyOf(row, 'kind'),
    holder: keyOf(row, 'holder'),
    body: decodeJson(text(row, 'body')),
    expiresAt: text(row, 'expires_at') as Instant,
  };
}
