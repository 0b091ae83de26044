import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { ListedView, ListQuery, StreamName } from '../port.ts';
import { decodeJson } from '../stored-text.ts';
import { integer, text } from './row.ts';

/** Pages through the views of one index key. Each shape of query is prepared once. */
export class ViewLists {
  readonly #database: DatabaseSync;
  readonly #statements: Map<string, StatementSync> = new Map();
  readonly #count: StatementSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#count = database.prepare(
      'SELECT count(*) AS entries FROM view_entries WHERE index_name = ? AND entry_key = ?',
    );
  }

  list(query: ListQuery): readonly ListedView[] {
    const { index, key, after, upTo, limit } = query;
    const values: SQLInputValue[] = [index, key];
    if (after !== undefined) values.push(after.order, after.stream);
    if (upTo !== undefined) values.push(upTo);
    const rows = this.#statement(query).all(...values, limit);
    return rows.map((row) => ({
      stream: text(row, 'stream') as StreamName,
      version: integer(row, 'version'),
      body: decodeJson(text(row, 'body')),
      order: text(row, 'entry_order'),
    }));
  }

  count(index: string, key: string): number {
    const row = this.#count.get(index, key);
    return row === undefined ? 0 : integer(row, 'entries');
  }

  #statement(query: ListQuery): StatementSync {
    const sql = listSql(query);
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const prepared = this.#database.prepare(sql);
    this.#statements.set(sql, prepared);
    return prepared;
  }
}

// CROSS JOIN keeps the entries as the outer table, so that rows come in order and reading stops
// early.
function listSql({ after, upTo, direction }: ListQuery): string {
  const [behind, way] = direction === 'descending' ? ['<', 'DESC'] : ['>', 'ASC'];
  return `SELECT entry_order, stream, version, body
    FROM view_entries CROSS JOIN streams ON name = stream
    WHERE index_name = ? AND entry_key = ?
    ${after === undefined ? '' : `AND (entry_order, stream) ${behind} (?, ?)`}
    ${upTo === undefined ? '' : 'AND entry_order <= ?'}
    ORDER BY entry_order ${way}, stream ${way} LIMIT ?`;
}
