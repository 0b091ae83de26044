import type { Json } from '../../kernel/canonical-json.ts';
import { decodeJson, encode } from '../stored-text.ts';
import { decrypted, encrypted } from './cipher.ts';
import type { DataKey, KeyFile } from './key-file.ts';

/** The key's name and, in base64, what it closes. Neither holds a full stop. */
export type Envelope = `${string}.${string}`;

/** A value closed with a key. `place` says where it belongs; it opens nowhere else. */
export function sealedValue({ id, key }: DataKey, place: string, value: Json): Envelope {
  return `${id}.${encrypted(key, place, Buffer.from(encode(value))).toString('base64')}`;
}

/** The value again; undefined when its key was destroyed. Throws when it is not as it was. */
export function openedValue(keys: KeyFile, place: string, envelope: string): Json | undefined {
  const key = keys.key(keyIdOf(envelope));
  if (key === undefined) return undefined;
  const bytes = Buffer.from(envelope.slice(envelope.indexOf('.') + 1), 'base64');
  return decodeJson(decrypted(key, place, bytes).toString('utf8'));
}

export function keyIdOf(envelope: string): string {
  return envelope.slice(0, envelope.indexOf('.'));
}

/** The envelope in a body as the store keeps it; undefined for one from before there were keys. */
export function envelopeIn(body: Json): string | undefined {
  if (body === null || typeof body !== 'object' || Array.isArray(body)) return undefined;
  const { sealed, ...rest } = body as Readonly<Record<string, Json>>;
  return typeof sealed === 'string' && Object.keys(rest).length === 0 ? sealed : undefined;
}
