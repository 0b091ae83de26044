import type { Diagnostic, Place, Remarks } from './diagnostic.ts';
import type { Family, Rule, Rulebook, TermList } from './model.ts';
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

/** Everything that could be read, even when some of it is wrong: what the checks look at. */
export interface RulebookDraft {
  readonly rulebook: Omit<Rulebook, 'rules' | 'lists' | 'families'>;
  readonly head: TreeMap;
  readonly families: readonly FamilyDraft[];
  readonly rules: readonly RuleDraft[];
  readonly lists: readonly ListDraft[];
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
