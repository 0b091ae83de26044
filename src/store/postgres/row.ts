/** A row as the driver gives it; `bigint` columns are read as numbers (`connections.ts`). */
export type Row = Readonly<Record<string, unknown>>;

/** A column the schema says is text. */
export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`the store has no text in ${column}`);
  return value;
}

export function optionalText(row: Row, column: string): string | undefined {
  return row[column] === null ? undefined : text(row, column);
}

/** A column the schema says is an integer. */
export function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new TypeError(`the store has no number in ${column}`);
  return value;
}
