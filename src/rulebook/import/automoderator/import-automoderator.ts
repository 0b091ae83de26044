import { allOf, type Clause } from '../clause.ts';
import type { RuleDraft } from '../draft-rule.ts';
import { type Importing, proseOf, type RuleImporting, sentences } from '../importing.ts';
import {
  readDocuments,
  type SourceDocument,
  type SourceMap,
  type SourceNode,
} from '../source-tree.ts';
import { authorClause } from './author-check.ts';
import { plainFieldClause } from './plain-field.ts';
import { readSearchKey, searchClause } from './search-check.ts';

const FROM = 'Reddit AutoModerator';
const KINDS: Readonly<Record<string, readonly ('post' | 'comment')[]>> = {
  anyOf: ['post', 'comment'],
  comment: ['comment'],
  submission: ['post'],
  'text submission': ['post'],
  'link submission': ['post'],
  'crosspost submission': ['post'],
  'poll submission': ['post'],
  'gallery submission': ['post'],
};
/** What AutoModerator does, and what a rule does instead. */
const EFFECTS: Readonly<Record<string, RuleDraft['effect']>> = {
  remove: 'hold',
  spam: 'hold',
  filter: 'hold',
  report: 'review',
};

/**
 * Drafts a rule for each document of an AutoModerator page. Fields and defaults as in Reddit's own
 * published implementation and the documentation of later additions.
 */
export function importAutomoderator(text: string, into: Importing): void {
  const documents = readDocuments(text, (position) => `rule ${position + 1}`);
  for (const [position, document] of documents.entries()) {
    const name = `rule ${position + 1}`;
    if (document.problem !== undefined) {
      const { message, place } = document.problem;
      into.remarks.refused({ path: name, place }, `this is not YAML: ${message}`);
    } else if (document.tree !== undefined) importDocument(document.tree, { document, name, into });
  }
}

interface DocumentImport {
  readonly document: SourceDocument;
  readonly name: string;
  readonly into: Importing;
}

function importDocument(tree: SourceNode, { document, name, into }: DocumentImport): void {
  const against = tree.kind === 'map' ? reasonAgainst(tree, into) : 'a rule has names and values';
  if (tree.kind !== 'map' || against !== undefined) {
    into.remarks.refused(tree, against ?? '');
    return;
  }
  const fallback = `AutoModerator ${name}`;
  const heading = firstLine(document.comment);
  const reason = scalarText(tree, 'action_reason', 'report_reason');
  const rule = into.drafts.nameRule(heading || reason, fallback);
  const ruleInto: RuleImporting = { ...into, rule };
  const clauses: Clause[] = [];
  const said: string[] = [];
  for (const [written, node] of tree.entries) {
    const key = written.toLowerCase();
    if (key === 'comment' || key === 'message') {
      said.push(...proseOf(node, sentences.prose, ruleInto));
    } else if (key === 'action_reason' || key === 'report_reason') {
      const titled = heading === '' && reason === rule.title;
      const prose = proseOf(node, titled ? 'the title of the rule' : sentences.remark, ruleInto);
      if (!titled) said.push(...prose);
    } else if (key === 'action') tellEffect(node, ruleInto);
    else if (key === 'type') clauses.push(typeClause(node, ruleInto));
    else clauses.push(fieldClause(key, node, ruleInto));
  }
  into.remarks.close(tree);
  into.drafts.add({
    ...rule,
    from: FROM,
    appliesTo: KINDS[scalarText(tree, 'type').toLowerCase()] ?? ['post', 'comment'],
    clause: allOf(clauses),
    effect: effectOf(tree),
    said,
  });
}

function fieldClause(key: string, node: SourceNode, into: RuleImporting): Clause {
  if (key === 'author') return authorClause(node, into);
  const search = readSearchKey(key);
  if (search !== undefined) return searchClause(search, node, into);
  const plain = plainFieldClause(key, node, into);
  if (plain !== undefined) return plain;
  if (key === '~author') into.remarks.refused(node, sentences.person);
  // What is not known may be a condition, so the rest must not run without it.
  return { kind: 'unknown', about: 'absent' };
}

/** Why nothing of a document can become a rule. */
function reasonAgainst(tree: SourceMap, { drafts }: Importing): string | undefined {
  if (drafts.full) return 'a rulebook has no room for more rules';
  const keys = [...tree.entries.keys()].map((key) => key.toLowerCase());
  if (scalarText(tree, 'action').toLowerCase() === 'approve') {
    return 'a rule finds what needs a look; none approves, and a report is always looked at';
  }
  const answers = ['action', 'comment', 'message', 'modmail'];
  if (keys.some((key) => answers.includes(key))) return undefined;
  return 'it changes how something looks on the old platform, and nothing here does that';
}

function effectOf(tree: SourceMap): RuleDraft['effect'] {
  const written = scalarText(tree, 'action').toLowerCase();
  const known = Object.hasOwn(EFFECTS, written) ? EFFECTS[written] : undefined;
  if (known !== undefined) return known;
  const warns = ['comment', 'message'].some((key) => scalarText(tree, key) !== '');
  return warns && written === '' ? 'nudge' : 'review';
}

function tellEffect(node: SourceNode, { remarks, rule }: RuleImporting): void {
  const written = node.kind === 'scalar' ? node.text.toLowerCase() : '';
  const effect = Object.hasOwn(EFFECTS, written) ? EFFECTS[written] : undefined;
  if (effect === 'review') remarks.translated(node, 'the effect `review`', rule.file);
  else if (effect === 'hold') {
    const said = 'the effect `hold`: it is kept back for a day at most while people look at it';
    remarks.caveat(node, said, rule.file);
  } else remarks.refused(node, `${sentences.punishment}; the effect is \`review\``);
}

function typeClause(node: SourceNode, { remarks, rule }: RuleImporting): Clause {
  const written = node.kind === 'scalar' ? node.text.toLowerCase() : '';
  const said = 'what the rule applies to';
  if (written === 'text submission' || written === 'link submission') {
    const link = written === 'link submission' ? 'a' : 'no';
    const message = `${said}; a post counts as one when it has ${link} link in it`;
    remarks.caveat(node, message, rule.file);
    const comparison = written === 'link submission' ? '>' : '==';
    return { kind: 'size', of: 'content.links', comparison, value: 0 };
  }
  if (['any', 'comment', 'submission'].includes(written)) {
    remarks.translated(node, said, rule.file);
    return allOf([]);
  }
  remarks.refused(node, 'an activity does not say that a post is of this type');
  return { kind: 'unknown', about: 'absent' };
}

function scalarText(tree: SourceMap, ...names: readonly string[]): string {
  for (const [key, node] of tree.entries) {
    if (names.includes(key.toLowerCase()) && node.kind === 'scalar') return node.text;
  }
  return '';
}

function firstLine(comment: string): string {
  const lines = comment.split('\n').map((line) => line.replace(/^[\s#]+/, '').trim());
  return lines.find((line) => /\p{L}/u.test(line)) ?? '';
}
