import type { LogCrypto } from './crypto.ts';
import type { NoteVerifier } from './note.ts';
import type { VerifierKey } from './verifier-key.ts';

const timeLength = 8;

/** What a witness signs: that it saw this checkpoint, consistent with all before, at a time. */
export function cosignedMessage(seen: CosignedText): Uint8Array {
  return new TextEncoder().encode(`cosignature/v1\ntime ${seen.timeSeconds}\n${seen.text}`);
}

export interface CosignedText {
  /** Seconds since 1970-01-01T00:00:00Z. */
  readonly timeSeconds: bigint;
  /** Text of the checkpoint's note. */
  readonly text: string;
}

/** When a witness's line says that the checkpoint was seen; undefined when it is too short. */
export function cosignedAt(line: Uint8Array): bigint | undefined {
  if (line.length <= timeLength) return undefined;
  return new DataView(line.buffer, line.byteOffset, timeLength).getBigUint64(0);
}

/** Verifies a witness's line (C2SP tlog-cosignature, Ed25519). */
export function witnessVerifier(crypto: LogCrypto, key: VerifierKey): NoteVerifier {
  const { name, keyId, publicKey } = key;
  return {
    name,
    keyId,
    verifies: async (text, line) => {
      const timeSeconds = cosignedAt(line);
      if (timeSeconds === undefined || key.type !== 'cosignature') return false;
      const message = cosignedMessage({ timeSeconds, text });
      return await crypto.verifyEd25519({
        publicKey,
        message,
        signature: line.subarray(timeLength),
      });
    },
  };
}
