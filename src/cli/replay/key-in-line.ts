import type { Spread } from '../../replay/rules/partition.ts';
import { emptyKeyHash, nextKeyHash } from '../../replay/rules/share.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** The name of a field with its quotes, and what follows where it is written without spaces. */
interface Needle {
  readonly name: Buffer;
  readonly whole: Buffer;
}

const needles: Readonly<Record<Exclude<Spread, 'whole'>, Needle>> = {
  actor: { name: Buffer.from('"actor"'), whole: Buffer.from('"actor":{"id":"') },
  group: { name: Buffer.from('"group"'), whole: Buffer.from('"group":"') },
  thread: { name: Buffer.from('"thread"'), whole: Buffer.from('"thread":"') },
};

/**
 * The hash of a key found in the bytes of a line, without parsing it; undefined where only parsing
 * can tell: spaces, escapes, letters outside ASCII, or the name in two places. Inside a text quotes
 * are escaped, so a quoted name before a colon is a field. Whoever parses the line compares.
 */
export function keyHashInLine(line: Buffer, spread: Spread): number | undefined {
  if (spread === 'whole') return emptyKeyHash;
  const { name, whole } = needles[spread];
  const at = line.indexOf(name);
  if (at === -1) return spread === 'actor' ? undefined : emptyKeyHash;
  if (line.compare(whole, 0, whole.length, at, at + whole.length) !== 0) return undefined;
  if (line.indexOf(name, at + name.length) !== -1) return undefined;
  let hash = emptyKeyHash;
  for (let next = at + whole.length; next < line.length; next += 1) {
    const byte = line[next] ?? 0;
    if (byte === QUOTE) return hash;
    if (byte === BACKSLASH || byte > 0x7f) return undefined;
    hash = nextKeyHash(hash, byte);
  }
  return undefined;
}
