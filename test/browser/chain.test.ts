import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { needsChromium, type Visitor } from './browser.ts';
import {
  assertBlind,
  findBreach,
  limitsOf,
  openStage,
  post,
  press,
  reads,
  reportFrom,
  type Stage,
  stopAtFirstFailure,
} from './story.ts';

const MEMBER = 'm-0412';
const OTHERS = ['m-0107', 'm-0108'];
const WORDS = 'You absolute turnip, who taught you to water that?';
const REASONS = 'This is a word from our list, said to a person. Say what is wrong with the idea.';
const VIEW = 'They called me that first, in the thread about pots.';
const OBJECTION = 'I only quoted what somebody had called me the day before.';
const ANSWER = 'It repeats what was said to the writer, so the writer insulted nobody.';

let stage: Stage;
let reporter: Visitor;
let lead: Visitor;
let reviewer: Visitor;
let member: Visitor;
let receipt: string;
let statement: string;
let decision: string;
let appeal: string;

stopAtFirstFailure();
before(async () => {
  if (needsChromium.skip !== undefined) return;
  stage = await openStage();
  reporter = await stage.enter();
  member = await stage.enter();
  // A lead decides cases and hears appeals, so only the own decision is out of reach.
  lead = await stage.enter({ kind: 'staff', id: 'lead-1' });
  reviewer = await stage.enter({ kind: 'staff', id: 'reviewer-1' });
});
after(async () => {
  if (needsChromium.skip === undefined) await stage.close();
});

test('N6 somebody without an account reports and gets a receipt', needsChromium, async () => {
  await post(stage, { item: 'post-881', member: MEMBER, text: WORDS });
  await reporter.open('/');
  const { page } = reporter;
  await page.getByRole('link', { name: 'Report something' }).click();
  await page.getByLabel('Link or number of the post').fill('post-881');
  await page.getByLabel('What is wrong with it?').fill('They call a newcomer names.');
  await page.getByLabel('As far as I know, what I write here is true.').check();
  await press(reporter, 'Send the report');
  await reads(reporter, 'Your report arrived');
  receipt = new URL(page.url()).pathname;
  await reads(reporter, `${stage.community.url}${receipt}`);
  await reportFrom(stage, OTHERS, { kind: 'item', item: 'post-881', author: MEMBER });
});

test(
  'the case waits in the queue, and who takes it sees no name, no standing, no number',
  needsChromium,
  async () => {
    await lead.open('/m');
    assert.equal(await lead.page.getByRole('link', { name: /^Case / }).count(), 1);
    const hidden = [MEMBER, ...OTHERS, 'Reports are counted in bands', 'Please look at this one.'];
    for (const name of hidden) assert.ok(!(await lead.page.content()).includes(name), name);
    await lead.page.getByRole('link', { name: /^Case / }).click();
    await reads(lead, WORDS);
    await assertBlind(lead, hidden);
    await press(lead, 'Take the case');
    await reads(lead, 'What do you find?');
    await assertBlind(lead, hidden);
  },
);

test(
  'the finding opens who it is, and precedents come before the decision',
  needsChromium,
  async () => {
    await findBreach(lead, 'No insults');
    await reads(lead, 'There is no earlier decision under this rule.');
    await reads(lead, MEMBER);
    await reads(lead, '2-4 Reports are counted in bands');
    await reads(lead, 'The standing is clean');
    assert.equal(await lead.page.getByRole('button', { name: 'Send' }).count(), 0);
    await press(lead, 'Go on with this');
    await reads(lead, 'Your reasons, to the member');
  },
);

test('D3 the lead asks the member, who answers by a link, signed out', needsChromium, async () => {
  await press(lead, 'Ask how they see it');
  await reads(lead, 'They were asked and can answer until');
  const asked = await stage.listener.told('hearing.requested', {});
  const link = String(asked.data['hearingUrl']).replace(stage.community.url, '');
  assert.equal(await member.open(link), 200);
  await member.page.getByLabel('Your view').fill(VIEW);
  await press(member, 'Send my view');
  await reads(member, 'It is with those who decide.');
  await lead.page.reload();
  await reads(lead, VIEW);
});

test(
  'the lead previews and sends a decision, and the platform is told',
  needsChromium,
  async () => {
    const { page } = lead;
    await page.getByLabel('Reading only for three days').check();
    await page.getByLabel('Why this step?').fill('Said to somebody on their first day.');
    await page.getByLabel('Your reasons, to the member').fill(REASONS);
    await press(lead, 'Preview what they get');
    await reads(lead, 'Nothing is sent yet.');
    assert.deepEqual(await limitsOf(stage, MEMBER), []);
    await press(lead, 'Send');
    const issued = await stage.listener.told('decision.issued', { outcome: 'breach' });
    statement = String(issued.data['statementUrl']).replace(stage.community.url, '');
    decision = String(issued.data['decision']);
    await stage.listener.told('restriction.imposed', { decision, measure: 'read-only' });
    await stage.listener.told('report.decided', { outcome: 'breach' });
    const limits = await limitsOf(stage, MEMBER);
    assert.ok(
      limits.some((limit) => limit['power'] === 'post'),
      JSON.stringify(limits),
    );
    await lead.page.reload();
    await reads(lead, 'It was sent, and can be appealed.');
  },
);

test('N1 the member reads the whole statement by its link, signed out', needsChromium, async () => {
  assert.equal(await member.open(statement), 200);
  assert.deepEqual(await member.context.cookies(), []);
  const headings = await member.page.getByRole('heading', { level: 2 }).allTextContents();
  assert.deepEqual(headings.slice(0, 4), ['What happened', 'Why', 'Until when', 'What you can do']);
  for (const text of [
    WORDS,
    REASONS,
    'No insults',
    'Reading only: no posts, replies, links, pictures',
  ]) {
    await reads(member, text);
  }
  const html = await member.page.content();
  for (const name of [...OTHERS, 'lead-1', 'They call a newcomer names.']) {
    assert.ok(!html.includes(name), name);
  }
});

test('A8 one text on that page is an appeal', needsChromium, async () => {
  await member.page.getByLabel('What should we look at again?').fill(OBJECTION);
  await press(member, 'Send the appeal');
  await reads(member, 'Where your appeal is');
  const received = await stage.listener.told('appeal.received', { decision });
  appeal = String(received.data['appeal']);
});

test(
  'A2 whoever decided cannot hear the appeal, and the page says why',
  needsChromium,
  async () => {
    const because = 'You took part in the first decision, so another person hears this appeal.';
    await lead.open('/a');
    await reads(lead, `Not for you: ${because}`);
    assert.equal(await lead.page.getByRole('link', { name: /^Appeal / }).count(), 0);
    await lead.open(`/a/${appeal}`);
    await press(lead, 'Take the appeal');
    await reads(lead, because);
    assert.equal(await lead.page.getByLabel('Breaks no rule').count(), 0);
  },
);

test('another reviewer finds without knowing what was decided', needsChromium, async () => {
  await reviewer.open('/a');
  await reviewer.page.getByRole('link', { name: /^Appeal / }).click();
  await reads(reviewer, OBJECTION);
  const hidden = [MEMBER, ...OTHERS, REASONS, 'lead-1', 'read-only-3d'];
  await assertBlind(reviewer, hidden);
  await press(reviewer, 'Take the appeal');
  await reviewer.page.getByLabel('Breaks no rule').check();
  await assertBlind(reviewer, hidden);
  await press(reviewer, 'Record the finding');
  await reads(reviewer, 'Your finding is recorded.');
  await assertBlind(reviewer, hidden);
  await press(reviewer, 'Open the first decision');
  await reads(reviewer, 'You came to another view.');
  await reads(reviewer, REASONS);
});

test(
  'A6 a reversal gives the powers back and leaves the standing clean',
  needsChromium,
  async () => {
    await reviewer.page.getByLabel('It is reversed, and everything is undone').check();
    await reviewer.page.getByLabel('Your reasons, to whoever appealed').fill(ANSWER);
    await press(reviewer, 'Send the answer');
    await reads(reviewer, 'This appeal is answered');
    await stage.listener.told('appeal.decided', { appeal, outcome: 'decision-reversed' });
    await stage.listener.told('restriction.reversed', { decision, endedBecause: 'reversed' });
    assert.deepEqual(await limitsOf(stage, MEMBER), []);
    await member.page.reload();
    await reads(member, 'This decision was reversed. All its effects are undone.');
    await reads(member, ANSWER);
  },
);

test('N5 whoever reported is told that it was corrected', needsChromium, async () => {
  await stage.listener.told('report.decided', { outcome: 'reversed-on-appeal' });
  await reporter.open(receipt);
  await reads(reporter, 'On appeal somebody else looked again and came to another view.');
  assert.ok(!(await reporter.page.content()).includes(MEMBER));
});

test(
  'S3 the member, signed in, finds a clean standing and every power',
  needsChromium,
  async () => {
    await stage.community.signIn(member, { kind: 'member', id: MEMBER });
    await reads(member, 'The standing is clean: no decision counts.');
    await reads(member, 'You can do everything. Nothing is restricted.');
    const twin = await member.context.request.get(
      `${stage.community.url}/v1/members/${MEMBER}/standing`,
    );
    const standing: unknown = await twin.json();
    assert.partialDeepStrictEqual(standing, { active: 0, clearAt: null });
  },
);

test('the next case under the rule shows how this one ended', needsChromium, async () => {
  await post(stage, {
    item: 'post-902',
    member: 'm-0550',
    text: 'What a turnip of a neighbour.',
  });
  await reportFrom(stage, OTHERS, { kind: 'item', item: 'post-902', author: 'm-0550' });
  await lead.open('/m');
  await lead.page.getByRole('link', { name: /^Case / }).click();
  await press(lead, 'Take the case');
  await findBreach(lead, 'No insults');
  await reads(lead, 'On appeal: The decision was reversed');
});

test(
  'every message was signed, and none names a reporter or carries a text',
  needsChromium,
  async () => {
    const told = stage.listener.all();
    const topics = [...new Set(told.map(({ type }) => type))].toSorted();
    assert.deepEqual(topics, [
      'appeal.decided',
      'appeal.received',
      'decision.issued',
      'hearing.requested',
      'report.decided',
      'restriction.imposed',
      'restriction.reversed',
    ]);
    const everything = JSON.stringify(told);
    for (const text of [
      ...OTHERS,
      'lead-1',
      'reviewer-1',
      WORDS,
      REASONS,
      VIEW,
      OBJECTION,
      ANSWER,
    ]) {
      assert.ok(!everything.includes(text), text);
    }
  },
);
