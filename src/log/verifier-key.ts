import { fromBase64, toBase64 } from './base64.ts';
import { concatBytes, type LogCrypto } from './crypto.ts';
import { isKeyName, keyIdOf, type NoteVerifier } from './note.ts';

/** What a key signs with; the numbers are those of C2SP signed-note. */
const signatureTypes = { ed25519: 0x01, cosignature: 0x04 } as const;
export type SignatureType = keyof typeof signatureTypes;

const publicKeyLength = 32;

export interface VerifierKey {
  readonly name: string;
  readonly keyId: string;
  readonly type: SignatureType;
  readonly publicKey: Uint8Array;
}

export type KeyMaterial = Omit<VerifierKey, 'keyId'>;

/** A key with its id: the first bytes of SHA-256 over name, newline, type and key. */
export function verifierKey(
  crypto: Pick<LogCrypto, 'sha256'>,
  { name, type, publicKey }: KeyMaterial,
): VerifierKey {
  const typed = concatBytes(Uint8Array.of(signatureTypes[type]), publicKey);
  const named = concatBytes(new TextEncoder().encode(`${name}\n`), typed);
  return { name, type, publicKey, keyId: keyIdOf(crypto.sha256(named)) };
}

/** The key in the form people pass on: `name+id+base64(type and key)` (C2SP signed-note). */
export function writeVerifierKey({ name, keyId, type, publicKey }: VerifierKey): string {
  const typed = concatBytes(Uint8Array.of(signatureTypes[type]), publicKey);
  return `${name}+${keyId}+${toBase64(typed)}`;
}

/** Reads such a text; undefined when a character of it is wrong, or its type is not known here. */
export function readVerifierKey(
  crypto: Pick<LogCrypto, 'sha256'>,
  text: string,
): VerifierKey | undefined {
  const [, name, keyId, encoded] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/u.exec(text) ?? [];
  const typed = fromBase64(encoded ?? '');
  if (name === undefined || typed === undefined || !isKeyName(name)) return undefined;
  const type = typeOf(typed[0]);
  if (type === undefined || typed.length !== 1 + publicKeyLength) return undefined;
  const key = verifierKey(crypto, { name, type, publicKey: typed.subarray(1) });
  return key.keyId === keyId ? key : undefined;
}

/** Verifies what a log signs: the text itself. */
export function logVerifier(crypto: LogCrypto, key: VerifierKey): NoteVerifier {
  const { name, keyId, publicKey } = key;
  return {
    name,
    keyId,
    verifies: async (text, signature) =>
      key.type === 'ed25519' &&
      (await crypto.verifyEd25519({
        publicKey,
        message: new TextEncoder().encode(text),
        signature,
      })),
  };
}

function typeOf(byte: number | undefined): SignatureType | undefined {
  const found = Object.entries(signatureTypes).find(([, number]) => number === byte);
  return found?.[0] as SignatureType | undefined;
}
