import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refuse } from '../../kernel/refusal.ts';
import { testingSessions } from '../testing-application.ts';
import { openBrowser, type TestingBrowser } from '../testing-browser.ts';

function reviewer(): TestingBrowser {
  return openBrowser({ session: testingSessions.reviewer });
}

test('the first decision is on no page before the reviewer’s own finding', async () => {
  for (const stage of ['blind', 'found']) {
    const page = await reviewer().text(`/a/appeal-${stage}`);
    assert.doesNotMatch(page, /moderator-1|Side by side|eight threads within nine/, stage);
  }
  assert.match(await reviewer().text('/a/appeal-open'), /moderator-1/);
});

test('each step offers the next one and no later one', async () => {
  const forms = { blind: 'finding', found: 'first', open: 'outcome' };
  for (const [stage, form] of Object.entries(forms)) {
    const page = await reviewer().text(`/a/appeal-${stage}`);
    const offered = [...page.matchAll(/action="\/a\/[^/]+\/([^"]+)"/g)].map(([, name]) => name);
    assert.deepEqual(offered, [form], stage);
  }
});

test('A2 an appeal somebody may not hear is named with the reason and has no link', async () => {
  const page = await reviewer().text('/a');
  assert.doesNotMatch(page, /href="\/a\/appeal-other"/);
  assert.match(page, /Not for you: You made the first decision\./);
});

test('A5 the form offers nothing harsher than the first step', async () => {
  const page = await reviewer().text('/a/appeal-open');
  const rungs = [...page.matchAll(/name="rung" value="([^"]+)"/g)].map(([, rung]) => rung);
  assert.deepEqual(rungs, ['reminder', 'warning', 'one-day']);
});

test('an outcome passes on reasons, step and version', async () => {
  const browser = reviewer();
  const response = await browser.post('/a/appeal-open/outcome', {
    version: '4',
    outcome: 'decision-varied',
    rung: 'warning',
    reasons: 'Some of the links were asked for.',
  });
  assert.equal(response.status, 303);
  const [write] = browser.application.writes;
  assert.deepEqual(write?.input, {
    outcome: 'decision-varied',
    rung: 'warning',
    reasons: 'Some of the links were asked for.',
  });
  assert.equal(write?.call.expectedVersion, 4);
});

test('an outcome without a choice or without its step is asked for at its field', async () => {
  const missing = await reviewer().post('/a/appeal-open/outcome', { reasons: 'kept text' });
  assert.equal(missing.status, 422);
  const page = await missing.text();
  assert.match(page, /id="outcome-outcome-wrong"/);
  assert.match(page, /kept text<\/textarea>/);
  const step = await reviewer().post('/a/appeal-open/outcome', { outcome: 'decision-varied' });
  assert.match(await step.text(), /id="outcome-rung-wrong"/);
});

test('when somebody else was quicker the typed reasons are not lost', async () => {
  const browser = reviewer();
  browser.application.refuseNext(refuse('already_decided', 'Somebody answered this appeal.'));
  const response = await browser.post('/a/appeal-done/outcome', {
    outcome: 'decision-reversed',
    reasons: 'A long text that took some time.',
  });
  assert.equal(response.status, 409);
  assert.match(await response.text(), /A long text that took some time\.<\/textarea>/);
});
