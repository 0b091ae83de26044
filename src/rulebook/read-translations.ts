import type { LanguageTag } from '../kernel/identifier.ts';
import { limits } from '../kernel/limits.ts';
import type { Files, Remarks } from './diagnostic.ts';
import type { RuleTranslationDraft, TranslationDraft } from './draft.ts';
import { type Field, optionalField, readMap, readText, requiredField } from './field.ts';
import type { Gravity, RulebookTranslation, RuleTranslation } from './model.ts';
import { cutRuleFile, readEntries } from './rule-sections.ts';
import { readYaml, type TreeMap } from './yaml-tree.ts';

const RULE_FILE: RegExp = /^translations\/([^/]+)\/(rules\/[^/]+\.md)$/;
const BOOK_FILE: RegExp = /^translations\/([^/]+)\/rulebook\.yaml$/;

/** Every translated rule, with the file it translates: `translations/de/rules/spam.links.md`. */
export function readRuleTranslations(
  files: Files,
  remarks: Remarks,
): readonly RuleTranslationDraft[] {
  return Object.keys(files)
    .toSorted()
    .flatMap((file) => {
      const [, language, of] = RULE_FILE.exec(file) ?? [];
      if (language === undefined || of === undefined) return [];
      const text = files[file] ?? '';
      const translation = readRuleTranslation(file, text, language as LanguageTag, remarks);
      return translation === undefined ? [] : [{ file, of, translation }];
    });
}

function readRuleTranslation(
  file: string,
  text: string,
  language: LanguageTag,
  remarks: Remarks,
): RuleTranslation | undefined {
  const sections = cutRuleFile(file, text, remarks);
  if (sections === undefined) return undefined;
  const { head: piece, parts } = sections;
  const tree = readYaml({ file, text: piece.text, offset: piece.offset }, remarks);
  if (tree === undefined) return undefined;
  const head = readMap({ tree, remarks, name: 'translation' }, ['title']);
  const titleField = head === undefined ? undefined : requiredField(head, 'title', remarks);
  const title = titleField === undefined ? undefined : readText(titleField);
  if (parts.tests !== undefined) {
    const help = 'leave `## Tests` to the original';
    remarks.error('section', parts.tests.place, 'a translation has no tests of its own', help);
  }
  if (title === undefined) return undefined;
  const entries = (name: 'allowed' | 'notAllowed'): readonly string[] => {
    const part = parts[name];
    return part === undefined ? [] : readEntries(part, remarks);
  };
  return {
    language,
    title,
    text: parts.text?.text.trim() ?? '',
    why: parts.why?.text.trim() ?? '',
    allowed: entries('allowed'),
    notAllowed: entries('notAllowed'),
  };
}

/** Every translated `rulebook.yaml`. */
export function readRulebookTranslations(
  files: Files,
  remarks: Remarks,
): readonly TranslationDraft[] {
  return Object.keys(files)
    .toSorted()
    .flatMap((file) => {
      const language = BOOK_FILE.exec(file)?.[1];
      if (language === undefined) return [];
      const tree = readYaml({ file, text: files[file] ?? '', offset: 0 }, remarks);
      if (tree === undefined) return [];
      const head = readMap({ tree, remarks, name: file }, ['name', 'gravity-scale', 'families']);
      if (head === undefined) return [];
      const translation = readBook(head, language as LanguageTag, remarks);
      return translation === undefined ? [] : [{ file, head, translation }];
    });
}

function readBook(
  head: TreeMap,
  language: LanguageTag,
  remarks: Remarks,
): RulebookTranslation | undefined {
  const name = textIn(head, 'name', remarks);
  const scale = mapIn(head, 'gravity-scale', remarks, ['1', '2', '3', '4']);
  const families = mapIn(head, 'families', remarks, 'any');
  if (name === undefined || scale === undefined || families === undefined) return undefined;
  const gravity = (at: Gravity): string => textIn(scale, String(at), remarks) ?? '';
  return {
    language,
    name,
    gravityScale: { 1: gravity(1), 2: gravity(2), 3: gravity(3), 4: gravity(4) },
    families: Object.fromEntries(
      [...families.entries].flatMap(([id, entry]) => {
        const family = readMap({ tree: entry.value, remarks, name: id }, ['title', 'ladder']);
        if (family === undefined) return [];
        const title = textIn(family, 'title', remarks) ?? '';
        return [[id, { title, ladder: readRungs(family, remarks) }]];
      }),
    ),
  };
}

function readRungs(family: TreeMap, remarks: Remarks): Readonly<Record<string, string>> {
  const ladder = mapIn(family, 'ladder', remarks, 'any');
  if (ladder === undefined) return {};
  const rungs = [...ladder.entries.keys()].flatMap((rung): [string, string][] => {
    const title = textIn(ladder, rung, remarks);
    return title === undefined ? [] : [[rung, title]];
  });
  return Object.fromEntries(rungs);
}

function textIn(map: TreeMap, name: string, remarks: Remarks): string | undefined {
  const field: Field | undefined = requiredField(map, name, remarks);
  return field === undefined ? undefined : readText(field, limits.freeTextLengthMax);
}

function mapIn(
  map: TreeMap,
  name: string,
  remarks: Remarks,
  accepted: readonly string[] | 'any',
): TreeMap | undefined {
  const field = optionalField(map, name, remarks);
  return field === undefined ? undefined : readMap(field, accepted);
}
