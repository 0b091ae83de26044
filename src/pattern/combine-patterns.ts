import type { Pattern } from './compile-pattern.ts';

/** Many patterns that are asked together which of them match. */
export interface PatternSet {
  /** Adds the positions of the patterns that match. */
  matching(text: string, hits: { add(position: number): void }): void;
}

/** One pattern after the other; a set has few, because most patterns have literal parts. */
export function combinePatterns(patterns: readonly Pattern[]): PatternSet {
  return {
    matching: (text, hits) => {
      for (let position = 0; position < patterns.length; position += 1) {
        if (patterns[position]?.test(text) === true) hits.add(position);
      }
    },
  };
}
