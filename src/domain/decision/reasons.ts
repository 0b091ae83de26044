import { limits } from '../../kernel/limits.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import type { PartText } from '../text.ts';
import type { DecisionRefusal } from './refusal.ts';

/** Fewest characters of the reasons a member receives, white space at the ends not counted. */
export const reasonsLengthMin = 20;
/** Fewest characters of a short reason that only staff and audit read. */
export const shortReasonLengthMin = 10;

/** One text of a decision and the field it came in. */
export interface NamedText {
  readonly text: PartText;
  readonly pointer: string;
}

export function reasonsProblem({ text, pointer }: NamedText): DecisionRefusal | undefined {
  if (text.text.trim().length >= reasonsLengthMin) return undefined;
  return refuse(
    'reasons_required',
    `Say in at least ${reasonsLengthMin} characters why; the person it concerns will read it.`,
    { pointer, facts: { min: reasonsLengthMin } },
  );
}

export function shortReasonProblem(reason: string, pointer: string): DecisionRefusal | undefined {
  if (reason.trim().length >= shortReasonLengthMin) return undefined;
  return refuse(
    'reasons_required',
    `Say in at least ${shortReasonLengthMin} characters why, so that others can follow.`,
    { pointer, facts: { min: shortReasonLengthMin } },
  );
}

export function lengthProblem({ text, pointer }: NamedText): DecisionRefusal | undefined {
  const max = limits.freeTextLengthMax;
  if (text.text.length <= max) return undefined;
  return refuse('too_large', `This text is longer than ${max} characters. Please shorten it.`, {
    pointer,
    facts: { max },
  });
}

/**
 * Finds a reporter's handle or address in what the member would read (N3; DSA Article 17(3)(b)).
 * Answers where it stands and never repeats it.
 */
export function traceProblem(
  { text, pointer }: NamedText,
  reporterTraces: readonly string[],
): Refusal<'may_identify_reporter'> | undefined {
  const places = reporterTraces.flatMap((trace) => placeOf(text.text, trace) ?? []);
  const first = places.toSorted((a, b) => a.start - b.start)[0];
  if (first === undefined) return undefined;
  return refuse(
    'may_identify_reporter',
    `Characters ${first.start} to ${first.end} may tell who reported this. Please write it another way.`,
    { pointer, facts: { start: first.start, end: first.end } },
  );
}

// A pattern keeps the offsets of the original text, which changing its case by itself might move.
function placeOf(text: string, trace: string): { start: number; end: number } | undefined {
  const wanted = trace.trim();
  if (wanted === '') return undefined;
  const literal = wanted.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const match = new RegExp(literal, 'iu').exec(text);
  return match === null ? undefined : { start: match.index, end: match.index + match[0].length };
}
