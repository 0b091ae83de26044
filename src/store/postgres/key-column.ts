import { keyText } from '../stored-text.ts';
import { type Row, text } from './row.ts';

const NUL = '\0';
const ESCAPE = '\u0001';
const AFTER_ESCAPE = '\u0002';

/**
 * A key as PostgreSQL can hold it: its texts know no U+0000, so that one is written as U+0001
 * U+0001 and U+0001 as U+0001 U+0002. The order by code point stays what it was.
 */
export function keyColumn(key: string): string {
  return keyText(key)
    .replaceAll(ESCAPE, `${ESCAPE}${AFTER_ESCAPE}`)
    .replaceAll(NUL, `${ESCAPE}${ESCAPE}`);
}

/** The key that `keyColumn` wrote. */
export function keyOf(row: Row, column: string): string {
  const written = text(row, column);
  if (!written.includes(ESCAPE)) return written;
  let key = '';
  for (let at = 0; at < written.length; at += 1) {
    const unit = written.charAt(at);
    if (unit !== ESCAPE) key += unit;
    else {
      at += 1;
      key += written.charAt(at) === ESCAPE ? NUL : ESCAPE;
    }
  }
  return key;
}
