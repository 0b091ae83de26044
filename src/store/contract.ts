import {
  activityReadingTests,
  activityStreamTests,
  activityTests,
  batchTests,
} from './contract/activities.ts';
import { commitTests, conflictTests, uniqueTests, viewTests } from './contract/commits.ts';
import { leaseTests, outboxTests } from './contract/deliveries.ts';
import { erasureTests } from './contract/erasing.ts';
import { durabilityTests, partEndTests, sweepTests, ticketTests } from './contract/keeping.ts';
import { indexTests, listTests } from './contract/lists.ts';
import { type OpenedStore, type OpenStore, storeTest } from './contract/opened-store.ts';
import { recordTests } from './contract/record.ts';

export type { OpenedStore, OpenStore };

/**
 * Registers, with `node:test`, every promise that `Store` makes as a test of one adapter. `name`
 * begins the tests' names; `open` gives each test a fresh, empty store.
 */
export function storeContract(name: string, open: OpenStore): void {
  const register = storeTest(name, open);
  commitTests(register);
  viewTests(register);
  conflictTests(register);
  uniqueTests(register);
  listTests(register);
  indexTests(register);
  activityTests(register);
  batchTests(register);
  activityReadingTests(register);
  activityStreamTests(register);
  outboxTests(register);
  leaseTests(register);
  ticketTests(register);
  sweepTests(register);
  partEndTests(register);
  recordTests(register);
  erasureTests(register);
  durabilityTests(register);
}
