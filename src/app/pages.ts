import { limits } from '../kernel/limits.ts';
import { refuse } from '../kernel/refusal.ts';
import type { ListedView, ListQuery, Store } from '../store/port.ts';
import type { Page, PageQuery } from './contract/call.ts';
import { stop } from './handle.ts';

/**
 * A list whose rows the caller may see; a page of no visible rows still says where the next one
 * starts.
 */
export async function pageOf<Row>(
  store: Store,
  query: PageQuery,
  list: Pick<ListQuery, 'index' | 'key' | 'direction'> & {
    /** Undefined for a row that is left out. */
    readonly row: (view: ListedView) => Row | undefined | Promise<Row | undefined>;
  },
): Promise<Page<Row>> {
  const limit = Math.min(query.limit ?? limits.pageSizeDefault, limits.pageSizeMax);
  const { row, ...rest } = list;
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor, rest);
  const views = await store.list({
    ...rest,
    limit: limit + 1,
    ...(after === undefined ? {} : { after }),
  });
  const shown = views.slice(0, limit);
  const items: Row[] = [];
  for (const view of shown) {
    const found = await row(view);
    if (found !== undefined) items.push(found);
  }
  const last = shown.at(-1);
  const more = views.length > limit && last !== undefined;
  return more ? { items, next: writeCursor(last, rest) } : { items };
}

type CursorOf = Pick<ListQuery, 'index' | 'key'>;

/**
 * Opaque outside; it names its list, so that a cursor of another query is refused (bad input 55).
 */
function writeCursor(last: ListedView, list: CursorOf): string {
  const text = JSON.stringify([list.index, list.key, last.order, last.stream]);
  return Buffer.from(text).toString('base64url');
}

function readCursor(cursor: string, list: CursorOf): { order: string; stream: string } {
  const parts = decode(cursor);
  const [index, key, order, stream] = parts;
  if (index !== list.index || key !== list.key || order === undefined || stream === undefined) {
    return stop(
      refuse('bad_cursor', 'This cursor is not of this list. Start again without a cursor.', {
        pointer: '/cursor',
      }),
    );
  }
  return { order, stream };
}

function decode(cursor: string): readonly (string | undefined)[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const texts = Array.isArray(parts) && parts.every((part) => typeof part === 'string');
    return texts && parts.length === 4 ? parts : [];
  } catch {
    return [];
  }
}

/** Every view under one key. For what belongs to one person or one decision, and so stays small. */
export async function readWhole(
  store: Store,
  list: Pick<ListQuery, 'index' | 'key' | 'direction'>,
): Promise<readonly ListedView[]> {
  const all: ListedView[] = [];
  let after: ListQuery['after'];
  for (;;) {
    const page = await store.list({
      ...list,
      limit: limits.pageSizeMax,
      ...(after === undefined ? {} : { after }),
    });
    all.push(...page);
    const last = page.at(-1);
    if (page.length < limits.pageSizeMax || last === undefined) return all;
    after = { order: last.order, stream: last.stream };
  }
}
