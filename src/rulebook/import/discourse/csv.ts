import type { SourcePlace } from '../import-result.ts';

/** One field of a line of comma-separated text. */
export interface CsvField {
  readonly text: string;
  readonly place: SourcePlace;
}

/**
 * Rows of a comma-separated text (RFC 4180): fields may stand in double quotes, in which two double
 * quotes are one. Rows without any text are left out.
 */
export function readCsv(text: string): readonly (readonly CsvField[])[] {
  const rows: CsvField[][] = [];
  let row: CsvField[] = [];
  let line = 1;
  let lineStart = 0;
  for (let at = 0; at <= text.length; ) {
    const place = { line, column: at - lineStart + 1 };
    const quoted = /"((?:[^"]|"")*)"[^,\n]*/y;
    const plain = /[^,\n]*/y;
    quoted.lastIndex = at;
    plain.lastIndex = at;
    const found = quoted.exec(text) ?? plain.exec(text);
    const whole = found?.[0] ?? '';
    const inside = found?.[1];
    row.push({ text: (inside?.replaceAll('""', '"') ?? whole).trim(), place });
    const breaks = whole.split('\n').length - 1;
    if (breaks > 0) {
      line += breaks;
      lineStart = at + whole.lastIndexOf('\n') + 1;
    }
    at += whole.length;
    if (text[at] !== ',') {
      if (row.some((one) => one.text !== '')) rows.push(row);
      row = [];
      line += 1;
      lineStart = at + 1;
    }
    at += 1;
  }
  return rows;
}
