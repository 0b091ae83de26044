import type { StatementId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { ShownSection } from '../../log/log-entry.ts';
import type { Answer, Call } from './call.ts';

/** The tamper-evident record, as outsiders and the people in it meet it. */
export interface PublishedRecord {
  /** Keys of the log, newest first; undefined where no record is published. */
  readonly keys: readonly LogKeyView[] | undefined;
  /** Entries of the newest checkpoint; undefined while there is none. */
  entries(): Promise<number | undefined>;
  /** How far each witness has signed; none of them without a record. */
  witnesses(): Promise<readonly WitnessedView[]>;
  /** A file of the published log by its path; undefined when there is none. */
  file(path: string): Promise<Uint8Array | undefined>;
  /** Entry, proof and checkpoint for everything that the record says of a statement. */
  receipt(statement: StatementId, call: Call): Answer<ReceiptView>;
}

export interface ReceiptView {
  readonly statement: StatementId;
  /** Keys of the log, as people pass them on, newest first. */
  readonly keys: readonly string[];
  readonly entries: readonly ReceiptEntry[];
}

export interface LogKeyView {
  /** As people pass it on: `name+id+base64` (C2SP signed-note). */
  readonly key: string;
  readonly since: Instant;
  /** Signs until then, and stays listed. */
  readonly until?: Instant;
}

export interface WitnessedView {
  readonly name: string;
  readonly key: string;
  /** Entries of the newest checkpoint that it signed, and when; absent while it signed none. */
  readonly entries?: number;
  readonly at?: Instant;
}

export interface ReceiptEntry {
  /** Bytes of the log's entry, as text. */
  readonly entry: string;
  readonly sections: readonly ShownSection[];
  /** The proof as a file (C2SP tlog-proof); absent until a checkpoint covers the entry. */
  readonly proof?: string;
  /** When a checkpoint will cover it at the latest, while there is no proof. */
  readonly promisedBy?: Instant;
}
