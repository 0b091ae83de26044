import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS, type Duration } from '../kernel/duration.ts';
import type { ItemId, LanguageTag, MemberId, OrderId } from '../kernel/identifier.ts';
import type { OrderInput, OrderView } from './contract/orders.ts';
import { assertViewsFollowEvents } from './testing-consistency.ts';
import { enableWebhook, payloads } from './testing-orders.ts';
import { decideNoBreach, powersLacking, reportedPost, restrict } from './testing-verbs.ts';
import {
  allEvents,
  anonymous,
  asMember,
  asPlatform,
  asStaff,
  later,
  must,
  openWorld,
  pass,
  post,
  refused,
  type TestingWorld,
} from './testing-world.ts';

const operator = asStaff('operator-1');
const member = 'm-0412' as MemberId;
const year = 'P365D' as Duration;

function orderInput(more: Partial<OrderInput> = {}): OrderInput {
  return {
    kind: 'act',
    authority: 'Amtsgericht Musterstadt',
    reference: '3 C 17/26',
    legalGround: 'Section 1004 of the civil code',
    territory: ['DE', 'AT'],
    language: 'de' as LanguageTag,
    member,
    item: 'post-1' as ItemId,
    ordered: 'Make the post of 2 March inaccessible in Germany and Austria.',
    ...more,
  };
}

async function received(world: TestingWorld, more: Partial<OrderInput> = {}): Promise<OrderId> {
  const { orders } = world.application;
  const { order } = must(await orders.receive(orderInput(more), operator));
  must(await orders.sendReceipt(order, operator));
  return order;
}

async function hidden(world: TestingWorld, more: Partial<OrderInput> = {}): Promise<OrderView> {
  const order = await received(world, more);
  const effect = { kind: 'restricted', measure: 'hide', for: year } as const;
  return must(await world.application.orders.giveEffect(order, effect, operator));
}

test('X9 N1 an item that an authority orders hidden is marked so, and its member told at once', async () => {
  const world = await openWorld();
  await enableWebhook(world);
  await post(world, { author: member, item: 'post-1' });
  const order = await hidden(world);
  const { application } = world;
  const page = must(
    await application.restrictions.ofSubject({ subject: 'item:post-1' }, asStaff('auditor-1')),
  );
  const [restriction] = page.items;
  assert.equal(restriction?.order, order.order);
  assert.deepEqual(restriction?.territory, ['DE', 'AT']);
  assert.equal(restriction !== undefined && 'decision' in restriction, false);
  assert.equal(restriction?.until, later(order.receivedAt, 365 * DAY_MS));
  const [told] = must(await application.orders.told(asMember(member)));
  assert.equal(told?.statement, restriction?.statement);
  assert.ok(told !== undefined && restriction !== undefined && told.toldAt <= restriction.from);
  for (const said of ['Amtsgericht Musterstadt', '3 C 17/26', 'DE, AT', 'of 2 March', 'contest']) {
    assert.ok(told?.text.plain.includes(said), said);
  }
  await pass(world);
  const [imposed] = payloads(world, 'restriction.imposed');
  assert.deepEqual(imposed?.['territory'], ['DE', 'AT']);
  assert.equal(imposed?.['order'], order.order);
  await assertViewsFollowEvents(world.store);
});

test('X9 an order counts nowhere: no case, no decision, no standing, and no statement of reasons', async () => {
  const world = await openWorld();
  await post(world, { author: member, item: 'post-1' });
  const before = must(await world.application.members.standing(member, asMember(member)));
  await hidden(world);
  const { members } = world.application;
  const after = must(await members.standing(member, asMember(member)));
  assert.deepEqual({ ...after, at: before.at }, before);
  assert.deepEqual(must(await members.statements(member, asMember(member))), []);
  assert.deepEqual(powersLacking(world, member), []);
  const types = (await allEvents(world)).map(({ event }) => event.type);
  assert.deepEqual(
    types.filter((type) => /^(?:case|decision|statement|appeal)-/.test(type)),
    [],
  );
});

test('X9 a case about the same item has its own outcome and leaves the order where it is', async () => {
  const world = await openWorld();
  const id = await reportedPost(world, { author: member, item: 'post-1' });
  const { effect } = await hidden(world);
  assert.ok(effect?.kind === 'restricted');
  await decideNoBreach(world, id);
  await pass(world);
  const { restrictions } = world.application;
  const still = must(await restrictions.read(effect.restriction, asStaff('auditor-1')));
  assert.equal(still.phase, 'in-force');
  const reason = 'It was found to be no breach.';
  refused(
    await restrictions.lift(effect.restriction, { reason }, asStaff('lead-1')),
    'role_required',
  );
});

test('X9 while an authority forbids it the member is not told, and on the day it ends they are', async () => {
  const world = await openWorld();
  await post(world, { author: member, item: 'post-1' });
  const legalGround = 'Section 101 of the code of criminal procedure';
  const until = later(world.application.now(), 30 * DAY_MS);
  const { order } = await hidden(world, { silence: { until, legalGround } });
  const { orders, members } = world.application;
  const told = async (): Promise<number> => must(await orders.told(asMember(member))).length;
  assert.equal(await told(), 0);
  const silenced = JSON.stringify(must(await members.export(member, asMember(member))));
  assert.equal(silenced.includes('Amtsgericht'), false);
  await pass(world, 29 * DAY_MS);
  assert.equal(await told(), 0);
  const longer = later(until, 10 * DAY_MS);
  must(await orders.orderSilence(order, { until: longer, legalGround }, operator));
  await pass(world, 2 * DAY_MS);
  assert.equal(await told(), 0);
  refused(await orders.close(order, operator), 'not_in_force');
  await pass(world, 10 * DAY_MS);
  assert.equal(await told(), 1);
  assert.equal(must(await orders.close(order, operator)).phase, 'closed');
});

test('X9 N1 only an authority’s own silence delays telling, and one cut short ends sooner', async () => {
  const world = await openWorld();
  await post(world, { author: member, item: 'post-1' });
  const legalGround = 'Section 101 of the code of criminal procedure';
  const until = later(world.application.now(), 40 * DAY_MS);
  const { order } = await hidden(world, { silence: { until, legalGround } });
  const { orders } = world.application;
  const sooner = later(world.application.now(), 5 * DAY_MS);
  must(await orders.orderSilence(order, { until: sooner, legalGround }, operator));
  await pass(world, 4 * DAY_MS);
  assert.deepEqual(must(await orders.told(asMember(member))), []);
  await pass(world, 2 * DAY_MS);
  const [told] = must(await orders.told(asMember(member)));
  assert.ok(told !== undefined && told.toldAt >= sooner && told.toldAt < until);
  await pass(world, 60 * DAY_MS);
  const all = await allEvents(world);
  assert.equal(all.filter(({ event }) => event.type === 'order-member-told').length, 1);
});

test('X2 a restriction by order ends by itself, and at once when the authority takes it back', async () => {
  const world = await openWorld();
  await post(world, { author: member, item: 'post-1' });
  const { effect } = await hidden(world);
  assert.ok(effect?.kind === 'restricted');
  const phase = async (): Promise<string> => {
    const { restrictions } = world.application;
    return must(await restrictions.read(effect.restriction, asPlatform())).phase;
  };
  assert.equal(await phase(), 'in-force');
  world.clock.forward(365 * DAY_MS);
  assert.equal(await phase(), 'expired');
  const again = await openWorld();
  await post(again, { author: member, item: 'post-1' });
  const second = await hidden(again);
  assert.ok(second.effect?.kind === 'restricted');
  const reasons = 'The court set its order aside on 9 March.';
  const ended = must(await again.application.orders.endEffect(second.order, { reasons }, operator));
  assert.equal(ended.ended?.reasons, reasons);
  const state = await again.application.restrictions.read(second.effect.restriction, asPlatform());
  assert.equal(must(state).phase, 'reversed');
});

test('an order to inform, and one that is refused, are told with what was done and why', async () => {
  const world = await openWorld();
  const { orders } = world.application;
  const { item: _, ...itemless } = orderInput({ kind: 'inform' });
  const first = must(await orders.receive(itemless, operator)).order;
  must(await orders.sendReceipt(first, operator));
  const information = 'The account was opened on 1 January 2025.';
  must(await orders.giveEffect(first, { kind: 'information-given', information }, operator));
  const second = must(await orders.receive({ ...itemless, reference: '4/26' }, operator)).order;
  must(await orders.sendReceipt(second, operator));
  const reasons = 'It names no provision of any law.';
  must(await orders.refuse(second, { reasons }, operator));
  const told = must(await orders.told(asMember(member))).map(({ text }) => text.plain);
  assert.ok(told.some((plain) => plain.includes(information)));
  assert.ok(told.some((plain) => plain.includes(reasons)));
  assert.deepEqual(must(await orders.told(asMember('m-0900'))), []);
});

test('O5 only the operator and leads read orders, and every reading is on record', async () => {
  const world = await openWorld();
  const order = await received(world);
  const { orders } = world.application;
  for (const staff of ['moderator-1', 'reviewer-1', 'ombud-1', 'auditor-1']) {
    refused(await orders.read(order, asStaff(staff)), 'role_required');
    refused(await orders.list({}, asStaff(staff)), 'role_required');
  }
  refused(await orders.read(order, asMember(member)), 'not_found');
  refused(await orders.list({}, asPlatform()), 'not_found');
  refused(await orders.told(anonymous), 'not_found');
  must(await orders.read(order, asStaff('lead-1')));
  assert.equal(await world.store.count('readings', `order-${order}`), 1);
  assert.equal(must(await orders.list({}, operator)).items.length, 1);
});

test('an order names the member whose item it is, or somebody else would be told', async () => {
  const world = await openWorld();
  await post(world, { author: 'm-0777', item: 'post-1' });
  const { receive } = world.application.orders;
  assert.equal(refused(await receive(orderInput(), operator), 'invalid_value').pointer, '/member');
});

test('a member who is restricted by a decision sees no order in it', async () => {
  const world = await openWorld();
  const { restriction } = await restrict(world);
  assert.equal('order' in restriction, false);
});
