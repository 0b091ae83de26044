import { ok, type Result } from '../../kernel/result.ts';
import { ActivityRegistry } from './activity-registry.ts';
import { ByteReader } from './byte-reader.ts';
import { EventWindow } from './event-window.ts';
import { readRegistry, writeRegistry } from './registry-snapshot.ts';
import {
  problem,
  readSections,
  type Section,
  type SnapshotProblem,
  writeSection,
} from './snapshot-section.ts';
import { TextHash } from './text-hash.ts';
import type { WindowOptions } from './window-shape.ts';

/** What a restore did, by the declarations of the windows. */
export interface Restored {
  /** Windows that go on as before. */
  readonly restored: readonly string[];
  /** Windows the snapshot does not have; they begin empty. */
  readonly empty: readonly string[];
  /** Windows of the snapshot that nobody declares any more. */
  readonly unwanted: number;
}

interface Declared {
  readonly declaration: string;
  readonly window: EventWindow;
}

/**
 * All windows of a rulebook with the activities they hold. Windows are told apart by their
 * declaration: whoever declares the same window with the same limits shares it.
 */
export class WindowBank {
  readonly activities: ActivityRegistry;
  readonly #seed: number;
  /** By declaration and shape. */
  readonly #windows = new Map<string, Declared>();

  /** `seed` is of the hashes; a snapshot is restored only under the seed it was taken with. */
  constructor(options: { readonly seed: number; readonly activitiesMax?: number }) {
    this.#seed = options.seed | 0;
    this.activities = new ActivityRegistry(options);
  }

  /** A hash to set for keys, items and texts of these windows. */
  newHash(): TextHash {
    return new TextHash(this.#seed);
  }

  /** The window of a declaration: what is counted, of which kinds, by which key. */
  add(declaration: string, options: WindowOptions): EventWindow {
    const window = new EventWindow(options, this.activities);
    const identity = identityOf(declaration, window);
    const known = this.#windows.get(identity);
    if (known !== undefined) return known.window;
    this.#windows.set(identity, { declaration, window });
    return window;
  }

  get windows(): readonly EventWindow[] {
    return [...this.#windows.values()].map(({ window }) => window);
  }

  /** Everything the windows hold, as chunks to be written one after the other. */
  *snapshot(): Generator<Uint8Array, void> {
    yield writeSection('activities', this.activities.size * 48, (writer) => {
      writer.word(this.#seed);
      writer.word(this.#windows.size);
      writeRegistry(this.activities, writer);
    });
    for (const [identity, { window }] of this.#windows) {
      yield writeSection('window', window.snapshotBytes + identity.length, (writer) => {
        writer.text(identity);
        window.write(writer);
      });
    }
  }

  /**
   * Takes over a snapshot into windows that are still empty. All or nothing: a snapshot that is
   * cut, damaged or foreign is refused, and the windows stay empty.
   */
  restore(bytes: Uint8Array): Result<Restored, SnapshotProblem> {
    if (this.activities.size > 0 || this.windows.some((window) => window.entryCount > 0)) {
      return problem('not-empty', 'the windows hold activities; restore before the first one');
    }
    const sections = readSections(bytes);
    if (!sections.ok) return sections;
    const restored = this.#read(sections.value);
    if (!restored.ok) this.#clear();
    return restored;
  }

  #read(sections: readonly Section[]): Result<Restored, SnapshotProblem> {
    const [head, ...rest] = sections;
    if (head === undefined) return problem('cut', 'the snapshot is empty');
    const order = [head.kind === 'activities', ...rest.map(({ kind }) => kind === 'window')];
    if (order.includes(false)) {
      return problem('inconsistent', 'a snapshot has its activities first and then its windows');
    }
    const reader = new ByteReader(head.payload);
    if (reader.word() !== this.#seed) {
      return problem('seed', 'the snapshot was taken with another seed of its hashes');
    }
    const count = reader.count();
    if (count !== rest.length) {
      const detail = `the snapshot has ${rest.length} windows and should have ${count}`;
      return problem(count > rest.length ? 'cut' : 'inconsistent', detail);
    }
    const wrong = readRegistry(this.activities, reader);
    if (wrong !== undefined) return problem('inconsistent', `in the activities: ${wrong}`);
    return this.#readWindows(rest);
  }

  #readWindows(sections: readonly Section[]): Result<Restored, SnapshotProblem> {
    const waiting = new Map(this.#windows);
    const restored: string[] = [];
    for (const { payload } of sections) {
      const reader = new ByteReader(payload);
      const identity = reader.text();
      const declared = waiting.get(identity);
      if (declared === undefined) continue;
      const wrong = declared.window.read(reader, this.activities);
      if (wrong !== undefined) {
        return problem('inconsistent', `in the window \`${declared.declaration}\`: ${wrong}`);
      }
      waiting.delete(identity);
      restored.push(declared.declaration);
    }
    this.activities.forgetUnheld();
    const empty = [...waiting.values()].map(({ declaration }) => declaration);
    return ok({ restored, empty, unwanted: sections.length - restored.length });
  }

  #clear(): void {
    this.activities.clear();
    for (const window of this.windows) window.clear();
  }
}

function identityOf(declaration: string, { shape }: EventWindow): string {
  const { aggregate, overMs, latenessMs, keysMax, entriesPerKeyMax, entriesMax } = shape;
  const limits = [overMs, latenessMs, keysMax, entriesPerKeyMax, entriesMax];
  return JSON.stringify([declaration, aggregate, ...limits]);
}
