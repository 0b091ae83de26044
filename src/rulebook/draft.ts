import type { Diagnostic, Place, Remarks } from './diagnostic.ts';
import type {
  Family,
  Rule,
  Rulebook,
  RulebookTranslation,
  RuleTranslation,
  TermList,
} from './model.ts';
import type { TreeMap } from './yaml-tree.ts';

/** A rule as read, with the places its checks point at. */
export interface RuleDraft {
  readonly rule: Rule;
  /** The front matter. */
  readonly head: TreeMap;
  readonly file: string;
  /**
   * Where each `##` section starts; a section that is not there has the place of the front matter.
   */
  readonly sections: Readonly<Record<SectionName, Place>>;
}

export type SectionName = 'text' | 'why' | 'allowed' | 'notAllowed' | 'tests';

export interface FamilyDraft {
  readonly family: Family;
  readonly head: TreeMap;
}

export interface ListDraft {
  readonly list: TermList;
  readonly file: string;
  /** Where each entry stands, in the order of `list.entries`. */
  readonly places: readonly Place[];
}

/** A translated rule and the file of the rule it translates. */
export interface RuleTranslationDraft {
  readonly file: string;
  /** For example `rules/spam.links.md`. */
  readonly of: string;
  readonly translation: RuleTranslation;
}

export interface TranslationDraft {
  readonly file: string;
  readonly head: TreeMap;
  readonly translation: RulebookTranslation;
}

/** Everything that could be read, even when some of it is wrong: what the checks look at. */
export interface RulebookDraft {
  readonly rulebook: Omit<Rulebook, 'rules' | 'lists' | 'families' | 'translations'>;
  readonly head: TreeMap;
  readonly families: readonly FamilyDraft[];
  readonly rules: readonly RuleDraft[];
  readonly lists: readonly ListDraft[];
  readonly ruleTranslations: readonly RuleTranslationDraft[];
  readonly translations: readonly TranslationDraft[];
  /** The text of a file, for places inside a value. */
  readonly sourceOf: (file: string) => string;
}

/** One check looks at a whole draft and tells what it finds. One per file in `checks/`. */
export type Check = (draft: RulebookDraft, remarks: Remarks) => void;

/**
 * What looking at a directory gives: always every diagnostic, and the rulebook when none is an
 * error.
 */
export interface Inspection {
  readonly diagnostics: readonly Diagnostic[];
  readonly rulebook?: Rulebook;
}
