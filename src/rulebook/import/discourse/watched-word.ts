import type { Construct } from '../remark-book.ts';

/** A watched word with everything that is said about it. */
export interface WatchedWord extends Construct {
  readonly text: string;
  /** What Discourse does with it, for example `block`. */
  readonly answer: string;
  readonly caseSensitive: boolean;
  /** Whether the site reads words as regular expressions. */
  readonly pattern: boolean;
  /** What it is replaced by, linked to or tagged with. */
  readonly replacement?: Construct;
}
