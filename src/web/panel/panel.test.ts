import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testingSessions } from '../testing-application.ts';
import { openBrowser, type TestingBrowser } from '../testing-browser.ts';

function member(): TestingBrowser {
  return openBrowser({ session: testingSessions.member });
}

test('a member offers to serve, names whom they are close to, and takes it back', async () => {
  const browser = member();
  assert.match(await browser.text('/me'), /href="\/me\/panels"/);
  assert.match(await browser.text('/me/panels'), /m-0007<\/textarea>/);
  await browser.post('/me/panels/offer', { relatedTo: 'm-1\r\n m-2 \r\n\r\n' });
  assert.deepEqual(browser.application.writes.at(-1)?.input, { relatedTo: ['m-1', 'm-2'] });
  await browser.post('/me/panels/withdraw', {});
  assert.equal(browser.application.writes.at(-1)?.act, 'withdraw');
  assert.equal((await openBrowser().get('/me/panels')).status, 404);
});

test('before all ballots are in the page of a panel shows no other and no first decision', async () => {
  const page = await member().text('/panels/panel-ballot');
  assert.match(page, /What would you decide\?/);
  assert.doesNotMatch(page, /Member 2|They were asked for it|What was decided first/);
  const later = await member().text('/panels/panel-deliberating');
  assert.match(later, /Member 2[\s\S]*They were asked for it[\s\S]*What was decided first/);
});

test('a ballot passes on choice, step and reasons; a step without a breach is left out', async () => {
  const browser = member();
  const reasons = 'The links were asked for.';
  await browser.post('/panels/panel-ballot/ballot', {
    breach: 'no-breach',
    rung: 'warning',
    reasons,
  });
  assert.deepEqual(browser.application.writes.at(-1)?.input, { breach: 'no-breach', reasons });
  await browser.post('/panels/panel-deliberating/confirm', {
    breach: 'breach',
    rung: 'warning',
    reasons,
  });
  const last = browser.application.writes.at(-1);
  assert.deepEqual(
    [last?.act, last?.input],
    ['confirm', { breach: 'breach', rung: 'warning', reasons }],
  );
  const missing = await browser.post('/panels/panel-ballot/ballot', { reasons: 'kept words' });
  assert.equal(missing.status, 422);
  assert.match(await missing.text(), /kept words<\/textarea>/);
});

test('stepping back takes one button and no reasons', async () => {
  const browser = member();
  await browser.post('/panels/panel-ballot/leave', { intent: 'stands-too-close' });
  const last = browser.application.writes.at(-1);
  assert.deepEqual([last?.act, last?.input], ['leave', { because: 'stands-too-close' }]);
});

test('anybody reads how a panel was drawn, and nobody’s handle stands there', async () => {
  const page = await openBrowser().text('/panels/panel-ballot/lot');
  assert.match(page, /the-seed/);
  assert.match(page, /Take the SHA-256 of the seed/);
  assert.doesNotMatch(page, /m-0/);
});
