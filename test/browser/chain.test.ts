import assert from 'node:assert/strict';
import { after, before, type TestContext, test } from 'node:test';
import { activity } from '../server/case-work.ts';
import { needsChromium, type OpenChromium, openChromium, type Visitor } from './browser.ts';
import { type Community, openCommunity } from './community.ts';
import { type Listener, openListener } from './listener.ts';

const MEMBER = 'm-0412';
const WORDS = 'You absolute blorthead, who taught you to water that?';
const REASONS = 'This is an insult from our list, said to a person. Say what is wrong with the idea.';
const ON_APPEAL = 'It quotes what somebody else had called the writer, so it is no insult of theirs.';

let community: Community;
let chromium: OpenChromium;
let listener: Listener;
/** Everybody who took part, so that in the end nobody's browser saw anything strange. */
const visitors: Visitor[] = [];

before(async () => {
  if (needsChromium.skip !== undefined) return;
  community = await openCommunity();
  chromium = await openChromium(community.url);
  listener = await openListener(community.platform);
});
after(async () => {
  await chromium?.close();
  await listener?.close();
  await community?.close();
});

async function arrive(): Promise<Visitor> {
  const visitor = await chromium.visitor();
  visitors.push(visitor);
  return visitor;
}

async function arriveAs(person: Parameters<Community['signIn']>[1]): Promise<Visitor> {
  const visitor = await arrive();
  await community.signIn(visitor, person);
  return visitor;
}

async function post(item: string, member: string, text: string): Promise<void> {
  const data = { actor: { id: member }, item, content: { kind: 'post', text } };
  const sent = await community.platform('POST', '/v1/activities', { body: activity(item, { data }) });
  assert.equal(sent.at('/items/0/result'), 'accepted', sent.text);
}

/** The names of all fields of a JSON value, at any depth. */
function fieldsOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? [] : Object.keys(value);
  return [...own, ...Object.values(value).flatMap(fieldsOf)];
}

/** HTML and JSON of the case that a page shows, as its own browser gets them. */
async function bothForms({ page, context }: Visitor): Promise<{ html: string; json: string }> {
  const api = page.url().replace('/m/cases/', '/v1/cases/').replace('/a/', '/v1/appeals/');
  const answer = await context.request.get(api);
  assert.equal(answer.status(), 200, api);
  return { html: await page.content(), json: await answer.text() };
}

async function assertBlind(visitor: Visitor, hidden: readonly string[]): Promise<void> {
  const { html, json } = await bothForms(visitor);
  for (const text of hidden) {
    assert.ok(!html.includes(text), `the page holds ${text}`);
    assert.ok(!json.includes(text), `the JSON holds ${text}`);
  }
  assert.doesNotMatch(html, /standing[^,]|Reports are counted|Who it is about/i);
  const told = fieldsOf(JSON.parse(json));
  const never = ['opened', 'standing', 'respondent', 'reporter', 'reportsBand', 'burst', 'first'];
  assert.deepEqual(never.filter((field) => told.includes(field)), []);
}

async function press({ page }: Visitor, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

async function limitsOf(member: string): Promise<readonly { readonly power: string }[]> {
  const powers = await community.platform('GET', `/v1/members/${member}/powers`);
  return powers.at('/limits') as readonly { readonly power: string }[];
}

test('from a report by somebody without an account to a reversal', needsChromium, async (story) => {
  const step = async (name: string, run: () => Promise<void>): Promise<void> => {
    await stepOf(story, name, run);
  };
  const reporter = await arrive();
  const lead = await arriveAs({ kind: 'staff', id: 'lead-1' });
  const reviewer = await arriveAs({ kind: 'staff', id: 'reviewer-1' });
  const member = await arrive();
  let receipt = '';
  let caseAddress = '';
  let appealAddress = '';

  await step('N6 somebody without an account reports, and keeps a receipt', async () => {
    await post('post-881', MEMBER, WORDS);
    await reporter.open('/');
    await reporter.page.getByRole('link', { name: 'Report something' }).click();
    await reporter.page.getByLabel('Link or number of the post').fill('post-881');
    await reporter.page.getByLabel('What is wrong with it?').fill('They call a newcomer names.');
    await reporter.page.getByLabel('As far as I know, what I write here is true.').check();
    await press(reporter, 'Send the report');
    await reporter.page.getByRole('heading', { name: 'Your report arrived' }).waitFor();
    receipt = new URL(reporter.page.url()).pathname;
    assert.match(receipt, /^\/r\/.{16,}/);
  });
});

async function stepOf(story: TestContext, name: string, run: () => Promise<void>): Promise<void> {
  let went = false;
  await story.test(name, async () => {
    await run();
    went = true;
  });
  assert.ok(went, `the story ends at: ${name}`);
}
