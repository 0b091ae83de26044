import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { needsChromium, type Visitor } from './browser.ts';
import {
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

const MEMBER = 'm-0731';
const WORDS =
  'Everybody write to them until they leave. They asked me to stop, so now it is your turn.';
const RULE = "Don't go after people";
const REASONS = 'You sent others after somebody who had asked to be left alone, three times.';
const URGENCY = 'Others still write to them today, because these posts ask for it.';
const VIEW = 'I took two of them down myself, an hour later.';
const ANSWER = 'You took two of the posts down yourself, so nobody is sent after them any more.';
const OBJECTION = 'Two of the three posts are not mine.';

let stage: Stage;
let moderator: Visitor;
let second: Visitor;
let member: Visitor;

stopAtFirstFailure();
before(async () => {
  if (needsChromium.skip !== undefined) return;
  stage = await openStage();
  moderator = await stage.enter({ kind: 'staff', id: 'moderator-1' });
  second = await stage.enter({ kind: 'staff', id: 'moderator-2' });
  member = await stage.enter({ kind: 'member', id: MEMBER });
  await post(stage, { item: 'post-114', member: MEMBER, text: WORDS });
  await reportFrom(stage, ['m-0107'], { kind: 'item', item: 'post-114', author: MEMBER });
});
after(async () => {
  if (needsChromium.skip === undefined) await stage.close();
});

test('a suspension is sent only when a second person agrees', needsChromium, async () => {
  await moderator.open('/m');
  await moderator.page.getByRole('link', { name: /^Case / }).click();
  await press(moderator, 'Take the case');
  await findBreach(moderator, RULE);
  await press(moderator, 'Go on with this');
  await moderator.page.getByLabel('Suspended for thirty days').check();
  await moderator.page.getByLabel('Why this step?').fill('Three people wrote to them at once.');
  await moderator.page.getByLabel('Your reasons, to the member').fill(REASONS);
  await press(moderator, 'Send');
  await reads(moderator, 'Ask the person for their view before you restrict them');
  await moderator.page.getByLabel('Why could it not wait?').fill(URGENCY);
  await press(moderator, 'Send');
  await reads(moderator, 'A second person has to agree before it is sent.');
  await reads(moderator, 'You made this decision, so somebody else has to agree.');
  assert.deepEqual(await limitsOf(stage, MEMBER), []);
  await second.open('/m/second');
  await second.page.getByRole('link', { name: /^Case / }).click();
  await press(second, 'I agree: send it');
  await stage.listener.told('restriction.imposed', { measure: 'suspension' });
  const limits = await limitsOf(stage, MEMBER);
  assert.ok(
    limits.some(({ power }) => power === 'take-part'),
    JSON.stringify(limits),
  );
});

test(
  'N4 the suspended member signs in, reads the decision and appeals',
  needsChromium,
  async () => {
    const anew = await stage.enter({ kind: 'member', id: MEMBER });
    await reads(anew, 'Take part in the community');
    await anew.page.getByRole('link', { name: RULE }).click();
    for (const text of [WORDS, REASONS, 'The account is suspended']) await reads(anew, text);
    await anew.page.getByLabel('What should we look at again?').fill(OBJECTION);
    await press(anew, 'Send the appeal');
    await reads(anew, 'You have an answer by');
    await stage.listener.told('appeal.received');
  },
);

test(
  'X7 the session from before the suspension still reads and exports',
  needsChromium,
  async () => {
    assert.equal(await member.open('/me'), 200);
    await reads(member, 'appeal running');
    const arriving = member.page.waitForEvent('download');
    await member.page.getByRole('link', { name: 'Download my file' }).click();
    const file = await arriving;
    assert.equal(file.suggestedFilename(), 'my-file.json');
    const parts: Buffer[] = [];
    for await (const part of await file.createReadStream()) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString('utf8');
    assert.ok(text.includes(REASONS) && text.includes(WORDS));
    assert.ok(!text.includes('m-0107'), 'the reporter is in the file');
  },
);

test(
  'N4 the link shows the decision and the appeal to them, signed out',
  needsChromium,
  async () => {
    const issued = await stage.listener.told('decision.issued', { outcome: 'breach' });
    const link = String(issued.data['statementUrl']).replace(stage.community.url, '');
    const elsewhere = await stage.enter();
    assert.equal(await elsewhere.open(link), 200);
    await reads(elsewhere, 'Where your appeal is');
    await reads(elsewhere, REASONS);
  },
);

test(
  'D3 N4 whoever was suspended in urgency is heard after it, and that is answered',
  needsChromium,
  async () => {
    const issued = await stage.listener.told('decision.issued', { outcome: 'breach' });
    const link = String(issued.data['statementUrl']).replace(stage.community.url, '');
    const elsewhere = await stage.enter();
    assert.equal(await elsewhere.open(link), 200);
    await reads(elsewhere, URGENCY);
    await elsewhere.page.getByLabel('Your view').fill(VIEW);
    await press(elsewhere, 'Send my view');
    await reads(elsewhere, 'It is with those who decide.');
    await second.open('/m');
    await second.page.getByRole('link', { name: 'One person was heard' }).click();
    await second.page.getByRole('link', { name: /^Case / }).click();
    await reads(second, VIEW);
    await second.page.getByLabel('Lift what restricts them').check();
    await second.page.getByLabel('Your reasons, to the member').fill(ANSWER);
    await press(second, 'Answer');
    await reads(second, 'It was lifted.');
    await stage.listener.told('hearing.answered', { outcome: 'lifted' });
    assert.deepEqual(await limitsOf(stage, MEMBER), []);
    await elsewhere.page.reload();
    await reads(elsewhere, ANSWER);
  },
);
