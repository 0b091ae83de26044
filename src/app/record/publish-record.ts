import type { Instant } from '../../kernel/instant.ts';
import { toBase64 } from '../../log/base64.ts';
import { type Checkpoint, writeCheckpoint } from '../../log/checkpoint.ts';
import type { Note } from '../../log/note.ts';
import { rootOfEdge, type TreeEdge } from '../../log/tree-edge.ts';
import type { RecordEntry, RecordSource } from '../../store/port.ts';
import { nodeCrypto } from '../log-crypto.ts';
import type { CheckpointFile } from './checkpoint-file.ts';
import { edgeOf, growFiles } from './log-tree.ts';
import type { LogFiles, RecordKeeper, SignedTree } from './record-keeper.ts';
import { committedEntry, fillingEntry, sectionsOf } from './sections.ts';

/** Events that one checkpoint takes in at most: while there are more, another follows at once. */
const EVENTS_AT_ONCE = 1_024;
/** Entries that are appended in one go, so that nobody waits long behind them. */
const APPENDED_AT_ONCE = 128;

/** What the publisher works over. */
export interface PublisherTools {
  readonly source: RecordSource;
  readonly keeper: Pick<RecordKeeper, 'alone' | 'files' | 'highWater' | 'signer'>;
  readonly checkpoint: CheckpointFile;
  /** Appends entries for whoever holds the lease; false when that is somebody else. */
  append(entries: readonly RecordEntry[]): Promise<boolean>;
  /** Whether the lease still holds: asked last before anything is signed. */
  holds(): Promise<boolean>;
  now(): Instant;
  /**
   * A batch is filled up to a multiple of this many entries, so that nobody can count what
   * happened in between.
   */
  readonly fillTo: number;
}

export interface Published {
  /** Size of the signed tree. */
  readonly size: number;
  /** More has happened than one checkpoint takes in. */
  readonly behind: boolean;
}

/** Why nothing is signed: signing could show two people two histories. */
export class RecordRefused extends Error {
  override readonly name: string = 'RecordRefused';
}

/**
 * Publishes the record: commits to new events in the store, adds the entries to the tree, writes
 * tiles and bundles, and signs a checkpoint. Every step can be cut off: the next run goes on from
 * what is durable, by the same way. Only whoever holds the lease appends and signs.
 */
export class RecordPublisher {
  readonly #tools: PublisherTools;
  #edge: TreeEdge | undefined;
  /** What was signed and is known to be the beginning of the record. */
  #vouched: SignedTree | undefined;

  constructor(tools: PublisherTools) {
    this.#tools = tools;
  }

  /** Rejects with `RecordRefused` when it must not sign. */
  async publish(): Promise<Published> {
    const { source, keeper } = this.#tools;
    const { entries } = await source.recordSize();
    const published = await this.#refuseFork(entries);
    const { size, behind } = await this.#sequence(entries);
    if (published !== undefined && published.size >= BigInt(size)) return { size, behind };
    await keeper.alone(async () => await this.#extend(size));
    return { size, behind };
  }

  /** Writes the files of the tree up to a size and signs it. */
  async #extend(size: number): Promise<void> {
    const { keeper, checkpoint, holds } = this.#tools;
    // A server over a copy of the database has a lease of its own: it may have signed meanwhile.
    const published = await this.#refuseFork(size);
    const edge = await this.#integrate(size, Number(published?.size ?? 0n));
    this.#edge = edge;
    const tree = { size, root: toBase64(rootOfEdge(nodeCrypto, edge)) };
    if (!(await holds())) throw lostLease();
    // First what forbids to forget it, then what others can see.
    await keeper.highWater.write(tree);
    await checkpoint.publish(this.#sign(edge));
    this.#vouched = tree;
  }

  // A database that was restored, or is another one, is behind what was signed or differs from it.
  async #refuseFork(entries: number): Promise<Checkpoint | undefined> {
    const { keeper } = this.#tools;
    const published = (await this.#tools.checkpoint.read())?.checkpoint;
    if (published !== undefined && published.origin !== keeper.signer.origin) {
      throw new RecordRefused(
        `the published record is that of ${published.origin}, and the keys are those of ` +
          `${keeper.signer.origin}. Put back the keys that belong to it; nothing is signed.`,
      );
    }
    const signed = [
      await keeper.highWater.read(),
      published && { size: Number(published.size), root: toBase64(published.root) },
    ].filter((tree) => tree !== undefined);
    const size = Math.max(0, ...signed.map((tree) => tree.size));
    if (size > entries) {
      throw new RecordRefused(
        `the database holds ${entries} entries of the record, but ${size} were signed: it is older ` +
          'than the record. Restore the newest database; nothing is signed until then.',
      );
    }
    for (const tree of signed) await this.#refuseAnother(tree);
    return published;
  }

  async #refuseAnother({ size, root }: SignedTree): Promise<void> {
    if (this.#vouched?.size === size && this.#vouched.root === root) return;
    const edge = await edgeOf(size, this.#tree());
    if (toBase64(rootOfEdge(nodeCrypto, edge)) !== root) {
      throw new RecordRefused(
        `the first ${size} entries of the record are not those that were signed: this is ` +
          'another history. Restore the database that belongs to the record; nothing is signed.',
      );
    }
    this.#vouched = { size, root };
  }

  /** Commits to the next events that have no entry yet; answers how many entries there are then. */
  async #sequence(known: number): Promise<Published> {
    const { source, fillTo } = this.#tools;
    const { position } = await source.recordSize();
    const events = await source.allEvents(position, EVENTS_AT_ONCE);
    let size = known;
    let added: RecordEntry[] = [];
    // While some are appended, the next are committed to.
    let appending: Promise<void> = Promise.resolve();
    const append = async (): Promise<void> => {
      await appending;
      appending = this.#append(added);
      // Whoever waits for it next hears of a failure.
      appending.catch(() => undefined);
      size += added.length;
      added = [];
    };
    for (const event of events) {
      const sections = await sectionsOf(source, event);
      added.push(committedEntry(size + added.length, sections, event.position));
      if (added.length === APPENDED_AT_ONCE) await append();
    }
    while (events.length > 0 && (size + added.length) % fillTo !== 0) {
      added.push(fillingEntry(size + added.length));
    }
    await append();
    await appending;
    return { size, behind: events.length === EVENTS_AT_ONCE };
  }

  async #append(added: readonly RecordEntry[]): Promise<void> {
    if (added.length > 0 && !(await this.#tools.append(added))) throw lostLease();
  }

  /** Adds what the tree does not hold yet and writes the files of it. */
  async #integrate(size: number, published: number): Promise<TreeEdge> {
    let edge = this.#edge;
    // With no checkpoint there may be no files either: then all of them are written again.
    if (edge === undefined || edge.size < published || published === 0) {
      edge = await edgeOf(published, this.#tree());
    }
    while (edge.size < size) edge = await growFiles(edge, size, this.#tree());
    return edge;
  }

  #tree(): { readonly source: RecordSource; readonly files: LogFiles } {
    const { source, keeper } = this.#tools;
    return { source, files: keeper.files };
  }

  #sign(edge: TreeEdge): Note {
    const { keeper, now } = this.#tools;
    const { origin } = keeper.signer;
    const root = rootOfEdge(nodeCrypto, edge);
    const text = writeCheckpoint({ origin, size: BigInt(edge.size), root, extensions: [] });
    return { text, signatures: keeper.signer.sign(text, now()) };
  }
}

function lostLease(): RecordRefused {
  return new RecordRefused('another server publishes the record; this one stops.');
}
