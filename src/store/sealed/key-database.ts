import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { StoreBusy } from '../failure.ts';
import { isBusy, WriteGate } from '../sqlite/write-gate.ts';

/** How long a neighbour is waited for, in milliseconds. The whole process stands still then. */
export const PATIENCE_MS = 2_000;
/** How long, once it was waited for in vain: as long as one that lives needs. */
const IMPATIENCE_MS = 20;

export interface KeyDatabaseUse {
  /** Whether other processes use the file at the same time. */
  readonly shared: boolean;
  readonly patienceMs?: number;
}

/**
 * The database in which keys lie. Where it is shared, another process may hold it for a moment. One
 * that stands still while it does is waited for once; then everybody who asks is told almost at
 * once that it is busy, until it lets go.
 */
export class KeyDatabase {
  readonly isShared: boolean;
  readonly #database: DatabaseSync;
  readonly #gate: WriteGate;
  readonly #version: StatementSync;
  readonly #patienceMs: number;
  #waits: number;
  // A neighbour may let others read while it lets nobody write.
  readonly #patience: { reading: number; writing: number };

  constructor(
    database: DatabaseSync,
    {
      shared,
      patienceMs = PATIENCE_MS,
    }: { readonly shared: boolean; readonly patienceMs?: number },
  ) {
    this.#database = database;
    this.#gate = new WriteGate(database);
    this.#version = database.prepare('PRAGMA data_version');
    this.isShared = shared;
    this.#patienceMs = patienceMs;
    this.#waits = patienceMs;
    this.#patience = { reading: patienceMs, writing: patienceMs };
  }

  prepare(sql: string): StatementSync {
    return this.#database.prepare(sql);
  }

  /** Throws `StoreBusy` when another process does not let go. */
  read<Value>(task: () => Value): Value {
    return this.#attempt('reading', task);
  }

  /** One transaction, durable when this returns. Throws `StoreBusy` as reading does. */
  write<Value>(task: () => Value): Value {
    return this.#attempt('writing', () => this.#gate.run(task));
  }

  /** Another number than before when another process has changed something since. */
  version(): unknown {
    return this.read(() => this.#version.get()?.['data_version']);
  }

  /** A write-ahead log holds what was destroyed until it is emptied; a journal is empty by now. */
  emptyLog(): void {
    if (!this.isShared) this.#database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close();
  }

  #attempt<Value>(what: 'reading' | 'writing', task: () => Value): Value {
    this.#wait(this.#patience[what]);
    try {
      const value = task();
      this.#patience[what] = this.#patienceMs;
      return value;
    } catch (problem) {
      if (!(isBusy(problem) || problem instanceof StoreBusy)) throw problem;
      this.#patience[what] = Math.min(IMPATIENCE_MS, this.#patienceMs);
      throw problem instanceof StoreBusy ? problem : new StoreBusy({ cause: problem });
    }
  }

  #wait(ms: number): void {
    if (!this.isShared || this.#waits === ms) return;
    this.#waits = ms;
    this.#database.exec(`PRAGMA busy_timeout = ${ms}`);
  }
}
