import { foldText } from './fold.ts';

/** Where a term must stand: a whole word, the start or the end of one, or anywhere. */
export type TermBoundary = 'word' | 'prefix' | 'suffix' | 'anywhere';

/** A term or a literal to be found, and the number that is told when it is. */
export interface TermEntry {
  /** As written; it is folded when the automaton is built. */
  readonly text: string;
  /** A whole number from 0; several entries may share one. */
  readonly target: number;
  readonly boundary: TermBoundary;
}

/**
 * Reads a line of a term list. A star at the end frees the end of the word (`schwein*`), one at the
 * start frees its start; stars inside are read as they stand (`f*ck`). Undefined when nothing is
 * left to be found.
 */
export function parseTerm(
  written: string,
): { readonly text: string; readonly boundary: TermBoundary } | undefined {
  const trimmed = written.trim();
  const freeStart = trimmed.startsWith('*');
  const freeEnd = trimmed.length > 1 && trimmed.endsWith('*');
  const text = trimmed.slice(freeStart ? 1 : 0, freeEnd ? -1 : undefined).trim();
  if (/^[\s*]*$/u.test(foldText(text))) return undefined;
  if (freeStart) return { text, boundary: freeEnd ? 'anywhere' : 'suffix' };
  return { text, boundary: freeEnd ? 'prefix' : 'word' };
}
