import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { ml_dsa44 as mlDsa44 } from '@noble/post-quantum/ml-dsa.js';
import type { LogCrypto, SignedBytes } from '../../../log/crypto.ts';

/** The log's cryptography in a browser: its own where it has it, and else the page's. */
export const browserCrypto: LogCrypto = {
  sha256: (bytes) => sha256(bytes),
  verifyEd25519: async (signed) => (await byTheBrowser(signed)) ?? byThePage(signed),
  verifyMlDsa44: async ({ publicKey, message, signature }) =>
    attempt(() => mlDsa44.verify(signature, message, publicKey)),
};

// Browsers offer it on secure pages alone, and older ones not at all.
async function byTheBrowser(signed: SignedBytes): Promise<boolean | undefined> {
  const [publicKey, message, signature] = [signed.publicKey, signed.message, signed.signature].map(
    (bytes) => new Uint8Array(bytes),
  );
  if (publicKey === undefined || message === undefined || signature === undefined) return undefined;
  try {
    const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', key, signature, message);
  } catch {
    return undefined;
  }
}

function byThePage({ publicKey, message, signature }: SignedBytes): boolean {
  return attempt(() => ed25519.verify(signature, message, publicKey, { zip215: false }));
}

// What is no key or no signature by its form is one that does not hold.
function attempt(verify: () => boolean): boolean {
  try {
    return verify();
  } catch {
    return false;
  }
}
