import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refuse } from '../../kernel/refusal.ts';
import { testingSessions } from '../testing-application.ts';
import { openBrowser, type TestingBrowser } from '../testing-browser.ts';

function moderator(): TestingBrowser {
  return openBrowser({ session: testingSessions.moderator });
}

test('a case is put aside for a whole number of hours, and the queue is shown again', async () => {
  const browser = moderator();
  const sent = { until: '10', reason: 'The translator is back tomorrow.' };
  const response = await browser.post('/m/cases/case-blind/aside', sent);
  assert.equal(response.headers.get('location'), '/m');
  const [write] = browser.application.writes;
  assert.deepEqual(write?.input, { ...sent, until: '2026-11-20T18:15:00.000Z' });
  for (const until of ['', '0', '-3', '1.5', 'tomorrow', '9999']) {
    const wrong = await browser.post('/m/cases/case-blind/aside', { ...sent, until });
    assert.equal(wrong.status, 422);
    assert.match(await wrong.text(), /id="aside-until-wrong"/);
  }
  assert.equal(browser.application.writes.length, 1);
});

test('the queue counts what it hides, and leads there', async () => {
  const page = await moderator().text('/m');
  assert.match(page, /<a href="\/m\?phase=aside">2 cases are put aside for now/);
  assert.match(page, /<a href="\/m\?phase=to-answer">One person was heard/);
  assert.equal((await moderator().get('/m?phase=aside')).status, 200);
  assert.equal((await moderator().get('/m?phase=to-answer')).status, 200);
});

test('a case is joined with another one by its number', async () => {
  const browser = moderator();
  await browser.post('/m/cases/case-ready/merge', { into: ' case-free ' });
  const [write] = browser.application.writes;
  assert.deepEqual(
    [write?.act, write?.of, write?.input],
    ['merge', 'case-ready', { into: 'case-free' }],
  );
  const detail = 'Only cases about the same person are merged.';
  browser.application.refuseNext(refuse('invalid_value', detail, { pointer: '/into' }));
  const refused = await browser.post('/m/cases/case-ready/merge', { into: 'case-late' });
  const page = await refused.text();
  assert.match(page, /id="merge-into-wrong"/);
  assert.match(page, /value="case-late"/);
});

test('D3 the handler asks how the person sees it with one button', async () => {
  const browser = moderator();
  const page = await browser.text('/m/cases/case-ready');
  assert.match(page, /The person has not been asked how they see it/);
  await browser.post('/m/cases/case-ready/view-request', {});
  assert.equal(browser.application.writes[0]?.act, 'view-request');
});

test('D3 the decision form asks why it could not wait, and passes that on as typed', async () => {
  const browser = moderator();
  assert.match(await browser.text('/m/cases/case-ready'), /name="urgency"/);
  await browser.post('/m/cases/case-ready/decision', {
    version: '7',
    intent: 'send',
    rung: 'one-day',
    facts: ['evidence-1'],
    reasons: 'The same link stood in eight threads.',
    deviationReason: 'A reminder did not help.',
    urgency: 'It is posted again every few minutes.',
    confidence: 'high',
  });
  const input = browser.application.writes[0]?.input as { readonly urgency?: string };
  assert.equal(input.urgency, 'It is posted again every few minutes.');
});

test('D3 a refused decision without a hearing points at the box for the urgency', async () => {
  const browser = moderator();
  const detail = 'Ask the person for their view before you restrict them.';
  browser.application.refuseNext(refuse('hearing_required', detail, { pointer: '/urgency' }));
  const response = await browser.post('/m/cases/case-ready/decision', {
    intent: 'send',
    rung: 'one-day',
    'm-one-day-0-on': 'yes',
    'm-one-day-0-amount': '1',
    'm-one-day-0-unit': 'days',
    facts: ['evidence-1'],
    reasons: 'All of this must stay.',
  });
  const page = await response.text();
  assert.match(page, /id="decision-urgency-wrong"/);
  assert.match(page, /All of this must stay\./);
});

test('D3 a case shows what the person said, before and after, and asks for an answer', async () => {
  const browser = moderator();
  const page = await browser.text('/m/cases/case-heard');
  assert.match(page, /They asked me for it/);
  assert.match(page, /All of them asked me/);
  assert.match(page, /Answer by then, or what restricts them is lifted/);
  assert.doesNotMatch(page, /name="urgency"/);
  const sent = { outcome: 'lifted', reasons: 'In two of the threads the link was asked for.' };
  await browser.post('/m/cases/case-heard/view-answer', sent);
  assert.deepEqual(browser.application.writes[0]?.input, sent);
});

test('X8 a case shows what a rule holds back, with the time until its release', async () => {
  const page = await moderator().text('/m/cases/case-heard');
  assert.match(page, /Held back by a rule/);
  assert.match(page, /comment-7781<\/bdi><\/code> <span class="end">released in 10 hours/);
});

test('a case shows that it waits, what for, and which cases go on in it', async () => {
  const page = await moderator().text('/m/cases/case-heard');
  assert.match(page, /Put aside until/);
  assert.match(page, /The translator is back tomorrow/);
  assert.match(page, /Joined into this case:[\s\S]*\/m\/cases\/case-free/);
  assert.match(page, /Other open cases about the same person:[\s\S]*\/m\/cases\/case-late/);
});
