import { err, ok, type Result } from '../kernel/result.ts';
import { type Checkpoint, readCheckpoint } from '../log/checkpoint.ts';
import type { LogCrypto } from '../log/crypto.ts';
import { leafHash } from '../log/merkle-hash.ts';
import { provesInclusion } from '../log/merkle-proof.ts';
import { openNote } from '../log/note.ts';
import { readProofFile } from '../log/proof-file.ts';
import { logVerifier, type VerifierKey } from '../log/verifier-key.ts';

/** What somebody holds to show that an entry is in the log. */
export interface ReceiptToVerify {
  readonly crypto: LogCrypto;
  /** The log's key, known from elsewhere. */
  readonly key: VerifierKey;
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
  key,
  entry,
  proof,
}: ReceiptToVerify): Promise<Result<VerifiedReceipt, ReceiptFault>> {
  const file = readProofFile(proof);
  if (file === undefined) return err('proof-unreadable');
  const note = new TextEncoder().encode(file.checkpoint);
  const opened = await openNote(note, [logVerifier(crypto, key)]);
  if (!opened.ok) return err('checkpoint-not-signed');
  const checkpoint = readCheckpoint(opened.value.text);
  if (checkpoint === undefined) return err('checkpoint-unreadable');
  if (checkpoint.origin !== key.name) return err('other-log');
  const { size, root } = checkpoint;
  const leaf = leafHash(crypto, entry);
  const claim = { index: file.index, size, leaf, proof: file.proof, root };
  return provesInclusion(crypto, claim)
    ? ok({ index: file.index, checkpoint })
    : err('not-included');
}
