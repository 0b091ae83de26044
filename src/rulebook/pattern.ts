import { RE2JS, RE2JSSyntaxException } from 're2js';
import { err, ok, type Result } from '../kernel/result.ts';

/** Longest compiled pattern, in instructions of the automaton: it bounds the time per character. */
export const patternInstructionsMax = 500;
export const patternLengthMax = 500;
/**
 * `matches` looks at this many UTF-16 units from the start of a text, so that its time is bounded.
 */
export const matchedTextLengthMax = 20_000;

/** A regular expression in RE2 syntax that runs in time linear in the text. */
export interface Pattern {
  readonly source: string;
  /** Whether it matches anywhere in the text, as `matches` means in CEL. */
  test(text: string): boolean;
  /** The first match as offsets in UTF-16 units, or undefined. */
  find(text: string): readonly [number, number] | undefined;
}

export interface PatternProblem {
  readonly check: 'unsupported-regex' | 'too-complex';
  readonly message: string;
  readonly help: string;
}

export function compilePattern(source: string): Result<Pattern, PatternProblem> {
  if (source.length > patternLengthMax || largestCount(source) > patternInstructionsMax) {
    return err(tooComplex());
  }
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(source);
  } catch (problem) {
    const detail =
      problem instanceof RE2JSSyntaxException ? problem.message : 'it does not compile';
    return err({
      check: 'unsupported-regex',
      message: `this pattern is not supported: ${detail.split('\n')[0]}`,
      help: 'use RE2 syntax: no back-references and no look-around',
    });
  }
  if (compiled.programSize() > patternInstructionsMax) return err(tooComplex());
  return ok({
    source,
    // `test` runs the library's automaton; `find` has to track positions and is ten times slower.
    test: (text) => compiled.test(text.slice(0, matchedTextLengthMax)),
    find: (text) => {
      const matcher = compiled.matcher(text.slice(0, matchedTextLengthMax));
      return matcher.find() ? [matcher.start(), matcher.end()] : undefined;
    },
  });
}

function tooComplex(): PatternProblem {
  return {
    check: 'too-complex',
    message: 'this pattern is too complex to run over every post',
    help: 'make it shorter, with smaller numbers in `{n,m}`, or use a list of terms',
  };
}

// A large count is built out before its size could be read, so it is refused by its digits.
function largestCount(source: string): number {
  const counts = [...source.matchAll(/\{(\d+)(?:,(\d*))?\}/g)];
  return Math.max(0, ...counts.flatMap((found) => [Number(found[1]), Number(found[2] || 0)]));
}
