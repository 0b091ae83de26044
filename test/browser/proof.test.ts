import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { decide, reportedCase, reportOn } from '../server/case-work.ts';
import { needsChromium, type Visitor } from './browser.ts';
import { openStage, reads, type Stage } from './story.ts';

const MEMBER = 'm-0511';
const HOLDS = 'It holds. Everything below stands in the record, unchanged.';
const FAILS = 'It does not hold.';

let stage: Stage;
/** Address of the page of the member's decision, as the link in their letter has it. */
let decision: string;
let visitor: Visitor;

before(async () => {
  if (needsChromium.skip !== undefined) return;
  stage = await openStage();
  const handler = await stage.community.staff('moderator-1');
  const people = { reporter: stage.community.nobody, handler };
  await decide(handler, await reportedCase(people, reportOn(MEMBER)));
  const issued = await stage.listener.told('decision.issued', { outcome: 'breach' });
  decision = String(issued.data['statementUrl']).replace(stage.community.url, '');
  visitor = await stage.enterWithScripts();
  await untilProven(visitor);
});
after(async () => {
  if (needsChromium.skip === undefined) await stage.close();
});

// The record is published every two seconds, and a receipt has no proof before.
async function untilProven({ page, open }: Visitor): Promise<void> {
  const end = Date.now() + 30_000;
  for (;;) {
    assert.equal(await open(`${decision}/proof`), 200);
    const receipt = JSON.parse(await page.locator('#proof-receipt').inputValue()) as {
      readonly entries: readonly { readonly proof?: string }[];
    };
    if (receipt.entries.every(({ proof }) => proof !== undefined)) return;
    assert.ok(Date.now() < end, 'no checkpoint covered the decision');
    await setTimeout(200);
  }
}

/** Puts in a receipt, and keys if they are others, and answers what the page says then. */
async function checks(receipt: string, keys?: string): Promise<string> {
  const { page } = visitor;
  await page.locator('#proof-receipt').fill(receipt);
  if (keys !== undefined) await page.locator('#proof-keys').fill(keys);
  const result = page.getByRole('status');
  await page.evaluate(() => {
    for (const said of document.querySelectorAll<HTMLElement>('[data-says]')) said.hidden = true;
  });
  await page.getByRole('button', { name: 'Check' }).click();
  await result.locator('p:visible > strong').waitFor();
  return (await result.locator(':visible').allInnerTexts()).join('\n');
}

/** The receipt of the decision, on the page that checks it. */
async function opened(): Promise<string> {
  await visitor.open(`${decision}/proof`);
  return await visitor.page.locator('#proof-receipt').inputValue();
}

test('L1 a member checks their decision in their own browser', needsChromium, async () => {
  const { page, open } = visitor;
  await open(decision);
  await page.getByRole('link', { name: 'Check this decision in the record' }).click();
  const said = await checks(await page.locator('#proof-receipt').inputValue());
  assert.match(said, new RegExp(HOLDS));
  assert.match(said, /The same link stood in ten threads/);
  assert.match(said, /The record is that of 127.0.0.1:\d+\/log/);
});

test('L1 a receipt that was changed anywhere does not hold', needsChromium, async () => {
  const changes: readonly (readonly [(receipt: string) => string, RegExp])[] = [
    [(text) => text.replace('ten threads', 'two threads'), /a word of it was changed/],
    [
      (text) => text.replace(/("salt": ")(.)/, (_, head, one) => head + (one === 'A' ? 'B' : 'A')),
      /was changed/,
    ],
    [
      (text) => text.replace(/\\nindex \d+\\n/, '\\nindex 0\\n'),
      /not in the record that was signed/,
    ],
    [(text) => text.replace(/(tlog-proof@v1\\nindex \d+\\n)[^\\]+\\n/, '$1'), /not in the record/],
    [(text) => text.replace(/(127\.0\.0\.1:\d+\/log\\n)\d+/, '$19999'), /not signed by any/],
    [(text) => text.slice(0, -5), /not a receipt/],
  ];
  const receipt = await opened();
  for (const [change, expected] of changes) {
    const changed = change(receipt);
    assert.notEqual(changed, receipt, String(expected));
    const said = await checks(changed);
    assert.match(said, new RegExp(FAILS));
    assert.match(said, expected);
    assert.doesNotMatch(said, new RegExp(HOLDS));
  }
});

test(
  'L1 keys of another record sign nothing here, and words are no keys',
  needsChromium,
  async () => {
    const { page } = visitor;
    const receipt = await opened();
    const keys = await page.locator('#proof-keys').inputValue();
    for (const one of keys.trim().split('\n')) {
      assert.match(await checks(receipt, one), new RegExp(HOLDS), 'each key by itself');
    }
    const other = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
    assert.match(await checks(receipt, other), /not signed by any of these keys/);
    assert.match(await checks(receipt, 'none'), /keys are not keys/);
  },
);

test(
  'it is checked as well where the browser has no cryptography of its own',
  needsChromium,
  async () => {
    const older = await stage.enterWithScripts();
    await older.page.addInitScript(() => {
      Object.defineProperty(crypto, 'subtle', { value: undefined });
    });
    await older.open(`${decision}/proof`);
    assert.equal(await older.page.evaluate(() => typeof crypto.subtle), 'undefined');
    await older.page.getByRole('button', { name: 'Check' }).click();
    await older.page.getByText(HOLDS).waitFor();
    assert.deepEqual(older.noticed.errors, []);
  },
);

test(
  'nothing is sent, nothing comes from elsewhere, and only this page runs a script',
  needsChromium,
  async () => {
    const { page, noticed } = visitor;
    await visitor.open(`${decision}/proof`);
    const asked: string[] = [];
    page.on('request', (request) => {
      if (!request.url().endsWith('/assets/icon.svg')) asked.push(request.url());
    });
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByText(HOLDS).waitFor();
    assert.deepEqual(asked, []);
    assert.deepEqual([noticed.errors, noticed.foreign, noticed.dialogs], [[], [], []]);
    const kinds = ['document', 'stylesheet', 'script', 'other'];
    assert.deepEqual(
      [...noticed.kinds.keys()].filter((kind) => !kinds.includes(kind)),
      [],
    );
    await visitor.open(decision);
    assert.equal(await page.evaluate(() => document.scripts.length), 0);
  },
);

test('without scripts the page says how else to check', needsChromium, async () => {
  const plain = await stage.enter();
  assert.equal(await plain.open('/proof'), 200);
  await reads(plain, 'Your browser runs no script of this page.');
  await reads(plain, 'evenhand log check receipt.json');
  await reads(plain, 'Not witnessed: nobody outside has signed');
  assert.equal(await plain.page.getByRole('button', { name: 'Check' }).count(), 0);
});
