import { err, ok, type Result } from '../kernel/result.ts';
import { type Checkpoint, readCheckpoint } from '../log/checkpoint.ts';
import type { LogCrypto } from '../log/crypto.ts';
import { leafHash } from '../log/merkle-hash.ts';
import { provesInclusion } from '../log/merkle-proof.ts';
import { openNote } from '../log/note.ts';
import { logVerifier } from '../log/note-verifiers.ts';
import { readProofFile } from '../log/proof-file.ts';
import type { VerifierKey } from '../log/verifier-key.ts';

/** What somebody holds to show that an entry is in the log. */
export interface ReceiptToVerify {
  readonly crypto: LogCrypto;
  /** Keys of the log, known from elsewhere; one must have signed, none may have signed wrongly. */
  readonly keys: readonly VerifierKey[];
  /** Bytes of the entry as the log has them. */
  readonly entry: Uint8Array;
  /** The proof as a file (C2SP tlog-proof). */
  readonly proof: string;
}

export interface VerifiedReceipt {
  readonly index: bigint;
  readonly checkpoint: Checkpoint;
}

export type ReceiptFault =
  | 'proof-unreadable'
  | 'checkpoint-not-signed'
  | 'checkpoint-unreadable'
  | 'other-log'
  | 'not-included';

/** Checks an entry against a signed checkpoint, offline. */
export async function verifyReceipt({
  crypto,
  keys,
  entry,
  proof,
}: ReceiptToVerify): Promise<Result<VerifiedReceipt, ReceiptFault>> {
  const file = readProofFile(proof);
  if (file === undefined) return err('proof-unreadable');
  const note = new TextEncoder().encode(file.checkpoint);
  const known = keys.map((key) => logVerifier(crypto, key));
  const opened = await openNote(note, known);
  if (!opened.ok) return err('checkpoint-not-signed');
  const checkpoint = readCheckpoint(opened.value.text);
  if (checkpoint === undefined) return err('checkpoint-unreadable');
  if (!keys.some(({ name }) => name === checkpoint.origin)) return err('other-log');
  const { size, root } = checkpoint;
  const leaf = leafHash(crypto, entry);
  const claim = { index: file.index, size, leaf, proof: file.proof, root };
  return provesInclusion(crypto, claim)
    ? ok({ index: file.index, checkpoint })
    : err('not-included');
}
