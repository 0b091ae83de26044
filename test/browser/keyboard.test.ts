import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { needsChromium, type Visitor } from './browser.ts';
import {
  assertNothingNoticed,
  limitsOf,
  openStage,
  post,
  reads,
  type Stage,
  stopAtFirstFailure,
} from './story.ts';

// The same chain as in chain.test.ts, with scripts and without a mouse: nothing here is clicked,
// filled, checked or focused but by keys.

const MEMBER = 'm-0418';
const REASONS = 'This is a word from our list, said to a person. Say what is wrong with the idea.';
const OBJECTION = 'I only quoted what somebody had called me the day before.';
const ANSWER = 'It repeats what was said to the writer, so the writer insulted nobody.';
const VIEW = 'They called me that first, in the thread about pots.';
const TABS_MAX = 120;
const CHOICES_MAX = 12;

let stage: Stage;
let reporter: Visitor;
let lead: Visitor;
let reviewer: Visitor;
let member: Visitor;
let receipt: string;
let statement: string;

stopAtFirstFailure();
before(async () => {
  if (needsChromium.skip !== undefined) return;
  stage = await openStage();
  reporter = await stage.enterWithScripts();
  member = await stage.enterWithScripts();
  lead = await stage.enterWithScripts();
  await stage.community.signIn(lead, { kind: 'staff', id: 'lead-1' });
  reviewer = await stage.enterWithScripts();
  await stage.community.signIn(reviewer, { kind: 'staff', id: 'reviewer-1' });
});
after(async () => {
  if (needsChromium.skip !== undefined) return;
  await stage.close();
  for (const { noticed } of [reporter, member, lead, reviewer]) {
    assertNothingNoticed(noticed, { scripts: true });
  }
});

/** What the keyboard is at, as somebody hears it: its own text, or that of its caption. */
async function heard({ page }: Visitor): Promise<string> {
  return await page.evaluate(() => {
    const { activeElement: at } = document;
    if (at === null || at === document.body) return '';
    const captions = 'labels' in at ? [...((at as HTMLInputElement).labels ?? [])] : [];
    const texts = captions.map(({ textContent }) => textContent ?? '');
    return (texts.length > 0 ? texts.join(' ') : (at.textContent ?? '')).trim();
  });
}

/** Goes on with Tab until the keyboard is at something that begins like this. */
async function tabTo(visitor: Visitor, name: string): Promise<void> {
  const passed: string[] = [];
  for (let one = 0; one < TABS_MAX; one += 1) {
    await visitor.page.keyboard.press('Tab');
    const now = await heard(visitor);
    if (now.startsWith(name)) return;
    passed.push(now.slice(0, 40));
  }
  assert.fail(`no Tab leads to "${name}", only to ${passed.join(' | ')}`);
}

/** Goes to a button or link and presses Enter; the page that follows says something. */
async function enter(visitor: Visitor, name: string, then: string): Promise<void> {
  await tabTo(visitor, name);
  await visitor.page.keyboard.press('Enter');
  await reads(visitor, then);
}

async function type(visitor: Visitor, field: string, text: string): Promise<void> {
  await tabTo(visitor, field);
  await visitor.page.keyboard.type(text);
}

/** One of several: Tab leads to the group, arrows to the choice, as browsers have it. */
async function choose(visitor: Visitor, group: string, wanted: string): Promise<void> {
  const { keyboard } = visitor.page;
  const isThere = async (): Promise<boolean> =>
    await visitor.page.evaluate(
      (name) => document.activeElement?.getAttribute('name') === name,
      group,
    );
  for (let one = 0; one < TABS_MAX && !(await isThere()); one += 1) await keyboard.press('Tab');
  await keyboard.press('Space');
  const passed: string[] = [];
  for (let one = 0; one < CHOICES_MAX; one += 1) {
    const now = await heard(visitor);
    if (now.startsWith(wanted)) return;
    passed.push(now);
    await keyboard.press('ArrowDown');
  }
  assert.fail(`no arrow leads to "${wanted}", only to ${passed.join(' | ')}`);
}

test('F1 somebody reports, and the lead finds the case and takes it', needsChromium, async () => {
  const text = 'You absolute turnip, who taught you to water that?';
  await post(stage, { item: 'post-871', member: MEMBER, text });
  await reporter.open('/');
  await enter(reporter, 'Report something', 'What is wrong with it?');
  await type(reporter, 'Link or number of the post', 'post-871');
  await type(reporter, 'What is wrong with it?', 'They call a newcomer names.');
  await tabTo(reporter, 'As far as I know, what I write here is true.');
  await reporter.page.keyboard.press('Space');
  await enter(reporter, 'Send the report', 'Your report arrived');
  receipt = new URL(reporter.page.url()).pathname;
  const { keyboard } = lead.page;
  await lead.open('/m');
  await keyboard.press('j');
  await keyboard.press('o');
  await lead.page.waitForURL('**/m/cases/*');
  await reads(lead, text);
  await enter(lead, 'Take the case', 'What do you find?');
});

test('F2 F3 finding, precedents and decision form are keys away', needsChromium, async () => {
  const { keyboard } = lead.page;
  await keyboard.press('f');
  assert.ok((await heard(lead)).startsWith('Breaks a rule'), await heard(lead));
  await keyboard.press('Space');
  await tabTo(lead, 'Which rule?');
  await keyboard.type('No insults');
  await enter(lead, 'Record the finding', 'How similar cases ended');
  await keyboard.press('p');
  await enter(lead, 'Go on with this', 'Your reasons, to the member');
});

test('F3 the member is asked, and answers by a link', needsChromium, async () => {
  await enter(lead, 'Ask how they see it', 'They were asked and can answer until');
  const asked = await stage.listener.told('hearing.requested', {});
  await member.open(String(asked.data['hearingUrl']).replace(stage.community.url, ''));
  await type(member, 'Your view', VIEW);
  await enter(member, 'Send my view', 'It is with those who decide.');
  await lead.page.reload();
  await reads(lead, VIEW);
});

test('F4 the statement is previewed and sent', needsChromium, async () => {
  const { keyboard } = lead.page;
  await keyboard.press('d');
  await choose(lead, 'rung', 'Reading only for three days');
  await type(lead, 'Why this step?', 'Said to somebody on their first day.');
  await type(lead, 'Your reasons, to the member', REASONS);
  await enter(lead, 'Preview what they get', 'Nothing is sent yet.');
  assert.deepEqual(await limitsOf(stage, MEMBER), []);
  await keyboard.press('d');
  await keyboard.press('Control+Enter');
  const issued = await stage.listener.told('decision.issued', { outcome: 'breach' });
  statement = String(issued.data['statementUrl']).replace(stage.community.url, '');
  assert.notDeepEqual(await limitsOf(stage, MEMBER), []);
});

test('F6 the member reads it and appeals', needsChromium, async () => {
  await member.open(statement);
  await reads(member, REASONS);
  await type(member, 'What should we look at again?', OBJECTION);
  await enter(member, 'Send the appeal', 'Where your appeal is');
});

test('F5 somebody else finds, compares and reverses', needsChromium, async () => {
  const { page } = reviewer;
  await reviewer.open('/');
  await tabTo(reviewer, 'Appeals');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/a');
  await page.waitForLoadState('load');
  await page.keyboard.press('j');
  await page.keyboard.press('o');
  await page.waitForURL('**/a/*');
  await enter(reviewer, 'Take the appeal', 'Record the finding');
  await choose(reviewer, 'breach', 'Breaks no rule');
  await enter(reviewer, 'Record the finding', 'Your finding is recorded.');
  await enter(reviewer, 'Open the first decision', 'You came to another view.');
  await choose(reviewer, 'outcome', 'It is reversed, and everything is undone');
  await type(reviewer, 'Your reasons, to whoever appealed', ANSWER);
  await enter(reviewer, 'Send the answer', 'This appeal is answered');
  assert.deepEqual(await limitsOf(stage, MEMBER), []);
});

test('F6 F7 F8 whoever is told reads on with keys alone', needsChromium, async () => {
  await member.page.reload();
  await reads(member, 'This decision was reversed. All its effects are undone.');
  await stage.listener.told('report.decided', { outcome: 'reversed-on-appeal' });
  await reporter.open(receipt);
  await reads(reporter, 'On appeal somebody else looked again and came to another view.');
  await enter(reporter, 'Rules', 'No insults');
  await tabTo(reporter, 'No insults');
  await reporter.page.keyboard.press('Enter');
  await reporter.page.waitForURL('**/rules/*');
  await lead.open('/m');
  await tabTo(lead, 'Overview');
  await lead.page.keyboard.press('Enter');
  await lead.page.waitForURL('**/lead');
});
