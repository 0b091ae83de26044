import { createSecretKey, type KeyObject, randomBytes, randomUUIDv7 } from 'node:crypto';
import type { StatementSync } from 'node:sqlite';
import { decrypted, encrypted, keyLength } from './cipher.ts';
import type { KeyDatabase } from './key-database.ts';
import { RememberedKeys } from './remembered-keys.ts';

/** A data key and the name it has in what it seals. */
export interface DataKey {
  readonly id: string;
  /** An object, because with bare bytes Node takes four times as long. */
  readonly key: KeyObject;
}

/** The key of each holder: a person, or a day. */
export type HeldKeys = ReadonlyMap<string, DataKey>;

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
 * Where several processes share the file, each follows what the others destroy.
 */
export class KeyFile {
  /** Whether other processes use the file too. */
  readonly isShared: boolean;
  readonly #database: KeyDatabase;
  readonly #master: KeyObject;
  readonly #get: StatementSync;
  readonly #ofHolder: StatementSync;
  readonly #holders: RememberedKeys = new RememberedKeys();
  #version: unknown;
  #spare: DataKey[] = [];
  #spareNext: number = SPARE_MIN;

  constructor(database: KeyDatabase, master: KeyObject) {
    this.#database = database;
    this.isShared = database.isShared;
    this.#master = master;
    this.#get = database.prepare('SELECT wrapped FROM data_keys WHERE id = ?');
    this.#ofHolder = database.prepare('SELECT id, wrapped FROM data_keys WHERE holder = ?');
  }

  /** A key that seals one thing and nothing else. */
  next(): DataKey {
    let key = this.#spare.pop();
    if (key === undefined) {
      const made = Array.from({ length: this.#spareNext }, newKey);
      this.#database.write(() => this.#keep(made));
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
    return this.#database.write(() => secrets.filter(isNew).map(({ id }) => id));
  }

  /** The keys of these holders; whoever has none gets one, the same from every process. */
  ofHolders(holders: ReadonlySet<string>): HeldKeys {
    this.#follow();
    const found = new Map<string, DataKey>();
    const missing: string[] = [];
    for (const holder of holders) {
      const known = this.#ofHolderNow(holder);
      if (known === undefined) missing.push(holder);
      else found.set(holder, known);
    }
    for (const [holder, key] of missing.length === 0 ? [] : this.#makeFor(missing)) {
      this.#holders.set(holder, key);
      found.set(holder, key);
    }
    return found;
  }

  /** Whether nobody has destroyed one of these keys since. */
  holdStill(held: HeldKeys): boolean {
    this.#follow();
    return [...held].every(([holder, { id }]) => this.#ofHolderNow(holder)?.id === id);
  }

  /** The key of that name; undefined once it was destroyed. */
  key(id: string): KeyObject | undefined {
    const bytes = this.secret(id);
    return bytes && createSecretKey(bytes);
  }

  /** The secret of that name, or the bytes of the key; undefined once it was destroyed. */
  secret(id: string): Uint8Array | undefined {
    const wrapped = this.#database.read(() => this.#get.get(id)?.['wrapped']);
    return wrapped instanceof Uint8Array ? decrypted(this.#master, id, wrapped) : undefined;
  }

  /** Destroys keys: whatever they sealed, in whichever copy, is closed for ever. */
  destroy(ids: readonly string[], holders: readonly string[] = []): void {
    if (ids.length + holders.length === 0) return;
    for (const holder of holders) this.#holders.forget(holder);
    const byId = this.#database.prepare('DELETE FROM data_keys WHERE id = ?');
    const noted = this.#database.prepare('DELETE FROM doomed WHERE id = ?');
    const byHolder = this.#database.prepare('DELETE FROM data_keys WHERE holder = ?');
    this.#database.write(() => {
      for (const id of ids) {
        byId.run(id);
        noted.run(id);
      }
      for (const holder of holders) byHolder.run(holder);
    });
    this.#database.emptyLog();
  }

  /** Destroys the keys of holders between two names, the second excluded. */
  destroyBetween(from: string, to: string): void {
    const range = 'FROM data_keys WHERE holder >= ? AND holder < ?';
    const select = this.#database.prepare(`SELECT holder ${range}`);
    const rows = this.#database.read(() => select.all(from, to));
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
    this.#database.write(() => {
      for (const { id, place } of keys) add.run(id, place);
    });
  }

  /** Keys that were noted and neither destroyed nor kept since. */
  doomed(): readonly DoomedKey[] {
    const select = this.#database.prepare('SELECT id, place FROM doomed');
    const rows = this.#database.read(() => select.all());
    return rows.map((row) => ({ id: String(row['id']), place: String(row['place']) }));
  }

  /** Takes the note back: what they seal is still stored. */
  reprieve(keys: readonly DoomedKey[]): void {
    if (keys.length === 0) return;
    const remove = this.#database.prepare('DELETE FROM doomed WHERE id = ?');
    this.#database.write(() => {
      for (const { id } of keys) remove.run(id);
    });
  }

  close(): void {
    this.#database.close();
  }

  // A key that another process destroyed must not be remembered longer than it lives.
  #follow(): void {
    if (!this.isShared) return;
    const version = this.#database.version();
    if (version !== this.#version) this.#holders.forgetAll();
    this.#version = version;
  }

  #ofHolderNow(holder: string): DataKey | undefined {
    return this.#holders.get(holder) ?? this.#database.read(() => this.#readHolder(holder));
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

  // Looked for again once nobody else can write: another process may have made one meanwhile.
  #makeFor(holders: readonly string[]): HeldKeys {
    return this.#database.write(() => {
      const made = holders.map((holder): [string, DataKey] => {
        const known = this.#readHolder(holder);
        if (known !== undefined) return [holder, known];
        const key = newKey();
        this.#keep([key], holder);
        return [holder, key];
      });
      return new Map(made);
    });
  }

  #keep(keys: readonly DataKey[], holder: string | null = null): void {
    const add = this.#database.prepare(
      'INSERT INTO data_keys (id, holder, wrapped) VALUES (?, ?, ?)',
    );
    for (const { id, key } of keys) {
      add.run(id, holder, encrypted(this.#master, id, key.export()));
    }
  }
}

function newKey(): DataKey {
  return { id: randomUUIDv7(), key: createSecretKey(randomBytes(keyLength)) };
}
