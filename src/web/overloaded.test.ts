import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crowdedLanes } from '../app/testing-lanes.ts';
import { styleHref } from './style/asset-route.ts';
import { openBrowser } from './testing-browser.ts';

test('a page that cannot be made now says so, and when to come back', async () => {
  const response = await openBrowser({ lanes: crowdedLanes() }).get('/rules');
  assert.equal(response.status, 503);
  assert.equal(response.headers.get('retry-after'), '2');
  assert.match(
    await response.text(),
    /more to do than it can\. Nothing was done; try again in a moment/,
  );
});

test('who is sent away with a form gets back what they typed', async () => {
  const browser = openBrowser({ lanes: crowdedLanes() });
  const text = 'The same link stands in every thread since this morning.';
  const response = await browser.post('/report', { subject: 'member:m-0412', text });
  assert.equal(response.status, 503);
  assert.match(await response.text(), new RegExp(`<textarea[^>]*>\\s*${text}</textarea>`));
});

test('what every page needs is served whoever waits', async () => {
  const response = await openBrowser({ lanes: crowdedLanes() }).get(styleHref);
  assert.equal(response.status, 200);
});
