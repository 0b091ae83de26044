import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refuse } from '../../kernel/refusal.ts';
import { testingSessions } from '../testing-application.ts';
import { openBrowser, type TestingBrowser } from '../testing-browser.ts';

const group = '/me/stewardship/g-ferns';

function steward(): TestingBrowser {
  return openBrowser({ session: testingSessions.member });
}

function lead(): TestingBrowser {
  return openBrowser({ session: testingSessions.second });
}

test('what was brought is not shown before the steward opens it by hand', async () => {
  const browser = steward();
  const closed = await browser.text('/me/duties/duty-brought');
  assert.doesNotMatch(closed, /insult each other/);
  assert.equal(browser.application.writes.length, 0);
  const response = await browser.post('/me/duties/duty-brought/open', {});
  assert.equal(response.status, 303);
  assert.deepEqual(browser.application.writes[0]?.input, { channel: 'page' });
  assert.match(await browser.text('/me/duties/duty-delivered'), /insult each other/);
});

test('a steward reads the charter, accepts the version they read, and can stop', async () => {
  const browser = steward();
  const page = await browser.text(group);
  assert.match(page, /You look at what is brought to you\./);
  assert.match(page, /name="version" value="2"/);
  await browser.post(`${group}/accept`, { version: '2' });
  await browser.post(`${group}/resign`, {});
  await browser.post(`${group}/relation`, { to: 'm-7', relation: 'household' });
  const writes = browser.application.writes.map(({ act, input }) => [act, input]);
  assert.deepEqual(writes, [
    ['accept', { version: 2 }],
    ['resign', null],
    ['relation', { to: { kind: 'member', id: 'm-7' }, relation: 'household' }],
  ]);
});

test('a steward whose duty became a case is heard there', async () => {
  const browser = steward();
  assert.match(await browser.text('/me/duties/duty-neglected'), /Nothing is decided/);
  await browser.post('/me/duties/duty-neglected/defence', { text: 'I was ill.' });
  assert.deepEqual(browser.application.writes[0]?.input, { text: 'I was ill.' });
});

test('a refused text stays in its form', async () => {
  const browser = steward();
  browser.application.refuseNext(refuse('required', 'Write it out.', { pointer: '/text' }));
  const response = await browser.post('/me/duties/duty-delivered/answer', { text: 'kept text' });
  assert.equal(response.status, 422);
  assert.match(await response.text(), /kept text<\/textarea>/);
});

test('an appointment passes on seat, charter, times and end', async () => {
  const browser = lead();
  const response = await browser.post('/g/g-ferns/appoint', {
    steward: 'm-0100',
    seat: 'interim',
    charter: 'You look at what is brought to you.',
    'days-look-into-matter': '3',
    'days-answer-staff': '',
    until: '2026-12-31',
  });
  assert.equal(response.status, 303);
  assert.deepEqual(browser.application.writes[0]?.input, {
    steward: 'm-0100',
    seat: 'interim',
    charter: {
      text: 'You look at what is brought to you.',
      duties: [{ duty: 'look-into-matter', within: 'P3D' }],
    },
    until: '2026-12-31T00:00:00.000Z',
  });
  const wrong = await browser.post('/g/g-ferns/appoint', { until: 'soon', charter: 'kept' });
  assert.match(await wrong.text(), /id="appoint-until-wrong"/);
});

test('only those who may appoint see the forms for it; all staff may bring something', async () => {
  const page = await openBrowser({ session: testingSessions.moderator }).text('/g/g-ferns');
  assert.doesNotMatch(page, /action="\/g\/g-ferns\/(?:appoint|gone)"/);
  assert.match(page, /action="\/g\/g-ferns\/bring"/);
  assert.match(await lead().text('/g/g-ferns'), /action="\/g\/g-ferns\/appoint"/);
});

test('the pages for staff are nothing to members, and the steward’s ask for signing in', async () => {
  assert.equal((await steward().get('/g')).status, 404);
  assert.equal((await steward().get('/g/g-ferns')).status, 404);
  assert.equal((await openBrowser().get('/me/stewardship')).status, 401);
});
