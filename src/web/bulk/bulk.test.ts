import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refuse } from '../../kernel/refusal.ts';
import { testingSessions } from '../testing-application.ts';
import { openBrowser, type TestingBrowser } from '../testing-browser.ts';

function moderator(): TestingBrowser {
  return openBrowser({ session: testingSessions.moderator });
}

function lead(): TestingBrowser {
  return openBrowser({ session: testingSessions.second });
}

const chosen = {
  rule: 'spam.link-flood',
  cases: ['case-late', 'case-free'],
  rung: 'one-day',
  reasons: 'The same link stood in eight threads.',
  confidence: 'high',
};

async function formsOn(browser: TestingBrowser, path: string): Promise<readonly string[]> {
  const page = await browser.text(path);
  return [...page.matchAll(/action="\/m\/bulk\/[^/"]+\/([^"]+)"/g)].map(([, name = '']) => name);
}

test('the queue leads to the jobs, and they to making one', async () => {
  assert.match(await moderator().text('/m'), /href="\/m\/bulk"/);
  assert.match(await moderator().text('/m/bulk'), /href="\/m\/bulk\/new"/);
  assert.match(
    await moderator().text('/m/bulk/new'),
    /href="\/m\/bulk\/new\?rule=spam\.link-flood"/,
  );
  assert.equal((await openBrowser().get('/m/bulk')).status, 404);
});

test('the form passes on what it says, and each field is found again when it is refused', async () => {
  const browser = moderator();
  const made = await browser.post('/m/bulk/new', chosen);
  assert.deepEqual([made.status, made.headers.get('location')], [303, '/m/bulk/bulk-checking']);
  assert.deepEqual(browser.application.writes[0]?.input, {
    cases: [{ case: 'case-late' }, { case: 'case-free' }],
    rule: 'spam.link-flood',
    rung: 'one-day',
    reasons: chosen.reasons,
    confidence: 'high',
    ground: 'incompatible-with-rulebook',
  });
  browser.application.refuseNext(
    refuse('invalid_value', 'This case is not open any more.', { pointer: '/cases/1' }),
  );
  const refused = await browser.post('/m/bulk/new', chosen);
  const page = await refused.text();
  assert.equal(refused.status, 422);
  assert.match(page, /id="bulk-cases-wrong"/);
  assert.match(page, /eight threads\.<\/textarea>/);
  assert.equal(page.match(/name="cases"[^>]* checked/g)?.length, 2);
});

test('without a case or a step the form asks for it', async () => {
  for (const [left, field] of [
    [{ cases: [] }, 'cases'],
    [{ rung: '' }, 'rung'],
  ] as const) {
    const browser = moderator();
    const page = await (await browser.post('/m/bulk/new', { ...chosen, ...left })).text();
    assert.match(page, new RegExp(`id="bulk-${field}-wrong"`));
    assert.deepEqual(browser.application.writes, []);
  }
});

test('each phase offers what comes next to whoever may do it, and nothing else', async () => {
  const author = {
    checking: ['open', 'open', 'start', 'undo'],
    second: ['undo'],
    held: ['undo'],
    done: [],
    vacated: [],
  };
  const other = {
    checking: [],
    second: ['agree', 'disagree'],
    held: [],
    done: ['vacate'],
    vacated: [],
  };
  for (const [stage, forms] of Object.entries(author)) {
    assert.deepEqual(await formsOn(moderator(), `/m/bulk/bulk-${stage}`), forms, stage);
  }
  for (const [stage, forms] of Object.entries(other)) {
    assert.deepEqual(await formsOn(lead(), `/m/bulk/bulk-${stage}`), forms, stage);
  }
});

test('a case of the sample is opened by a form, so that no link opens it by itself', async () => {
  const browser = moderator();
  const opened = await browser.post('/m/bulk/bulk-checking/open', { case: 'case-blind' });
  assert.equal(opened.headers.get('location'), '/m/bulk/bulk-checking/cases/case-blind');
  assert.equal(browser.application.writes[0]?.act, 'open-sample');
  const page = await browser.text('/m/bulk/bulk-checking/cases/case-blind');
  assert.doesNotMatch(page, /m-0412|Standing/);
  const fits = await browser.post('/m/bulk/bulk-checking/confirm', { case: 'case-blind' });
  assert.equal(fits.status, 303);
  assert.equal(browser.application.writes[1]?.act, 'confirm-sample');
});

test('what was typed is kept when a case cannot be left out or a job cannot be vacated', async () => {
  const browser = moderator();
  browser.application.refuseNext(refuse('reasons_required', 'Say more.', { pointer: '/reason' }));
  const reason = 'This one quotes what somebody else wrote.';
  const out = await browser.post('/m/bulk/bulk-checking/leave-out', { case: 'case-blind', reason });
  assert.match(await out.text(), /quotes what somebody else wrote\.<\/textarea>/);
  const second = lead();
  second.application.refuseNext(refuse('already_decided', 'It is vacated already.'));
  const reasons = 'The list of words had a mistake.';
  const late = await second.post('/m/bulk/bulk-vacated/vacate', { reasons });
  assert.equal(late.status, 409);
  assert.match(await late.text(), /list of words had a mistake\.<\/textarea>/);
});
