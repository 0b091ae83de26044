import type { KeyedMessage, LogCrypto } from './crypto.ts';

const blockLength = 64;
const hashLength = 32;

/**
 * HMAC-SHA-256 (RFC 2104) with a key of at most 64 bytes. Out of the plain hash, because it runs in
 * a browser as well, and because making a keyed hash of OpenSSL costs more than four plain ones.
 */
export function hmacSha256(
  { sha256 }: Pick<LogCrypto, 'sha256'>,
  { key, message }: KeyedMessage,
): Uint8Array {
  if (key.length > blockLength) throw new RangeError('a key has at most 64 bytes');
  const inner = new Uint8Array(blockLength + message.length);
  const outer = new Uint8Array(blockLength + hashLength);
  inner.fill(0x36, 0, blockLength);
  outer.fill(0x5c, 0, blockLength);
  for (let at = 0; at < key.length; at += 1) {
    const byte = key[at] ?? 0;
    inner[at] = byte ^ 0x36;
    outer[at] = byte ^ 0x5c;
  }
  inner.set(message, blockLength);
  outer.set(sha256(inner), blockLength);
  return sha256(outer);
}
