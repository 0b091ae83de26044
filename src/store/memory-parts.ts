import type { Json } from '../kernel/canonical-json.ts';
import type { PartId } from '../kernel/identifier.ts';
import type { Instant } from '../kernel/instant.ts';
import { frozen } from './memory-streams.ts';
import type { Part, PartEnd } from './port.ts';
import { decode, encode } from './stored-text.ts';

interface KeptPart {
  readonly text: string;
  readonly deleteAfter: Instant | undefined;
  /** What all readers are given, once somebody read it; only where readers share. */
  shared?: Part;
}

/** Free texts and snapshots in memory. */
export class MemoryParts {
  readonly #parts: Map<string, KeptPart> = new Map();
  readonly #readersShare: boolean;

  constructor(readersShare: boolean) {
    this.#readersShare = readersShare;
  }

  /** A copy that goes its own way from here. */
  fork(): MemoryParts {
    const copy = new MemoryParts(this.#readersShare);
    for (const [id, part] of this.#parts) copy.#parts.set(id, part);
    return copy;
  }

  has(id: string): boolean {
    return this.#parts.has(id);
  }

  /** What `add` is to be given: encoding is what can fail, and it comes before any change. */
  encode(parts: readonly Part[]): readonly (readonly [id: PartId, kept: KeptPart])[] {
    return parts.map((part) => [part.id, keptOf(part)]);
  }

  add(parts: readonly (readonly [id: PartId, kept: KeptPart])[]): void {
    for (const [id, kept] of parts) this.#parts.set(id, kept);
  }

  remove(ids: readonly PartId[]): void {
    for (const id of ids) this.#parts.delete(id);
  }

  of(person: string): readonly Part[] {
    return [...this.#parts.keys()].flatMap((id) => {
      const part = this.part(id);
      return part?.person === person ? [part] : [];
    });
  }

  /** Some parts whose end is not after a moment. */
  ended(now: Instant, limit: number): readonly Part[] {
    const over = [...this.#parts].filter(
      ([, { deleteAfter }]) => deleteAfter !== undefined && deleteAfter <= now,
    );
    return over.slice(0, limit).flatMap(([id]) => this.part(id) ?? []);
  }

  /** Dates parts; one that is gone stays gone. */
  end(ends: readonly PartEnd[]): void {
    for (const { id, deleteAfter } of ends) {
      const part = this.part(id);
      if (part !== undefined) this.#parts.set(id, keptOf({ ...part, deleteAfter }));
    }
  }

  part(id: string): Part | undefined {
    const kept = this.#parts.get(id);
    if (kept === undefined) return undefined;
    if (!this.#readersShare) return decode<Part>(kept.text);
    kept.shared ??= frozen(decode<Json>(kept.text)) as unknown as Part;
    return kept.shared;
  }

  /** Removes what is over, and answers how many parts that were. */
  sweep(now: Instant): number {
    const over = [...this.#parts].filter(
      ([, { deleteAfter }]) => deleteAfter !== undefined && deleteAfter <= now,
    );
    for (const [id] of over) this.#parts.delete(id);
    return over.length;
  }
}

function keptOf(part: Part): KeptPart {
  return { text: encode(part), deleteAfter: part.deleteAfter };
}
