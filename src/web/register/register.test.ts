import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openWorld, post, type TestingWorld } from '../../app/testing-world.ts';
import type { MemberId, StaffId } from '../../kernel/identifier.ts';
import { openOverWorld } from '../testing-world-browser.ts';

async function staffBrowser(world: TestingWorld, staff: string) {
  return await openOverWorld(world, { kind: 'staff', id: staff as StaffId });
}

const order = {
  kind: 'act',
  authority: 'Amtsgericht <Musterstadt>',
  reference: '3 C 17/26',
  legalGround: 'Section 1004 of the civil code',
  territory: 'de, AT',
  language: 'de',
  member: 'm-0412',
  item: 'post-1',
  ordered: 'Make the post inaccessible in Germany and Austria.',
};

test('X9 an order goes through the pages without scripts, and its member reads it', async () => {
  const world = await openWorld();
  await post(world, { author: 'm-0412', item: 'post-1' });
  const operator = await staffBrowser(world, 'operator-1');
  assert.match(await operator.text('/rules'), /href="\/o"/);
  const entered = await operator.post('/o/orders', order);
  const address = entered.headers.get('location') ?? '';
  assert.match(address, /^\/o\/orders\//);
  const early = await operator.post(`${address}/restrict`, { measure: 'hide', days: '30' });
  assert.equal(early.status, 422);
  assert.equal((await operator.post(`${address}/receipt`, {})).status, 303);
  const endless = await operator.post(`${address}/restrict`, { measure: 'hide', days: '400' });
  assert.match(await endless.text(), /value="400"/);
  assert.equal(
    (await operator.post(`${address}/restrict`, { measure: 'hide', days: '' })).status,
    422,
  );
  const done = await operator.post(`${address}/restrict`, { measure: 'hide', days: '30' });
  assert.equal(done.status, 303);
  const page = await operator.text(address);
  assert.match(page, /The member was told/);
  assert.match(page, /Amtsgericht &lt;Musterstadt&gt;/);
  const member = await openOverWorld(world, { kind: 'member', id: 'm-0412' as MemberId });
  assert.match(await member.text('/me'), /Read the order about you/);
  const own = await member.text('/me/orders');
  assert.match(own, /Make the post inaccessible/);
  assert.match(own, /DE, AT/);
  const reasons = 'The court set its order aside.';
  assert.equal((await operator.post(`${address}/end`, { reasons })).status, 303);
  assert.equal((await operator.post(`${address}/close`, {})).status, 303);
  assert.match(await operator.text('/o'), /closed/);
});

test('X9 a silence is entered by its day, and the member sees nothing until then', async () => {
  const world = await openWorld();
  const operator = await staffBrowser(world, 'operator-1');
  const silenced = { ...order, until: 'soon', silenceGround: 'Section 101' };
  assert.match(await (await operator.post('/o/orders', silenced)).text(), /Write the day like/);
  const entered = await operator.post('/o/orders', { ...silenced, until: '2026-04-30' });
  const address = entered.headers.get('location') ?? '';
  await operator.post(`${address}/receipt`, {});
  await operator.post(`${address}/refuse`, { reasons: 'It names no provision of any law.' });
  assert.match(await operator.text(address), /has not been told yet/);
  const longer = { until: '2026-05-31', legalGround: 'Section 101' };
  assert.equal((await operator.post(`${address}/silence`, longer)).status, 303);
  const member = await openOverWorld(world, { kind: 'member', id: 'm-0412' as MemberId });
  assert.doesNotMatch(await member.text('/me'), /order about you/);
  assert.match(await member.text('/me/orders'), /There is no entry/);
});

test('an order to inform is answered on its page', async () => {
  const world = await openWorld();
  const lead = await staffBrowser(world, 'lead-1');
  const entered = await lead.post('/o/orders', { ...order, kind: 'inform', item: '' });
  const address = entered.headers.get('location') ?? '';
  await lead.post(`${address}/receipt`, {});
  const given = await lead.post(`${address}/inform`, { information: 'Joined on 1 January 2025.' });
  assert.equal(given.status, 303);
  assert.match(await lead.text(address), /Joined on 1 January 2025/);
});

test('T6 the operator alone sees the register of dangers, and every look is on record', async () => {
  const world = await openWorld();
  const operator = await staffBrowser(world, 'operator-1');
  const short = await operator.post('/o/dangers', { suspected: 'x' });
  assert.equal(short.status, 422);
  const suspected = 'A post announces an attack tomorrow.';
  const entered = await operator.post('/o/dangers', { suspected });
  const address = entered.headers.get('location') ?? '';
  assert.match(await operator.text(address), /announces an attack/);
  const told = await operator.post(`${address}/told`, { authority: 'Police', sent: suspected });
  assert.equal(told.status, 303);
  assert.equal((await operator.post(`${address}/told`, { authority: '', sent: 'x' })).status, 422);
  assert.match(await operator.text('/o'), /Dangers to life or safety/);
  const lead = await staffBrowser(world, 'lead-1');
  assert.doesNotMatch(await lead.text('/o'), /Dangers to life/);
  assert.notEqual((await lead.get(address)).status, 200);
  const moderator = await staffBrowser(world, 'moderator-1');
  assert.notEqual((await moderator.get('/o')).status, 200);
  const id = address.slice('/o/dangers/'.length);
  assert.ok((await world.store.count('readings', `danger-${id}`)) >= 2);
});
