import { readCheckpointLines } from './checkpoint.ts';
import { concatBytes } from './crypto.ts';

const timeLength = 8;
/** A length before a name has one byte. */
const nameBytesMax = 255;
const LARGEST_TIME = 2n ** 63n - 1n;

export interface CosignedText {
  /** Seconds since 1970-01-01T00:00:00Z; 0 says nothing of the time. */
  readonly timeSeconds: bigint;
  /** Text of the checkpoint's note. */
  readonly text: string;
}

/** What a witness signs with Ed25519: that it saw this checkpoint at a time, as all before it. */
export function cosignedMessage({ timeSeconds, text }: CosignedText): Uint8Array {
  return new TextEncoder().encode(`cosignature/v1\ntime ${timeSeconds}\n${text}`);
}

/**
 * What is signed with ML-DSA-44, by a witness or by the log itself: `cosigned_message` of C2SP
 * tlog-cosignature, which names the signer and leaves out extension lines. Undefined when the text
 * is no checkpoint, or a name has more than 255 bytes.
 */
export function cosignedTree(
  signer: string,
  { timeSeconds, text }: CosignedText,
): Uint8Array | undefined {
  const checkpoint = readCheckpointLines(text);
  const name = prefixed(signer);
  const origin = checkpoint && prefixed(checkpoint.origin);
  if (checkpoint === undefined || origin === undefined || name === undefined) return undefined;
  return concatBytes(
    new TextEncoder().encode('subtree/v1\n\0'),
    name,
    eightBytes(timeSeconds),
    origin,
    eightBytes(0n),
    eightBytes(checkpoint.size),
    checkpoint.root,
  );
}

/** A line's bytes: when the checkpoint was seen, and the signature. */
export function timedSignature(timeSeconds: bigint, signature: Uint8Array): Uint8Array {
  return concatBytes(eightBytes(timeSeconds), signature);
}

export interface TimedSignature {
  readonly timeSeconds: bigint;
  readonly signature: Uint8Array;
}

/** Reads such bytes; undefined when they are too short, or the time is none. */
export function readTimedSignature(line: Uint8Array): TimedSignature | undefined {
  if (line.length <= timeLength) return undefined;
  const timeSeconds = new DataView(line.buffer, line.byteOffset, timeLength).getBigUint64(0);
  if (timeSeconds > LARGEST_TIME) return undefined;
  return { timeSeconds, signature: line.subarray(timeLength) };
}

function prefixed(name: string): Uint8Array | undefined {
  const bytes = new TextEncoder().encode(name);
  if (bytes.length === 0 || bytes.length > nameBytesMax) return undefined;
  return concatBytes(Uint8Array.of(bytes.length), bytes);
}

function eightBytes(value: bigint): Uint8Array {
  const bytes = new Uint8Array(timeLength);
  new DataView(bytes.buffer).setBigUint64(0, value);
  return bytes;
}
