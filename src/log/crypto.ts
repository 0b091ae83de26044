/**
 * The cryptography a log needs, handed in so that the same code runs on a server and in a browser.
 */
export interface LogCrypto {
  /** SHA-256 (FIPS 180-4): 32 bytes. */
  sha256(bytes: Uint8Array): Uint8Array;
  /** Ed25519 (RFC 8032): whether the 64 bytes are a signature of the message by the 32-byte key. */
  verifyEd25519(signed: SignedBytes): Promise<boolean>;
  /** ML-DSA-44 (FIPS 204), pure, no context: the same for 2,420 bytes and a 1,312-byte key. */
  verifyMlDsa44(signed: SignedBytes): Promise<boolean>;
}

export interface KeyedMessage {
  readonly key: Uint8Array;
  readonly message: Uint8Array;
}

export interface SignedBytes {
  readonly publicKey: Uint8Array;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}

export const hashLength = 32;

export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const joined = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

export function sameBytes(first: Uint8Array, second: Uint8Array): boolean {
  if (first.length !== second.length) return false;
  for (let at = 0; at < first.length; at += 1) if (first[at] !== second[at]) return false;
  return true;
}
