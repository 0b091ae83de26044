import { createCipheriv, createDecipheriv, type KeyObject, randomFillSync } from 'node:crypto';

/** AES-256-GCM (NIST SP 800-38D), with a nonce of 96 bits and a tag of 128. */
const ALGORITHM = 'aes-256-gcm';
export const keyLength = 32;
const nonceLength = 12;
const tagLength = 16;

/** Random bytes are asked for some hundred nonces at once: asking costs more than they do. */
const random: Buffer = Buffer.alloc(nonceLength * 512);
let randomFrom: number = random.length;

function nextNonce(): Buffer {
  if (randomFrom === random.length) {
    randomFillSync(random);
    randomFrom = 0;
  }
  const nonce = Buffer.from(random.subarray(randomFrom, randomFrom + nonceLength));
  randomFrom += nonceLength;
  return nonce;
}

/** Nonce, encrypted bytes and tag in one. `place` is where they belong: elsewhere they open not. */
export function encrypted(key: KeyObject, place: string, bytes: Uint8Array): Buffer {
  const nonce = nextNonce();
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: tagLength });
  cipher.setAAD(Buffer.from(place));
  const closed = cipher.update(bytes);
  // A mode of counters keeps nothing back, and must still be ended before it has a tag.
  cipher.final();
  return Buffer.concat([nonce, closed, cipher.getAuthTag()]);
}

/** What was encrypted. Throws when key or place is another one, or a bit was changed. */
export function decrypted(key: KeyObject, place: string, whole: Uint8Array): Buffer {
  const end = Math.max(nonceLength, whole.length - tagLength);
  const decipher = createDecipheriv(ALGORITHM, key, whole.subarray(0, nonceLength), {
    authTagLength: tagLength,
  });
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(whole.subarray(end));
  return Buffer.concat([decipher.update(whole.subarray(nonceLength, end)), decipher.final()]);
}
