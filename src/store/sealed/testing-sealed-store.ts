import type { OpenedStore } from '../contract.ts';
import type { Store } from '../port.ts';
import { openSqliteStore } from '../sqlite/open.ts';
import { testingDirectory } from '../sqlite/testing-directory.ts';
import { openSealedStore } from './open.ts';

export async function openSealed(directory: string): Promise<Store> {
  return await openSealedStore(directory, await openSqliteStore({ directory }));
}

/** A sealed store in a directory of its own, for one test. */
export async function openTestingSealedStore(): Promise<OpenedStore> {
  const directory = testingDirectory();
  let current = await openSealed(directory.path);
  return {
    store: current,
    reopen: async () => {
      await current.close();
      current = await openSealed(directory.path);
      return current;
    },
    close: async () => {
      await current.close();
      directory.remove();
    },
  };
}
