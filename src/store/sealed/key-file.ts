import { createSecretKey, type KeyObject, randomBytes, randomUUIDv7 } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { WriteGate } from '../sqlite/write-gate.ts';
import { decrypted, encrypted, keyLength } from './cipher.ts';
import { RememberedKeys } from './remembered-keys.ts';

/** A data key and the name it has in what it seals. */
export interface DataKey {
  readonly id: string;
  /** An object, because with bare bytes Node takes four times as long. */
  readonly key: KeyObject;
}

/** A secret that is kept among the keys. */
export interface KeptSecret {
  readonly id: string;
  readonly secret: Uint8Array;
}

/** A key to be destroyed, and where the store keeps what it seals. */
export interface DoomedKey {
  readonly id: string;
  readonly place: string;
}

/** So many keys are made at once when many are needed; few at first, for short commands. */
const SPARE_MIN = 8;
const SPARE_MAX = 256;

/**
 * The data keys, each wrapped by the master key. A key is durable before it is given out, so that
 * nothing is sealed with a key that could be lost; one that is destroyed is gone from the file.
 */
export class KeyFile {
  readonly #database: DatabaseSync;
  readonly #gate: WriteGate;
  readonly #master: KeyObject;
  readonly #get: StatementSync;
  readonly #ofHolder: StatementSync;
  readonly #holders: RememberedKeys = new RememberedKeys();
  #spare: DataKey[] = [];
  #spareNext: number = SPARE_MIN;

  constructor(database: DatabaseSync, master: KeyObject) {
    this.#database = database;
    this.#gate = new WriteGate(database);
    this.#master = master;
    this.#get = database.prepare('SELECT wrapped FROM data_keys WHERE id = ?');
    this.#ofHolder = database.prepare('SELECT id, wrapped FROM data_keys WHERE holder = ?');
  }

  /** A key that seals one thing and nothing else. */
  next(): DataKey {
    let key = this.#spare.pop();
    if (key === undefined) {
      const made = Array.from({ length: this.#spareNext }, newKey);
      this.#keep(made.map((one) => ({ ...one, holder: null })));
      this.#spareNext = Math.min(SPARE_MAX, this.#spareNext * 2);
      this.#spare = made.reverse();
      key = this.#spare.pop();
    }
    if (key === undefined) throw new Error('no data key was made');
    return key;
  }

  /** Takes back keys with which nothing was stored. */
  giveBack(keys: readonly DataKey[]): void {
    this.#spare.push(...keys);
  }

  /** Keeps secrets; answers the names of those that were not there before. */
  add(secrets: readonly KeptSecret[]): readonly string[] {
    const add = this.#database.prepare(
      'INSERT INTO data_keys (id, wrapped) VALUES (?, ?) ON CONFLICT (id) DO NOTHING',
    );
    const isNew = ({ id, secret }: KeptSecret): boolean =>
      Number(add.run(id, encrypted(this.#master, id, secret)).changes) > 0;
    return this.#gate.run(() => secrets.filter(isNew).map(({ id }) => id));
  }

  /** The keys of these holders; whoever has none gets one. */
  ofHolders(holders: ReadonlySet<string>): ReadonlyMap<string, DataKey> {
    const found = new Map<string, DataKey>();
    const made: (DataKey & { readonly holder: string })[] = [];
    for (const holder of holders) {
      const known = this.#holders.get(holder) ?? this.#readHolder(holder);
      if (known === undefined) made.push({ ...newKey(), holder });
      else found.set(holder, known);
    }
    if (made.length > 0) this.#keep(made);
    for (const { holder, id, key } of made) {
      this.#holders.set(holder, { id, key });
      found.set(holder, { id, key });
    }
    return found;
  }

  /** The key of that name; undefined once it was destroyed. */
  key(id: string): KeyObject | undefined {
    const bytes = this.secret(id);
    return bytes && createSecretKey(bytes);
  }

  /** The secret of that name, or the bytes of the key; undefined once it was destroyed. */
  secret(id: string): Uint8Array | undefined {
    const wrapped = this.#get.get(id)?.['wrapped'];
    return wrapped instanceof Uint8Array ? decrypted(this.#master, id, wrapped) : undefined;
  }

  /** Destroys keys: whatever they sealed, in whichever copy, is closed for ever. */
  destroy(ids: readonly string[], holders: readonly string[] = []): void {
    if (ids.length + holders.length === 0) return;
    for (const holder of holders) this.#holders.forget(holder);
    const byId = this.#database.prepare('DELETE FROM data_keys WHERE id = ?');
    const noted = this.#database.prepare('DELETE FROM doomed WHERE id = ?');
    const byHolder = this.#database.prepare('DELETE FROM data_keys WHERE holder = ?');
    this.#gate.run(() => {
      for (const id of ids) {
        byId.run(id);
        noted.run(id);
      }
      for (const holder of holders) byHolder.run(holder);
    });
    this.#emptyLog();
  }

  /** Destroys the keys of holders between two names, the second excluded. */
  destroyBetween(from: string, to: string): void {
    const range = 'FROM data_keys WHERE holder >= ? AND holder < ?';
    const rows = this.#database.prepare(`SELECT holder ${range}`).all(from, to);
    if (rows.length === 0) return;
    this.destroy(
      [],
      rows.map((row) => String(row['holder'])),
    );
  }

  /**
   * Notes keys that are destroyed once the store has let go of what they seal, so that a death in
   * between forgets none of them.
   */
  doom(keys: readonly DoomedKey[]): void {
    if (keys.length === 0) return;
    const add = this.#database.prepare('INSERT OR REPLACE INTO doomed (id, place) VALUES (?, ?)');
    this.#gate.run(() => {
      for (const { id, place } of keys) add.run(id, place);
    });
  }

  /** Keys that were noted and neither destroyed nor kept since. */
  doomed(): readonly DoomedKey[] {
    const rows = this.#database.prepare('SELECT id, place FROM doomed').all();
    return rows.map((row) => ({ id: String(row['id']), place: String(row['place']) }));
  }

  /** Takes the note back: what they seal is still stored. */
  reprieve(keys: readonly DoomedKey[]): void {
    if (keys.length === 0) return;
    const remove = this.#database.prepare('DELETE FROM doomed WHERE id = ?');
    this.#gate.run(() => {
      for (const { id } of keys) remove.run(id);
    });
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close();
  }

  #readHolder(holder: string): DataKey | undefined {
    const row = this.#ofHolder.get(holder);
    const id = row?.['id'];
    const wrapped = row?.['wrapped'];
    if (typeof id !== 'string' || !(wrapped instanceof Uint8Array)) return undefined;
    const key = { id, key: createSecretKey(decrypted(this.#master, id, wrapped)) };
    this.#holders.set(holder, key);
    return key;
  }

  #keep(keys: readonly (DataKey & { readonly holder: string | null })[]): void {
    const add = this.#database.prepare(
      'INSERT INTO data_keys (id, holder, wrapped) VALUES (?, ?, ?)',
    );
    this.#gate.run(() => {
      for (const { id, holder, key } of keys) {
        add.run(id, holder, encrypted(this.#master, id, key.export()));
      }
    });
  }

  // The write-ahead log holds destroyed keys until it is emptied.
  #emptyLog(): void {
    this.#database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
  }
}

function newKey(): DataKey {
  return { id: randomUUIDv7(), key: createSecretKey(randomBytes(keyLength)) };
}
