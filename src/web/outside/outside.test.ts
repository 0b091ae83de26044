import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refuse } from '../../kernel/refusal.ts';
import { openBrowser } from '../testing-browser.ts';
import { outsideLink } from '../testing-redress.ts';

test('the link of somebody from outside opens one appeal, signed out, step by step', async () => {
  const browser = openBrowser();
  const page = await browser.text(`/o/${outsideLink}`);
  assert.match(page, /What do you find\?/);
  assert.doesNotMatch(page, /First decision|moderator-1|name="outcome"/);
  const response = await browser.post(`/o/${outsideLink}/finding`, { breach: 'no-breach' });
  assert.equal(response.status, 303);
  const write = browser.application.writes.at(-1);
  assert.deepEqual([write?.act, write?.input], ['outside-finding', { breach: 'no-breach' }]);
  assert.deepEqual(write?.call.by, { kind: 'anonymous' });
  assert.doesNotMatch(write?.call.idempotency?.route ?? '', /link-of/);
});

test('a link that is cut, over or revoked opens nothing, and says no more', async () => {
  for (const secret of ['cut', 'a-link-that-opens-nothing']) {
    assert.equal((await openBrowser().get(`/o/${secret}`)).status, 404, secret);
  }
});

test('an outcome needs its choice, and a refused one keeps the reasons', async () => {
  const browser = openBrowser();
  const missing = await browser.post(`/o/${outsideLink}/outcome`, { reasons: 'x' });
  assert.equal(missing.status, 422);
  browser.application.refuseNext(refuse('finding_required', 'Find for yourself first.'));
  const refused = await browser.post(`/o/${outsideLink}/outcome`, {
    outcome: 'decision-reversed',
    reasons: 'A long text that took some time.',
  });
  assert.equal(refused.status, 422);
});
