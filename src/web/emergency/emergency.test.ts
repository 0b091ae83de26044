import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testingSessions } from '../testing-application.ts';
import { openBrowser, type TestingBrowser } from '../testing-browser.ts';

function moderator(): TestingBrowser {
  return openBrowser({ session: testingSessions.moderator });
}

test('O7 the public page counts by month and kind, and names nobody', async () => {
  const page = await openBrowser().text('/how');
  assert.match(page, /2026-11<\/time><\/td><td>A file that is closed to the role<\/td><td>2</);
  assert.doesNotMatch(page, /moderator-\d|lead-1|m-0412|case-/);
  assert.match(await openBrowser().text('/'), /href="\/how"/);
});

test('asking passes on kind, way, reason and a later day with its reason', async () => {
  const browser = moderator();
  const response = await browser.post('/e/ask/case-blind', {
    kind: 'reporter-identity',
    way: 'two-persons',
    reason: 'Somebody announces to harm themselves.',
    until: '2026-12-31',
    because: 'They threatened the reporter.',
  });
  assert.equal(response.status, 303);
  const [write] = browser.application.writes;
  assert.equal(write?.of, 'case-blind');
  assert.deepEqual(write.input, {
    kind: 'reporter-identity',
    way: 'two-persons',
    reason: 'Somebody announces to harm themselves.',
    later: { until: '2026-12-31T00:00:00.000Z', because: 'They threatened the reporter.' },
  });
});

test('what is missing is asked for at its field, and what was typed stays', async () => {
  const browser = moderator();
  const missing = await browser.post('/e/ask/case-blind', { reason: 'kept text' });
  const page = await missing.text();
  assert.equal(missing.status, 422);
  assert.match(page, /id="ask-kind-wrong"/);
  assert.match(page, /kept text<\/textarea>/);
});

test('another person may agree or not; the asker may only look', async () => {
  const asked = await moderator().text('/e/access-asked');
  assert.match(asked, /action="\/e\/access-asked\/confirm"/);
  const own = await moderator().text('/e/access-open');
  assert.doesNotMatch(own, /\/confirm"/);
  assert.match(own, /href="\/e\/access-open\/opened"/);
  const browser = moderator();
  await browser.post('/e/access-asked/confirm', {});
  await browser.post('/e/access-asked/decline', { reason: 'It is in the text.' });
  assert.deepEqual(
    browser.application.writes.map(({ act }) => act),
    ['confirm-access', 'decline-access'],
  );
});

test('the member concerned reads it on their own page', async () => {
  const page = await openBrowser({ session: testingSessions.member }).text('/me');
  assert.match(page, /What was opened about you/);
});

test('the case page leads to the form, and members find none of this', async () => {
  assert.match(await moderator().text('/m/cases/case-blind'), /href="\/e\/ask\/case-blind"/);
  const member = openBrowser({ session: testingSessions.member });
  for (const path of ['/e', '/e/ask/case-blind', '/e/access-open', '/e/access-open/opened']) {
    assert.equal((await member.get(path)).status, 404, path);
  }
});
