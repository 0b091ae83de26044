import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refuse } from '../kernel/refusal.ts';
import {
  contentSecurity,
  contentSecurityLive,
  contentSecurityWithScript,
} from './safety/headers.ts';
import { styleHref } from './style/asset-route.ts';
import { testingSessions } from './testing-application.ts';
import { allPages, openBrowser } from './testing-browser.ts';
import { withoutConsole } from './testing-console.ts';

const pages = allPages(testingSessions);

test('every page has the headers that keep it to itself, and no script', async () => {
  for (const { path, session } of pages) {
    const response = await openBrowser(session === undefined ? {} : { session }).get(path);
    const whole = await response.text();
    const page = withoutConsole(whole);
    assert.equal(response.status, 200, path);
    const withScript = /^\/m(?:$|\?|\/cases\/)/.test(path)
      ? contentSecurityLive
      : contentSecurityWithScript;
    const expected = page === whole ? contentSecurity : withScript;
    assert.ok(page === whole || /^\/[ma](?:\/|$|\?)/.test(path), path);
    assert.equal(response.headers.get('content-security-policy'), expected, path);
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff', path);
    assert.doesNotMatch(page, /<script|javascript:|\sstyle=|\son[a-z]+=/i, path);
    assert.match(page, /^<!doctype html>\n<html lang="en" dir="ltr">/, path);
    assert.equal(page.split('<h1').length, 2, path);
    assert.doesNotMatch(page, /undefined|\[object|NaN/, path);
  }
});

test('pages behind a secret are kept by nobody, found by nobody and named to nobody', async () => {
  for (const path of [
    '/d/link-of-statement-new',
    '/r/report-waiting-00001',
    '/sign-in/sign-in-link-000001',
    '/d/link-of-nothing-at-all',
  ]) {
    const { headers } = await openBrowser().get(path);
    assert.equal(headers.get('cache-control'), 'private, no-store', path);
    assert.equal(headers.get('referrer-policy'), 'no-referrer', path);
    assert.match(headers.get('x-robots-tag') ?? '', /noindex/, path);
  }
});

test('the style sheet is served under the hash of its text and may be kept for good', async () => {
  const response = await openBrowser().get(styleHref);
  assert.equal(response.headers.get('content-type'), 'text/css; charset=utf-8');
  assert.match(response.headers.get('cache-control') ?? '', /immutable/);
  assert.match(await openBrowser().text('/'), new RegExp(`href="${styleHref}"`));
});

test('P4 no page that is open to everybody names a restricted member', async () => {
  const open = pages.filter(
    ({ path, session }) => session === undefined && !/^\/[dh]\//.test(path),
  );
  for (const { path } of open) {
    const page = await openBrowser().text(path);
    assert.doesNotMatch(page.replace('for example m-0412', ''), /m-0412|comment-7781/, path);
  }
});

test('unknown addresses and secrets get one neutral answer', async () => {
  const bodies: string[] = [];
  for (const path of [
    '/nowhere',
    '/d/x',
    '/d/link-of-nothing-at-all',
    '/r/unknown-secret-0001',
    '/rules/none',
    '/rules/versions/9',
    '/sign-in/x',
  ]) {
    const response = await openBrowser().get(path);
    assert.equal(response.status, 404, path);
    const page = (await response.text()).replaceAll(/ aria-current="page"/g, '');
    // Choosing a language has a key of its own and leads back to what was asked for.
    bodies.push(page.replaceAll(/ name="(?:back|key)" value="[^"]*"/g, ''));
  }
  assert.equal(new Set(bodies).size, 1);
});

test('a POST from another site does nothing', async () => {
  const browser = openBrowser({ session: testingSessions.moderator });
  for (const headers of [
    { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' },
    { 'Sec-Fetch-Site': 'same-site', Origin: 'https://www.rules.example' },
    { 'Sec-Fetch-Site': 'none' },
    { 'Sec-Fetch-Site': 'same-origin', Origin: 'https://evil.example' },
  ]) {
    const response = await browser.post('/m/cases/case-ready/note', { text: 'x' }, headers);
    assert.equal(response.status, 403);
    assert.match(await response.text(), /came from another site/);
  }
  assert.deepEqual(browser.application.writes, []);
});

test('a form that is no form, has no key or is too large is refused in words', async () => {
  const browser = openBrowser();
  const plain = await browser.post('/report', {}, { 'Content-Type': 'text/plain' });
  assert.equal(plain.status, 415);
  const keyless = await browser.post('/report', { key: '' });
  assert.equal(keyless.status, 400);
  const large = await browser.post('/report', { text: 'x'.repeat(300_000) });
  assert.equal(large.status, 413);
  assert.deepEqual(browser.application.writes, []);
});

test('every form carries a one-time key, and no two pages the same one', async () => {
  const keyOf = (page: string): readonly string[] =>
    [...page.matchAll(/name="key" value="([^"]+)"/g)].map(([, key]) => key ?? '');
  for (const { path, session } of pages) {
    const browser = openBrowser(session === undefined ? {} : { session });
    const page = await browser.text(path);
    const keys = keyOf(page);
    assert.equal(keys.length, page.split('<form method="post"').length - 1, path);
    assert.equal(
      new Set([...keys, ...keyOf(await browser.text(path))]).size,
      keys.length * 2,
      path,
    );
  }
});

test('a write passes on the form’s key, what it is about, and a fingerprint; never a secret', async () => {
  const browser = openBrowser();
  const fields = { text: 'Please look again.' };
  await browser.post('/d/link-of-statement-new/appeal', fields);
  await browser.post('/d/link-of-statement-new/appeal', fields);
  const [first, second] = browser.application.writes.map((write) => write.call.idempotency);
  assert.equal(first?.key, 'one-time-key-000001');
  assert.equal(first?.route, 'POST /d/appeal/statement-new');
  assert.match(first?.fingerprint ?? '', /^[0-9a-f]{64}$/);
  assert.deepEqual(first, second);
});

test('signing in by a link needs its button; opening the link changes nothing', async () => {
  const browser = openBrowser();
  const page = await browser.text('/sign-in/sign-in-link-000001');
  assert.deepEqual(browser.application.writes, []);
  assert.match(page, /action="\/sign-in\/sign-in-link-000001"/);
  const response = await browser.post('/sign-in/sign-in-link-000001', {});
  assert.equal(response.status, 303);
  assert.equal(response.headers.get('location'), '/m');
  const cookie = response.headers.get('set-cookie') ?? '';
  assert.match(cookie, /^__Host-evenhand=session-of-moderator-2; /);
  for (const part of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/', 'Max-Age=43200']) {
    assert.ok(cookie.includes(part), part);
  }
});

test('signing out ends the session and forgets the cookie', async () => {
  const browser = openBrowser({ session: testingSessions.member });
  const response = await browser.post('/sign-out', {});
  assert.equal(browser.application.writes[0]?.of, testingSessions.member);
  assert.match(response.headers.get('set-cookie') ?? '', /Max-Age=0/);
});

test('pages for staff and members ask a passer-by to sign in', async () => {
  for (const path of [
    '/me',
    '/me/export.json',
    '/me/statements/statement-new',
    '/m',
    '/m/cases/case-ready',
  ]) {
    const response = await openBrowser().get(path);
    assert.equal(response.status, 401, path);
    assert.match(await response.text(), /href="\/sign-in"/, path);
  }
  const member = openBrowser({ session: testingSessions.member });
  assert.equal((await member.get('/m/cases/case-ready')).status, 404);
});

test('a server that cannot answer says so kindly', async () => {
  const browser = openBrowser();
  browser.application.refuseNext(refuse('storage_full', 'The disk is full. Nothing was changed.'));
  const response = await browser.post('/report', {
    about: 'item',
    item: 'comment-1',
    text: 'This text must not be lost.',
    goodFaith: 'yes',
  });
  assert.equal(response.status, 503);
  assert.match(await response.text(), /This text must not be lost\./);
});
