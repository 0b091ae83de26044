import assert from 'node:assert/strict';
import { readRulebookFiles } from '../../src/cli/commands/rulebook-files.ts';
import {
  asMember,
  clear,
  decide,
  openCases,
  reportedCase,
  reportOn,
  workUp,
} from '../server/case-work.ts';
import type { Answered, Ask } from '../server/talk.ts';
import type { Visitor } from './browser.ts';
import type { Community, Somebody } from './community.ts';
import type { Listener } from './listener.ts';
import { press } from './story.ts';

/** One page in one situation, and who sees it. */
export interface Shown {
  readonly name: string;
  readonly path: string;
  /** Nobody signed in, when absent. */
  readonly who?: Somebody;
  readonly statusCode?: number;
  /** How many scripts it has; none, when absent. */
  readonly scripts?: number;
  /** What is done on the page until it looks as it should. */
  readonly prepare?: (visitor: Visitor) => Promise<void>;
}

/** Handles of everybody whom a decision of `furnish` restricts. */
export const restricted = ['m-restricted-1', 'm-restricted-2', 'm-restricted-3'] as const;

const moderator: Somebody = { kind: 'staff', id: 'moderator-1' };
const lead: Somebody = { kind: 'staff', id: 'lead-1' };
const reviewer: Somebody = { kind: 'staff', id: 'reviewer-1' };

interface Cast {
  readonly community: Community;
  readonly listener: Listener;
  readonly moderator: Ask;
  /** Decides, and could hear appeals of others' decisions. */
  readonly lead: Ask;
  readonly reviewer: Ask;
}

/**
 * Lets the community live through one of everything, and lists all pages with something on them.
 */
export async function furnish(community: Community, listener: Listener): Promise<readonly Shown[]> {
  const cast: Cast = {
    community,
    listener,
    moderator: await community.staff('moderator-1'),
    lead: await community.staff('lead-1'),
    reviewer: await community.staff('reviewer-1'),
  };
  await announceRules(cast);
  return [
    ...publicPages,
    ...(await reporterPages(cast)),
    ...(await memberPages(cast)),
    ...(await casePages(cast)),
    ...(await bulkPages(cast)),
    ...(await appealPages(cast)),
    ...(await overviewPages(cast)),
    ...errorPages,
  ];
}

/** Publishes a version of tomorrow in which a rule changes, so that its page shows how. */
async function announceRules({ community }: Cast): Promise<void> {
  const files = readRulebookFiles('examples/rulebooks/forum');
  const path = 'rules/spam.link-flood.md';
  const before = files[path] ?? '';
  const after = before
    .replace('effect: review', 'effect: nudge')
    .replace('after that a moderator looks at it', 'after that you are told about this rule');
  assert.notEqual(after, before);
  const changed = { ...files, [path]: after };
  const effectiveFrom = new Date(Date.now() + 86_400_000).toISOString();
  const body = { files: changed, effectiveFrom };
  const answer = await community.operator('POST', '/v1/rulebook/versions', { body });
  assert.equal(answer.statusCode, 201, answer.text);
}

/** Shows the tables beside pictures and everything else that is folded away. */
async function unfold({ page }: Visitor): Promise<void> {
  await page.locator('details').evaluateAll((found) => {
    for (const details of found) details.setAttribute('open', '');
  });
}

const publicPages: readonly Shown[] = [
  { name: 'front', path: '/' },
  { name: 'rules', path: '/rules' },
  { name: 'rule with a condition', path: '/rules/spam.link-flood' },
  { name: 'rule for people only', path: '/rules/civility.harassment' },
  { name: 'former version', path: '/rules/versions/1' },
  { name: 'report form', path: '/report' },
  { name: 'how to sign in', path: '/sign-in' },
  { name: 'how decisions are made', path: '/how' },
  { name: 'figures', path: '/figures' },
  { name: 'figures of everything', path: '/figures?period=all', prepare: unfold },
  { name: 'check a receipt', path: '/proof', scripts: 1 },
];

const errorPages: readonly Shown[] = [
  { name: 'nothing here', path: '/nothing-here', statusCode: 404 },
  { name: 'a link cut off', path: '/d/cut', statusCode: 404 },
  { name: 'sign in first', path: '/me', statusCode: 401 },
  { name: 'not open to a reviewer', path: '/m', who: reviewer, statusCode: 403 },
  {
    name: 'refused report',
    path: '/report',
    prepare: async (visitor) => {
      await visitor.page.getByLabel('What is wrong with it?').fill('It is rude.');
      await visitor.page.getByLabel('As far as I know').check();
      await press(visitor, 'Send the report');
      await visitor.page.getByText('That did not work yet').first().waitFor();
    },
  },
];

async function reportAbout(
  { community, moderator: handler }: Cast,
  member: string,
): Promise<string> {
  return await reportedCase({ reporter: community.platform, handler }, reportOn(member));
}

async function reporterPages(cast: Cast): Promise<readonly Shown[]> {
  const { community, moderator: handler } = cast;
  const file = async (member: string): Promise<string> => {
    const filed = await community.nobody('POST', '/v1/reports', { body: reportOn(member) });
    assert.equal(filed.statusCode, 202, filed.text);
    return filed.textAt('/secret');
  };
  const waiting = await file('m-waiting');
  const answered = await file('m-cleared');
  const [path] = (await openCases(handler)).slice(-1);
  const cleared = await clear(handler, path ?? '');
  assert.equal(cleared.statusCode, 201, cleared.text);
  await cast.listener.told('report.decided', { outcome: 'no-breach' });
  return [
    { name: 'receipt', path: `/r/${waiting}?receipt` },
    { name: 'report waiting', path: `/r/${waiting}` },
    { name: 'report without a breach', path: `/r/${answered}` },
  ];
}

/** A decision that restricts, with the address of its statement. */
async function restrict(
  cast: Cast,
  member: string,
): Promise<{ readonly decision: string; readonly link: string }> {
  const decided = await decide(cast.lead, await reportAbout(cast, member));
  assert.equal(decided.statusCode, 201, decided.text);
  const decision = decided.textAt('/decision');
  const issued = await cast.listener.told('decision.issued', { decision });
  const link = String(issued.data['statementUrl']).replace(cast.community.url, '');
  return { decision, link };
}

async function memberPages(cast: Cast): Promise<readonly Shown[]> {
  const [member] = restricted;
  const { link } = await restrict(cast, member);
  const who = { kind: 'member', id: member } as const;
  const { operator, url } = cast.community;
  const own = await asMember(url, operator, member);
  const list = await own('GET', `/v1/members/${member}/statements`);
  const signIn = await operator('POST', '/v1/sign-in-links', { body: { person: who } });
  return [
    { name: 'statement by its link', path: link },
    { name: 'my page', path: '/me', who },
    { name: 'heard after an urgent decision', path: '/me/hearings', who },
    { name: 'statement', path: `/me/statements/${list.textAt('/items/0/statement')}`, who },
    { name: 'sign-in link', path: `/sign-in/${signIn.textAt('/secret')}` },
  ];
}

async function casePages(cast: Cast): Promise<readonly Shown[]> {
  const { moderator: handler } = cast;
  const who = moderator;
  const free = await reportAbout(cast, 'm-free');
  const blind = await reportAbout(cast, 'm-blind');
  await handler('POST', `${blind}/lease`, { body: {} });
  const found = await reportAbout(cast, 'm-found');
  await handler('POST', `${found}/lease`, { body: {} });
  const finding = { breach: 'breach', rule: 'spam.link-flood', confidence: 'low' };
  await handler('POST', `${found}/finding`, { body: finding });
  const ready = await reportAbout(cast, 'm-ready');
  await workUp(handler, ready);
  const asked = await reportAbout(cast, 'm-asked');
  await workUp(handler, asked);
  await handler('POST', `${asked}/view-request`);
  const told = await cast.listener.told('hearing.requested', {
    case: asked.replace('/v1/cases/', ''),
  });
  const hearing = String(told.data['hearingUrl']).replace(cast.community.url, '');
  const decided = await handler('GET', '/v1/cases?phase=decided&limit=1');
  const page = (path: string): string => path.replace('/v1/', '/m/');
  return [
    { name: 'hearing by its link', path: hearing },
    { name: 'case in which somebody was asked', path: page(asked), who },
    { name: 'cases put aside', path: '/m?phase=aside', who },
    { name: 'queue', path: '/m', who },
    { name: 'decided cases', path: '/m?phase=decided', who },
    { name: 'waiting for a second person', path: '/m/second', who },
    { name: 'case that nobody has', path: page(free), who },
    { name: 'case before the finding', path: page(blind), who },
    { name: 'case held by somebody else', path: page(blind), who: lead },
    { name: 'precedents', path: page(found), who },
    { name: 'decision form', path: page(ready), who },
    {
      name: 'preview',
      path: page(ready),
      who,
      prepare: async (visitor) => {
        await visitor.page.getByLabel('Your reasons, to the member').fill('The same link, again.');
        await visitor.page.getByLabel('Why this step?').fill('A reminder did not help.');
        await visitor.page.getByLabel('No links for one day').check();
        await press(visitor, 'Preview what they get');
        await visitor.page.getByText('Nothing is sent yet.').first().waitFor();
      },
    },
    { name: 'decided case', path: `/m/cases/${decided.textAt('/items/0/case')}`, who },
  ];
}

/** A job that is being checked: its list, its making, itself and one case of its sample. */
async function bulkPages(cast: Cast): Promise<readonly Shown[]> {
  const cases = [await reportAbout(cast, 'm-many-1'), await reportAbout(cast, 'm-many-2')];
  const ids = cases.map((path) => path.slice(path.lastIndexOf('/') + 1));
  const body = {
    rule: 'spam.link-flood',
    rung: 'warning',
    reasons: 'The same link stood in eight threads within nine minutes.',
    deviationReason: 'A reminder did not help before.',
    confidence: 'high',
    cases: ids.map((id) => ({ case: id })),
  };
  const job = await cast.moderator('POST', '/v1/bulk-decisions', { body });
  const path = `/m/bulk/${job.textAt('/bulk')}`;
  const who = moderator;
  return [
    { name: 'bulk jobs', path: '/m/bulk', who },
    { name: 'rule of a bulk job', path: '/m/bulk/new', who },
    { name: 'making a bulk job', path: '/m/bulk/new?rule=spam.link-flood', who },
    { name: 'bulk job', path, who },
    { name: 'case of a sample', path: `${path}/cases/${ids[0]}`, who },
  ];
}

async function appealPages(cast: Cast): Promise<readonly Shown[]> {
  const [, waiting, answered] = restricted;
  const free = await appealed(cast, waiting);
  const done = await appealed(cast, answered);
  const who = reviewer;
  const act = async (verb: string, body: object = {}, version?: unknown): Promise<Answered> => {
    const answer = await cast.reviewer('POST', `/v1/appeals/${done.appeal}/${verb}`, {
      body,
      ...(version === undefined ? {} : { version }),
    });
    assert.ok(answer.statusCode < 300, answer.text);
    return answer;
  };
  await act('lease');
  await act('finding', { breach: 'no-breach' });
  const opened = await act('open-first');
  const outcome = { outcome: 'decision-reversed', reasons: 'The link was asked for.' };
  await act('outcome', outcome, opened.at('/version'));
  const page = `/a/${free.appeal}`;
  const find = async (visitor: Visitor): Promise<void> => {
    const take = visitor.page.getByRole('button', { name: 'Take the appeal' });
    if ((await take.count()) > 0) await take.click();
    if ((await visitor.page.getByLabel('Breaks no rule').count()) === 0) return;
    await visitor.page.getByLabel('Breaks no rule').check();
    await press(visitor, 'Record the finding');
    await press(visitor, 'Open the first decision');
    await visitor.page.getByText('Side by side').first().waitFor();
  };
  return [
    { name: 'appeals', path: '/a', who },
    { name: 'appeals not open to whoever decided', path: '/a', who: lead },
    { name: 'appeal that nobody has', path: page, who: lead },
    { name: 'answer to an appeal', path: page, who, prepare: find },
    { name: 'answered appeal', path: `/a/${done.appeal}`, who },
    { name: 'statement under appeal', path: free.link },
    { name: 'reversed statement', path: done.link },
  ];
}

async function appealed(
  cast: Cast,
  member: string,
): Promise<{ readonly appeal: string; readonly link: string }> {
  const { decision, link } = await restrict(cast, member);
  const own = await asMember(cast.community.url, cast.community.operator, member);
  const body = { text: 'It was one link, and somebody had asked for it.' };
  const filed = await own('POST', `/v1/decisions/${decision}/appeals`, { body });
  assert.ok(filed.statusCode < 300, filed.text);
  return { appeal: filed.textAt('/appeal'), link };
}

/** The overview with an emergency access in force and a complaint, as those see it who may. */
async function overviewPages({ community, moderator: handler }: Cast): Promise<readonly Shown[]> {
  const [file = ''] = await openCases(handler);
  const reason = 'Somebody announces to harm themselves tonight.';
  const body = { kind: 'reporter-identity', way: 'counted', reason };
  const asked = await handler('POST', `${file}/accesses`, { body });
  assert.equal(asked.statusCode, 201, asked.text);
  const complaint = {
    ...reportOn('m-unused'),
    subject: { kind: 'staff-conduct', staff: 'moderator-1' },
    shown: { text: 'They were rude.', occurredAt: new Date().toISOString(), private: false },
  };
  const filed = await community.nobody('POST', '/v1/reports', { body: complaint });
  assert.equal(filed.statusCode, 202, filed.text);
  return [
    { name: 'overview', path: '/lead', who: lead, prepare: unfold },
    { name: 'overview of a reviewer', path: '/lead?period=all', who: reviewer, prepare: unfold },
  ];
}
