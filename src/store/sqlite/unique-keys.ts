import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { CommitConflict, UniqueKey } from '../port.ts';
import { keyText } from '../stored-text.ts';
import { text } from './row.ts';

/** Keys that have at most one holder at a time. */
export class UniqueKeys {
  readonly #holder: StatementSync;
  readonly #take: StatementSync;
  readonly #release: StatementSync;

  constructor(database: DatabaseSync) {
    this.#holder = database.prepare('SELECT holder FROM unique_keys WHERE unique_key = ?');
    this.#take = database.prepare('INSERT INTO unique_keys (unique_key, holder) VALUES (?, ?)');
    this.#release = database.prepare('DELETE FROM unique_keys WHERE unique_key = ?');
  }

  holder(key: string): string | undefined {
    const row = this.#holder.get(key);
    return row === undefined ? undefined : text(row, 'holder');
  }

  take({ key, holder }: UniqueKey): Result<null, CommitConflict> {
    const current = this.holder(keyText(key));
    if (current === undefined) this.#take.run(key, keyText(holder));
    else if (current !== holder) return err({ kind: 'unique', key, holder: current });
    return ok(null);
  }

  release(key: string): void {
    this.#release.run(key);
  }
}
