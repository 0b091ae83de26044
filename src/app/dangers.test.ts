import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS, type Duration } from '../kernel/duration.ts';
import type { DangerId, ItemId, LanguageTag, MemberId } from '../kernel/identifier.ts';
import { assertViewsFollowEvents } from './testing-consistency.ts';
import { difference, perturbed } from './testing-perturbation.ts';
import {
  anonymous,
  asMember,
  asPlatform,
  asStaff,
  later,
  must,
  openWorld,
  refused,
  type TestingWorld,
} from './testing-world.ts';

const operator = asStaff('operator-1');
const suspected = 'A post of m-0412 announces an attack on a school tomorrow.';

async function recorded(world: TestingWorld): Promise<DangerId> {
  return must(await world.application.dangers.record({ suspected }, operator)).danger;
}

test('the operator records a danger and who was told of it', async () => {
  const world = await openWorld();
  const id = await recorded(world);
  const toldAt = world.application.now();
  const input = { authority: 'State police', toldAt, sent: 'The post and its address.' };
  const entry = must(await world.application.dangers.recordTelling(id, input, operator));
  assert.equal(entry.phase, 'told');
  assert.equal(entry.suspected, suspected);
  assert.deepEqual(entry.told, [{ ...input, recordedAt: toldAt }]);
  await assertViewsFollowEvents(world.store);
});

test('O5 every reading is on record, of an entry and of the list', async () => {
  const world = await openWorld();
  const id = await recorded(world);
  const { dangers } = world.application;
  must(await dangers.read(id, operator));
  must(await dangers.read(id, operator));
  must(await dangers.list({}, operator));
  assert.equal(await world.store.count('readings', `danger-${id}`), 2);
  assert.equal(await world.store.count('readings', 'danger-all'), 1);
});

test('T6 nobody but the operator learns that there is an entry', async () => {
  const world = await openWorld();
  const id = await recorded(world);
  const { dangers } = world.application;
  for (const staff of ['lead-1', 'moderator-1', 'reviewer-1', 'ombud-1', 'auditor-1']) {
    refused(await dangers.read(id, asStaff(staff)), 'role_required');
    refused(await dangers.list({}, asStaff(staff)), 'role_required');
    refused(await dangers.record({ suspected }, asStaff(staff)), 'role_required');
  }
  refused(await dangers.read(id, asMember('m-0412')), 'not_found');
  refused(await dangers.list({}, asPlatform()), 'not_found');
  refused(await dangers.read(id, anonymous), 'not_signed_in');
  const member = 'm-0412' as MemberId;
  const file = must(await world.application.members.export(member, asMember(member)));
  assert.equal(JSON.stringify(file).includes('school'), false);
});

test('T6 X9 a case is the same byte by byte with and without both registers', async () => {
  const { without, with: registered } = await perturbed(async (world) => {
    const id = await recorded(world);
    const input = { authority: 'State police', toldAt: world.application.now(), sent: suspected };
    must(await world.application.dangers.recordTelling(id, input, operator));
    const { orders } = world.application;
    const { order } = must(
      await orders.receive(
        {
          kind: 'act',
          authority: 'Amtsgericht Musterstadt',
          reference: '3 C 17/26',
          legalGround: 'Section 1004 of the civil code',
          territory: ['DE'],
          language: 'de' as LanguageTag,
          member: 'm-0412' as MemberId,
          item: 'answer-of-m-0412' as ItemId,
          ordered: 'Make the answer inaccessible in Germany.',
          silence: {
            until: later(world.application.now(), 300 * DAY_MS),
            legalGround: 'Section 1',
          },
        },
        operator,
      ),
    );
    must(await orders.sendReceipt(order, operator));
    const effect = { kind: 'restricted', measure: 'hide', for: 'P300D' as Duration } as const;
    must(await orders.giveEffect(order, effect, operator));
  });
  assert.equal(difference(registered.said, without.said), '');
  assert.equal(difference(registered.events, without.events), '');
});
