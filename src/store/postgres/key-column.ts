import { keyText } from '../stored-text.ts';
import { type Row, text } from './row.ts';

/**
 * A key as PostgreSQL can hold it: its texts know no U+0000, so that one is written as U+0001
 * U+0001 and U+0001 as U+0001 U+0002. The order by code point stays what it was.
 */
export function keyColumn(key: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return keyText(key).replace(/[\0\u0001]/g, (unit) =>
    unit === '\0' ? '\u0001\u0001' : '\u0001\u0002',
  );
}

/** The key that `keyColumn` wrote. */
export function keyOf(row: Row, column: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what was written
  return text(row, column).replace(/\u0001([\u0001\u0002])/g, (_, unit) =>
    unit === '\u0001' ? '\0' : '\u0001',
  );
}
