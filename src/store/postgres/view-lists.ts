import type { ListedView, ListQuery, StreamName } from '../port.ts';
import { decodeJson } from '../stored-text.ts';
import type { Session } from './connections.ts';
import { keyColumn, keyOf } from './key-column.ts';
import { integer, text } from './row.ts';

/** Pages through the views of one index key. */
export async function listViews(
  session: Session,
  query: ListQuery,
): Promise<readonly ListedView[]> {
  const { index, key, after, upTo, limit, direction } = query;
  const [behind, way] = direction === 'descending' ? ['<', 'DESC'] : ['>', 'ASC'];
  const values: unknown[] = [keyColumn(index), keyColumn(key), limit];
  let bounds = '';
  if (after !== undefined) {
    values.push(keyColumn(after.order), keyColumn(after.stream));
    bounds += ` AND (entry_order, stream) ${behind} ($4, $5)`;
  }
  if (upTo !== undefined) {
    values.push(keyColumn(upTo));
    bounds += ` AND entry_order <= $${values.length}`;
  }
  const rows = await session.rows(
    `SELECT entry_order, stream, version, body
     FROM view_entries JOIN streams ON name = stream
     WHERE index_name = $1 AND entry_key = $2${bounds}
     ORDER BY entry_order ${way}, stream ${way} LIMIT $3`,
    values,
  );
  return rows.map((row) => ({
    stream: keyOf(row, 'stream') as StreamName,
    version: integer(row, 'version'),
    body: decodeJson(text(row, 'body')),
    order: keyOf(row, 'entry_order'),
  }));
}

export async function countEntries(session: Session, index: string, key: string): Promise<number> {
  const [row] = await session.rows(
    'SELECT count(*) AS entries FROM view_entries WHERE index_name = $1 AND entry_key = $2',
    [keyColumn(index), keyColumn(key)],
  );
  return row === undefined ? 0 : integer(row, 'entries');
}
