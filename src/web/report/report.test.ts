import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refuse } from '../../kernel/refusal.ts';
import { openBrowser } from '../testing-browser.ts';

test('N6 a report needs no account, no name and no address', async () => {
  const browser = openBrowser();
  const page = await browser.text('/report');
  assert.doesNotMatch(page, /type="(?:email|password|tel)"|name="name"/);
  const response = await browser.post('/report', {
    about: 'item',
    item: 'comment-1',
    text: 'Please look at this.',
    childAbuse: 'yes',
    goodFaith: 'yes',
  });
  assert.equal(response.status, 303);
  const [write] = browser.application.writes;
  assert.deepEqual(write?.call.by, { kind: 'anonymous' });
  assert.deepEqual(write?.input, {
    source: 'report',
    subject: { kind: 'item', item: 'comment-1', author: '' },
    text: 'Please look at this.',
    alleges: 'incompatible-with-rulebook',
    childAbuse: true,
    goodFaith: true,
    participant: false,
  });
});

test('N5 the reporter gets a receipt with an address to come back to', async () => {
  const browser = openBrowser();
  const fields = { about: 'member', member: 'm-7', text: 'x', goodFaith: 'yes' };
  const response = await browser.post('/report', fields);
  const to = response.headers.get('location') ?? '';
  assert.equal(to, '/r/report-waiting-00001?receipt');
  const page = await browser.text(to);
  assert.match(page, /Your report arrived/);
  assert.match(page, /href="https:\/\/rules\.example\/r\/report-waiting-00001"/);
});

test('E2 what comes from a private conversation is marked as shown by somebody who took part', async () => {
  const browser = openBrowser();
  await browser.post('/report', {
    about: 'member',
    member: 'm-7',
    text: 'x',
    quote: 'What was written.',
    private: 'yes',
    goodFaith: 'yes',
  });
  const input = browser.application.writes[0]?.input as Readonly<Record<string, unknown>>;
  assert.equal(input['participant'], true);
  assert.deepEqual(input['shown'], {
    text: 'What was written.',
    occurredAt: '2026-11-20T08:15:00.000Z',
    private: true,
  });
});

test('A7 a reporter can ask for another look at "no breach", and only at that', async () => {
  const browser = openBrowser();
  assert.match(await browser.text('/r/report-no-breach-001'), /<textarea/);
  assert.doesNotMatch(await browser.text('/r/report-breach-000001'), /<textarea/);
  await browser.post('/r/report-no-breach-001/appeal', { text: 'Look at the second post too.' });
  assert.deepEqual(browser.application.writes[0]?.input, {
    text: 'Look at the second post too.',
    reportSecret: 'report-no-breach-001',
  });
  const refused = await browser.post('/r/report-breach-000001/appeal', { text: 'x' });
  assert.equal(refused.status, 422);
});

test('a refused report comes back with everything in it', async () => {
  const browser = openBrowser();
  browser.application.refuseNext(
    refuse('required', 'Say whose it is.', { pointer: '/subject/author' }),
  );
  const response = await browser.post('/report', {
    about: 'item',
    item: 'comment-1',
    text: 'Kept text.',
    contact: 'kept@example.org',
    goodFaith: 'yes',
  });
  const page = await response.text();
  assert.match(page, /id="report-member-wrong">Say whose it is\./);
  assert.match(page, /Kept text\.<\/textarea>/);
  assert.match(page, /value="kept@example\.org"/);
  assert.match(page, /name="goodFaith"[^>]* checked/);
});
