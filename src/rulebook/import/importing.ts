import type { DraftBook, RuleNames } from './draft-book.ts';
import { proseLengthMax } from './draft-rule.ts';
import type { RemarkBook } from './remark-book.ts';
import type { SourceNode } from './source-tree.ts';

/** What every importer writes into. */
export interface Importing {
  readonly remarks: RemarkBook;
  readonly drafts: DraftBook;
}

/** The same while one rule is being drafted. */
export interface RuleImporting extends Importing {
  readonly rule: RuleNames;
}

/** Sentences that several importers say. */
export const sentences = {
  signal: 'what people think of somebody, and how much somebody did before, is never evidence',
  role: 'rules apply to everybody alike: no role or right exempts anybody, and none is watched more',
  person: 'a rule is about conduct and names no person',
  identity: 'names, e-mail addresses and network addresses are not known here and stay unknown',
  punishment: 'no machine restricts a person: a finding goes to people, and they decide',
  prose: 'it becomes prose in the rule: no machine writes to people',
  remark: 'prose of the rule',
  oldNumber: 'numbers and dates of the old platform are not carried over',
} as const;

/** A text that becomes prose of the rule, with its remark; nothing when it is not a text. */
export function proseOf(
  node: SourceNode,
  said: string,
  { remarks, rule }: RuleImporting,
): readonly string[] {
  if (node.kind !== 'scalar' || node.alias) {
    remarks.refused(node, 'this is one text');
    return [];
  }
  if (node.text.length <= proseLengthMax) remarks.translated(node, said, rule.file);
  else remarks.caveat(node, `${said}; only its first ${proseLengthMax} characters`, rule.file);
  return node.text.trim() === '' ? [] : [node.text];
}
