import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refuse } from '../../kernel/refusal.ts';
import { testingSessions } from '../testing-application.ts';
import { openBrowser } from '../testing-browser.ts';

const link = '/h/link-of-case-waiting';
const mine = '/me/hearings/case-waiting';

test('D3 N4 a person is heard by the link they were given, signed out', async () => {
  const browser = openBrowser();
  const page = await browser.text(link);
  assert.match(page, /The same lamp, half the price/);
  assert.match(page, /Post a link once/);
  const response = await browser.post(`${link}/view`, { text: 'They asked me for it.' });
  assert.equal(response.status, 303);
  assert.equal(response.headers.get('location'), link);
  const [write] = browser.application.writes;
  assert.deepEqual(write?.input, { text: 'They asked me for it.' });
  assert.deepEqual(write?.call.by, { kind: 'member', member: 'm-0412' });
  assert.ok(!write?.call.idempotency?.route.includes('link-of'), 'no secret is stored');
});

test('one text box is all that being heard asks for', async () => {
  const page = await openBrowser().text(link);
  const form = /<form method="post" action="[^"]*\/view"[\s\S]*?<\/form>/.exec(page)?.[0] ?? '';
  const asked = form.match(/<(?:textarea|select|input(?! type="hidden"))/g);
  assert.deepEqual(asked, ['<textarea']);
});

test('the page of a member lists what they were asked, and opens it signed in', async () => {
  const browser = openBrowser({ session: testingSessions.member });
  const home = await browser.text('/me');
  assert.match(home, new RegExp(`href="${mine}"`));
  assert.match(await browser.text('/me/hearings'), /case-answered/);
  assert.match(await browser.text(mine), /name="text"/);
  await browser.post(`${mine}/view`, { text: 'They asked me for it.' });
  assert.equal(browser.application.writes[0]?.act, 'view');
});

test('what was said, answered or is over offers no box any more', async () => {
  const browser = openBrowser({ session: testingSessions.member });
  const said = await browser.text('/me/hearings/case-given');
  const answered = await browser.text('/me/hearings/case-answered');
  const over = await browser.text('/me/hearings/case-over');
  for (const page of [said, answered, over]) assert.doesNotMatch(page, /name="text"/);
  assert.match(said, /They asked me for it/);
  assert.match(answered, /What restricts you|What restricted you/);
  assert.match(answered, /In two of the threads the link was asked for/);
  assert.match(over, /Nothing can be said here any more/);
});

test('a refused view keeps the text and says what is wrong beside the box', async () => {
  const browser = openBrowser();
  const detail = 'Please write how you see it; a sentence is enough.';
  browser.application.refuseNext(refuse('required', detail, { pointer: '/text' }));
  const response = await browser.post(`${link}/view`, { text: 'All of this must stay.' });
  const page = await response.text();
  assert.equal(response.status, 422);
  assert.match(page, /id="view-text-wrong"/);
  assert.match(page, /All of this must stay\./);
});

test('a link that opens nothing and a stranger are answered alike', async () => {
  assert.equal((await openBrowser().get('/h/link-of-case-unknown')).status, 404);
  assert.equal((await openBrowser().get('/h/short')).status, 404);
  assert.equal((await openBrowser().get(mine)).status, 404);
  const staff = openBrowser({ session: testingSessions.moderator });
  assert.equal((await staff.get(mine)).status, 404);
});
