import { createPublicKey, hash, verify } from 'node:crypto';
import type { LogCrypto } from '../log/crypto.ts';

/** DER of an Ed25519 public key before its 32 bytes (RFC 8410 §4). */
const DER_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

/** The log's cryptography by this server's own library. */
export const nodeCrypto: LogCrypto = {
  sha256: (bytes) => hash('sha256', bytes, 'buffer'),
  verifyEd25519: async ({ publicKey, message, signature }) => {
    const der = Buffer.concat([DER_HEAD, publicKey]);
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return verify(null, message, key, signature);
  },
};
