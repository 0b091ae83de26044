import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '../../kernel/instant.ts';
import { refuse } from '../../kernel/refusal.ts';
import { createWeb } from '../create-web.ts';
import { whyCard } from '../member/statement-cards.ts';
import { createTestingApplication, testingSessions } from '../testing-application.ts';
import { openBrowser, testingOrigin } from '../testing-browser.ts';
import { inEnglish } from '../testing-markup.ts';
import { letterText } from '../text/letter-text.ts';
import type { CapturedLetters } from './captured-route.ts';
import { questionLink } from './testing-mail.ts';

test('a member chooses a language by its own name, and sees where letters go', async () => {
  const browser = openBrowser({ session: testingSessions.member });
  const page = await browser.text('/me/messages');
  for (const name of ['English', 'Deutsch', 'العربية', '中文', 'fern@post.example']) {
    assert.ok(page.includes(name), name);
  }
  assert.match(page, /<option value="de" selected>/);
  const response = await browser.post('/me/messages/language', { language: 'ar' });
  assert.equal(response.headers.get('location'), '/me/messages');
  await browser.post('/me/messages/address', { address: 'moss@post.example' });
  await browser.post('/me/messages/remove', {});
  assert.deepEqual(
    browser.application.writes.map(({ act, input }) => [act, input]),
    [
      ['choose-language', { language: 'ar' }],
      ['give-address', { address: 'moss@post.example' }],
      ['remove-address', null],
    ],
  );
});

test('a refused address stays in the form, with what is accepted instead', async () => {
  const browser = openBrowser({ session: testingSessions.member });
  const detail = 'Write one address.';
  browser.application.refuseNext(refuse('invalid_value', detail, { pointer: '/address' }));
  const response = await browser.post('/me/messages/address', { address: 'moss at post' });
  const page = await response.text();
  assert.equal(response.status, 422);
  assert.ok(page.includes('value="moss at post"') && page.includes(detail));
});

test('these pages are for the person alone', async () => {
  const nobody = openBrowser();
  assert.equal((await nobody.get('/me/messages')).status, 401);
  assert.equal((await nobody.post('/me/messages/address', { address: 'a@b.example' })).status, 401);
  assert.equal((await nobody.get('/letters')).status, 404);
  assert.equal(nobody.application.writes.length, 0);
});

test('opening the question answers nothing; the button does, signed out', async () => {
  const browser = openBrowser();
  const page = await browser.text(`/mail/${questionLink}`);
  assert.match(page, /Is this your address\?/);
  await browser.get(`/mail/${questionLink}`, { 'Sec-Purpose': 'prefetch' });
  assert.equal(browser.application.writes.length, 0);
  assert.equal((await browser.post(`/mail/${questionLink}`, {})).status, 200);
  assert.deepEqual(
    browser.application.writes.map(({ act }) => act),
    ['confirm'],
  );
  assert.equal((await browser.get('/mail/some-other-secret-1')).status, 404);
});

test('letters that did not arrive are listed without an address, and can be sent again', async () => {
  const browser = openBrowser({ session: testingSessions.moderator });
  const page = await browser.text('/letters');
  assert.ok(page.includes('A statement of reasons') && page.includes('550 no such mailbox'));
  const response = await browser.post('/letters/letter-1/retry', {});
  assert.equal(response.headers.get('location'), '/letters');
  assert.equal(browser.application.writes[0]?.act, 'retry');
});

test('captured mail is shown where it is captured, and there is no such page elsewhere', async () => {
  const application = createTestingApplication();
  const at = instant('2026-11-20T08:00:00Z');
  const letter = {
    id: 'letter-1',
    to: 'fern@post.example',
    language: 'ar' as never,
    subject: 'قرار <b>',
    text: 'السطر الأول\n> <script>\u202e',
    html: '',
    at,
  };
  const capturedLetters: CapturedLetters = () => [letter];
  const demo = createWeb({ application, publicUrl: testingOrigin, capturedLetters });
  const page = await (await demo.request('/dev/mail')).text();
  assert.ok(page.includes('قرار &lt;b&gt;') && page.includes('&gt; &lt;script&gt;'));
  assert.ok(page.includes('U+202E') && page.includes('lang="ar"'));
  assert.equal((await openBrowser().get('/dev/mail')).status, 404);
});

test('what a hold says about itself is shown without marks of our own isolates', () => {
  const card = whyCard({
    reasons: 'The rule “\u2068Civility\u2069” may apply.',
    rule: { rule: 'civility' as never, version: 1, title: 'Civility', text: 'Be civil.' },
    ground: 'incompatible-with-rulebook',
    automated: { detection: true, decision: 'hold' },
  });
  const shown = inEnglish(card);
  assert.ok(shown.includes('“\u2068Civility\u2069”') && !shown.includes('U+2068'));
});

test('isolates of a letter do their work unseen; other hidden characters are marked', () => {
  const shown = inEnglish(letterText('“\u2068Civility\u2069” \u202E'));
  assert.ok(shown.includes('“\u2068Civility\u2069”'));
  assert.ok(!shown.includes('U+2068') && shown.includes('U+202E'));
});
