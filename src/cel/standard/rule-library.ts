import { compilePattern, type Pattern } from '../../pattern/compile-pattern.ts';
import type { Overload } from '../environment.ts';
import { standardLibrary } from './library.ts';

const PATTERNS_KEPT = 200;
const compiled = new Map<string, Pattern | string>();

// Only for patterns that are not known when a rule is compiled; the oldest go first.
function patternOf(source: string): Pattern | string {
  const known = compiled.get(source);
  if (known !== undefined) return known;
  const result = compilePattern(source);
  const made = result.ok ? result.value : result.error.message;
  const oldest = compiled.keys().next().value;
  if (compiled.size >= PATTERNS_KEPT && oldest !== undefined) compiled.delete(oldest);
  compiled.set(source, made);
  return made;
}

/** What conditions of rules can call, `matches` running in linear time. */
export const ruleLibrary: readonly Overload[] = standardLibrary((text, source) => {
  const pattern = patternOf(source);
  return typeof pattern === 'string' ? pattern : pattern.test(text);
});
