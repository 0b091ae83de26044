import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testingSessions } from '../testing-application.ts';
import { openBrowser } from '../testing-browser.ts';
import { testingNow } from '../testing-case.ts';

const given = {
  who: 'm-0777',
  rule: '',
  reason: 'None of fifty reports was founded.',
  shown: 'Fifty reports within a month, all about one member.',
};

test('O1 a case about misuse, about staff or about a member is opened by the same form', async () => {
  for (const [kind, subject] of [
    ['reporter-misuse', { kind: 'reporter-misuse', member: 'm-0777' }],
    ['operator-conduct', { kind: 'operator-conduct', staff: 'm-0777' }],
    ['member', { kind: 'member', member: 'm-0777' }],
  ] as const) {
    const browser = openBrowser({ session: testingSessions.moderator });
    const response = await browser.post('/m/open', { ...given, kind });
    assert.equal(response.headers.get('location'), '/m/cases/case-free');
    assert.deepEqual(browser.application.writes[0]?.input, {
      subject,
      reason: given.reason,
      shown: { text: given.shown, occurredAt: testingNow },
    });
  }
});

test('what is missing is asked for at its field, and nothing typed is lost', async () => {
  const browser = openBrowser({ session: testingSessions.moderator });
  const response = await browser.post('/m/open', { ...given, kind: 'item', item: '' });
  const page = await response.text();
  assert.equal(response.status, 422);
  assert.match(page, /id="open-item-wrong"/);
  assert.match(page, /None of fifty reports was founded\.<\/textarea>/);
  assert.deepEqual(browser.application.writes, []);
});
