import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refuse } from '../../kernel/refusal.ts';
import { testingSessions } from '../testing-application.ts';
import { openBrowser } from '../testing-browser.ts';

const asked = { restriction: 'restriction-1', text: 'I took the links down myself.' };

test('X3 N4 an early end is asked for on the decision’s page, signed in or by its link', async () => {
  for (const [path, session] of [
    ['/me/statements/statement-read', { session: testingSessions.member }],
    ['/d/link-of-statement-read', {}],
  ] as const) {
    const browser = openBrowser(session);
    const page = await browser.text(path);
    assert.match(page, /action="[^"]+\/early-end"/);
    assert.match(page, /It was kept\..*They came back an hour later\./s);
    const response = await browser.post(`${path}/early-end`, asked);
    assert.equal(response.headers.get('location'), path);
    const [write] = browser.application.writes;
    assert.deepEqual([write?.act, write?.of], ['ask-early-end', 'restriction-1']);
    assert.deepEqual(write?.input, { text: asked.text });
    assert.deepEqual(write?.call.by, { kind: 'member', member: 'm-0412' });
  }
});

test('X3 a refused request says when to ask again, and keeps the text', async () => {
  const browser = openBrowser({ session: testingSessions.member });
  browser.application.refuseNext(refuse('not_yet', 'You can ask again later.'));
  const response = await browser.post('/me/statements/statement-read/early-end', asked);
  const page = await response.text();
  assert.equal(response.status, 422);
  assert.match(page, /You can ask again later\./);
  assert.match(page, /I took the links down myself\.<\/textarea>/);
});

test('X3 staff find the request in a list and answer it on the page of the case', async () => {
  const browser = openBrowser({ session: testingSessions.moderator });
  assert.match(await browser.text('/m/early-ends'), /href="\/m\/cases\/case-sent"/);
  assert.match(await browser.text('/m/cases/case-sent'), /I took the links down myself/);
  const open = await browser.post('/m/cases/case-sent/early-end', asked);
  assert.equal(open.status, 422);
  await browser.post('/m/cases/case-sent/early-end', {
    restriction: 'restriction-1',
    outcome: 'lifted',
    reasons: 'The links are gone and stayed away.',
  });
  const [write] = browser.application.writes;
  assert.equal(write?.act, 'answer-early-end');
  assert.deepEqual(write?.input, {
    outcome: 'lifted',
    reasons: 'The links are gone and stayed away.',
  });
});
