import { compilePattern } from '../../pattern/compile-pattern.ts';
import { readCondition } from '../condition.ts';
import type { ListKind } from '../model.ts';

/** What is wrong with a pattern, and where in it, counted from 1. */
export interface PatternFault {
  readonly message: string;
  readonly position: number;
}

/** The one place where importers ask the rule language what it accepts. */
export function patternFault(pattern: string): PatternFault | undefined {
  const made = compiledOnce(pattern);
  if (made.ok) return undefined;
  return { message: made.error.message, position: made.error.span.start + 1 };
}

const COMPILED_MAX = 1_000;
const compiled = new Map<string, ReturnType<typeof compilePattern>>();

// Samples are tried against the same few patterns again and again.
function compiledOnce(pattern: string): ReturnType<typeof compilePattern> {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  if (compiled.size >= COMPILED_MAX) compiled.clear();
  const made = compilePattern(pattern);
  compiled.set(pattern, made);
  return made;
}

/** Whether a pattern is found in a text; false for one that does not compile. */
export function patternMatches(pattern: string, text: string): boolean {
  const made = compiledOnce(pattern);
  return made.ok && made.value.test(text);
}

/** What is wrong with a condition, in one sentence. */
export function conditionFault(
  condition: string,
  lists: Readonly<Record<string, ListKind>>,
): string | undefined {
  const read = readCondition(condition, { windows: [], lists });
  return read.ok ? undefined : read.error.message;
}
