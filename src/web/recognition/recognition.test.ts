import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openWorld, post } from '../../app/testing-world.ts';
import type { MemberId } from '../../kernel/identifier.ts';
import { openOverWorld } from '../testing-world-browser.ts';

async function garden() {
  const world = await openWorld();
  await post(world, { author: 'm-0412', item: 'answer-1', text: 'Water it from below.' });
  const giver = await openOverWorld(world, { kind: 'member', id: 'm-0900' as MemberId });
  const receiver = await openOverWorld(world, { kind: 'member', id: 'm-0412' as MemberId });
  const anybody = await openOverWorld(world);
  return { world, giver, receiver, anybody };
}

const said = {
  receiver: 'm-0412',
  criterion: 'first-steps',
  item: 'answer-1',
  reason: 'They answered with patience <and> a drawing.',
};

test('the rules say what the community recognises', async () => {
  const { anybody } = await garden();
  const page = await anybody.text('/rules');
  assert.match(page, /What this community recognises/);
  assert.match(page, /Took somebody new by the hand/);
});

test('G3 what a member gives is seen by its receiver first, and by others when they agree', async () => {
  const { giver, receiver, anybody } = await garden();
  const form = await giver.text('/recognitions/new');
  assert.doesNotMatch(form, /name="report"/);
  const sent = await giver.post('/recognitions/new', said);
  assert.equal(sent.headers.get('location'), '/recognitions/new?sent');
  assert.doesNotMatch(await anybody.text('/recognitions'), /m-0412/);
  const own = await receiver.text('/me/recognitions');
  assert.match(own, /They answered with patience &lt;and&gt; a drawing/);
  const buttons = /action="(\/me\/recognitions\/[^"]+)"/.exec(own)?.[1] ?? '';
  assert.equal((await giver.post(buttons, { intent: 'show' })).status, 404);
  assert.equal((await receiver.post(buttons, { intent: 'show' })).status, 303);
  assert.match(await anybody.text('/recognitions'), /m-0412/);
  await receiver.post(buttons, { intent: 'decline' });
  assert.doesNotMatch(await anybody.text('/recognitions'), /m-0412/);
});

test('a form that is refused keeps what was typed, and a correction asks for its reason', async () => {
  const { giver } = await garden();
  const refused = await giver.post('/recognitions/new', { ...said, item: 'unknown' });
  assert.equal(refused.status, 422);
  assert.match(await refused.text(), /They answered with patience/);
  const chosenNothing = await giver.post('/recognitions/new', { ...said, criterion: '' });
  assert.match(await chosenNothing.text(), /Choose what it is for/);
  await giver.post('/recognitions/new', said);
  const list = await giver.text('/recognitions/new');
  const address = /href="(\/recognitions\/given\/[^"]+)"/.exec(list)?.[1] ?? '';
  assert.match(await giver.text(address), /What was wrong/);
  const short = await giver.post(address, { ...said, why: 'oh' });
  assert.equal(short.status, 422);
  const corrected = await giver.post(address, { ...said, why: 'I wrote it in a hurry.' });
  assert.equal(corrected.status, 303);
});

test('nobody who is not signed in gives or reads what was given', async () => {
  const { anybody } = await garden();
  for (const path of ['/recognitions/new', '/me/recognitions']) {
    assert.notEqual((await anybody.get(path)).status, 200);
  }
});
