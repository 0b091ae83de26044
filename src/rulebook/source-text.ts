const OWN: RegExp =
  /^(?:(?:translations\/[^/]+\/)?(?:rulebook\.yaml|rules\/[^/]+\.md)|lists\/[^/]+\.txt)$/;

/** Whether a path belongs to the rulebook; everything else in the directory is left alone. */
export function isRulebookFile(path: string): boolean {
  return OWN.test(path);
}

/** The same files with line ends `\n`, no byte order mark and well-formed text. */
export function normalised(
  files: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const entries = Object.entries(files).map(([path, text]): [string, string] => [
    path,
    normalisedText(text),
  ]);
  return Object.fromEntries(entries);
}

/** Text with line ends `\n`, no byte order mark and no half of a surrogate pair. */
export function normalisedText(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .toWellFormed();
}
