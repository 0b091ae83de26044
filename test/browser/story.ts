import assert from 'node:assert/strict';
import { afterEach, beforeEach } from 'node:test';
import { activity } from '../server/case-work.ts';
import { type OpenChromium, openChromium, type Visitor } from './browser.ts';
import { type Community, openCommunity, type Somebody } from './community.ts';
import { type Listener, openListener } from './listener.ts';

/** A community, a browser and a platform that listens: everything a story takes place in. */
export interface Stage {
  readonly community: Community;
  readonly listener: Listener;
  /** Somebody new, signed out unless it is said who they are; without scripts. */
  enter(who?: Somebody): Promise<Visitor>;
  /** Somebody new and signed out, whose browser runs scripts. */
  enterWithScripts(): Promise<Visitor>;
  /** Says that nobody's browser noticed anything it should not, then closes everything. */
  close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const community = await openCommunity();
  const chromium: OpenChromium = await openChromium(community.url);
  const listener = await openListener(community.platform);
  const visitors: Visitor[] = [];
  return {
    community,
    listener,
    enter: async (who) => {
      const visitor = await chromium.visitor();
      visitors.push(visitor);
      if (who !== undefined) await community.signIn(visitor, who);
      return visitor;
    },
    enterWithScripts: async () => await chromium.visitor({ javaScriptEnabled: true }),
    close: async () => {
      await chromium.close();
      await listener.close();
      await community.close();
      for (const { noticed } of visitors) assertNothingNoticed(noticed);
    },
  };
}

export function assertNothingNoticed(
  { errors, foreign, dialogs, kinds }: Visitor['noticed'],
  options: { readonly scripts?: boolean } = {},
): void {
  assert.deepEqual({ errors, foreign, dialogs }, { errors: [], foreign: [], dialogs: [] });
  // The icon is counted as `other`.
  const known = [
    'document',
    'stylesheet',
    'other',
    ...(options.scripts ? ['script', 'eventsource'] : []),
  ];
  assert.deepEqual(
    [...kinds.keys()].filter((kind) => !known.includes(kind)),
    [],
  );
}

/** Something a member wrote, as the platform tells it. */
export async function post(
  { community }: Stage,
  written: { readonly item: string; readonly member: string; readonly text: string },
): Promise<void> {
  const { item, member, text } = written;
  const posted = { actor: { id: member }, item, content: { kind: 'post', text } };
  const sent = await community.platform('POST', '/v1/activities', {
    body: activity(item, { data: posted }),
  });
  assert.equal(sent.at('/items/0/result'), 'accepted', sent.text);
}

/** Reports by the platform's own members, each from somebody else. */
export async function reportFrom(
  { community }: Stage,
  reporters: readonly string[],
  subject: object,
): Promise<void> {
  for (const id of reporters) {
    const filed = await community.platform('POST', '/v1/reports', {
      body: {
        source: 'report',
        subject,
        reporter: { kind: 'member', id },
        text: 'Please look at this one.',
        alleges: 'incompatible-with-rulebook',
        goodFaith: true,
      },
    });
    assert.equal(filed.statusCode, 202, filed.text);
  }
}

export async function press({ page }: Visitor, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

/** Waits until the page says this. */
export async function reads({ page }: Visitor, text: string): Promise<void> {
  await page.getByText(text).first().waitFor();
}

export async function limitsOf(
  { community }: Stage,
  member: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const powers = await community.platform('GET', `/v1/members/${member}/powers`);
  return powers.at('/limits') as readonly Readonly<Record<string, unknown>>[];
}

/** The page and its JSON twin hold none of this, nor any field that could tell. */
export async function assertBlind(
  { page, context }: Visitor,
  hidden: readonly string[],
): Promise<void> {
  const twin = page.url().replace('/m/cases/', '/v1/cases/').replace('/a/', '/v1/appeals/');
  const answer = await context.request.get(twin);
  assert.equal(answer.status(), 200, twin);
  const json = await answer.text();
  const html = await page.content();
  for (const text of hidden) {
    assert.ok(!html.includes(text), `the page holds ${text}`);
    assert.ok(!json.includes(text), `the JSON holds ${text}`);
  }
  const fields = fieldsOf(JSON.parse(json));
  const never = ['opened', 'standing', 'respondent', 'reporter', 'reportsBand', 'burst', 'first'];
  assert.deepEqual(
    never.filter((field) => fields.includes(field)),
    [],
  );
  const telling = page.getByRole('heading', { name: /standing|who it is about|side by side/i });
  assert.equal(await telling.count(), 0, 'a heading tells too much');
}

function fieldsOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? [] : Object.keys(value);
  return [...own, ...Object.values(value).flatMap(fieldsOf)];
}

/** From the queue to the decision form, with a breach of the rule. */
export async function findBreach(moderator: Visitor, rule: string): Promise<void> {
  const { page } = moderator;
  await page.getByLabel('Breaks a rule').check();
  await page.getByLabel('Which rule?').selectOption({ label: rule });
  await press(moderator, 'Record the finding');
  await page.getByRole('heading', { name: 'How similar cases ended' }).waitFor();
}

/** Of a story told in several tests: once one has failed, those after it say so and do not wait. */
export function stopAtFirstFailure(): void {
  let failed: string | undefined;
  beforeEach(() => {
    assert.equal(failed, undefined, 'an earlier step of the story failed');
  });
  afterEach((step) => {
    if ('passed' in step && !step.passed) failed ??= step.name;
  });
}
