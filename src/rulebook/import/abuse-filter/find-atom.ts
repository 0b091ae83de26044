import { allOf, anyOf, type Clause } from '../clause.ts';
import { translatePattern } from '../foreign-pattern.ts';
import { sentences } from '../importing.ts';
import { anyPattern, asTerm, escapePattern, inList, joinPatterns } from '../text-terms.ts';
import { constantTexts } from './constant.ts';
import type { Atom, FilterReading, Look } from './filter-reading.ts';
import { lookOf } from './look.ts';
import type { FilterNode } from './syntax.ts';

type Seen = Exclude<Look, { readonly reason: string }>;

const ALIKE_CAVEAT = 'which letters look alike is told by a table of our own';

/** `contains`, `in`, `like`, `rlike` and their like. */
export function keywordAtom(
  { operator, left, right }: Extract<FilterNode, { kind: 'binary' }>,
  reading: FilterReading,
): Atom {
  const [searched, sought] = operator === 'in' ? [right, left] : [left, right];
  const look = lookOf(searched, reading);
  if ('reason' in look) return groupReason(look, sought, reading);
  const texts = constantTexts(sought, reading.bindings);
  if (texts === undefined || texts.length === 0) {
    return refused('what is searched for must be written out as a text');
  }
  switch (operator) {
    case 'rlike':
    case 'irlike':
    case 'regex':
      return patternAtom(texts, look, operator === 'irlike');
    case 'like':
    case 'matches':
      return frameAtom(texts.map(globBody), look, { before: '^', after: '$' });
    default:
      return literalAtom(texts, look, anyOf, reading);
  }
}

/** `contains_any(text, …)`, `ccnorm_contains_all(text, …)` and `equals_to_any(text, …)`. */
export function listAtom(
  { name, args }: Extract<FilterNode, { kind: 'call' }>,
  reading: FilterReading,
): Atom {
  const [searched, ...sought] = args;
  if (searched === undefined || sought.length === 0) return refused(`\`${name}\` needs more`);
  const found = lookOf(searched, reading);
  if ('reason' in found) return found;
  const lists = sought.map((one) => constantTexts(one, reading.bindings));
  if (!lists.every((list) => list !== undefined)) {
    return refused('what is searched for must be written out as texts');
  }
  const texts = lists.flat();
  if (name === 'equals_to_any') {
    return frameAtom(texts.map(escapePattern), found, { before: '^', after: '$' });
  }
  const alike = name.startsWith('ccnorm');
  if (alike && found.subject !== 'content.text') {
    return refused('look-alikes are found in texts only');
  }
  const look = alike ? { ...found, ignoreCase: true, looksAlike: true } : found;
  return literalAtom(texts, look, name.endsWith('_all') ? allOf : anyOf, reading);
}

/** How often something is found at least: a pattern that repeats. */
export function repeatedPattern(body: string, times: number): string {
  return `(?s)(?:(?:${body}).*?){${times}}`;
}

function patternAtom(texts: readonly string[], look: Seen, ignoreCase: boolean): Atom {
  if (look.looksAlike) return refused('a pattern over look-alikes has no translation');
  const bodies: string[] = [];
  const caveats = [...look.caveats];
  for (const text of texts) {
    const translated = translatePattern(text, 'pcre');
    if (!translated.ok) return refused(translated.reason);
    bodies.push(translated.body);
    caveats.push(...translated.caveats);
  }
  const wide = { ...look, caveats, ignoreCase: look.ignoreCase || ignoreCase };
  return frameAtom(bodies, wide, { before: '', after: '' });
}

function literalAtom(
  texts: readonly string[],
  look: Seen,
  join: (parts: readonly Clause[]) => Clause,
  reading: FilterReading,
): Atom {
  if (texts.includes('')) return refused('an empty text is never found');
  if (!look.looksAlike) {
    const atoms = texts.map((text) => frameAtom([escapePattern(text)], look, BARE));
    const faulty = atoms.find((atom) => 'reason' in atom);
    if (faulty !== undefined) return faulty;
    if (join === anyOf) return frameAtom(texts.map(escapePattern), look, BARE);
    const clauses = atoms.flatMap((atom) => ('clause' in atom ? [atom.clause] : []));
    return { clause: join(clauses), caveats: look.caveats };
  }
  if (reading.drafts.listsFull) return refused('a rulebook has no room for more lists');
  const terms = texts.map((text) => asTerm(text, 'anywhere'));
  if (!terms.every((term) => term !== undefined)) {
    return refused('this text cannot stand in a list of look-alikes');
  }
  const listed = (entries: readonly string[]): Clause => {
    const draft = { what: 'look-alikes', kind: 'terms', looksAlike: true, entries } as const;
    return inList(reading.drafts.list(reading.rule, draft));
  };
  const clause = join === anyOf ? listed(terms) : join(terms.map((term) => listed([term])));
  return { clause, caveats: [...look.caveats, ALIKE_CAVEAT] };
}

const BARE = { before: '', after: '' } as const;

function frameAtom(
  bodies: readonly string[],
  look: Seen,
  edges: { readonly before: string; readonly after: string },
): Atom {
  if (look.looksAlike) return refused('a pattern over look-alikes has no translation');
  const modes = `${look.ignoreCase ? '(?i)' : ''}${edges.before === '^' ? '(?s)' : ''}`;
  const { patterns, faults } = joinPatterns(bodies, { modes, ...edges });
  const [fault] = faults.values();
  if (fault !== undefined) {
    return refused(`${fault.message} (at character ${fault.position})`);
  }
  return { clause: anyPattern(look.subject, patterns), caveats: look.caveats };
}

function globBody(text: string): string {
  return escapePattern(text).replaceAll('\\*', '.*').replaceAll('\\?', '.');
}

// `"sysop" in user_groups` and `user_groups contains "sysop"` are the same question. Groups that
// everybody enters after some time and edits tell newcomers apart: leaving them out would widen the
// rule to everybody.
function groupReason(look: Atom, sought: FilterNode, reading: FilterReading): Atom {
  const other = lookOf(sought, reading);
  const group = 'reason' in other && other.about === 'role' ? other : look;
  if (!('reason' in group) || group.about !== 'role') return look;
  const named = [sought].flatMap((one) => constantTexts(one, reading.bindings) ?? []);
  const byTime = named.some((name) => /confirmed$|^user$|^\*$/.test(name));
  return byTime ? { about: 'absent', reason: sentences.signal } : group;
}

function refused(reason: string): Atom {
  return { about: 'absent', reason };
}
