/** How a number is compared. */
export type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!=';

/** A list that goes into `lists/`. */
export interface ListDraft {
  readonly name: string;
  readonly kind: 'terms' | 'domains';
  readonly looksAlike: boolean;
  readonly entries: readonly string[];
}

/** Texts and lists of texts that a pattern can look at. */
export type PatternSubject =
  | 'content.text'
  | 'content.links'
  | 'content.domains'
  | 'thread'
  | 'group';

export type TextSubject = 'content.text' | 'thread' | 'group' | 'type';

/** Why a part of a condition has no translation. */
export type Unknown =
  /** It asks who somebody is: a role, a right, a name. */
  | 'role'
  /** It asks for what is not evidence, or for what an activity does not say. */
  | 'absent'
  /** The rule was not in use. */
  | 'off';

/** A condition on its way from the source's language to ours. */
export type Clause =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Clause[] }
  | { readonly kind: 'not'; readonly of: Clause }
  | { readonly kind: 'always'; readonly holds: boolean }
  | { readonly kind: 'unknown'; readonly about: Unknown }
  | { readonly kind: 'list'; readonly list: ListDraft }
  | { readonly kind: 'pattern'; readonly subject: PatternSubject; readonly pattern: string }
  | { readonly kind: 'equals'; readonly subject: TextSubject; readonly value: string }
  | {
      readonly kind: 'size';
      readonly of: 'content.text' | 'content.links' | 'content.mentions';
      readonly comparison: Comparison;
      readonly value: number;
    }
  | { readonly kind: 'age'; readonly comparison: Comparison; readonly seconds: number };

export const always: Clause = { kind: 'always', holds: true };
export const never: Clause = { kind: 'always', holds: false };

/** Joins with “and”, without needless levels. */
export function allOf(parts: readonly Clause[]): Clause {
  const flat = parts.flatMap((part) => (part.kind === 'all' ? part.of : [part]));
  if (flat.some((part) => part.kind === 'always' && !part.holds)) return never;
  const kept = flat.filter((part) => part.kind !== 'always');
  const [only] = kept;
  if (only === undefined) return always;
  return kept.length === 1 ? only : { kind: 'all', of: kept };
}

/** Joins with “or”, without needless levels. */
export function anyOf(parts: readonly Clause[]): Clause {
  const flat = parts.flatMap((part) => (part.kind === 'any' ? part.of : [part]));
  if (flat.some((part) => part.kind === 'always' && part.holds)) return always;
  const kept = flat.filter((part) => part.kind !== 'always');
  const [only] = kept;
  if (only === undefined) return never;
  return kept.length === 1 ? only : { kind: 'any', of: kept };
}

export function not(part: Clause): Clause {
  if (part.kind === 'not') return part.of;
  return part.kind === 'always'
    ? { kind: 'always', holds: !part.holds }
    : { kind: 'not', of: part };
}

/**
 * The condition without its unknown parts, such that it never catches more than the source did:
 * what is not known counts as not met. Roles are the exception: an exemption by role falls away,
 * because rules apply to everybody alike.
 */
export function withoutUnknown(clause: Clause, negated = false): Clause {
  switch (clause.kind) {
    case 'all':
      return allOf(clause.of.map((part) => withoutUnknown(part, negated)));
    case 'any':
      return anyOf(clause.of.map((part) => withoutUnknown(part, negated)));
    case 'not':
      return not(withoutUnknown(clause.of, !negated));
    case 'unknown':
      return clause.about === 'role' || !negated ? never : always;
    default:
      return clause;
  }
}

/** What is left when unknown parts are simply left out; `always` when nothing is left. */
export function remainderOf(clause: Clause): Clause {
  switch (clause.kind) {
    case 'all':
    case 'any': {
      const known = clause.of.filter((part) => !isUnknown(part)).map(remainderOf);
      return clause.kind === 'all' ? allOf(known) : known.length === 0 ? always : anyOf(known);
    }
    case 'not':
      return isUnknown(clause.of) ? always : not(remainderOf(clause.of));
    case 'unknown':
      return always;
    default:
      return clause;
  }
}

function isUnknown(clause: Clause): boolean {
  if (clause.kind === 'all' || clause.kind === 'any') return clause.of.every(isUnknown);
  return clause.kind === 'not' ? isUnknown(clause.of) : clause.kind === 'unknown';
}

/** Whether the old rule was switched off. */
export function isOff(clause: Clause): boolean {
  if (clause.kind === 'all') return clause.of.some(isOff);
  return clause.kind === 'unknown' && clause.about === 'off';
}

/** The lists a condition reads. */
export function listsOf(clause: Clause): readonly ListDraft[] {
  if (clause.kind === 'all' || clause.kind === 'any') return clause.of.flatMap(listsOf);
  if (clause.kind === 'not') return listsOf(clause.of);
  return clause.kind === 'list' ? [clause.list] : [];
}
