import { test } from 'node:test';
import type { Store } from '../port.ts';

/** A fresh, empty store for one test. */
export interface OpenedStore {
  readonly store: Store;
  /** Closes the store and opens it again with what it kept; absent where nothing is kept. */
  readonly reopen?: () => Promise<Store>;
  /** Closes the store that is open now and removes what it kept. */
  readonly close: () => Promise<void>;
}

export type OpenStore = () => Promise<OpenedStore>;

/** One promise of the port and the adapter under test, as the name of the test. */
export type StoreTest = (promise: string, check: (opened: OpenedStore) => Promise<void>) => void;

/** Registers tests for one adapter; each gets its own store and closes it, also when it fails. */
export function storeTest(adapter: string, open: OpenStore): StoreTest {
  return (promise, check) => {
    test(`${promise} (${adapter} store)`, async () => {
      const opened = await open();
      try {
        await check(opened);
      } finally {
        await opened.close();
      }
    });
  };
}
