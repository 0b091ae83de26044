import type { Instant } from '../../kernel/instant.ts';
import type { NoteSignature } from '../../log/note.ts';
import type { VerifierKey } from '../../log/verifier-key.ts';

export interface LogFile {
  /** Path below the log's address. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Files of the published log, by their paths below its address. */
export interface LogFiles {
  read(path: string): Promise<Uint8Array | undefined>;
  /** When it resolves all of them are durable, whole, under their names. */
  write(files: readonly LogFile[]): Promise<void>;
}

/** The largest tree that was ever signed, kept where no backup of the database goes. */
export interface HighWater {
  read(): Promise<SignedTree | undefined>;
  write(tree: SignedTree): Promise<void>;
}

export interface SignedTree {
  readonly size: number;
  /** In base64. */
  readonly root: string;
}

/** A key of the log, and when it signs. */
export interface ListedKey {
  readonly verifier: VerifierKey;
  readonly since: Instant;
  /** Signs until then and is listed for ever, so that older checkpoints can be checked. */
  readonly until?: Instant;
}

/** The keys of the log. They are not in the database. */
export interface LogSigner {
  /** Name of the log and of its keys; it stays, whatever the address of the server becomes. */
  readonly origin: string;
  /** All there ever were, newest first. */
  readonly keys: readonly ListedKey[];
  /** A line by each key that signs at that moment. */
  sign(text: string, at: Instant): readonly NoteSignature[];
}

/** Somebody outside who signs that a checkpoint goes on from all they saw before. */
export interface Witness {
  readonly key: VerifierKey;
  /** Sends a request (C2SP tlog-witness); never rejects, also not when the signal ends it. */
  addCheckpoint(body: Uint8Array, ends: AbortSignal): Promise<WitnessReply>;
}

export interface WitnessReply {
  /** HTTP status; null when there was no whole answer. */
  readonly status: number | null;
  readonly contentType: string;
  readonly body: string;
  /** Why there was none. */
  readonly problem?: string;
}

/** Where the record is published, with what it is signed, and what stops a fork of it. */
export interface RecordKeeper {
  readonly files: LogFiles;
  readonly highWater: HighWater;
  readonly signer: LogSigner;
  readonly witnesses: readonly Witness[];
  /**
   * Runs a task while nobody else writes to these files and signs, in whatever process. Rejects
   * with `RecordRefused` when somebody does.
   */
  alone<Value>(task: () => Promise<Value>): Promise<Value>;
}
