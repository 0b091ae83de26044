import type { Application } from '../app/application.ts';
import type { Lanes } from '../app/lanes.ts';
import type { Principal } from '../app/principal.ts';
import { scopes } from '../app/principal.ts';
import type { CommunityId, MemberId, StaffId, TokenId } from '../kernel/identifier.ts';
import { instant } from '../kernel/instant.ts';
import { limits } from '../kernel/limits.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import { type Err, err, ok } from '../kernel/result.ts';
import type { Incident } from './create-api.ts';
import { createApi } from './create-api.ts';
import type { PlatformIntake, ReadActivities } from './rim.ts';

/** What a test says about one part of the application; everything else answers `not_found`. */
export type Told = {
  readonly [Area in keyof Application]?: Application[Area] extends (...given: never) => unknown
    ? Application[Area]
    : Partial<Application[Area]>;
};

export const fullToken = 'evh_full-token-of-the-platform';
export const bareToken = 'evh_token-without-any-scope';
export const publicUrl = 'https://community.example';
export const idempotencyKey = '0190f0a0-0000-7000-8000-000000000001';

export const platform: Extract<Principal, { readonly kind: 'platform' }> = {
  kind: 'platform',
  token: 'token-1' as TokenId,
  community: 'forum' as CommunityId,
  scopes,
};

/** Sessions by cookie: one member, one who holds every role, one whose roles have ended. */
const sessions: Readonly<Record<string, Principal>> = {
  'member-session': { kind: 'member', member: 'm-0412' as MemberId },
  'staff-session': {
    kind: 'staff',
    staff: 'moderator-2' as StaffId,
    roles: ['moderator', 'reviewer', 'lead', 'ombud', 'operator', 'auditor'],
  },
  'auditor-session': { kind: 'staff', staff: 'auditor-1' as StaffId, roles: ['auditor'] },
  'ended-session': { kind: 'staff', staff: 'moderator-9' as StaffId, roles: [] },
};

const letters = { sends: () => false, list: refused, retry: refused, noteReturned: refused };

/** An application that knows who calls and nothing else, with what the test tells on top. */
export function testingApplication(told: Told = {}): Application {
  return {
    intake: { ...intake, ...told.intake },
    aside: { list: refused, takeUp: refused },
    reports: { file: refused, status: refused, ...told.reports },
    cases: { ...cases, ...told.cases },
    hearings: { mine: refused, read: refused, give: refused, byLink: refused, ...told.hearings },
    decisions: {
      read: refused,
      confirm: refused,
      reject: refused,
      undo: refused,
      ...told.decisions,
    },
    bulks: { ...bulks, ...told.bulks },
    members: { ...members, ...told.members },
    statements: { read: refused, markDelivered: refused, byLink: refused, ...told.statements },
    restrictions: { ofSubject: refused, read: refused, lift: refused, ...told.restrictions },
    record: {
      keys: undefined,
      entries: async () => undefined,
      witnesses: async () => [],
      file: async () => undefined,
      receipt: refused,
      ...told.record,
    },
    erasures: {
      ask: refused,
      ofMember: refused,
      withdraw: refused,
      read: refused,
      ...told.erasures,
    },
    earlyEnds: {
      ask: refused,
      read: refused,
      queue: refused,
      answer: refused,
      ...told.earlyEnds,
    },
    appeals: { ...appeals, ...told.appeals },
    redress: { of: refused, unheard: refused, ...told.redress },
    reopenings: { ask: refused, queue: refused, answer: refused, ...told.reopenings },
    disputes: { tell: refused, open: refused, end: refused, ...told.disputes },
    panels: { ...panels, ...told.panels },
    outsideReviews: { ...outsideReviews, ...told.outsideReviews },
    recognitions: { ...recognitions, ...told.recognitions },
    orders: { ...orders, ...told.orders },
    dangers: { ...dangers, ...told.dangers },
    rulebooks: { ...rulebooks, ...told.rulebooks },
    staffRoom: { ...staffRoom, ...told.staffRoom },
    groups: { ...groups, ...told.groups },
    duties: { ...duties, ...told.duties },
    breakGlass: { ...breakGlass, ...told.breakGlass },
    staffRecords: { read: refused, ...told.staffRecords },
    figures: { ...figures, ...told.figures },
    webhooks: { ...webhooks, ...told.webhooks },
    correspondence: { ...correspondence, ...told.correspondence },
    letters: { ...letters, ...told.letters },
    signIn: { ...signIn, ...told.signIn },
    now: told.now ?? (() => instant('2026-11-20T08:15:00Z')),
    tick: told.tick ?? (() => Promise.reject(new TypeError('the api runs no clockwork'))),
    health: told.health ?? (async () => ({ ready: true, problems: [] })),
    close: told.close ?? (async () => undefined),
  };
}

export interface Asked {
  readonly method?: string;
  readonly as?: 'token' | 'bare' | 'member' | 'staff' | 'auditor' | 'ended' | 'nobody';
  readonly json?: unknown;
  readonly body?: NonNullable<RequestInit['body']>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // Tests look into answers by hand.
  readonly json: Readonly<Record<string, unknown>>;
}

export interface TestingApi {
  readonly incidents: Incident[];
  ask(path: string, asked?: Asked): Promise<Answered>;
  request(path: string, init?: RequestInit): Promise<Response>;
}

export function testingApi(
  told: Told = {},
  given: {
    readonly platforms?: readonly PlatformIntake[];
    readonly readActivities?: ReadActivities;
    readonly elapsedMs?: () => number;
    readonly lanes?: Lanes;
  } = {},
): TestingApi {
  const incidents: Incident[] = [];
  const app = createApi({
    application: testingApplication(told),
    platforms: given.platforms ?? [],
    readActivities: given.readActivities ?? (() => ok({ single: true, activities: [] })),
    publicUrl,
    onIncident: (incident) => incidents.push(incident),
    elapsedMs: given.elapsedMs ?? (() => 0),
    ...(given.lanes === undefined ? {} : { lanes: given.lanes }),
  });
  const request = async (path: string, init: RequestInit = {}): Promise<Response> =>
    await app.request(path, init);
  return {
    incidents,
    request,
    ask: async (path, asked = {}) => {
      const response = await request(path, requestOf(asked));
      const text = await response.text();
      const json = text === '' ? {} : (JSON.parse(text) as Answered['json']);
      return { status: response.status, headers: response.headers, json };
    },
  };
}

function requestOf(asked: Asked): RequestInit {
  const hasBody = asked.json !== undefined || asked.body !== undefined;
  const method = asked.method ?? (hasBody ? 'POST' : 'GET');
  const headers: Record<string, string> = {
    ...credentials(asked.as ?? 'nobody'),
    ...(hasBody ? { 'content-type': 'application/json' } : {}),
    ...(method === 'GET' ? {} : { 'idempotency-key': idempotencyKey }),
    ...asked.headers,
  };
  const body = asked.json === undefined ? asked.body : JSON.stringify(asked.json);
  return { method, headers, ...(body === undefined ? {} : { body }) };
}

function credentials(as: NonNullable<Asked['as']>): Record<string, string> {
  switch (as) {
    case 'nobody':
      return {};
    case 'token':
      return { authorization: `Bearer ${fullToken}` };
    case 'bare':
      return { authorization: `Bearer ${bareToken}` };
    default:
      return { cookie: `__Host-evenhand=${as}-session`, 'sec-fetch-site': 'same-origin' };
  }
}

async function refused(): Promise<Err<Refusal>> {
  return err(refuse('not_found', 'There is nothing here that you can see'));
}

const intake = { take: refused, screen: refused };
const cases = {
  queue: refused,
  leases: refused,
  read: refused,
  openOwnInitiative: refused,
  lease: refused,
  release: refused,
  recordFinding: refused,
  seePrecedents: refused,
  reveal: refused,
  addNote: refused,
  handOver: refused,
  putAside: refused,
  mergeInto: refused,
  requestView: refused,
  answerView: refused,
  decide: refused,
};
const bulks = {
  candidates: refused,
  list: refused,
  read: refused,
  open: refused,
  openSample: refused,
  confirmSample: refused,
  leaveOut: refused,
  start: refused,
  confirm: refused,
  reject: refused,
  undo: refused,
  vacate: refused,
};
const members: Application['members'] = {
  powers: (member) => ({ member, at: instant('2026-11-20T08:15:00Z'), limits: [] }),
  standing: refused,
  statements: refused,
  export: refused,
};
const appeals = {
  file: refused,
  queue: refused,
  read: refused,
  lease: refused,
  recordFinding: refused,
  openFirst: refused,
  decide: refused,
};
const panels = {
  call: refused,
  mine: refused,
  offer: refused,
  withdraw: refused,
  read: refused,
  cast: refused,
  confirm: refused,
  leave: refused,
  lot: refused,
};
const outsideReviews = {
  name: refused,
  revoke: refused,
  read: refused,
  recordFinding: refused,
  openFirst: refused,
  decide: refused,
};
const recognitions = {
  give: refused,
  correct: refused,
  choose: refused,
  received: refused,
  given: refused,
  shown: refused,
};
const orders = {
  list: refused,
  read: refused,
  receive: refused,
  sendReceipt: refused,
  giveEffect: refused,
  refuse: refused,
  orderSilence: refused,
  endEffect: refused,
  close: refused,
  told: refused,
};
const dangers = { list: refused, read: refused, record: refused, recordTelling: refused };
const rulebooks: Application['rulebooks'] = {
  history: () => ({ versions: [] }),
  current: () => undefined,
  publish: refused,
};
const staffRoom = {
  list: refused,
  appoint: refused,
  grantRole: refused,
  endRole: refused,
  declareRelation: refused,
};
const groups = {
  list: refused,
  read: refused,
  own: refused,
  open: refused,
  appoint: refused,
  recordGone: refused,
  accept: refused,
  resign: refused,
  comeBack: refused,
  declareRelation: refused,
};
const duties = {
  bring: refused,
  read: refused,
  own: refused,
  inGroup: refused,
  markDelivered: refused,
  answer: refused,
  defend: refused,
};
const breakGlass: Application['breakGlass'] = {
  ask: refused,
  list: refused,
  read: refused,
  confirm: refused,
  decline: refused,
  open: refused,
  toldTo: refused,
  counts: async () => [],
};
const figures: Application['figures'] = {
  read: async () => ({
    countedAt: instant('2026-11-20T08:15:00Z'),
    withheldBelow: limits.figureMin,
    periods: [],
  }),
  overview: refused,
};
const correspondence: Application['correspondence'] = {
  read: refused,
  chooseLanguage: refused,
  giveAddress: refused,
  removeAddress: refused,
  question: refused,
  confirm: refused,
};

const webhooks = {
  add: refused,
  list: refused,
  remove: refused,
  deliveries: refused,
  redeliver: refused,
};
const signIn: Application['signIn'] = {
  issueLink: refused,
  redeemLink: refused,
  session: async (secret) => sessions[secret],
  end: async () => undefined,
  issueToken: refused,
  token: async (secret) => {
    if (secret === fullToken) return platform;
    return secret === bareToken ? { ...platform, scopes: [] } : undefined;
  },
  revokeToken: refused,
};
