import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Application } from '../app/application.ts';
import { instant } from '../kernel/instant.ts';
import { ok } from '../kernel/result.ts';
import { createApi } from './create-api.ts';
import type { Audience } from './resource.ts';
import { allRoutes } from './routes.ts';
import {
  fullToken,
  idempotencyKey,
  publicUrl,
  testingApi,
  testingApplication,
} from './testing-application.ts';
import { TokenCache } from './token-cache.ts';

const readActivities = () =>
  ok({
    single: true,
    activities: [{ kind: 'unknown', id: 'a', source: 's', type: 't', raw: '' } as const],
  });

/** One good body for each operation that takes one. */
const bodies: Readonly<Record<string, unknown>> = {
  takeActivities: {},
  fileReport: { subject: { kind: 'item', item: 'i-1' }, text: 'Spam', goodFaith: true },
  readReportProgress: { secret: 's' },
  openCase: { subject: { kind: 'member', member: 'm-1' }, reason: 'Seen by chance' },
  recordFinding: { breach: 'breach', rule: 'spam.link-flood', confidence: 'high' },
  seePrecedents: { breach: 'no-breach' },
  revealIdentity: { reason: 'The text names its author' },
  addNote: { text: 'Looks like a copy' },
  handOverCase: { to: 'moderator-3', reason: 'They speak the language' },
  decideCase: { outcome: 'no-breach', confidence: 'low' },
  rejectDecision: { reason: 'The facts do not show it' },
  openBulk: {
    rule: 'spam.link-flood',
    rung: 'warning',
    confidence: 'high',
    cases: [{ case: 'c-1' }],
  },
  openBulkSample: { case: 'c-1' },
  confirmBulkSample: { case: 'c-1' },
  leaveOutOfBulk: { case: 'c-1', reason: 'It quotes somebody else' },
  rejectBulk: { reason: 'Two of them do not fit' },
  vacateBulk: { reasons: 'The list of words had a mistake' },
  confirmDelivery: { channel: 'page' },
  liftRestriction: { reason: 'It has done its work' },
  askEarlyEnd: { text: 'I have understood it and would like to answer' },
  answerEarlyEnd: { outcome: 'kept', reasons: 'Two days are left of it' },
  fileAppeal: { text: 'I was quoting somebody' },
  recordAppealFinding: { breach: 'cannot-tell' },
  decideAppeal: { outcome: 'decision-reversed', reasons: 'It was a quotation' },
  giveRecognition: {
    receiver: 'm-0412',
    deed: { kind: 'mediation', item: 'post-1' },
    criterion: 'calmed-a-quarrel',
    reason: 'They calmed it',
  },
  chooseRecognition: { choice: 'show' },
  correctRecognition: {
    deed: { kind: 'careful-report', report: 'report-1' },
    criterion: 'report-with-care',
    reason: 'It said where',
    why: 'The wrong one',
  },
  receiveOrder: {
    kind: 'act',
    authority: 'Amtsgericht Musterstadt',
    reference: '3 C 17/26',
    legalGround: 'Section 1004',
    territory: ['DE'],
    language: 'de',
    member: 'm-0412',
    item: 'post-1',
    ordered: 'Make it inaccessible',
    silence: { until: '2026-12-20T00:00:00Z', legalGround: 'Section 101' },
  },
  giveOrderEffect: { kind: 'restricted', measure: 'hide', for: 'P90D' },
  refuseOrder: { reasons: 'It names no item' },
  orderSilence: { until: '2026-12-20T00:00:00Z', legalGround: 'Section 101' },
  endOrderEffect: { reasons: 'It was set aside' },
  recordDanger: { suspected: 'An attack is announced' },
  recordTelling: { authority: 'Police', toldAt: '2026-11-20T08:00:00Z', sent: 'The post' },
  putCaseAside: { until: '2026-11-21T08:00:00Z', reason: 'The translator answers tomorrow' },
  mergeCase: { into: 'c-2' },
  answerView: { outcome: 'kept', reasons: 'Nothing in it changes what was found' },
  giveView: { text: 'It was a joke between the two of us' },
  readRedressByLink: { statementSecret: 's' },
  askReopening: { facts: 'It was somebody else' },
  answerReopening: { answer: 'decline', reasons: 'This was known at the time' },
  tellDispute: { body: 'A certified body', reference: 'A-17' },
  endDispute: { outcome: 'settled', implemented: 'in-full', account: 'Shortened by a day' },
  callPanel: { size: 3 },
  offerToServe: { relatedTo: ['m-7'] },
  castBallot: { breach: 'no-breach', reasons: 'It was a quotation' },
  confirmBallot: { breach: 'breach', rung: 'warning', reasons: 'It was no quotation' },
  leavePanel: { because: 'cannot-serve' },
  nameOutsideReviewer: {
    knownAs: 'the council',
    reason: 'They know nobody here',
    until: '2026-12-01T00:00:00Z',
  },
  revokeOutsideReview: { reason: 'They know somebody here' },
  readOutsideReview: { secret: 's' },
  recordOutsideFinding: { secret: 's', breach: 'cannot-tell' },
  openFirstFromOutside: { secret: 's' },
  decideFromOutside: { secret: 's', outcome: 'decision-upheld', reasons: 'It was no quotation' },
  publishRulebook: { files: { 'rulebook.yaml': 'name: x' }, effectiveFrom: '2026-12-01T00:00:00Z' },
  appointStaff: { staff: 'moderator-4', role: 'moderator' },
  grantRole: { role: 'reviewer', reason: 'Trained in May' },
  endRole: { role: 'reviewer', reason: 'Asked to stop' },
  declareRelation: { to: { kind: 'member', id: 'm-7' }, relation: 'work' },
  openGroup: { group: 'ferns' },
  appointSteward: {
    steward: 'm-0412',
    seat: 'steward',
    charter: { text: 'You look', duties: [{ duty: 'answer-staff', within: 'P3D' }] },
  },
  recordStewardGone: { steward: 'm-0412', reason: 'Left in spring' },
  acceptCharter: { version: 1 },
  declareStewardRelation: { to: { kind: 'member', id: 'm-7' }, relation: 'work' },
  bringMatter: { kind: 'look-into-matter', text: 'Please look at the fern thread' },
  confirmMatterDelivered: { channel: 'page' },
  answerDuty: { text: 'I spoke with both of them' },
  giveDefence: { text: 'I was ill' },
  askAccess: { kind: 'sealed-file', way: 'counted', reason: 'Somebody is in danger tonight' },
  declineAccess: { reason: 'The text itself says who it is about' },
  issueSignInLink: { person: { kind: 'staff', id: 'moderator-4' } },
  addWebhook: { url: 'https://forum.example/hook', topics: ['decision.issued'] },
  chooseLanguage: { language: 'de' },
  giveMailAddress: { address: 'fern@post.example' },
  issueToken: { name: 'forum', scopes: ['screen'] },
};

const value = {
  version: 3,
  blind: { version: 3 },
  items: [],
  next: 'cursor-2',
  filedAt: instant('2026-11-20T08:15:00Z'),
  number: 1,
};

/** Says yes to everything, so that a route shows what it does with an answer. */
function agreeable(): Application {
  const base = testingApplication({
    rulebooks: { current: () => value as never, history: () => ({ versions: [value as never] }) },
  });
  const agree = (area: object, kept: object): never =>
    new Proxy(area, {
      get: (_area, name) =>
        Object.hasOwn(kept, name) ? Reflect.get(kept, name) : async () => ok(value),
    }) as never;
  const { rulebooks, signIn, members } = base;
  return {
    ...base,
    intake: agree(base.intake, { take: async () => ok([{ id: 'a', result: 'accepted' }]) }),
    reports: agree(base.reports, {}),
    cases: agree(base.cases, {}),
    decisions: agree(base.decisions, {}),
    hearings: agree(base.hearings, { mine: async () => ok([]) }),
    bulks: agree(base.bulks, {}),
    members: agree(members, { powers: members.powers, statements: async () => ok([]) }),
    statements: agree(base.statements, {}),
    record: agree(base.record, {}),
    restrictions: agree(base.restrictions, {}),
    earlyEnds: agree(base.earlyEnds, {}),
    erasures: agree(base.erasures, {}),
    appeals: agree(base.appeals, {}),
    redress: agree(base.redress, {}),
    reopenings: agree(base.reopenings, {}),
    disputes: agree(base.disputes, {}),
    panels: agree(base.panels, {}),
    outsideReviews: agree(base.outsideReviews, {}),
    recognitions: agree(base.recognitions, {}),
    orders: agree(base.orders, {}),
    dangers: agree(base.dangers, {}),
    rulebooks: agree(rulebooks, { current: rulebooks.current, history: rulebooks.history }),
    staffRoom: agree(base.staffRoom, { list: async () => ok([]) }),
    groups: agree(base.groups, { own: async () => ok([]) }),
    duties: agree(base.duties, { own: async () => ok([]) }),
    breakGlass: agree(base.breakGlass, {
      toldTo: async () => ok([]),
      counts: base.breakGlass.counts,
    }),
    staffRecords: agree(base.staffRecords, {}),
    figures: agree(base.figures, { read: base.figures.read }),
    webhooks: agree(base.webhooks, { list: async () => ok([]) }),
    correspondence: agree(base.correspondence, {}),
    letters: agree(base.letters, {}),
    signIn: agree(base.signIn, { session: signIn.session, token: signIn.token }),
  };
}

/** Staff where staff may come, members where only they may; a token otherwise. */
function sessionFor({ staff, member, scope, anonymous }: Audience): string | undefined {
  if (staff !== undefined) return 'staff-session';
  const onlyMembers = member === true && scope === undefined && anonymous !== true;
  return onlyMembers ? 'member-session' : undefined;
}

/** What must stand in the query. */
const queries: Readonly<Record<string, string>> = {
  listRestrictions: '?subject=member:m-0412',
  listBulkCandidates: '?rule=spam.link-flood',
};

const routes = allRoutes({ readActivities, platforms: [], tokens: new TokenCache(() => 0) });

for (const route of routes.filter(
  ({ operation }) => !['takeWebhook', 'screen'].includes(operation),
)) {
  test(`${route.operation} answers ${route.success} when the application agrees`, async () => {
    const app = createApi({ application: agreeable(), readActivities, platforms: [], publicUrl });
    const session = sessionFor(route.audience);
    const path = route.path
      .replace('{version}', '1')
      .replace('{member}', 'm-0412')
      .replaceAll(/\{\w+\}/g, 'x-1');
    const body = bodies[route.operation];
    const response = await app.request(`${path}${queries[route.operation] ?? ''}`, {
      method: route.method.toUpperCase(),
      headers: {
        ...(session !== undefined
          ? { cookie: `__Host-evenhand=${session}`, 'sec-fetch-site': 'same-origin' }
          : { authorization: `Bearer ${fullToken}` }),
        'idempotency-key': idempotencyKey,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    assert.equal(response.status, route.success, text);
    assert.doesNotThrow(() => JSON.parse(text));
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'/);
    const shared = route.path.startsWith('/v1/rulebook') && route.method === 'get';
    const caching = shared ? 'public, max-age=60' : 'private, no-store';
    assert.equal(response.headers.get('cache-control'), caching);
  });
}

test('a resource with a version carries it as ETag, a list links to its next page', async () => {
  const app = createApi({ application: agreeable(), readActivities, platforms: [], publicUrl });
  const headers = { cookie: '__Host-evenhand=staff-session' };
  const one = await app.request('/v1/cases/c-1', { headers });
  assert.equal(one.headers.get('etag'), '"3"');
  const list = await app.request('/v1/cases?limit=10&phase=open', { headers });
  const link = '</v1/cases?limit=10&phase=open&cursor=cursor-2>; rel="next"';
  assert.equal(list.headers.get('link'), link);
});

test('a second appeal is answered with the first', async () => {
  const { ask } = testingApi({
    appeals: { file: async () => ok({ filedAt: instant('2026-11-19T08:00:00Z') } as never) },
  });
  const { status } = await ask('/v1/decisions/d-1/appeals', { json: { text: 'Again' } });
  assert.equal(status, 200);
});

test('readiness names what is wrong; liveness and figures answer meanwhile', async () => {
  const { ask, request } = testingApi({
    health: async () => ({ ready: false, problems: ['no rulebook is published yet'] }),
  });
  const { status, json } = await ask('/readyz');
  assert.equal(status, 503);
  assert.equal(json['detail'], 'no rulebook is published yet');
  assert.equal((await ask('/livez')).status, 200);
  const figures = await (await request('/metrics')).text();
  assert.match(figures, /^evenhand_ready 0$/m);
  assert.match(figures, /evenhand_http_answers_total\{operation="live",class="2xx"\} 1/);
});
