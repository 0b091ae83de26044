import type { DataKey } from './key-file.ts';

/** So many of the holders seen last keep their keys in memory, some hundred bytes each. */
const GENERATION = 32_768;

/**
 * The keys of the holders seen last, at least one generation and at most two. The older one goes as
 * a whole once the newer is full, so that whoever writes often is always found.
 */
export class RememberedKeys {
  #newer: Map<string, DataKey> = new Map();
  #older: Map<string, DataKey> = new Map();

  get(holder: string): DataKey | undefined {
    const newer = this.#newer.get(holder);
    if (newer !== undefined) return newer;
    const older = this.#older.get(holder);
    if (older !== undefined) this.set(holder, older);
    return older;
  }

  set(holder: string, key: DataKey): void {
    if (this.#newer.size >= GENERATION) {
      this.#older = this.#newer;
      this.#newer = new Map();
    }
    this.#newer.set(holder, key);
  }

  forget(holder: string): void {
    this.#newer.delete(holder);
    this.#older.delete(holder);
  }

  forgetAll(): void {
    this.#newer = new Map();
    this.#older = new Map();
  }
}
