import { fromBase64, toBase64 } from './base64.ts';
import { concatBytes, type LogCrypto } from './crypto.ts';
import { isKeyName, keyIdOf } from './note.ts';

/**
 * What a key signs with. The numbers are those of C2SP signed-note; the lengths are those of the
 * public keys in bytes. The last two sign with a time: a witness's, or for ML-DSA-44 a log's too.
 */
const signatureTypes = {
  ed25519: { number: 0x01, publicKeyLength: 32 },
  cosignature: { number: 0x04, publicKeyLength: 32 },
  'ml-dsa-44': { number: 0x06, publicKeyLength: 1_312 },
} as const;
export type SignatureType = keyof typeof signatureTypes;

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
  const typed = concatBytes(Uint8Array.of(signatureTypes[type].number), publicKey);
  const named = concatBytes(new TextEncoder().encode(`${name}\n`), typed);
  return { name, type, publicKey, keyId: keyIdOf(crypto.sha256(named)) };
}

/** The key in the form people pass on: `name+id+base64(type and key)` (C2SP signed-note). */
export function writeVerifierKey({ name, keyId, type, publicKey }: VerifierKey): string {
  const typed = concatBytes(Uint8Array.of(signatureTypes[type].number), publicKey);
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
  if (type === undefined || typed.length !== 1 + signatureTypes[type].publicKeyLength) {
    return undefined;
  }
  const key = verifierKey(crypto, { name, type, publicKey: typed.subarray(1) });
  return key.keyId === keyId ? key : undefined;
}

/**
 * Reads the keys of one log, a line each, as `/log/key` lists them: empty lines and lines that
 * begin with `#` are for people. Undefined when a line is no key, a key is a witness's, the names
 * differ or there is none.
 */
export function readLogKeys(
  crypto: Pick<LogCrypto, 'sha256'>,
  text: string,
): readonly VerifierKey[] | undefined {
  const lines = text.split('\n').map((line) => line.trim());
  const keys: VerifierKey[] = [];
  for (const line of lines) {
    if (line === '' || line.startsWith('#')) continue;
    const key = readVerifierKey(crypto, line);
    if (key === undefined || key.type === 'cosignature') return undefined;
    keys.push(key);
  }
  return new Set(keys.map(({ name }) => name)).size === 1 ? keys : undefined;
}

function typeOf(byte: number | undefined): SignatureType | undefined {
  const found = Object.entries(signatureTypes).find(([, { number }]) => number === byte);
  return found?.[0] as SignatureType | undefined;
}
