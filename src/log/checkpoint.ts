import { fromBase64, toBase64 } from './base64.ts';
import { hashLength } from './crypto.ts';
import { readDecimal } from './decimal.ts';

/** What a log says of itself at one moment: how many entries it has and the root over them. */
export interface Checkpoint {
  /** Name of the log, which is also the name of its key. */
  readonly origin: string;
  readonly size: bigint;
  readonly root: Uint8Array;
  /** Lines after the root, which other logs may have; ours has none. */
  readonly extensions: readonly string[];
}

/** The text that is signed (C2SP tlog-checkpoint). */
export function writeCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
  return `${[origin, String(size), toBase64(root), ...extensions].join('\n')}\n`;
}

/** Reads such a text; undefined when it is no checkpoint, or its root is no SHA-256 hash. */
export function readCheckpoint(text: string): Checkpoint | undefined {
  const lines = readCheckpointLines(text);
  return lines?.root.length === hashLength ? lines : undefined;
}

/** The same by its lines alone, whatever the length of the root. */
export function readCheckpointLines(text: string): Checkpoint | undefined {
  if (!text.endsWith('\n')) return undefined;
  const [origin, sizeLine, rootLine, ...extensions] = text.slice(0, -1).split('\n');
  const size = readDecimal(sizeLine ?? '');
  const root = rootLine === undefined ? undefined : fromBase64(rootLine);
  if (!origin || size === undefined || root === undefined || root.length === 0) return undefined;
  return extensions.includes('') ? undefined : { origin, size, root, extensions };
}
