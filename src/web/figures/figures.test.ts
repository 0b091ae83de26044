import assert from 'node:assert/strict';
import { test } from 'node:test';
import { duration } from '../../kernel/duration.ts';
import { bars } from '../drawing/bars.ts';
import { shareSquare } from '../drawing/share-square.ts';
import { html } from '../markup.ts';
import { openBrowser } from '../testing-browser.ts';
import { inEnglish } from '../testing-markup.ts';
import { lengthText } from '../text/moment.ts';
import { handFor } from '../words/hands.ts';

test('T5 the page shows what is published, and says “withheld” where a count is', async () => {
  const page = await openBrowser().text('/figures');
  assert.match(page, /<td class="figure">1,030<\/td><td class="figure">120<\/td>/);
  assert.match(page, /<td class="figure">withheld<\/td>/);
  assert.match(page, /Counts below 5 are withheld/);
  assert.doesNotMatch(page, /moderator-|reviewer-|m-0412/);
});

test('the front page leads to the figures, and they to the same for programs', async () => {
  assert.match(await openBrowser().text('/'), /href="\/figures"/);
  assert.match(await openBrowser().text('/figures'), /href="\/v1\/figures"/);
});

test('each period has its address, and one that there is not shows 90 days', async () => {
  const all = await openBrowser().text('/figures?period=all');
  assert.match(all, /href="\/figures\?period=all" aria-current="page"/);
  assert.match(all, />3,240</);
  for (const odd of ['', '?period=', '?period=P31D', '?period=%00', '?period=P30D&period=all%27']) {
    const response = await openBrowser().get(`/figures${odd}`);
    assert.equal(response.status, 200, odd);
  }
  const unknown = await openBrowser().text('/figures?period=P31D');
  assert.match(unknown, /href="\/figures\?period=P90D" aria-current="page"/);
});

test('numbers and shares are written as each language writes them', async () => {
  assert.equal(handFor('en').count(1_240), '1,240');
  assert.equal(handFor('de').count(1_240), '1.240');
  assert.match(handFor('ar').count(1_240), /^1,240$/);
  assert.match(handFor('de').share(0.125), /^13\s%$/);
  const german = await openBrowser().get('/figures', { 'Accept-Language': 'de' });
  assert.match(await german.text(), />1\.030</);
  assert.equal(lengthText(duration('PT25200S')).say(handFor('en')), '7 hours');
});

test('every picture has its table beside it, and no figure that the table has not', async () => {
  const page = await openBrowser().text('/figures');
  const pictures = page.match(/<figure class="bars">[\s\S]*?<\/figure>/g) ?? [];
  assert.equal(pictures.length, 2);
  for (const picture of pictures) {
    const [drawn = '', table = ''] = picture.split('<details>');
    for (const [number] of drawn.matchAll(/(?<=class="figure">)\d[\d,]*\b/g)) {
      assert.ok(table.includes(`>${number}<`), number);
    }
  }
});

const around = { caption: 'c', summary: 's', table: html`` };

test('a bar is as long as its count, and what is withheld has no length at all', () => {
  const drawn = inEnglish(
    bars(
      [
        { name: 'a', said: '30, 10 overturned', filled: 30, outlined: 10 },
        { name: 'b', said: '20', filled: 20 },
        { name: 'c', said: 'withheld', filled: null },
      ],
      around,
    ),
  );
  assert.match(
    drawn,
    /class="filled" x="0" y="0" width="75"[\s\S]*class="outlined" x="75" y="0" width="25"/,
  );
  assert.match(drawn, /class="filled" x="0" y="0" width="50"/);
  assert.equal(drawn.match(/class="filled"/g)?.length, 2);
  assert.equal(drawn.match(/class="unknown"/g)?.length, 1);
});

test('bars of nothing and of very much are drawn inside their box', () => {
  for (const filled of [0, 1, Number.MAX_SAFE_INTEGER]) {
    const drawn = inEnglish(bars([{ name: 'a', said: 'n', filled, outlined: filled }], around));
    for (const [, width] of drawn.matchAll(/ width="([^"]*)"/g)) {
      assert.ok(Number(width) >= 0 && Number(width) <= 100, `${filled}: ${width}`);
    }
  }
});

test('the area of a square is the share', () => {
  assert.match(inEnglish(shareSquare(0.25)), /width="10" height="10"/);
  assert.match(inEnglish(shareSquare(1)), /class="filled" x="0" y="0" width="20"/);
  assert.doesNotMatch(inEnglish(shareSquare(null)), /filled/);
});
