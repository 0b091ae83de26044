import { instant } from '../../kernel/instant.ts';
import { lineBy, type TestingKey, testingKey } from '../../log/testing-log.ts';
import { RecordRefused } from './publish-record.ts';
import type { RecordKeeper, SignedTree } from './record-keeper.ts';

/** A record in memory, which can be made to fail at a write, and remembers each checkpoint. */
export interface TestingRecordKeeper extends RecordKeeper {
  readonly key: TestingKey;
  readonly stored: Map<string, Uint8Array>;
  readonly checkpoints: readonly Uint8Array[];
  /** How many more writes go through; every later one fails. */
  writesLeft: number;
  highWaterMark: SignedTree | undefined;
}

export function testingRecordKeeper(key: TestingKey = testingKey()): TestingRecordKeeper {
  const stored = new Map<string, Uint8Array>();
  const checkpoints: Uint8Array[] = [];
  const spend = (): void => {
    if (keeper.writesLeft === 0) throw new Error('the power went out');
    keeper.writesLeft -= 1;
  };
  let writing = false;
  const keeper: TestingRecordKeeper = {
    key,
    stored,
    checkpoints,
    writesLeft: Number.POSITIVE_INFINITY,
    highWaterMark: undefined,
    files: {
      read: async (path) => stored.get(path),
      write: async (files) => {
        for (const { path, bytes } of files) {
          spend();
          stored.set(path, bytes);
          if (path === 'checkpoint') checkpoints.push(bytes);
        }
      },
    },
    highWater: {
      read: async () => keeper.highWaterMark,
      write: async (tree) => {
        spend();
        keeper.highWaterMark = tree;
      },
    },
    signer: {
      origin: key.verifier.name,
      keys: [{ verifier: key.verifier, since: instant('2026-01-01T00:00:00Z') }],
      sign: (text) => [lineBy(key, text)],
    },
    witnesses: [],
    alone: async (task) => {
      if (writing) throw new RecordRefused('another server writes the record; this one waits.');
      writing = true;
      try {
        return await task();
      } finally {
        writing = false;
      }
    },
  };
  return keeper;
}
