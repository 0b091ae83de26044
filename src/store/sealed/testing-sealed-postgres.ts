import type { OpenedStore } from '../contract.ts';
import type { Store } from '../port.ts';
import { openPostgresStore } from '../postgres/open.ts';
import { newCommunity, testingDatabase } from '../postgres/testing-database.ts';
import { testingDirectory } from '../sqlite/testing-directory.ts';
import { openSealedStore } from './open.ts';

/** A community in PostgreSQL, and the data directory that its servers share. */
export interface SealedPlace {
  readonly url: string;
  readonly community: string;
  readonly directory: string;
}

/** As one server has it. */
export async function openSealedPostgres({ directory, ...place }: SealedPlace): Promise<Store> {
  return await openSealedStore(directory, await openPostgresStore({ ...place, connections: 3 }));
}

/** A place of its own for one test, which removes the directory at its end. */
export async function newSealedPlace(): Promise<SealedPlace & { remove(): void }> {
  const { url } = await testingDatabase();
  const directory = testingDirectory();
  return {
    url,
    community: newCommunity(),
    directory: directory.path,
    remove: () => directory.remove(),
  };
}

export async function openTestingSealedPostgres(): Promise<OpenedStore> {
  const { remove, ...place } = await newSealedPlace();
  let current = await openSealedPostgres(place);
  return {
    store: current,
    reopen: async () => {
      await current.close();
      current = await openSealedPostgres(place);
      return current;
    },
    close: async () => {
      await current.close();
      remove();
    },
  };
}
