import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testingSessions } from '../testing-application.ts';
import { openBrowser } from '../testing-browser.ts';

test('X7 a member leaves with one box and one button, and reads before what stays', async () => {
  const browser = openBrowser({ session: testingSessions.member });
  assert.match(await browser.text('/me'), /href="\/me\/leave"/);
  const page = await browser.text('/me/leave');
  assert.match(page, /What stays/);
  assert.match(page, /href="\/me\/export\.json"/);
  const left = await browser.post('/me/leave', { sure: 'yes' });
  assert.equal(left.status, 303);
  assert.equal(left.headers.get('location'), '/me/leave');
  const [write] = browser.application.writes;
  assert.deepEqual([write?.act, write?.of], ['erase', 'm-0412']);
});

test('without the box nothing is erased, and the page says what is missing', async () => {
  const browser = openBrowser({ session: testingSessions.member });
  const refused = await browser.post('/me/leave', {});
  assert.equal(refused.status, 422);
  assert.match(await refused.text(), /Tick the box if you want everything erased\./);
  assert.deepEqual(browser.application.writes, []);
});

test('what still waits is listed with its reason and its day, and can be taken back', async () => {
  const browser = openBrowser({ session: testingSessions.member });
  await browser.post('/me/leave', { sure: 'yes' });
  const page = await browser.text('/me/leave');
  assert.match(page, /An appeal or a request of yours is not answered yet\./);
  assert.match(page, /at the latest on <time[^>]*>21 November 2026/);
  const back = await browser.post('/me/leave/withdraw', {});
  assert.equal(back.headers.get('location'), '/erasures/erasure-1');
});

test('the number of an erasure opens a page that names nobody; strangers leave for nobody', async () => {
  const page = await openBrowser().text('/erasures/erasure-0');
  assert.match(page, /Everything is erased, since <time[^>]*>20 October 2026/);
  assert.doesNotMatch(page, /m-0412/);
  assert.equal((await openBrowser().get('/erasures/none')).status, 404);
  assert.equal((await openBrowser().post('/me/leave', { sure: 'yes' })).status, 401);
});
