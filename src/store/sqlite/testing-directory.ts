import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenedStore } from '../contract.ts';
import type { Store } from '../port.ts';
import { openSqliteStore } from './open.ts';

/** A data directory that is removed after its test. */
export interface TestingDirectory {
  readonly path: string;
  remove(): void;
}

export function testingDirectory(): TestingDirectory {
  const path = mkdtempSync(join(tmpdir(), 'evenhand-store-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A store in a directory of its own, for one test. */
export async function openTestingStore(): Promise<OpenedStore> {
  const directory = testingDirectory();
  let current: Store = await openSqliteStore({ directory: directory.path });
  return {
    store: current,
    reopen: async () => {
      await current.close();
      current = await openSqliteStore({ directory: directory.path });
      return current;
    },
    close: async () => {
      await current.close();
      directory.remove();
    },
  };
}
