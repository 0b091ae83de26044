import { limits } from '../kernel/limits.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { checkCharter } from './checks/charter.ts';
import { checkConditions } from './checks/conditions.ts';
import { checkDuplicateRules } from './checks/duplicate-rules.ts';
import { checkLadders } from './checks/ladders.ts';
import { checkListEntries } from './checks/list-entries.ts';
import { checkMeasureLength } from './checks/measure-length.ts';
import { checkPromises } from './checks/promises.ts';
import { checkProtectedTraits } from './checks/protected-traits.ts';
import { checkReachable } from './checks/reachable.ts';
import { checkRetention } from './checks/retention.ts';
import { checkRuleEffects } from './checks/rule-effects.ts';
import { checkRuleFamilies } from './checks/rule-families.ts';
import { checkRuleIds } from './checks/rule-ids.ts';
import { checkRuleProse } from './checks/rule-prose.ts';
import { checkRuleTests } from './checks/rule-tests.ts';
import { checkTranslations } from './checks/translations.ts';
import { checkWindows } from './checks/windows.ts';
import { collectRemarks, type Diagnostic, type Files, type Remarks } from './diagnostic.ts';
import type { Check, FamilyDraft, Inspection, RulebookDraft, RuleDraft } from './draft.ts';
import type { Rule, Rulebook } from './model.ts';
import { readTermList } from './read-list.ts';
import { readRule } from './read-rule.ts';
import { readRulebookFile } from './read-rulebook-file.ts';
import { readRulebookTranslations, readRuleTranslations } from './read-translations.ts';
import { isRulebookFile, normalised } from './source-text.ts';

const checks: readonly Check[] = [
  checkLadders,
  checkMeasureLength,
  checkPromises,
  checkRetention,
  checkRuleFamilies,
  checkRuleIds,
  checkRuleProse,
  checkRuleEffects,
  checkRuleTests,
  checkWindows,
  checkConditions,
  checkListEntries,
  checkCharter,
  checkTranslations,
  checkReachable,
  checkDuplicateRules,
  checkProtectedTraits,
];

const MAIN_FILE = 'rulebook.yaml';
const LIST_BYTES_MAX: number = limits.activityBodyBytesMax;
const LISTS_MAX = 200;

/**
 * Reads a rulebook directory given as path → text. Total: it never throws, whatever the text.
 * Answers the rulebook, or every problem at once, sorted by place.
 */
export function loadRulebook(files: Files): Result<Rulebook, readonly Diagnostic[]> {
  const { rulebook, diagnostics } = inspectRulebook(files);
  return rulebook === undefined ? err(diagnostics) : ok(rulebook);
}

/** Like `loadRulebook`, and tells the warnings of a rulebook that is fine as well. */
export function inspectRulebook(original: Files): Inspection {
  const files = normalised(original);
  const remarks = collectRemarks(files);
  const draft = readDraft(files, remarks);
  if (draft !== undefined) for (const check of checks) check(draft, remarks);
  const diagnostics = remarks.sorted();
  const failed = diagnostics.some((diagnostic) => diagnostic.severity === 'error');
  if (failed || draft === undefined) return { diagnostics };
  return { diagnostics, rulebook: toRulebook(draft) };
}

function readDraft(files: Files, remarks: Remarks): RulebookDraft | undefined {
  const paths = Object.keys(files).toSorted();
  for (const path of paths.filter((candidate) => !isRulebookFile(candidate))) {
    if (/(?:^|\/)readme(?:\.\w+)?$/i.test(path)) continue;
    const help =
      'a rulebook has `rulebook.yaml`, `rules/*.md`, `lists/*.txt` and `translations/<language>/`';
    remarks.warning('file', start(path), 'this file is not part of the rulebook', help);
  }
  const text = (path: string): string => files[path] ?? '';
  const readable = (path: string): boolean => withinLimit(path, text(path), remarks);
  const main = Object.hasOwn(files, MAIN_FILE) ? text(MAIN_FILE) : undefined;
  if (main === undefined) {
    const help = 'add `rulebook.yaml` with name, community, families, promises and retention';
    remarks.error('required', start(MAIN_FILE), 'a rulebook needs `rulebook.yaml`', help);
  }
  const rulePaths = paths.filter((path) => /^rules\/[^/]+\.md$/.test(path));
  const listPaths = paths.filter((path) => /^lists\/[^/]+\.txt$/.test(path));
  tooMany(rulePaths, limits.rulesMax, remarks);
  tooMany(listPaths, LISTS_MAX, remarks);
  const rules = rulePaths
    .slice(0, limits.rulesMax)
    .filter(readable)
    .flatMap((path) => readRule(path, text(path), remarks) ?? []);
  const lists = listPaths
    .slice(0, LISTS_MAX)
    .filter(readable)
    .flatMap((path) => readTermList(path, text(path), remarks) ?? []);
  if (rulePaths.length === 0) {
    const help = 'add the first rule, for example `rules/spam.link-flood.md`';
    remarks.error('required', start(MAIN_FILE), 'a rulebook without rules has no effect', help);
  }
  if (main === undefined || !readable(MAIN_FILE)) return undefined;
  const book = readRulebookFile(MAIN_FILE, main, remarks);
  if (book === undefined) return undefined;
  const translated = {
    ruleTranslations: readRuleTranslations(files, remarks),
    translations: readRulebookTranslations(files, remarks),
  };
  return { ...book, rules, lists, ...translated, sourceOf: text };
}

function withinLimit(path: string, text: string, remarks: Remarks): boolean {
  const bytesMax = path.startsWith('lists/') ? LIST_BYTES_MAX : limits.ruleBytesMax;
  const bytes = new TextEncoder().encode(text).length;
  if (bytes <= bytesMax) return true;
  const help = `at most ${bytesMax} bytes are accepted`;
  remarks.error('too-large', start(path), `this file has ${bytes} bytes`, help);
  return false;
}

function tooMany(paths: readonly string[], countMax: number, remarks: Remarks): void {
  const first = paths[countMax];
  if (first === undefined) return;
  const message = `there are ${paths.length} files of this kind`;
  remarks.error('too-large', start(first), message, `at most ${countMax} are accepted`);
}

function start(file: string): { file: string; start: number; end: number } {
  return { file, start: 0, end: 1 };
}

function toRulebook(draft: RulebookDraft): Rulebook {
  return {
    ...draft.rulebook,
    families: draft.families.map(({ family }) => family),
    rules: draft.rules.map((rule) => withTranslations(rule, draft)),
    lists: draft.lists.map(({ list }) => list),
    translations: draft.translations.map(({ translation }) => translation),
  };
}

function withTranslations(rule: RuleDraft, draft: RulebookDraft): Rule {
  const own = draft.ruleTranslations.filter(({ of }) => of === rule.file);
  const translations = own.map(({ translation }) => translation);
  return { ...withRange(rule, draft.families), translations };
}

// A range that was left out is the whole ladder.
function withRange({ rule }: RuleDraft, families: readonly FamilyDraft[]): Rule {
  const ladder = families.find(({ family }) => family.id === rule.family)?.family.ladder ?? [];
  const from = rule.range.from === '' ? (ladder[0]?.name ?? '') : rule.range.from;
  const to = rule.range.to === '' ? (ladder.at(-1)?.name ?? '') : rule.range.to;
  return { ...rule, range: { from, to } };
}
