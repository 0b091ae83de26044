import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person, Subject } from '../domain/person.ts';
import type { CaseId, MemberId, StaffId } from '../kernel/identifier.ts';
import { ferns, openStewardWorld, seat } from './testing-stewards.ts';
import { openCase } from './testing-verbs.ts';
import {
  anonymous,
  asMember,
  asStaff,
  must,
  refused,
  report,
  reportOf,
  type TestingWorld,
} from './testing-world.ts';

const steward = 'm-0100' as MemberId;
const coSteward = 'm-0200';
const handler = asStaff('moderator-3');

/** Somebody reported the steward; a moderator is also a member, under the handle given. */
async function reported(
  world: TestingWorld,
  member: string,
  kind: 'steward-conduct' | 'group' = 'steward-conduct',
): Promise<CaseId> {
  const appointed = { staff: 'moderator-3' as StaffId, role: 'moderator' } as const;
  const as = { ...appointed, member: member as MemberId };
  must(await world.application.staffRoom.appoint(as, asStaff('operator-1')));
  const subject: Subject = { kind, group: ferns, steward };
  const occurredAt = world.application.now();
  const shown = { text: 'They answer nobody.', occurredAt, private: false };
  await report(world, { ...reportOf('none', 'none'), subject, shown }, anonymous);
  return await openCase(world);
}

async function because(world: TestingWorld, id: CaseId): Promise<unknown> {
  const no = refused(await world.application.cases.lease(id, {}, handler), 'conflict_of_interest');
  return no.facts?.['because'];
}

for (const kind of ['steward-conduct', 'group'] as const) {
  test(`O2 whoever stewards the group too judges nothing of it: ${kind}`, async () => {
    const world = await openStewardWorld();
    await seat(world, steward);
    await seat(world, coSteward, { seat: 'co-steward' });
    const id = await reported(world, coSteward, kind);
    assert.equal(await because(world, id), 'steward-of-group');
  });
}

test('O2 whoever a steward of the group declared to live with judges nothing of it', async () => {
  for (const to of [
    { kind: 'member', id: 'm-0300' as MemberId },
    { kind: 'staff', id: 'moderator-3' as StaffId },
  ] satisfies readonly Person[]) {
    for (const declaring of [steward, coSteward]) {
      const world = await openStewardWorld();
      await seat(world, steward);
      await seat(world, coSteward, { seat: 'co-steward' });
      const relation = { to, relation: 'household' } as const;
      must(await world.application.groups.declareRelation(ferns, relation, asMember(declaring)));
      const id = await reported(world, 'm-0300');
      assert.equal(await because(world, id), 'household-of-steward');
    }
  }
});

test('an offer binds nobody, and who resigned or only works with a steward may judge', async () => {
  const world = await openStewardWorld();
  const { groups, cases } = world.application;
  await seat(world, steward);
  await seat(world, 'm-0300', { seat: 'deputy', accepts: false });
  const working = { to: { kind: 'member', id: 'm-0300' as MemberId }, relation: 'work' } as const;
  must(await groups.declareRelation(ferns, working, asMember(steward)));
  const id = await reported(world, 'm-0300');
  must(await cases.lease(id, {}, handler));
  must(await cases.release(id, handler));
  must(await groups.accept(ferns, { version: 1 }, asMember('m-0300')));
  assert.equal(await because(world, id), 'steward-of-group');
  must(await groups.resign(ferns, asMember('m-0300')));
  must(await cases.lease(id, {}, handler));
});

test('O2 O7 a fellow steward opens nothing in an emergency and finds nothing of it', async () => {
  const world = await openStewardWorld();
  const { breakGlass } = world.application;
  await seat(world, steward);
  await seat(world, coSteward, { seat: 'co-steward' });
  const id = await reported(world, coSteward);
  const reason = 'Somebody announces to harm themselves tonight.';
  const ask = { kind: 'identity-before-finding', way: 'two-persons', reason } as const;
  refused(await breakGlass.ask(id, ask, handler), 'conflict_of_interest');
  const { access } = must(await breakGlass.ask(id, ask, asStaff('moderator-1')));
  refused(await breakGlass.read(access, handler), 'conflict_of_interest');
  refused(await breakGlass.confirm(access, handler), 'conflict_of_interest');
  assert.deepEqual(must(await breakGlass.list({}, handler)).items, []);
  must(await breakGlass.confirm(access, asStaff('lead-1')));
});
