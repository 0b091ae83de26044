import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { reportedCase, reportOn } from '../server/case-work.ts';
import type { Ask } from '../server/talk.ts';
import { needsChromium, type Visitor } from './browser.ts';
import { openStage, type Stage } from './story.ts';

const MEMBERS = ['m-0511', 'm-0512', 'm-0513'];

let stage: Stage;
let visitor: Visitor;
let colleague: Ask;

before(async () => {
  if (needsChromium.skip !== undefined) return;
  stage = await openStage();
  colleague = await stage.community.staff('moderator-2');
  const people = { reporter: stage.community.nobody, handler: colleague };
  for (const member of MEMBERS) await reportedCase(people, reportOn(member));
  visitor = await stage.enterWithScripts();
  await stage.community.signIn(visitor, { kind: 'staff', id: 'moderator-1' });
});
after(async () => {
  if (needsChromium.skip === undefined) await stage.close();
});

/** Opens the second case of the queue, scripts and all. */
async function openSecondCase(): Promise<void> {
  const { page, open } = visitor;
  await open('/m');
  await page.locator('.queue > li > a').nth(1).click();
  await page.waitForURL('**/m/cases/*');
  await page.waitForLoadState('load');
}

/** What the keyboard is at: the address of a link, or the name of a field. */
async function focused(): Promise<string> {
  return await visitor.page.evaluate(() => {
    const { activeElement } = document;
    return activeElement?.getAttribute('href') ?? activeElement?.getAttribute('name') ?? '';
  });
}

test('a case is found, opened and taken without a mouse', needsChromium, async () => {
  const { page, open } = visitor;
  await open('/m');
  const links = await page
    .locator('.queue > li > a')
    .evaluateAll((found) => found.map((link) => link.getAttribute('href')));
  assert.equal(links.length, MEMBERS.length);
  await page.keyboard.press('j');
  assert.equal(await focused(), links[0]);
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('j');
  assert.equal(await focused(), links[1]);
  await page.keyboard.press('o');
  await page.waitForURL(`**${links[1]}`);
  await page.getByRole('button', { name: 'Take the case' }).press('Enter');
  await page.getByText('You work on this until').waitFor();
  await page.keyboard.press('f');
  assert.equal(await focused(), 'breach');
  await page.keyboard.press('g');
  await page.keyboard.press('q');
  await page.waitForURL('**/m');
});

test(
  'letters are letters where somebody types, and can be switched off',
  needsChromium,
  async () => {
    const { page, open } = visitor;
    await openSecondCase();
    await page.keyboard.press('m');
    assert.equal(await focused(), 'text');
    await page.keyboard.type('just ? go');
    assert.equal(await page.locator('#note textarea').inputValue(), 'just ? go');
    assert.equal(await page.locator('dialog[open]').count(), 0);
    await open('/m');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.getByLabel('Use letters as keys').uncheck();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.keyboard.press('j');
    assert.equal(await focused(), '');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Where to?' }).waitFor();
    await page.keyboard.press('Escape');
    await page.evaluate(() => localStorage.clear());
  },
);

test(
  'the palette goes where somebody types to, and says when there is nothing',
  needsChromium,
  async () => {
    const { page, open } = visitor;
    await open('/m');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('no such place');
    await page.getByText('Nothing here is called that.').waitFor();
    await page.locator('#console-where').fill('bulk');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/m/bulk');
  },
);

test('what was typed comes back in the same tab, until it was sent', needsChromium, async () => {
  const { page } = visitor;
  await page.evaluate(() => sessionStorage.clear());
  await openSecondCase();
  await page.keyboard.press('m');
  await page.keyboard.type('A note about the fern.');
  await page.reload();
  assert.equal(await page.locator('#note textarea').inputValue(), 'A note about the fern.');
  await page.getByText('What you had typed here is back.').waitFor();
  await page.locator('#note textarea').focus();
  await page.keyboard.press('Control+Enter');
  await page.locator('.said', { hasText: 'A note about the fern.' }).waitFor();
  assert.equal(await page.locator('#note textarea').inputValue(), '');
  await page.reload();
  assert.equal(await page.locator('#note textarea').inputValue(), '');
});

/** What another moderator does with the case of a page: `lease` or `release`. */
async function byColleague(act: 'lease' | 'release', address: string): Promise<void> {
  const path = new URL(address).pathname.replace('/m/', '/v1/');
  const done = await colleague('POST', `${path}/${act}`, { body: {} });
  assert.equal(done.statusCode, 200, done.text);
}

test(
  'queue and case say who took a case, and leave the keyboard and what is typed where they are',
  needsChromium,
  async () => {
    const queue = await visitor.context.newPage();
    await queue.goto(`${stage.community.url}/m`);
    const before = visitor.noticed.kinds.get('eventsource') ?? 0;
    const { page, open } = visitor;
    await open('/m');
    // The last one, which no other test takes.
    await page.locator('.queue > li > a').last().press('Enter');
    await page.waitForURL('**/m/cases/*');
    await page.waitForLoadState('load');
    await page.keyboard.press('m');
    await page.keyboard.type('They post this ');
    await byColleague('lease', page.url());
    const said = page.getByRole('status').filter({ hasText: 'Somebody else took this case' });
    await said.getByText('moderator-2').waitFor();
    await page.keyboard.type('every week.');
    assert.equal(await page.locator('#note textarea').inputValue(), 'They post this every week.');
    const last = queue.locator('.queue > li').last();
    await last.getByText('moderator-2').waitFor();
    await byColleague('release', page.url());
    await last.getByText('nobody').waitFor();
    await said.waitFor({ state: 'hidden' });
    assert.equal(await focused(), 'text');
    const opened = (visitor.noticed.kinds.get('eventsource') ?? 0) - before;
    assert.ok(opened <= 1, `${opened} connections, but one window listens for both`);
    await queue.close();
  },
);

test('the script of the console is far below its budget of 40 KiB', needsChromium, async () => {
  await visitor.open('/m');
  const src = await visitor.page.locator('script[src]').getAttribute('src');
  const script = await (await fetch(`${stage.community.url}${src}`)).text();
  assert.ok(gzipSync(script).length < 40 * 1_024);
});
