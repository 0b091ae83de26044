import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refuse } from '../../kernel/refusal.ts';
import { testingSessions } from '../testing-application.ts';
import { openBrowser, type TestingBrowser } from '../testing-browser.ts';

function moderator(): TestingBrowser {
  return openBrowser({ session: testingSessions.moderator });
}

const decision = {
  version: '7',
  intent: 'send',
  rung: 'one-day',
  'm-one-day-0-on': 'yes',
  'm-one-day-0-amount': '1',
  'm-one-day-0-unit': 'days',
  'm-one-day-1-on': 'yes',
  'm-one-day-1-amount': '365',
  'm-one-day-1-unit': 'days',
  ground: 'incompatible-with-rulebook',
  facts: ['evidence-1', 'evidence-2'],
  reasons: 'The same link stood in eight threads.',
  deviationReason: 'A reminder did not help.',
  confidence: 'high',
};

test('before the finding the page has no name, no standing and no number of reports', async () => {
  const page = await moderator().text('/m/cases/case-blind');
  assert.doesNotMatch(page, /m-0412|comment-7781|Standing|<dd>2-4|Who it is about/);
  assert.match(page, /You see letters in place of names/);
  const opened = await moderator().text('/m/cases/case-ready');
  assert.match(opened, /m-0412/);
});

test('each step offers the next one and no later one', async () => {
  const more = ['hand-over', 'aside', 'merge'];
  const forms = {
    free: ['lease', 'note'],
    blind: ['release', 'view-request', 'finding', 'note', 'reveal', ...more],
    found: ['release', 'view-request', 'precedents', 'note', ...more],
    ready: ['release', 'view-request', 'decision', 'precedents', 'note', ...more],
    held: ['undo'],
    'in-favour': [],
  };
  for (const [stage, expected] of Object.entries(forms)) {
    const page = await moderator().text(`/m/cases/case-${stage}`);
    const offered = [...page.matchAll(/action="\/m\/cases\/[^/]+\/([^"]+)"/g)];
    assert.deepEqual(
      offered.map(([, name]) => name),
      expected,
      stage,
    );
  }
});

test('links in evidence are text with the host in full, and nothing to click on', async () => {
  const page = await moderator().text('/m/cases/case-blind');
  assert.doesNotMatch(page, /href="https?:/);
  assert.match(page, /<code class="host" dir="ltr">xn--/);
  assert.match(page, /<mark>https:\/\/sh\u043Ep\.example/);
});

test('whoever does not hold the case gets no form for deciding', async () => {
  const page = await openBrowser({ session: testingSessions.second }).text('/m/cases/case-ready');
  assert.doesNotMatch(page, /\/decision"/);
  assert.match(page, /name="takeOverReason"/);
});

test('a finding passes on the version that was read', async () => {
  const browser = moderator();
  const response = await browser.post('/m/cases/case-blind/finding', {
    version: '7',
    breach: 'breach',
    rule: 'spam.link-flood',
    confidence: 'low',
  });
  assert.equal(response.status, 303);
  const [write] = browser.application.writes;
  assert.deepEqual(write?.input, { breach: 'breach', rule: 'spam.link-flood', confidence: 'low' });
  assert.equal(write?.call.expectedVersion, 7);
});

test('a breach without a rule is asked for at its field', async () => {
  const browser = moderator();
  const response = await browser.post('/m/cases/case-blind/finding', {
    breach: 'breach',
    rule: '',
  });
  assert.equal(response.status, 422);
  assert.match(await response.text(), /id="finding-rule-wrong"/);
  assert.deepEqual(browser.application.writes, []);
});

test('a decision as published leaves the measures to the rulebook', async () => {
  const browser = moderator();
  await browser.post('/m/cases/case-ready/decision', decision);
  const [write] = browser.application.writes;
  assert.equal(write?.act, 'decide');
  assert.equal(write?.call.expectedVersion, 7);
  assert.deepEqual(write?.input, {
    outcome: 'breach',
    rule: 'spam.link-flood',
    ground: 'incompatible-with-rulebook',
    rung: 'one-day',
    factsReliedOn: ['evidence-1', 'evidence-2'],
    reasons: 'The same link stood in eight threads.',
    deviationReason: 'A reminder did not help.',
    confidence: 'high',
  });
});

test('a shorter time is sent as typed, and item measures are placed on the items relied on', async () => {
  const browser = moderator();
  const shorter = { ...decision, 'm-one-day-0-amount': '6', 'm-one-day-0-unit': 'hours' };
  await browser.post('/m/cases/case-ready/decision', shorter);
  const input = browser.application.writes[0]?.input as { readonly measures: unknown };
  assert.deepEqual(input.measures, [
    { kind: 'no-links', for: 'PT6H' },
    { kind: 'hide', for: 'P365D', item: 'comment-7781' },
    { kind: 'hide', for: 'P365D', item: 'comment-7782' },
  ]);
});

test('X1 a length that is no number from 1 up is refused: there is no "for ever"', async () => {
  for (const amount of ['', '0', '-1', 'forever', '1e9', '99999']) {
    const browser = moderator();
    const response = await browser.post('/m/cases/case-ready/decision', {
      ...decision,
      'm-one-day-0-amount': amount,
    });
    assert.equal(response.status, 422, amount);
    assert.deepEqual(browser.application.writes, []);
  }
});

test('the preview shows the statement, stores nothing and keeps what was typed', async () => {
  const browser = moderator();
  const response = await browser.post('/m/cases/case-ready/decision', {
    ...decision,
    intent: 'preview',
  });
  const page = await response.text();
  assert.equal(response.status, 200);
  assert.deepEqual(browser.application.writes, []);
  assert.match(page, /This is what the member gets/);
  assert.match(page, /No links in posts, until 21 November 2026, 08:15 UTC\./);
  assert.equal(page.split('The same link stood in eight threads.').length, 3);
});

test('a refused decision keeps every field and says what is wrong beside it', async () => {
  const browser = moderator();
  browser.application.refuseNext(
    refuse('deviation_reason_required', 'Say why.', { pointer: '/deviationReason' }),
  );
  const response = await browser.post('/m/cases/case-ready/decision', decision);
  const page = await response.text();
  assert.equal(response.status, 422);
  assert.match(page, /id="decision-deviationReason-wrong">Say why\./);
  assert.match(page, /The same link stood in eight threads\.<\/textarea>/);
  assert.match(page, /value="one-day" checked/);
  assert.equal(page.match(/name="facts" value="[^"]+" checked/g)?.length, 2);
});

test('a version that changed meanwhile is 412, with the new version in the form', async () => {
  const browser = moderator();
  browser.application.refuseNext(refuse('version_changed', 'This case changed.'));
  const response = await browser.post('/m/cases/case-ready/decision', {
    ...decision,
    version: '3',
  });
  const page = await response.text();
  assert.equal(response.status, 412);
  assert.match(page, /name="version" value="7"/);
  assert.match(page, /eight threads\.<\/textarea>/);
});

test('when somebody else decided first, the typed text is shown to be copied', async () => {
  const browser = moderator();
  const facts = { decidedBy: 'moderator-9', decidedAt: '2026-11-20T08:15:05Z' };
  browser.application.refuseNext(
    refuse('already_decided', 'Somebody decided this case.', { facts }),
  );
  const response = await browser.post('/m/cases/case-held/decision', decision);
  const page = await response.text();
  assert.equal(response.status, 409);
  assert.match(page, /readonly[^>]*>\nThe same link stood in eight threads\./);
  assert.match(page, /Decided by .*moderator-9.*datetime="2026-11-20T08:15:05/);
  assert.match(page, /href="\/m\/cases\/case-held">Back to the page/);
});

test('a held decision can be undone by who made it', async () => {
  const browser = moderator();
  assert.match(await browser.text('/m/cases/case-held'), /Held until <time[^>]*>08:15:10 UTC/);
  await browser.post('/m/cases/case-held/undo', { decision: 'decision-8' });
  assert.equal(browser.application.writes[0]?.act, 'undo');
  assert.equal(browser.application.writes[0]?.of, 'decision-8');
});

test('a second person agrees, or says why not', async () => {
  const browser = openBrowser({ session: testingSessions.second });
  const page = await browser.text('/m/cases/case-second');
  assert.match(page, /I agree: send it/);
  await browser.post('/m/cases/case-second/reject', {
    decision: 'decision-8',
    reason: 'Too long.',
  });
  assert.deepEqual(browser.application.writes[0]?.input, { reason: 'Too long.' });
});

test('the queue is ordered by promise and shows no number of reports', async () => {
  const page = await moderator().text('/m');
  assert.doesNotMatch(page, /\d reports|>2-4/i);
  assert.match(page, /late: closes in the member’s favour/);
  assert.match(page, /href="\/m\?cursor=next-cursor"/);
});
