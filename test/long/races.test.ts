import { test } from 'node:test';
import { raceOver } from '../../src/app/testing-races.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { openTestingStore } from '../../src/store/sqlite/testing-directory.ts';

const RACES = Number(process.env['RACES'] ?? '10000');
const SEED = Number(process.env['SEED'] ?? '20261126');
/** A disk is slower than memory, and a race does not differ by it. */
const ON_DISK = Math.ceil(RACES / 10);

test(`in ${RACES} drawn races over the memory store one decision stands`, async () => {
  const newStore = async () => ({ store: memoryStore(), close: async () => undefined });
  await raceOver(newStore, { amount: RACES, seed: SEED });
});

test(`in ${ON_DISK} drawn races over SQLite one decision stands`, async () => {
  await raceOver(openTestingStore, { amount: ON_DISK, seed: SEED });
});
