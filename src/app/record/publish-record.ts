import { setTimeout } from 'node:timers/promises';
import { fromBase64, toBase64 } from '../../log/base64.ts';
import { type Checkpoint, readCheckpoint, writeCheckpoint } from '../../log/checkpoint.ts';
import { writeEntryBundle } from '../../log/entry-bundle.ts';
import { leafHash } from '../../log/merkle-hash.ts';
import { readNote, writeNote } from '../../log/note.ts';
import { type TileName, tilePath, tileWidth } from '../../log/tile-path.ts';
import type { ReadTile } from '../../log/tile-reader.ts';
import {
  emptyEdge,
  growTree,
  hashesOfTile,
  rootOfEdge,
  type TreeEdge,
} from '../../log/tree-edge.ts';
import type { RecordEntry, Store } from '../../store/port.ts';
import { nodeCrypto } from '../log-crypto.ts';
import type { RecordKeeper } from './record-keeper.ts';
import { committedEntry, fillingEntry, sectionsOf } from './sections.ts';

/** Events read, and entries written, in one go. */
const BATCH = 1_024;
/** Events that are committed to without a pause. */
const SLICE = 4;
/** Rests this many times as long as it worked; less while a whole batch waits. */
const RESTS = 9;
const RESTS_BEHIND = 3;

export interface PublishOptions {
  /**
   * A batch is filled up to a multiple of this many entries, so that nobody can count what
   * happened in between.
   */
  readonly fillTo: number;
}

/** Whoever waits for an answer goes first: the record works for a moment, and rests for longer. */
class Pause {
  readonly #rests: number;
  #began: number = performance.now();

  constructor(rests: number) {
    this.#rests = rests;
  }

  async rest(): Promise<void> {
    const workedMs = performance.now() - this.#began;
    await setTimeout(workedMs * this.#rests);
    this.#began = performance.now();
  }
}

/** Why nothing is signed: signing could show two people two histories. */
export class RecordRefused extends Error {
  override readonly name: string = 'RecordRefused';
}

/**
 * Publishes the record: commits to every new event in the store, adds the entries to the tree,
 * writes tiles and bundles, and signs a checkpoint. Every step can be cut off: the next run goes on
 * from what is durable, by the same way. One process at a time may run it.
 */
export class RecordPublisher {
  readonly #store: Store;
  readonly #keeper: RecordKeeper;
  readonly #fillTo: number;
  #edge: TreeEdge | undefined;

  constructor(store: Store, keeper: RecordKeeper, { fillTo }: PublishOptions) {
    this.#store = store;
    this.#keeper = keeper;
    this.#fillTo = fillTo;
  }

  /** Answers the size of the signed tree. Rejects with `RecordRefused` when it must not sign. */
  async publish(): Promise<number> {
    const { entries } = await this.#store.recordSize();
    await this.#refuseFork(entries);
    const size = await this.#sequence(entries);
    const edge = await this.#integrate(size);
    const root = rootOfEdge(nodeCrypto, edge);
    const published = await this.#latest();
    if (published === undefined || published.size < BigInt(size)) {
      // First what forbids to forget it, then what others can see.
      await this.#keeper.highWater.write({ size, root: toBase64(root) });
      await this.#keeper.files.write('checkpoint', this.#sign(size, root));
    }
    this.#edge = edge;
    return size;
  }

  // A database that was restored, or is another one, is behind what was signed or differs from it.
  async #refuseFork(entries: number): Promise<void> {
    const signed = await this.#keeper.highWater.read();
    const published = await this.#latest();
    const size = Math.max(signed?.size ?? 0, Number(published?.size ?? 0n));
    if (size > entries) {
      throw new RecordRefused(
        `the database holds ${entries} entries of the record, but ${size} were signed: it is older ` +
          'than the record. Restore the newest database; nothing is signed until then.',
      );
    }
    if (signed === undefined || this.#edge !== undefined) return;
    const edge = await this.#edgeOf(signed.size);
    if (toBase64(rootOfEdge(nodeCrypto, edge)) === signed.root) return;
    throw new RecordRefused(
      `the first ${signed.size} entries of the record are not those that were signed: this is ` +
        'another history. Restore the database that belongs to the record; nothing is signed.',
    );
  }

  async #latest(): Promise<Checkpoint | undefined> {
    const signed = await this.#keeper.files.read('checkpoint');
    const note = signed && readNote(signed);
    return note && readCheckpoint(note.text);
  }

  /** Commits to every event that has no entry yet; answers how many entries there are then. */
  async #sequence(known: number): Promise<number> {
    let entries = known;
    const before = entries;
    for (;;) {
      const { position } = await this.#store.recordSize();
      const events = await this.#store.allEvents(position, BATCH);
      const added: RecordEntry[] = [];
      const pause = new Pause(events.length < BATCH ? RESTS : RESTS_BEHIND);
      for (const [at, event] of events.entries()) {
        if (at % SLICE === 0) await pause.rest();
        const sections = await sectionsOf(this.#store, event);
        added.push(committedEntry(entries + added.length, sections, event.position));
      }
      const isLast = events.length < BATCH;
      const grown = entries + added.length;
      if (isLast && grown > before) {
        while ((entries + added.length) % this.#fillTo !== 0) {
          added.push(fillingEntry(entries + added.length));
        }
      }
      if (!(await this.#store.appendRecord(added))) {
        throw new RecordRefused('another process publishes the record; this one stops.');
      }
      entries += added.length;
      if (isLast) return entries;
    }
  }

  /** Adds what the tree does not hold yet and writes the files of it. */
  async #integrate(size: number): Promise<TreeEdge> {
    const from = Number((await this.#latest())?.size ?? 0n);
    let edge = this.#edge ?? (await this.#edgeOf(from));
    while (edge.size < size) edge = await this.#grow(edge, size);
    return edge;
  }

  async #grow(edge: TreeEdge, size: number): Promise<TreeEdge> {
    const start = edge.size - (edge.size % tileWidth);
    const limit = Math.min(BATCH, size - start);
    const entries = await this.#store.recordEntries(start, limit);
    const bytes = entries.map(({ entry }) => fromBase64(entry) ?? new Uint8Array(0));
    const leaves = bytes.slice(edge.size - start).map((entry) => leafHash(nodeCrypto, entry));
    const { edge: grown, tiles } = growTree(nodeCrypto, edge, leaves);
    for (let at = 0; at < bytes.length; at += tileWidth) {
      const bundle = bytes.slice(at, at + tileWidth);
      const index = (start + at) / tileWidth;
      const name: TileName = { level: 'entries', index, width: bundle.length };
      await this.#keeper.files.write(tilePath(name), writeEntryBundle(bundle));
    }
    for (const { name, bytes: tile } of tiles) {
      await this.#keeper.files.write(tilePath(name), tile);
    }
    return grown;
  }

  /** The edge of a tree whose tiles are there, or else computed from the entries. */
  async #edgeOf(size: number): Promise<TreeEdge> {
    return (await this.#edgeFromTiles(size)) ?? (await this.#edgeFromEntries(size));
  }

  async #edgeFromTiles(size: number): Promise<TreeEdge | undefined> {
    const levels: (readonly Uint8Array[])[] = [];
    for (let level = 0, count = size; count > 0; level += 1) {
      const width = count % tileWidth;
      const name: TileName = { level, index: Math.floor(count / tileWidth), width };
      const tile = width === 0 ? new Uint8Array(0) : await this.#readTile(name);
      const hashes = tile && hashesOfTile(tile, width);
      if (hashes === undefined) return undefined;
      levels.push(hashes);
      count = Math.floor(count / tileWidth);
    }
    return { size, levels };
  }

  async #edgeFromEntries(size: number): Promise<TreeEdge> {
    let edge = emptyEdge;
    while (edge.size < size) {
      const limit = Math.min(BATCH, size - edge.size);
      const entries = await this.#store.recordEntries(edge.size, limit);
      const leaves = entries.map(({ entry }) =>
        leafHash(nodeCrypto, fromBase64(entry) ?? new Uint8Array(0)),
      );
      edge = growTree(nodeCrypto, edge, leaves).edge;
    }
    return edge;
  }

  readonly #readTile: ReadTile = async (name) => await this.#keeper.files.read(tilePath(name));

  #sign(size: number, root: Uint8Array): Uint8Array {
    const { key, sign } = this.#keeper.signer;
    const { name, keyId } = key;
    const text = writeCheckpoint({ origin: name, size: BigInt(size), root, extensions: [] });
    const signature = sign(new TextEncoder().encode(text));
    return writeNote({ text, signatures: [{ name, keyId, signature }] });
  }
}
