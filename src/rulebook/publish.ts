import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Files } from './diagnostic.ts';
import { collectRemarks } from './diagnostic.ts';
import { readRule } from './read-rule.ts';
import { isRulebookFile, normalised } from './source-text.ts';

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
