import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refuse } from '../../kernel/refusal.ts';
import { testingSessions } from '../testing-application.ts';
import { openBrowser } from '../testing-browser.ts';
import { inEnglish } from '../testing-markup.ts';
import { testingHearing } from '../testing-redress.ts';
import { hearingSentences } from './hearing-view.ts';

const link = '/d/link-of-statement-new';
const say = (text: string): string => text;

test('O6 the member reads that nobody here is independent, and which ways there are', async () => {
  const page = await openBrowser().text(link);
  assert.match(page, /Nobody on the staff is independent of this decision/);
  assert.match(page, /we do not pretend/);
  assert.match(page, /body outside or to a court/);
  assert.doesNotMatch(page, /action="[^"]*\/panel"/);
});

test('O6 what is said of who can hear an appeal fits what there is', () => {
  const sentences = (way: 'staff' | 'panel' | 'outside-reviewer' | 'nobody'): string =>
    inEnglish(hearingSentences(testingHearing(say, way)));
  assert.match(sentences('staff'), /Somebody on the staff had nothing to do with this/);
  assert.doesNotMatch(sentences('staff'), /Nobody/);
  for (const way of ['panel', 'outside-reviewer', 'nobody'] as const) {
    assert.match(sentences(way), /Nobody on the staff is independent/, way);
    assert.doesNotMatch(sentences(way), /can hear an appeal\./, way);
  }
  assert.match(sentences('panel'), /panel of 3 members, drawn by lot/);
  assert.match(sentences('outside-reviewer'), /the parents’ council/);
});

test('new facts, and a dispute outside, are sent from the member’s page with their link', async () => {
  const browser = openBrowser();
  for (const [form, fields, act] of [
    ['reopen', { facts: 'Somebody else had my account.' }, 'reopen'],
    ['dispute', { body: 'A certified body', reference: 'AC-118' }, 'dispute'],
  ] as const) {
    const response = await browser.post(`${link}/${form}`, fields);
    assert.equal(response.status, 303);
    const write = browser.application.writes.at(-1);
    assert.equal(write?.act, act);
    const statementSecret = 'link-of-statement-new';
    assert.deepEqual(write?.input, { ...fields, statementSecret });
  }
});

test('the same forms stand on the page of a member who is signed in', async () => {
  const browser = openBrowser({ session: testingSessions.member });
  const page = await browser.text('/me/statements/statement-read');
  assert.match(page, /action="\/me\/statements\/statement-read\/reopen"/);
  assert.match(page, /A certified body/);
  const response = await browser.post('/me/statements/statement-read/reopen', { facts: 'New.' });
  assert.equal(response.status, 303);
  assert.deepEqual(browser.application.writes.at(-1)?.input, { facts: 'New.' });
});

test('a refused request keeps what was typed', async () => {
  const browser = openBrowser();
  browser.application.refuseNext(refuse('required', 'Write it down.', { pointer: '/facts' }));
  const response = await browser.post(`${link}/reopen`, { facts: 'kept words' });
  const page = await response.text();
  assert.equal(response.status, 422);
  assert.match(page, /id="reopen-facts-wrong">Write it down/);
  assert.match(page, /kept words<\/textarea>/);
});

test('staff answer requests, end disputes, and find what nobody here can hear', async () => {
  const browser = openBrowser({ session: testingSessions.reviewer });
  assert.match(await browser.text('/a'), /href="\/reopenings"[\s\S]*href="\/unheard"/);
  await browser.post('/reopenings/reopening-1/answer', {
    version: '1',
    answer: 'accept',
    reasons: 'This was not known then.',
  });
  assert.deepEqual(browser.application.writes.at(-1)?.call.expectedVersion, 1);
  const missing = await browser.post('/reopenings/reopening-1/answer', { reasons: 'typed words' });
  assert.equal(missing.status, 422);
  assert.match(await missing.text(), /typed words<\/textarea>/);
  await browser.post('/disputes/dispute-1/end', {
    version: '1',
    outcome: 'settled',
    implemented: 'in-full',
    account: 'Shortened by a day.',
  });
  assert.deepEqual(browser.application.writes.at(-1)?.input, {
    outcome: 'settled',
    implemented: 'in-full',
    account: 'Shortened by a day.',
  });
  assert.match(await browser.text('/unheard'), /action="\/unheard\/appeal-blind\/panel"/);
});

test('the link of somebody from outside is shown once, on the answer to naming them', async () => {
  const browser = openBrowser({ session: testingSessions.reviewer });
  const fields = { knownAs: 'the council', reason: 'They know nobody here.', days: '14' };
  const named = await browser.post('/unheard/appeal-blind/name', fields);
  assert.equal(named.status, 200);
  assert.match(await named.text(), /\/o\/link-of-somebody-outside/);
  const wrong = await browser.post('/unheard/appeal-blind/name', { ...fields, days: '90' });
  assert.equal(wrong.status, 422);
  assert.doesNotMatch(await browser.text('/unheard'), /link-of-somebody-outside/);
});

test('the page of a decided case lists requests and disputes, and lets staff ask', async () => {
  const browser = openBrowser({ session: testingSessions.moderator });
  const page = await browser.text('/m/cases/case-decided');
  assert.match(page, /Somebody else had my account/);
  assert.match(page, /A certified body/);
  const response = await browser.post('/m/cases/case-decided/reopen', { facts: 'New.' });
  assert.equal(response.status, 303);
  assert.equal(browser.application.writes.at(-1)?.act, 'reopen');
});
