import { type Clause, not } from '../clause.ts';
import { type RuleImporting, sentences } from '../importing.ts';
import { type SourceNode, scalarsOf } from '../source-tree.ts';
import {
  type CheckOutcome,
  foreignClause,
  joinOutcomes,
  literalClause,
  plainOutcome,
  refusedOutcome,
  type TermCheck,
  tellOutcome,
  termClause,
  type Wanted,
} from '../term-check.ts';
import {
  anyPattern,
  asDomain,
  escapePattern,
  inList,
  joinPatterns,
  type PatternFrame,
  type TermEdge,
  WORD_END,
  WORD_START,
} from '../text-terms.ts';

/** A key such as `~title+body (includes, regex)`. */
export interface SearchKey {
  readonly negated: boolean;
  readonly fields: readonly string[];
  readonly modifiers: readonly string[];
}

const MODES = ['full-exact', 'full-text', 'includes', 'includes-word', 'starts-with', 'ends-with'];
const MODIFIERS: ReadonlySet<string> = new Set([...MODES, 'regex', 'case-sensitive']);
const TEXT_FIELDS: ReadonlySet<string> = new Set(['title', 'body']);
const LINK_FIELDS: ReadonlySet<string> = new Set(['url', 'domain']);

/** Fields that can be searched there and not here, with the reason. */
const UNSEEN: Readonly<Record<string, string>> = {
  id: sentences.oldNumber,
  name: sentences.person,
  media_author: 'what another site says of a link is not known here',
  media_author_url: 'what another site says of a link is not known here',
  media_title: 'what another site says of a link is not known here',
  media_description: 'what another site says of a link is not known here',
  flair_text: 'marks beside a name or a title are not evidence',
  flair_css_class: 'marks beside a name or a title are not evidence',
  flair_template_id: 'marks beside a name or a title are not evidence',
  poll_option_text: 'an activity does not say what a poll asks',
  crosspost_id: 'an activity does not say what it repeats',
  crosspost_title: 'an activity does not say what it repeats',
};

/** Reads a key of AutoModerator as a search; undefined when it is something else. */
export function readSearchKey(key: string): SearchKey | undefined {
  const [, tilde = '', name = '', inBrackets] = /^(~?)([^\s(]+)\s*(?:\((.+)\))?$/.exec(key) ?? [];
  const fields = (name.split('#')[0] ?? '').split('+').map((field) => field.trim());
  const known = (field: string): boolean =>
    TEXT_FIELDS.has(field) || LINK_FIELDS.has(field) || Object.hasOwn(UNSEEN, field);
  if (name === '' || !fields.every(known)) return undefined;
  const modifiers = inBrackets?.split(',').map((modifier) => modifier.trim()) ?? [];
  return { negated: tilde === '~', fields, modifiers };
}

/** The clause of a search, with its remarks. */
export function searchClause(key: SearchKey, node: SourceNode, into: RuleImporting): Clause {
  const unknown: Clause = { kind: 'unknown', about: 'absent' };
  const wanted = scalarsOf(node)?.filter(({ text }) => text !== '');
  const odd = key.modifiers.find((modifier) => !MODIFIERS.has(modifier));
  if (odd !== undefined) {
    into.remarks.refused(node, `the search has an unknown modifier \`${odd}\``);
    return unknown;
  }
  if (wanted === undefined || wanted.length === 0) {
    into.remarks.refused(node, 'a search needs a text or a list of texts');
    return unknown;
  }
  const seen = key.fields.filter((field) => !Object.hasOwn(UNSEEN, field));
  const reasons = [...new Set(key.fields.flatMap((field) => UNSEEN[field] ?? []))];
  if (seen.length === 0) {
    into.remarks.refused(node, reasons.join('; '));
    return unknown;
  }
  // Title and body are one text here: searching both is one search.
  const bySubject = new Map(seen.map((field) => [subjectOf(field), field]));
  const parts = [...bySubject.values()].map((field) => fieldOutcome(field, key, wanted, into));
  const joined = joinOutcomes([...parts, ...reasons.map(() => plainOutcome(unknown))]);
  const outcome = { ...joined, caveats: [...joined.caveats, ...reasons, ...fieldCaveats(seen)] };
  const said = key.negated ? 'a condition that must not be met' : 'a condition';
  tellOutcome(node, wanted, outcome, { ...into, said });
  return key.negated ? not(outcome.clause) : outcome.clause;
}

function fieldCaveats(fields: readonly string[]): readonly string[] {
  const title = fields.includes('title');
  if (title === fields.includes('body')) return [];
  const other = title ? 'body' : 'title';
  return [`title and body are one text here, so the ${other} is searched too`];
}

function fieldOutcome(
  field: string,
  key: SearchKey,
  wanted: readonly Wanted[],
  into: RuleImporting,
): CheckOutcome {
  const check = { wanted, subject: subjectOf(field), looksAlike: false } as const;
  const mode =
    key.modifiers.find((modifier) => MODES.includes(modifier)) ?? defaultMode(field, key);
  const frame = frameOf(mode, key.modifiers.includes('case-sensitive') ? '(?s)' : '(?is)');
  if (key.modifiers.includes('regex')) return foreignClause(check, frame, 'python');
  if (field === 'domain' && !key.modifiers.some((modifier) => MODES.includes(modifier))) {
    return domainOutcome(check, frame, into);
  }
  const plainText =
    field !== 'url' && field !== 'domain' && !key.modifiers.includes('case-sensitive');
  const edge: TermEdge | undefined =
    mode === 'includes-word' ? 'word' : mode === 'includes' ? 'anywhere' : undefined;
  if (!plainText || edge === undefined) return literalClause(check, frame);
  const reading = {
    wildcards: false,
    exactCase: false,
    edgeOf: (text: string) => ({ text, edge }),
  };
  return termClause(check, reading, into);
}

function domainOutcome(check: TermCheck, frame: PatternFrame, into: RuleImporting): CheckOutcome {
  const own = check.wanted.filter(({ text }) => /^self\b/i.test(text));
  const linked = check.wanted.filter((one) => !own.includes(one));
  const domains = linked.flatMap(({ text }) => asDomain(text) ?? []);
  const addresses = linked.filter(({ text }) => asDomain(text) === undefined);
  const links = literalClause(
    { ...check, wanted: addresses, subject: 'content.links' },
    {
      ...frame,
      before: '',
      after: '',
    },
  );
  return joinOutcomes([
    ...(domains.length === 0 ? [] : [plainOutcome(domainsClause(domains, into))]),
    ...(addresses.length === 0
      ? []
      : [{ ...links, caveats: [...links.caveats, 'an address is searched in whole links'] }]),
    ...own.map(({ path }) => refusedOutcome(path, 'a post without a link has no site here')),
  ]);
}

function domainsClause(domains: readonly string[], { drafts, rule }: RuleImporting): Clause {
  if (!drafts.listsFull) {
    const list = { what: 'sites', kind: 'domains', looksAlike: false, entries: domains } as const;
    return inList(drafts.list(rule, list));
  }
  const frame = { modes: '', before: '(?:^|\\.)', after: '$' };
  return anyPattern('content.domains', joinPatterns(domains.map(escapePattern), frame).patterns);
}

function subjectOf(field: string): TermCheck['subject'] {
  if (field === 'url') return 'content.links';
  return field === 'domain' ? 'content.domains' : 'content.text';
}

function defaultMode(field: string, { fields }: SearchKey): string {
  return field === 'url' && fields.length === 1 ? 'includes' : 'includes-word';
}

function frameOf(mode: string, modes: string): PatternFrame {
  switch (mode) {
    case 'full-exact':
      return { modes, before: '^', after: '$' };
    case 'full-text':
      return { modes, before: '^[^\\p{L}\\p{N}_]*', after: '[^\\p{L}\\p{N}_]*$' };
    case 'starts-with':
      return { modes, before: '^', after: '' };
    case 'ends-with':
      return { modes, before: '', after: '$' };
    case 'includes':
      return { modes, before: '', after: '' };
    default:
      return { modes, before: WORD_START, after: WORD_END };
  }
}
