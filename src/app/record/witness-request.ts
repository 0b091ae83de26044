import { toBase64 } from '../../log/base64.ts';
import { readTimedSignature } from '../../log/cosignature.ts';
import { concatBytes } from '../../log/crypto.ts';
import { readDecimal } from '../../log/decimal.ts';
import { type Note, type NoteSignature, openNote, writeNote } from '../../log/note.ts';
import { witnessVerifier } from '../../log/note-verifiers.ts';
import type { VerifierKey } from '../../log/verifier-key.ts';
import { nodeCrypto } from '../log-crypto.ts';
import type { WitnessReply } from './record-keeper.ts';

/** A witness's clock may be ahead of ours by this much. */
const SECONDS_AHEAD_MAX = 300n;
const SIZE_TYPE = 'text/x.tlog.size';

export interface WitnessRequest {
  readonly note: Note;
  /** Entries of the last checkpoint that the witness signed; 0 when it signed none. */
  readonly oldSize: number;
  readonly proof: readonly Uint8Array[];
}

/** Body of `add-checkpoint` (C2SP tlog-witness). */
export function writeWitnessRequest({ note, oldSize, proof }: WitnessRequest): Uint8Array {
  const lines = [`old ${oldSize}`, ...proof.map(toBase64), '', ''].join('\n');
  return concatBytes(new TextEncoder().encode(lines), writeNote(note));
}

export type WitnessAnswer =
  | { readonly kind: 'signed'; readonly lines: readonly NoteSignature[] }
  /** It signed a checkpoint of another size last. */
  | { readonly kind: 'other-size'; readonly size: number }
  | { readonly kind: 'problem'; readonly problem: string };

export interface WitnessQuestion {
  readonly key: VerifierKey;
  readonly note: Note;
  /** Seconds since 1970-01-01T00:00:00Z. */
  readonly nowSeconds: bigint;
}

/** What an answer is worth: nothing in it is believed that its signature does not show. */
export async function readWitnessAnswer(
  { status, contentType, body, problem }: WitnessReply,
  question: WitnessQuestion,
): Promise<WitnessAnswer> {
  switch (status) {
    case null:
      return failed(problem ?? 'it did not answer');
    case 200:
      return await readLines(body, question);
    case 409: {
      const size = contentType.split(';')[0] === SIZE_TYPE ? readDecimal(body.trim()) : undefined;
      if (size === undefined) return failed('it answered 409 without the size that it knows');
      return { kind: 'other-size', size: Number(size) };
    }
    case 403:
      return failed('it does not trust the keys of this log; its operator has to add them');
    case 404:
      return failed('it does not know this log; its operator has to add it');
    case 422:
      return failed('it says that this log is not the one it signed before');
    default:
      return failed(`it answered ${status}`);
  }
}

async function readLines(
  body: string,
  { key, note, nowSeconds }: WitnessQuestion,
): Promise<WitnessAnswer> {
  const bytes = concatBytes(
    new TextEncoder().encode(`${note.text}\n`),
    new TextEncoder().encode(body),
  );
  const opened = await openNote(bytes, [witnessVerifier(nodeCrypto, key)]);
  if (!opened.ok) return failed(`its signature is none of this checkpoint: ${opened.error}`);
  const lines = opened.value.verified;
  const times = lines.map(({ signature }) => readTimedSignature(signature)?.timeSeconds ?? 0n);
  if (times.some((time) => time === 0n || time > nowSeconds + SECONDS_AHEAD_MAX)) {
    return failed('it signed with no time, or with one that is still to come');
  }
  return { kind: 'signed', lines };
}

function failed(problem: string): WitnessAnswer {
  return { kind: 'problem', problem };
}
