import { limits } from '../../kernel/limits.ts';
import { anyOf, type Clause, type ListDraft, type PatternSubject } from './clause.ts';
import { type PatternFault, patternFault } from './rule-language.ts';

/** Where a term may stand: a whole word, the start or the end of one, or anywhere. */
export type TermEdge = 'word' | 'prefix' | 'suffix' | 'anywhere';

/** Before and after a whole word, in any script; RE2's own `\b` knows ASCII only. */
export const WORD_START = '(?:^|[^\\p{L}\\p{N}_])';
export const WORD_END = '(?:$|[^\\p{L}\\p{N}_])';

/** What term lists look past: what is not shown, and Arabic marks that are often left out. */
const UNSEEN: RegExp = /[\p{Default_Ignorable_Code_Point}\u0640\u064B-\u0652\u0670]/gu;
const JOINED_LENGTH_MAX = 400;

/** A line of a term list; undefined when the text cannot stand in one, for example `#tag`. */
export function asTerm(written: string, edge: TermEdge): string | undefined {
  const text = written.trim();
  const seen = text.normalize('NFKC').replace(UNSEEN, '');
  if (!/[^\s*]/u.test(seen) || /(?:^|\s)#/u.test(text) || /[\p{Cc}\u2028\u2029]/u.test(text)) {
    return undefined;
  }
  if (text.startsWith('*') || text.endsWith('*')) return undefined;
  const start = edge === 'suffix' || edge === 'anywhere' ? '*' : '';
  const end = edge === 'prefix' || edge === 'anywhere' ? '*' : '';
  const term = `${start}${text}${end}`;
  return term.length <= limits.identifierLengthMax ? term : undefined;
}

/** A host in lower case as domain lists hold it; undefined for anything else. */
export function asDomain(written: string): string | undefined {
  const host = written
    .trim()
    .toLowerCase()
    .replace(/^(?:https?:\/\/)?(?:www\.)?/, '')
    .replace(/\/$/, '');
  const shape = /^(?!-)[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*$/;
  return shape.test(host) && host.length <= limits.identifierLengthMax ? host : undefined;
}

/** A text as a pattern that finds just that text. */
export function escapePattern(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&').replaceAll('\n', '\\n');
}

/** What stands around each of several patterns that are joined. */
export interface PatternFrame {
  /** For example `(?is)`. */
  readonly modes: string;
  readonly before: string;
  readonly after: string;
}

export function edgeFrame(edge: TermEdge, modes: string): PatternFrame {
  const before = edge === 'word' || edge === 'prefix' ? WORD_START : '';
  const after = edge === 'word' || edge === 'suffix' ? WORD_END : '';
  return { modes, before, after };
}

/** Patterns of which one must match, and the bodies that the rule language does not take. */
export interface JoinedPatterns {
  readonly patterns: readonly string[];
  readonly faults: ReadonlyMap<string, PatternFault>;
}

/** Joins pattern bodies by `|` into as few patterns as the limits allow. */
export function joinPatterns(bodies: readonly string[], frame: PatternFrame): JoinedPatterns {
  const patterns: string[] = [];
  const faults = new Map<string, PatternFault>();
  for (const chunk of chunksOf(bodies)) {
    const joined = framed(chunk, frame);
    if (patternFault(joined) === undefined) {
      patterns.push(joined);
      continue;
    }
    for (const body of chunk) {
      const fault = faultOf(body, frame);
      if (fault === undefined) patterns.push(framed([body], frame));
      else faults.set(body, fault);
    }
  }
  return { patterns, faults };
}

/** One of the patterns matches somewhere in the subject. */
export function anyPattern(subject: PatternSubject, patterns: readonly string[]): Clause {
  return anyOf(patterns.map((pattern) => ({ kind: 'pattern', subject, pattern })));
}

export function inList(list: ListDraft): Clause {
  return { kind: 'list', list };
}

function framed(bodies: readonly string[], { modes, before, after }: PatternFrame): string {
  const [only = ''] = bodies;
  const bare = bodies.length === 1 && before === '' && after === '';
  return `${modes}${before}${bare ? only : `(?:${bodies.join('|')})`}${after}`;
}

// The position is counted in the body, which is what stands in the source.
function faultOf(body: string, frame: PatternFrame): PatternFault | undefined {
  const alone = patternFault(body);
  if (alone !== undefined) return alone;
  const fault = patternFault(framed([body], frame));
  return fault === undefined ? undefined : { ...fault, position: 1 };
}

function chunksOf(bodies: readonly string[]): readonly (readonly string[])[] {
  const chunks: string[][] = [];
  let length = 0;
  for (const body of bodies) {
    const current = chunks.at(-1);
    length += body.length + 1;
    if (current === undefined || length > JOINED_LENGTH_MAX) {
      chunks.push([body]);
      length = body.length;
    } else current.push(body);
  }
  return chunks;
}
