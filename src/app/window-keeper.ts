import type { Instant } from '../kernel/instant.ts';

/** Which windows were kept, and how far they had come. */
export interface AboutWindows {
  /** The published version whose windows they are. */
  readonly rulebook: { readonly number: number; readonly hash: string };
  /** Every activity received before this moment is in. */
  readonly upTo: Instant;
}

export interface KeptWindows {
  readonly about: AboutWindows;
  readonly bytes: Uint8Array;
}

/**
 * Keeps what the windows hold over a restart. It only saves time: the activities in the store say
 * the same, so that nothing is lost when there is nothing kept or it is damaged.
 */
export interface WindowKeeper {
  /** What was written last; undefined when nothing is kept. Rejects when it is damaged. */
  read(): Promise<KeptWindows | undefined>;
  /** Replaces what is kept, wholly or not at all. */
  write(chunks: readonly Uint8Array[], about: AboutWindows): Promise<void>;
  /** Removes what is kept. */
  forget(): Promise<void>;
}
