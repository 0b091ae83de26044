import { RE2JS } from 're2js';
import { err, ok, type Result } from '../kernel/result.ts';
import { parsePattern } from './parse-pattern.ts';
import {
  matchedTextLengthMax,
  patternInstructionsMax,
  patternLengthMax,
} from './pattern-limits.ts';
import { type PatternProblem, tooLong, tooManyInstructions } from './pattern-problem.ts';
import { requiredLiterals } from './required-literals.ts';
import { instructionsOf } from './syntax.ts';

/** A regular expression in RE2 syntax that runs in time linear in the text. */
export interface Pattern {
  readonly source: string;
  /** Instructions of its automaton. */
  readonly size: number;
  /**
   * Strings of which every matching text has at least one, see `requiredLiterals`; undefined when
   * there are none.
   */
  readonly literals: readonly string[] | undefined;
  /** Whether it matches anywhere in the text, as `matches` means in CEL. */
  test(text: string): boolean;
  /** The first match as offsets in UTF-16 units, or undefined. */
  find(text: string): readonly [number, number] | undefined;
}

/**
 * Compiles a pattern, or says why it is refused. It looks at the first 20,000 UTF-16 units of a
 * text, so that its time is bounded.
 */
export function compilePattern(source: string): Result<Pattern, PatternProblem> {
  if (source.length > patternLengthMax) return err(tooLong(source));
  const parsed = parsePattern(source);
  if (!parsed.ok) return parsed;
  const size = instructionsOf(parsed.value);
  if (size > patternInstructionsMax) return err(tooManyInstructions(source));
  const compiled = compiledByLibrary(source);
  if (compiled === undefined) return err(unsupported(source));
  return ok({
    source,
    size,
    literals: requiredLiterals(parsed.value),
    // `test` runs the library's automaton; `find` has to track positions and is ten times slower.
    test: (text) => compiled.test(looked(text)),
    find: (text) => {
      const matcher = compiled.matcher(looked(text));
      return matcher.find() ? [matcher.start(), matcher.end()] : undefined;
    },
  });
}

function looked(text: string): string {
  return text.length > matchedTextLengthMax ? text.slice(0, matchedTextLengthMax) : text;
}

function compiledByLibrary(source: string): RE2JS | undefined {
  try {
    return RE2JS.compile(source);
  } catch {
    // The two readers of RE2's syntax agree on all that is tested; the stricter one is right.
    return undefined;
  }
}

function unsupported(source: string): PatternProblem {
  return {
    check: 'unsupported-regex',
    message: 'this pattern is not supported',
    help: 'use RE2 syntax: no back-references and no look-around',
    span: { start: 0, end: source.length },
  };
}
