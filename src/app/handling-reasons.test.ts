import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS, MINUTE_MS } from '../kernel/duration.ts';
import type { CaseId, StaffId } from '../kernel/identifier.ts';
import { memoryStore } from '../store/memory.ts';
import type { Part } from '../store/port.ts';
import { me } from './testing-member-life.ts';
import { keepingParts } from './testing-parts.ts';
import { decideNoBreach, reportedPost } from './testing-verbs.ts';
import { allEvents, asStaff, must, openWorld, pass, type TestingWorld } from './testing-world.ts';

const said = {
  takeOver: 'Brigitta has gone home with a fever.',
  reveal: 'Which of the two Sorens is meant makes all the difference.',
  handOver: 'My cousin Ottokar is in that thread.',
  role: 'Asked for by Leokadia, who moves away.',
};
const kinds = ['take-over-reason', 'reveal-reason', 'hand-over-reason', 'role-reason'];

async function opened(): Promise<{ world: TestingWorld; parts: readonly Part[]; id: CaseId }> {
  const { store, parts } = keepingParts(memoryStore());
  const world = await openWorld({ store });
  return { world, parts, id: await reportedPost(world, { author: me, item: 'post-1' }) };
}

async function left(world: TestingWorld, parts: readonly Part[]): Promise<readonly string[]> {
  const own = parts.filter(({ kind }) => kinds.includes(kind));
  const found = await Promise.all(own.map(({ id }) => world.store.part(id)));
  return found.flatMap((part) => (part === undefined ? [] : [String(part.body)]));
}

test('P1 why a case changed hands stands in no event, and goes with the case', async () => {
  const { world, parts, id } = await opened();
  const { cases, staffRoom } = world.application;
  must(await cases.lease(id, {}, asStaff('moderator-1')));
  must(await cases.lease(id, { takeOverReason: said.takeOver }, asStaff('moderator-2')));
  must(await cases.reveal(id, { reason: said.reveal }, asStaff('moderator-2')));
  must(await cases.handOver(id, { reason: said.handOver }, asStaff('moderator-2')));
  const change = { role: 'reviewer', reason: said.role } as const;
  must(await staffRoom.grantRole('moderator-2' as StaffId, change, asStaff('lead-1')));
  assert.deepEqual(
    new Set(await left(world, parts)),
    new Set([said.takeOver, said.reveal, said.handOver, said.role]),
  );
  const events = JSON.stringify(await allEvents(world));
  for (const words of Object.values(said)) assert.equal(events.includes(words), false, words);
  await decideNoBreach(world, id, 'moderator-1');
  for (let year = 0; year < 3; year += 1) {
    await pass(world, 366 * DAY_MS);
    await world.application.sweep();
  }
  assert.deepEqual(await left(world, parts), []);
});

test('a reason that nothing needed is not kept', async () => {
  const { world, parts, id } = await opened();
  const { cases, staffRoom } = world.application;
  must(await cases.lease(id, {}, asStaff('moderator-1')));
  await pass(world, MINUTE_MS);
  must(await cases.lease(id, { takeOverReason: said.takeOver }, asStaff('moderator-1')));
  const change = { role: 'moderator', reason: said.role } as const;
  must(await staffRoom.grantRole('moderator-2' as StaffId, change, asStaff('lead-1')));
  assert.deepEqual(await left(world, parts), []);
});

test('staff still read in their own record why they got a role', async () => {
  const { world } = await opened();
  const change = { role: 'reviewer', reason: said.role } as const;
  const { staffRoom, staffRecords } = world.application;
  must(await staffRoom.grantRole('moderator-2' as StaffId, change, asStaff('lead-1')));
  const record = must(await staffRecords.read('moderator-2' as StaffId, asStaff('moderator-2')));
  assert.ok(JSON.stringify(record.lines).includes(said.role));
});
