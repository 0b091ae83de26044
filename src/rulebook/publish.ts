import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Files } from './diagnostic.ts';
import { collectRemarks } from './diagnostic.ts';
import { readRule } from './read-rule.ts';

/** Whether a path belongs to the rulebook; everything else in the directory is left alone. */
export function isRulebookFile(path: string): boolean {
  return /^(?:rulebook\.yaml|rules\/[^/]+\.md|lists\/[^/]+\.txt)$/.test(path);
}

/** The same files with line ends `\n`, no byte order mark and well-formed text. */
export function normalised(files: Files): Files {
  const entries = Object.entries(files).map(([path, text]): [string, string] => [
    path,
    normalisedText(text),
  ]);
  return Object.fromEntries(entries);
}

/**
 * The one text that a version's hash is taken over: RFC 8785 JSON of path → text of the files that
 * belong to the rulebook, after normalising. Order of the files, line ends and a byte order mark do
 * not change it; any other character does.
 */
export function rulebookText(files: Files): string {
  const parts = Object.entries(normalised(files)).filter(([path]) => isRulebookFile(path));
  return canonicalJson(
    Object.fromEntries(parts.map(([path, text]) => [path.toWellFormed(), text])),
  );
}

/** The text of each rule by its id, normalised, to see which rules changed between two versions. */
export function ruleTexts(files: Files): Readonly<Record<string, string>> {
  const texts: [string, string][] = [];
  for (const [path, text] of Object.entries(normalised(files))) {
    if (!/^rules\/[^/]+\.md$/.test(path)) continue;
    const draft = readRule(path, text, collectRemarks({}));
    if (draft !== undefined) texts.push([draft.rule.id, text]);
  }
  return Object.fromEntries(texts.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function normalisedText(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .toWellFormed();
}
