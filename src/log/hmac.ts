import { concatBytes, type LogCrypto } from './crypto.ts';

const blockLength = 64;

/** HMAC-SHA-256 (RFC 2104) with a key of at most 64 bytes. */
export function hmacSha256(
  { sha256 }: Pick<LogCrypto, 'sha256'>,
  { key, message }: { readonly key: Uint8Array; readonly message: Uint8Array },
): Uint8Array {
  if (key.length > blockLength) throw new RangeError('a key has at most 64 bytes');
  const padded = (byte: number): Uint8Array =>
    new Uint8Array(blockLength).map((_, at) => (key[at] ?? 0) ^ byte);
  return sha256(concatBytes(padded(0x5c), sha256(concatBytes(padded(0x36), message))));
}
