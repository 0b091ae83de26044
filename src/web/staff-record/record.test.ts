import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testingSessions } from '../testing-application.ts';
import { openBrowser } from '../testing-browser.ts';

test('staff find their own record, and it says that nobody counts how fast they work', async () => {
  const page = await openBrowser({ session: testingSessions.moderator }).text('/record');
  assert.match(page, /Your record/);
  assert.match(page, /Trained in May\./);
  assert.match(page, /How fast anybody works is not counted anywhere/);
});

test('whoever reads another’s record is told that this is recorded', async () => {
  const page = await openBrowser({ session: testingSessions.second }).text('/record/moderator-2');
  assert.match(page, /Record of moderator-2/);
  assert.match(page, /This is recorded\./);
});

test('there is no record for members and passers-by', async () => {
  assert.equal((await openBrowser().get('/record')).status, 401);
  const member = openBrowser({ session: testingSessions.member });
  assert.equal((await member.get('/record')).status, 401);
  assert.equal((await member.get('/record/moderator-2')).status, 404);
});
