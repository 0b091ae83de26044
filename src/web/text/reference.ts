/** The last six characters of an identifier, in capitals: short enough to say on the telephone. */
export function shortReference(id: string): string {
  return id.replaceAll('-', '').slice(-6).toUpperCase();
}
