import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refuse } from '../../kernel/refusal.ts';
import { testingSessions } from '../testing-application.ts';
import { allPages, openBrowser } from '../testing-browser.ts';
import { languages } from '../words/languages.ts';

const german = { 'Accept-Language': 'de-AT, en;q=0.5' };

test('a page is written in what the browser asks for, and else in a language of the rulebook', async () => {
  const browser = openBrowser();
  const page = await (await browser.get('/', german)).text();
  assert.match(page, /<html lang="de" dir="ltr">/);
  assert.match(page, /Regeln lesen/);
  for (const asked of ['fr', '', 'xx-bad;;q=', `${'a,'.repeat(500)}de`]) {
    const other = await (await browser.get('/', { 'Accept-Language': asked })).text();
    assert.match(other, /<html lang="en" dir="ltr">/, asked);
  }
});

test('what a reader chose counts more than what the browser asks for', async () => {
  const browser = openBrowser();
  const chosen = await browser.post('/language', { language: 'ar', back: '/rules?x=1' });
  assert.equal(chosen.status, 303);
  assert.equal(chosen.headers.get('location'), '/rules?x=1');
  const [cookie = ''] = (chosen.headers.get('set-cookie') ?? '').split(';');
  assert.match(cookie, /^evenhand-language=ar$/);
  const page = await (await browser.get('/', { ...german, Cookie: cookie })).text();
  assert.match(page, /<html lang="ar" dir="rtl">/);
});

test('an unknown language changes nothing, and the way back never leads elsewhere', async () => {
  const browser = openBrowser();
  const unknown = await browser.post('/language', { language: 'tlh', back: '/' });
  assert.equal(unknown.headers.get('set-cookie'), null);
  for (const back of ['//evil.example', '/\\evil.example', 'https://evil.example', '/a\nb', '']) {
    const answer = await browser.post('/language', { language: 'de', back });
    assert.equal(answer.headers.get('location'), '/', back);
  }
});

test('what is refused is said in the language of the page, and most exactly in English', async () => {
  const browser = openBrowser({ session: testingSessions.member });
  const sent = { text: 'It was a quotation.' };
  const say = async (tag: string): Promise<string> => {
    browser.application.refuseNext(refuse('deadline_passed', 'The time ended on 1 May 2026.'));
    const path = '/me/statements/statement-read/appeal';
    return await (await browser.post(path, sent, { 'Accept-Language': tag })).text();
  };
  assert.match(await say('en'), /The time ended on 1 May 2026\./);
  const german = await say('de');
  assert.match(german, /Die Zeit dafür ist vorbei\./);
  assert.doesNotMatch(german, /The time ended/);
});

for (const { tag, direction } of languages) {
  test(`every page is written in ${tag}, whole and with its direction`, async () => {
    for (const { path, session } of allPages(testingSessions)) {
      const browser = openBrowser(session === undefined ? {} : { session });
      const response = await browser.get(path, { 'Accept-Language': tag });
      const page = await response.text();
      assert.equal(response.status, 200, path);
      assert.ok(page.startsWith(`<!doctype html>\n<html lang="${tag}" dir="${direction}">`), path);
      assert.doesNotMatch(page, /undefined|\[object|NaN|\{\$/, path);
      assert.equal(page.split('<h1').length, 2, path);
    }
  });
}
