import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { decisionOn, openCases, workUp } from '../server/case-work.ts';
import type { Ask } from '../server/talk.ts';
import { badHandles, badTexts, comparable } from './bad-texts.ts';
import { needsChromium, type OpenChromium, openChromium, type Visitor } from './browser.ts';
import { type Community, openCommunity } from './community.ts';
import { type Listener, openListener } from './listener.ts';
import { assertNothingNoticed, press, reads } from './story.ts';

const texts = badTexts(new URL('../../../shared/data/bad-inputs/', import.meta.url));
const needed =
  texts.length === 0 ? { skip: 'the collection of bad inputs is not here' } : needsChromium;

let community: Community;
let chromium: OpenChromium;
let listener: Listener;
let moderator: Ask;
let reviewer: Ask;
let moderating: Visitor;
let reviewing: Visitor;
let outside: Visitor;

/** Few, so that it stays quick; many enough that no text comes near a limit. */
const CASES = 4;

/** One member with a bad handle, and the bad texts that everybody writes in the case about them. */
interface Trouble {
  readonly member: string;
  readonly texts: readonly string[];
  readonly together: string;
}

before(async () => {
  if (needed.skip !== undefined) return;
  community = await openCommunity();
  chromium = await openChromium(community.url);
  listener = await openListener(community.platform);
  moderator = await community.staff('moderator-1');
  reviewer = await community.staff('reviewer-1');
  // Scripts would run here if anything let them.
  const open = async (): Promise<Visitor> => await chromium.visitor({ javaScriptEnabled: true });
  [moderating, reviewing, outside] = [await open(), await open(), await open()];
  await community.signIn(moderating, { kind: 'staff', id: 'moderator-1' });
  await community.signIn(reviewing, { kind: 'staff', id: 'reviewer-1' });
});
after(async () => {
  if (needed.skip !== undefined) return;
  await chromium.close();
  await listener.close();
  await community.close();
});

/** Every quotation on the page as it reads, without our own markers for hidden characters. */
async function said({ page }: Visitor): Promise<readonly string[]> {
  const quotations = await page.evaluate(() =>
    [...document.querySelectorAll('.said, .exact')].map((shown) => {
      const copy = shown.cloneNode(true);
      if (!(copy instanceof Element)) return '';
      for (const marker of copy.querySelectorAll('.hidden-mark')) marker.remove();
      return copy.textContent;
    }),
  );
  return quotations.map(comparable);
}

/** The page says all these texts, exactly, and holds nothing alive. */
async function assertSaid(visitor: Visitor, wanted: readonly string[]): Promise<void> {
  const shown = new Set(await said(visitor));
  for (const text of wanted) {
    assert.ok(shown.has(comparable(text)), `not shown as it was sent: ${JSON.stringify(text)}`);
  }
  const alive = await visitor.page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => element.matches('script, img, iframe, object, embed, style, base, math'))
      .map((element) => element.outerHTML),
  );
  // The console has a script of its own, and nothing of it comes from what somebody wrote.
  const strange = alive.filter((element) => !ownScript.test(element));
  assert.deepEqual(strange, [], visitor.page.url());
}

const ownScript: RegExp =
  /^<script type="module" src="\/assets\/console-[0-9a-f]{16}\.js"><\/script>$/;

/** Reports about the member, each showing one of the texts; the path of their case. */
async function reportAll({ member, texts }: Trouble): Promise<string> {
  const before = new Set(await openCases(moderator));
  for (const text of texts) {
    const filed = await community.nobody('POST', '/v1/reports', {
      body: {
        source: 'report',
        subject: { kind: 'member', member },
        text,
        alleges: 'incompatible-with-rulebook',
        goodFaith: true,
        shown: { text, occurredAt: new Date().toISOString(), private: false },
      },
    });
    assert.equal(filed.statusCode, 202, `${JSON.stringify(text)}: ${filed.text}`);
  }
  const opened = (await openCases(moderator)).filter((path) => !before.has(path));
  assert.equal(opened.length, 1);
  return opened[0] ?? '';
}

/** Only what can be reported at all: blank texts and a NUL are refused, as they should be. */
async function takenOnly(): Promise<readonly string[]> {
  const taken: string[] = [];
  for (const text of new Set(texts)) {
    const answer = await community.nobody('POST', '/v1/reports', {
      body: {
        source: 'report',
        subject: { kind: 'member', member: 'm-first' },
        text,
        alleges: 'incompatible-with-rulebook',
        goodFaith: true,
      },
    });
    assert.ok(answer.statusCode === 202 || answer.at('/code') !== undefined, answer.text);
    if (answer.statusCode === 202) taken.push(text);
  }
  return taken;
}

/** Shared out evenly among members with bad handles. */
function shareOut(taken: readonly string[]): readonly Trouble[] {
  return badHandles.slice(0, CASES).map((member, index) => {
    const own = taken.filter((_, place) => place % CASES === index);
    // A browser makes every carriage return that is typed a line feed, and ends a form at 20 000.
    const short = own
      .filter(({ length }) => length < 2_000)
      .map((text) => text.replaceAll('\r', ''));
    return { member, texts: own, together: short.join('\n') };
  });
}

/** Found, noted and decided, with all texts at once where a person writes. */
async function decideBadly(path: string, { together }: Trouble): Promise<string> {
  const seen = await workUp(moderator, path);
  const noted = await moderator('POST', `${path}/note`, { body: { text: together } });
  assert.equal(noted.statusCode, 200, noted.text);
  const version = noted.at('/blind/version');
  const body = decisionOn(seen, { reasons: together, deviationReason: together });
  const decided = await moderator('POST', `${path}/decision`, { body, version });
  assert.equal(decided.statusCode, 201, decided.text);
  return decided.textAt('/decision');
}

async function hearAppeal(appeal: string, { together }: Trouble): Promise<void> {
  const path = `/v1/appeals/${appeal}`;
  await reviewer('POST', `${path}/lease`, { body: {} });
  await reviewer('POST', `${path}/finding`, { body: { breach: 'breach' } });
  const opened = await reviewer('POST', `${path}/open-first`, { body: {} });
  const body = { outcome: 'decision-upheld', reasons: together };
  const version = opened.at('/version');
  const answered = await reviewer('POST', `${path}/outcome`, { body, version });
  assert.equal(answered.statusCode, 200, answered.text);
}

async function liveThrough(trouble: Trouble): Promise<void> {
  const { member, texts: shown, together } = trouble;
  const path = await reportAll(trouble);
  await moderating.open(path.replace('/v1/', '/m/'));
  await assertSaid(moderating, shown);
  const decision = await decideBadly(path, trouble);
  await moderating.page.reload();
  await assertSaid(moderating, [...shown, together]);
  assert.equal(await moderating.page.getByText(member, { exact: true }).count(), 1, member);

  const issued = await listener.told('decision.issued', { decision });
  const link = String(issued.data['statementUrl']).replace(community.url, '');
  await outside.open(link);
  await assertSaid(outside, [...shown, together]);
  await outside.page.getByLabel('What should we look at again?').fill(together);
  await press(outside, 'Send the appeal');
  await reads(outside, 'Where your appeal is');

  const received = await listener.told('appeal.received', { decision });
  const appeal = String(received.data['appeal']);
  await reviewing.open(`/a/${appeal}`);
  await assertSaid(reviewing, [...shown, together]);
  await hearAppeal(appeal, trouble);
  await reviewing.page.reload();
  await assertSaid(reviewing, [together]);
  await outside.page.reload();
  await assertSaid(outside, [...shown, together]);
}

test('texts made to break out stay texts on every page that shows them', needed, async () => {
  const taken = await takenOnly();
  assert.ok(taken.length > 380, `${taken.length} texts`);
  for (const trouble of shareOut(taken)) await liveThrough(trouble);
});

test('handles made to break out are shown to their owners as they are', needed, async () => {
  const owner = await chromium.visitor({ javaScriptEnabled: true });
  for (const member of badHandles) {
    await community.signIn(owner, { kind: 'member', id: member });
    await assertSaid(owner, []);
  }
  assertNothingNoticed(owner.noticed);
});

test('a refused form gives every text back unchanged', needed, async () => {
  const { page } = outside;
  await outside.open('/report');
  const together = shareOut(texts)[0]?.together.replaceAll(/[\0\r]/g, '') ?? '';
  await page.getByLabel('What is wrong with it?').fill(together);
  await page.getByLabel('Handle of the person').fill(badHandles.join(''));
  await page.getByLabel('As far as I know').check();
  await press(outside, 'Send the report');
  await reads(outside, 'That did not work yet');
  assert.equal(await page.getByLabel('What is wrong with it?').inputValue(), together);
  assert.equal(await page.getByLabel('Handle of the person').inputValue(), badHandles.join(''));
});

test('no dialog, no script, no violation and no request elsewhere came of it', needed, () => {
  for (const { noticed } of [moderating, reviewing])
    assertNothingNoticed(noticed, { scripts: true });
  assertNothingNoticed(outside.noticed);
});
