import type { VerifierKey } from '../../log/verifier-key.ts';

/** Files of the published log, by their paths below its address. */
export interface LogFiles {
  read(path: string): Promise<Uint8Array | undefined>;
  /** When it resolves the file is durable, whole, under its name. The same again is nothing. */
  write(path: string, bytes: Uint8Array): Promise<void>;
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

/** The key of the log. It is not in the database. */
export interface LogSigner {
  readonly key: VerifierKey;
  sign(message: Uint8Array): Uint8Array;
}

/** Where the record is published, with what it is signed, and what stops a fork of it. */
export interface RecordKeeper {
  readonly files: LogFiles;
  readonly highWater: HighWater;
  readonly signer: LogSigner;
}
