import type { Json } from '../../kernel/canonical-json.ts';
import type { PartId } from '../../kernel/identifier.ts';
import { AlreadyStored, StoreRefused } from '../failure.ts';
import type { Part, RecordSource, Store } from '../port.ts';
import { finishForgetting } from './forgetting.ts';
import type { KeyDatabaseUse } from './key-database.ts';
import type { KeyFile } from './key-file.ts';
import {
  hasKeyFile,
  KEY_FILE,
  MASTER_KEY_FILE,
  openKeyFile,
  openKeyReader,
} from './open-key-file.ts';
import { openedPart, sealedPart } from './sealed-parts.ts';
import { openedEntry } from './sealed-record.ts';
import { SealedStore } from './sealed-store.ts';

/** A part without a person, by which a store and its keys know each other. */
const MARK: Part = { id: 'data-keys' as PartId, kind: 'data-keys', body: null as Json };

/**
 * Opens the data keys beside a store and puts them around it. Throws `StoreRefused`, and closes the
 * store, when they are not the ones it was written with: then every text would look erased. Where
 * the store is shared, so are the keys.
 */
export async function openSealedStore(directory: string, store: Store): Promise<Store> {
  const shared = store.shared !== undefined;
  let keys: KeyFile | undefined;
  try {
    const mark = await store.part(MARK.id);
    if (mark !== undefined && !hasKeyFile(directory)) throw otherKeys(directory);
    keys = openKeyFile(directory, { shared });
    const known = mark ?? (await leaveMark(store, keys));
    if (known !== undefined && openedPart(keys, known) === undefined) throw otherKeys(directory);
    await finishForgetting(keys, store, () => !shared);
    return new SealedStore(store, keys);
  } catch (problem) {
    keys?.close();
    await store.close();
    throw problem;
  }
}

/**
 * What another thread reads of such a store, opened with the keys beside it. A store that nobody
 * has sealed yet is read as it is.
 */
export async function openSealedReader(
  directory: string,
  source: RecordSource,
  use: KeyDatabaseUse,
): Promise<RecordSource> {
  const isSealed = hasKeyFile(directory) || (await source.part(MARK.id)) !== undefined;
  if (!isSealed) return source;
  const keys = openKeyReader(directory, use);
  return {
    allEvents: async (after, limit) => await source.allEvents(after, limit),
    part: async (id) => {
      const part = await source.part(id);
      return part && openedPart(keys, part);
    },
    recordEntries: async (from, limit) =>
      (await source.recordEntries(from, limit)).map((entry) => openedEntry(keys, entry)),
    recordSize: async () => await source.recordSize(),
  };
}

function otherKeys(directory: string): StoreRefused {
  return new StoreRefused(
    `The texts of this community are sealed with other keys than ${directory} has. Put back the ` +
      `newest copy of ${KEY_FILE}, and its ${MASTER_KEY_FILE}; servers over one database share ` +
      'one data directory.',
  );
}

/** Leaves the mark; answers the one that another process left meanwhile. */
async function leaveMark(store: Store, keys: KeyFile): Promise<Part | undefined> {
  try {
    await store.commit({ streams: [], parts: [sealedPart(MARK, keys.next())] });
    return undefined;
  } catch (problem) {
    if (!(problem instanceof AlreadyStored)) throw problem;
    return await store.part(MARK.id);
  }
}
