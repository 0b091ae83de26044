/** What became of one construct of the source. */
export const outcomes = ['translated', 'caveat', 'refused'] as const;
export type Outcome = (typeof outcomes)[number];

/** A place in the imported text; both numbers count from 1, columns in UTF-16 units. */
export interface SourcePlace {
  readonly line: number;
  readonly column: number;
}

/** One sentence about one or more constructs of the source. */
export interface ImportRemark {
  readonly outcome: Outcome;
  /**
   * The constructs it speaks of, for example `rule 2 › author › account_age`. Empty when it speaks
   * of the drafted rule as a whole.
   */
  readonly paths: readonly string[];
  /** Of the first construct. */
  readonly place?: SourcePlace;
  readonly message: string;
  /** The drafted file it went into. */
  readonly file?: string;
}

/** A draft of a rulebook directory, and what became of everything in the source. */
export interface ImportResult {
  readonly files: Readonly<Record<string, string>>;
  readonly remarks: readonly ImportRemark[];
}

/** Why a text could not be read at all. */
export interface ImportProblem {
  readonly message: string;
  /** What is accepted instead. */
  readonly help: string;
  readonly place?: SourcePlace;
}

export interface ImportOptions {
  readonly community: string;
  /** BCP 47 tags of the languages the rules will be written in. */
  readonly languages: readonly string[];
}
