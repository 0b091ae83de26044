import { err, ok, type Result } from '../kernel/result.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { concatBytes } from './crypto.ts';

/** One signature line of a note: who signed, with which key, and the bytes after the key's id. */
export interface NoteSignature {
  readonly name: string;
  /** First four bytes of the key's hash, in hex. */
  readonly keyId: string;
  readonly signature: Uint8Array;
}

/** A text and its signatures, nothing of which has been verified. */
export interface Note {
  /** Ends with a newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** Somebody whose signature on a note can be told from a wrong one. */
export interface NoteVerifier {
  readonly name: string;
  readonly keyId: string;
  verifies(text: string, signature: Uint8Array): Promise<boolean>;
}

export interface OpenedNote {
  readonly text: string;
  readonly verified: readonly NoteSignature[];
  /** Signed by keys that nobody asked about. */
  readonly unverified: readonly NoteSignature[];
}

export type NoteProblem = 'malformed' | 'no-known-signature' | 'wrong-signature' | 'ambiguous-key';

const SIGNATURE_LINE: RegExp = /^— (\S+) (\S+)$/u;
const signaturesMax = 100;
const keyIdLength = 4;

/** Reads a note by its form (C2SP signed-note); undefined when it has another one. */
export function readNote(bytes: Uint8Array): Note | undefined {
  const whole = decodeText(bytes);
  const split = whole?.lastIndexOf('\n\n') ?? -1;
  if (whole === undefined || split === -1 || !whole.endsWith('\n')) return undefined;
  const lines = whole.slice(split + 2, -1).split('\n');
  if (lines.length > signaturesMax) return undefined;
  const signatures = lines.map(readSignature);
  const text = whole.slice(0, split + 1);
  return signatures.includes(undefined)
    ? undefined
    : { text, signatures: signatures.filter((one) => one !== undefined) };
}

/** The note as it is sent: text, a blank line, a line for each signature. */
export function writeNote({ text, signatures }: Note): Uint8Array {
  const lines = signatures.map(
    ({ name, keyId, signature }) =>
      `— ${name} ${toBase64(concatBytes(bytesOfKeyId(keyId), signature))}\n`,
  );
  return new TextEncoder().encode(`${text}\n${lines.join('')}`);
}

/**
 * Opens a note for somebody who knows some keys. A signature by a key that is not known is passed
 * over; one by a known key must be right, or the whole note is refused (C2SP signed-note).
 */
export async function openNote(
  bytes: Uint8Array,
  known: readonly NoteVerifier[],
): Promise<Result<OpenedNote, NoteProblem>> {
  const note = readNote(bytes);
  if (note === undefined) return err('malformed');
  const verified = new Map<string, NoteSignature>();
  const unverified = new Map<string, NoteSignature>();
  for (const signed of note.signatures) {
    const key = `${signed.name}\n${signed.keyId}`;
    const [verifier, another] = known.filter(
      ({ name, keyId }) => name === signed.name && keyId === signed.keyId,
    );
    if (another !== undefined) return err('ambiguous-key');
    if (verifier === undefined) {
      unverified.set(`${key}\n${toBase64(signed.signature)}`, signed);
    } else if (!verified.has(key)) {
      if (!(await verifier.verifies(note.text, signed.signature))) return err('wrong-signature');
      verified.set(key, signed);
    }
  }
  if (verified.size === 0) return err('no-known-signature');
  return ok({
    text: note.text,
    verified: [...verified.values()],
    unverified: [...unverified.values()],
  });
}

/** Whether a text can be the name of a key: no blanks, no plus sign, not empty. */
export function isKeyName(name: string): boolean {
  return name !== '' && !/[\s+\u0085]/u.test(name);
}

export function keyIdOf(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, keyIdLength), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

function bytesOfKeyId(keyId: string): Uint8Array {
  return Uint8Array.from(keyId.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}

function readSignature(line: string): NoteSignature | undefined {
  const [, name, encoded] = SIGNATURE_LINE.exec(line) ?? [];
  if (name === undefined || encoded === undefined || !isKeyName(name)) return undefined;
  const bytes = fromBase64(encoded);
  if (bytes === undefined || bytes.length <= keyIdLength) return undefined;
  return { name, keyId: keyIdOf(bytes), signature: bytes.subarray(keyIdLength) };
}

// Valid UTF-8 without control characters other than newline; a byte order mark is no exception.
function decodeText(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return [...text].every(isAllowed) ? text : undefined;
  } catch {
    return undefined;
  }
}

function isAllowed(character: string): boolean {
  return character === '\n' || character >= ' ';
}
