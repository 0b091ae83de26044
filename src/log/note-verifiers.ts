import { cosignedMessage, cosignedTree, readTimedSignature } from './cosignature.ts';
import type { LogCrypto } from './crypto.ts';
import type { NoteVerifier } from './note.ts';
import type { VerifierKey } from './verifier-key.ts';

/** Verifies what a log signs: with Ed25519 the text itself, with ML-DSA-44 what it says. */
export function logVerifier(crypto: LogCrypto, key: VerifierKey): NoteVerifier {
  return verifierFor(key, async (text, line) => {
    switch (key.type) {
      case 'ed25519':
        return await crypto.verifyEd25519({
          publicKey: key.publicKey,
          message: new TextEncoder().encode(text),
          signature: line,
        });
      case 'ml-dsa-44':
        return await verifiesTimed(crypto, key, { text, line });
      case 'cosignature':
        return false;
    }
  });
}

/** Verifies a witness's line (C2SP tlog-cosignature). */
export function witnessVerifier(crypto: LogCrypto, key: VerifierKey): NoteVerifier {
  return verifierFor(
    key,
    async (text, line) =>
      key.type !== 'ed25519' && (await verifiesTimed(crypto, key, { text, line })),
  );
}

function verifierFor(
  { name, keyId }: VerifierKey,
  verifies: NoteVerifier['verifies'],
): NoteVerifier {
  return { name, keyId, verifies };
}

async function verifiesTimed(
  crypto: LogCrypto,
  { name, type, publicKey }: VerifierKey,
  { text, line }: { readonly text: string; readonly line: Uint8Array },
): Promise<boolean> {
  const timed = readTimedSignature(line);
  if (timed === undefined) return false;
  const { timeSeconds, signature } = timed;
  if (type === 'cosignature') {
    const message = cosignedMessage({ timeSeconds, text });
    return await crypto.verifyEd25519({ publicKey, message, signature });
  }
  const message = cosignedTree(name, { timeSeconds, text });
  return message !== undefined && (await crypto.verifyMlDsa44({ publicKey, message, signature }));
}
