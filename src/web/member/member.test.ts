import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refuse } from '../../kernel/refusal.ts';
import { testingSessions } from '../testing-application.ts';
import { openBrowser } from '../testing-browser.ts';

const link = '/d/link-of-statement-new';

test('N4 the decision can be read and appealed by its link, signed out', async () => {
  const browser = openBrowser();
  const page = await browser.text(link);
  const headings = ['What happened', 'Why', 'Until when', 'What you can do', 'What a machine did'];
  const places = headings.map((heading) => page.indexOf(`<h2>${heading}</h2>`));
  assert.ok(places.every((place) => place > 0));
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  );
  const response = await browser.post(`${link}/appeal`, { text: 'They asked me for it.' });
  assert.equal(response.status, 303);
  assert.equal(response.headers.get('location'), link);
  const [write] = browser.application.writes;
  assert.deepEqual(write?.input, {
    text: 'They asked me for it.',
    statementSecret: 'link-of-statement-new',
  });
});

test('A8 one text box is all an appeal asks for', async () => {
  const page = await openBrowser().text(link);
  const form = /<form method="post" action="[^"]*\/appeal"[\s\S]*?<\/form>/.exec(page)?.[0] ?? '';
  const asked = form.match(/<(?:textarea|select|input(?! type="hidden"))/g);
  assert.deepEqual(asked, ['<textarea']);
});

test('opening the link changes nothing, for programs that look at mail open it too', async () => {
  const browser = openBrowser();
  await browser.get(link);
  await browser.get(link, { 'Sec-Purpose': 'prefetch' });
  assert.equal(browser.application.writes.length, 0);
  await browser.post(`${link}/read`, {});
  assert.equal(browser.application.writes[0]?.act, 'delivered');
  assert.deepEqual(browser.application.writes[0]?.call.by, { kind: 'member', member: 'm-0412' });
});

test('a member who opens their statement signed in has it delivered, by hand and not ahead', async () => {
  const browser = openBrowser({ session: testingSessions.member });
  await browser.get('/me/statements/statement-new', {
    'Sec-Purpose': 'prefetch;anonymous-client-ip',
  });
  assert.equal(browser.application.writes.length, 0);
  await browser.get('/me/statements/statement-new');
  assert.equal(browser.application.writes[0]?.act, 'delivered');
  await browser.get('/me/statements/statement-read');
  assert.equal(browser.application.writes.length, 1);
});

test('a refused appeal keeps the text and says what is wrong beside the field', async () => {
  const browser = openBrowser();
  const detail = 'Please write what we should look at again.';
  browser.application.refuseNext(refuse('required', detail, { pointer: '/text' }));
  const response = await browser.post(`${link}/appeal`, { text: '\nA line, and\n<another>' });
  const page = await response.text();
  assert.equal(response.status, 422);
  assert.match(page, /id="appeal-text-wrong">Please write what/);
  assert.match(page, /aria-describedby="appeal-text-hint appeal-text-wrong"/);
  assert.ok(page.includes('dir="auto">\n\nA line, and\n&lt;another&gt;</textarea>'));
});

test('where an appeal runs, its promised date stands; where it ended, its reasons', async () => {
  const running = await openBrowser().text('/d/link-of-statement-appealed');
  assert.match(running, /You have an answer by<\/dt><dd><time[^>]*>20 November 2026, 20:00 UTC/);
  assert.match(running, /class="now" aria-current="step">Somebody else looks/);
  assert.doesNotMatch(running, /\/appeal"/);
  const ended = await openBrowser().text('/d/link-of-statement-varied');
  assert.match(ended, /The decision became milder/);
  assert.match(ended, /so a warning is enough/);
});

test('a hold says that it ends by itself and that no person has decided', async () => {
  const page = await openBrowser().text('/d/link-of-statement-hold');
  assert.match(page, /This ends by itself/);
  assert.doesNotMatch(page, /<textarea/);
});

test('a member gets everything as a file', async () => {
  const browser = openBrowser({ session: testingSessions.member });
  const response = await browser.get('/me/export.json');
  assert.match(response.headers.get('content-disposition') ?? '', /^attachment/);
  const file: unknown = await response.json();
  assert.equal((file as { readonly member: string }).member, 'm-0412');
});

test('standing is a sentence with a date, and no number of points stands in it', async () => {
  const page = await openBrowser({ session: testingSessions.member }).text('/me');
  assert.match(
    page,
    /One decision counts at the moment\. If nothing more is upheld, nothing counts from 14 March 2027 on\./,
  );
});
