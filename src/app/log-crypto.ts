import { createPublicKey, hash, verify } from 'node:crypto';
import type { LogCrypto, SignedBytes } from '../log/crypto.ts';

/** DER of an Ed25519 public key before its 32 bytes (RFC 8410 §4). */
const ED25519_HEAD = Buffer.from('302a300506032b6570032100', 'hex');
/** The same before the 1,312 bytes of ML-DSA-44 (RFC 9881 §4). */
const ML_DSA_44_HEAD = Buffer.from('30820532300b06096086480165030403110382052100', 'hex');

/** The log's cryptography by this server's own library. */
export const nodeCrypto: LogCrypto = {
  sha256: (bytes) => hash('sha256', bytes, 'buffer'),
  verifyEd25519: async (signed) => verifies(ED25519_HEAD, signed),
  verifyMlDsa44: async (signed) => verifies(ML_DSA_44_HEAD, signed),
};

function verifies(head: Buffer, { publicKey, message, signature }: SignedBytes): boolean {
  const der = Buffer.concat([head, publicKey]);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  return verify(null, message, key, signature);
}
