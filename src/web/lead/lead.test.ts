import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testingSessions } from '../testing-application.ts';
import { openBrowser } from '../testing-browser.ts';

async function pageOf(session: string, path = '/lead'): Promise<string> {
  return await openBrowser({ session }).text(path);
}

test('a lead sees what waits, what is open, and what needs an eye', async () => {
  const page = await pageOf(testingSessions.second);
  for (const words of [
    'Past the promised time',
    'Promises kept',
    'Overturned by rule',
    'How alike decisions are',
    'Other steps than the suggested one',
    'Open cases about staff and the operator',
    '1 more concerns you',
    'Emergency access in force',
    'They were reminded last week',
    '4 of the newest 50',
    'Set aside and waiting: 2.',
  ]) {
    assert.ok(page.includes(words), words);
  }
});

test('a reviewer sees no decision they may have to hear, and no complaint', async () => {
  const page = await pageOf(testingSessions.reviewer);
  assert.match(page, /Promises kept/);
  assert.doesNotMatch(
    page,
    /Other steps than|They were reminded|Open cases about staff|The server</,
  );
});

test('an emergency access counts down to a moment', async () => {
  const page = await pageOf(testingSessions.reviewer);
  assert.match(page, /Closes <strong>in \d+ minutes<\/strong> · <time/);
  assert.match(page, /href="\/e\/access-open"/);
});

test('the picture of steps has a number or a word in every cell', async () => {
  const page = await pageOf(testingSessions.second);
  const [, table = ''] = page.split('<table class="figures steps">');
  const cells = table.split('</table>')[0]?.match(/<td>[\s\S]*?<\/td>/g) ?? [];
  assert.ok(cells.length >= 10);
  for (const cell of cells) {
    assert.match(cell.replaceAll(/<[^>]*>/g, ''), /\d \(\d+%\)|withheld|not for this rule/);
  }
  assert.match(table, /640 \(62%\)/);
});

test('staff who hear no appeals, members and strangers do not come in', async () => {
  assert.equal(
    (await openBrowser({ session: testingSessions.moderator }).get('/lead')).status,
    403,
  );
  assert.equal((await openBrowser({ session: testingSessions.member }).get('/lead')).status, 404);
  assert.doesNotMatch(await pageOf(testingSessions.moderator, '/m'), /href="\/lead"/);
  assert.match(await pageOf(testingSessions.second, '/m'), /href="\/lead"/);
});

test('no figure on the page is about one person on the staff', async () => {
  const page = await pageOf(testingSessions.second);
  const main = page.slice(page.indexOf('<main'), page.indexOf('</main>'));
  assert.doesNotMatch(main, /moderator-\d|reviewer-\d/);
});
