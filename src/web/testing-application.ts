import type { Application } from '../app/application.ts';
import type { Answer, Call } from '../app/contract/call.ts';
import type { Principal } from '../app/principal.ts';
import { duration } from '../kernel/duration.ts';
import type {
  CaseId,
  LanguageTag,
  ReportId,
  RestrictionId,
  StatementId,
} from '../kernel/identifier.ts';
import { addDuration, instant } from '../kernel/instant.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import { err, ok } from '../kernel/result.ts';
import { testingMail } from './mail/testing-mail.ts';
import {
  type BulkStage,
  bulkStages,
  testingBulk,
  testingBulkRow,
  testingCandidates,
} from './testing-bulk.ts';
import {
  appealStages,
  caseStages,
  moderator,
  respondent,
  reviewer,
  testingAppeal,
  testingAppealQueue,
  testingCase,
  testingDecision,
  testingNow,
  testingQueue,
  testingStanding,
} from './testing-case.ts';
import { testingEarlyEnd, testingEarlyEnds } from './testing-early-end.ts';
import { testingErasures } from './testing-erasures.ts';
import { testingFigures } from './testing-figures.ts';
import { testingHearings } from './testing-hearing.ts';
import { emergencyOf, stewardshipOf } from './testing-power-holders.ts';
import { redressAreas } from './testing-redress.ts';
import {
  testingDangers,
  testingOrders,
  testingRecognitions,
  testingRestOfFile,
} from './testing-registers.ts';
import { testingFormerVersion, testingVersion, type Wording } from './testing-rulebook.ts';
import {
  reportSecrets,
  statementStages,
  testingReport,
  testingStatement,
} from './testing-statement.ts';

/** Session secrets the testing application knows. */
export const testingSessions = {
  member: 'session-of-a-member-1',
  moderator: 'session-of-moderator-2',
  second: 'session-of-moderator-3',
  reviewer: 'session-of-reviewer-1',
} as const;

const principals: Readonly<Record<string, Principal>> = {
  [testingSessions.member]: { kind: 'member', member: respondent },
  [testingSessions.moderator]: { kind: 'staff', staff: moderator, roles: ['moderator'] },
  [testingSessions.second]: {
    kind: 'staff',
    staff: 'moderator-3' as typeof moderator,
    roles: ['moderator', 'lead'],
  },
  [testingSessions.reviewer]: { kind: 'staff', staff: reviewer, roles: ['reviewer'] },
};

/** One write the pages asked for. */
export interface TestingWrite {
  readonly act: string;
  readonly of: string;
  readonly input: unknown;
  readonly call: Call;
}

export interface TestingApplication extends Application {
  readonly writes: readonly TestingWrite[];
  /** The next write, and only that one, is refused. */
  refuseNext(refusal: Refusal): void;
}

/** Everything a page can ask for, without a store: one community, one case, one member. */
export function createTestingApplication(say: Wording = (text) => text): TestingApplication {
  const desk = new WritingDesk();
  const version = testingVersion(say);
  const history = { versions: [testingFormerVersion(say), version] };
  return {
    writes: desk.writes,
    refuseNext: (refusal) => desk.refuseNext(refusal),
    now: () => testingNow,
    tick: absent,
    health: async () => ({ ready: true, problems: [] }),
    close: async () => undefined,
    intake: { take: absent, screen: absent },
    aside: { list: absent, takeUp: absent },
    webhooks: { add: absent, list: absent, remove: absent, deliveries: absent, redeliver: absent },
    ...testingMail((write, value) => desk.write(write, value), say),
    restrictions: { ofSubject: absent, read: absent, lift: absent },
    recognitions: testingRecognitions,
    orders: testingOrders,
    dangers: testingDangers,
    staffRoom: {
      list: absent,
      appoint: absent,
      grantRole: absent,
      endRole: absent,
      declareRelation: absent,
    },
    rulebooks: { history: () => history, current: () => version, publish: absent },
    record: {
      keys: undefined,
      entries: async () => undefined,
      witnesses: async () => [],
      file: async () => undefined,
      receipt: absent,
    },
    reports: reportsOf(desk),
    cases: casesOf(desk, say),
    decisions: decisionsOf(desk, say),
    hearings: testingHearings(desk, say),
    bulks: bulksOf(desk, say),
    members: membersOf(say),
    statements: statementsOf(desk, say),
    earlyEnds: earlyEndsOf(desk, say),
    erasures: testingErasures((write, value) => desk.write(write, value)),
    appeals: appealsOf(desk, say),
    ...redressAreas((write, value) => desk.write(write, value), say),
    signIn: signInOf(desk),
    ...stewardshipOf(desk, say),
    ...emergencyOf(desk, say),
    figures: testingFigures(say),
  };
}

class WritingDesk {
  readonly writes: TestingWrite[] = [];
  #refusal: Refusal | undefined;

  refuseNext(refusal: Refusal): void {
    this.#refusal = refusal;
  }

  async write<Value>(write: TestingWrite, value: () => Value): Answer<Value> {
    const refusal = this.#refusal;
    this.#refusal = undefined;
    if (refusal !== undefined) return err(refusal);
    this.writes.push(write);
    return ok(value());
  }
}

function absent(): never {
  throw new TypeError('the pages do not ask for this');
}

function nothingHere(): ReturnType<typeof err<Refusal>> {
  return err(refuse('not_found', 'There is nothing here that you can see.'));
}

function signInOf(desk: WritingDesk): Application['signIn'] {
  const link = 'sign-in-link-000001';
  return {
    issueLink: absent,
    issueToken: absent,
    token: absent,
    revokeToken: absent,
    session: async (secret) => principals[secret],
    end: async (secret) => {
      desk.writes.push({
        act: 'end',
        of: secret,
        input: null,
        call: { by: { kind: 'anonymous' } },
      });
    },
    redeemLink: async (secret) => {
      if (secret !== link) return nothingHere();
      const write = {
        act: 'redeem',
        of: secret,
        input: null,
        call: { by: { kind: 'anonymous' } },
      } as const;
      return await desk.write(write, () => ({
        session: testingSessions.moderator,
        person: { kind: 'staff', id: moderator },
        expiresAt: addDuration(testingNow, duration('PT12H')),
      }));
    },
  };
}

function reportsOf(desk: WritingDesk): Application['reports'] {
  return {
    file: (input, call) =>
      desk.write({ act: 'report', of: '', input, call }, () => ({
        report: 'report-1' as ReportId,
        receivedAt: testingNow,
        promisedBy: instant('2026-11-27T08:15:00Z'),
        secret: reportSecrets.waiting,
      })),
    status: async (secret) => {
      const found = testingReport(secret);
      return found === undefined ? nothingHere() : ok(found);
    },
  };
}

function casesOf(desk: WritingDesk, say: Wording): Application['cases'] {
  const view = (id: CaseId): ReturnType<typeof testingCase> =>
    testingCase(say, caseStages.find((stage) => stage === (id as string)) ?? 'case-free');
  const act =
    (name: string) =>
    (id: CaseId, input: unknown, call: Call): ReturnType<Application['cases']['reveal']> =>
      desk.write({ act: name, of: id, input, call }, () => view(id));
  return {
    queue: async (query, call) => {
      if (call.by.kind === 'anonymous') return err(refuse('not_signed_in', 'Sign in first.'));
      if (call.by.kind !== 'staff') return nothingHere();
      if (query.cursor !== undefined) return ok({ items: [], aside: 0, toAnswer: 0 });
      return ok({ items: testingQueue(say), next: 'next-cursor', aside: 2, toAnswer: 1 });
    },
    leases: absent,
    read: async (id, call) => {
      if (call.by.kind === 'anonymous') return err(refuse('not_signed_in', 'Sign in first.'));
      const known = caseStages.some((stage) => stage === (id as string));
      return known && call.by.kind === 'staff' ? ok(view(id)) : nothingHere();
    },
    openOwnInitiative: (input, call) =>
      desk.write({ act: 'open', of: '', input, call }, () => ({ case: 'case-free' as CaseId })),
    lease: act('lease'),
    release: (id, call) => act('release')(id, null, call),
    recordFinding: act('finding'),
    seePrecedents: act('precedents'),
    reveal: act('reveal'),
    addNote: act('note'),
    handOver: act('hand-over'),
    putAside: act('aside'),
    mergeInto: act('merge'),
    requestView: (id, call) => act('view-request')(id, null, call),
    answerView: act('view-answer'),
    decide: (id, input, call) =>
      desk.write({ act: 'decide', of: id, input, call }, () => testingDecision(say, 'held')),
  };
}

function decisionsOf(desk: WritingDesk, say: Wording): Application['decisions'] {
  const made = (): ReturnType<typeof testingDecision> => testingDecision(say, 'held');
  return {
    read: absent,
    confirm: (id, call) => desk.write({ act: 'confirm', of: id, input: null, call }, made),
    reject: (id, input, call) => desk.write({ act: 'reject', of: id, input, call }, made),
    undo: (id, call) => desk.write({ act: 'undo', of: id, input: null, call }, made),
  };
}

function earlyEndsOf(desk: WritingDesk, say: Wording): Application['earlyEnds'] {
  const view = (id?: RestrictionId) => testingEarlyEnd(say, id);
  return {
    ask: (id, input, call) =>
      desk.write({ act: 'ask-early-end', of: id, input, call }, () => view(id)),
    read: async (id) => ok(view(id)),
    queue: async (_query, { by }) =>
      by.kind === 'staff' ? ok({ items: testingEarlyEnds() }) : nothingHere(),
    answer: (id, input, call) =>
      desk.write({ act: 'answer-early-end', of: id, input, call }, () => view(id)),
  };
}

function bulksOf(desk: WritingDesk, say: Wording): Application['bulks'] {
  const stageOf = (id: string): BulkStage | undefined => bulkStages.find((stage) => stage === id);
  const view = (id: string): ReturnType<typeof testingBulk> =>
    testingBulk(say, stageOf(id) ?? 'bulk-checking');
  const act =
    (name: string) =>
    (id: string, input: unknown, call: Call): ReturnType<Application['bulks']['read']> =>
      desk.write({ act: name, of: id, input, call }, () => view(id));
  return {
    candidates: async () => ok(testingCandidates(say)),
    list: async (_query, call) =>
      call.by.kind === 'staff' ? ok({ items: [testingBulkRow(say)] }) : nothingHere(),
    read: async (id, call) =>
      stageOf(id) !== undefined && call.by.kind === 'staff' ? ok(view(id)) : nothingHere(),
    open: (input, call) => act('open-bulk')('bulk-checking', input, call),
    openSample: (id, input, call) =>
      desk.write({ act: 'open-sample', of: id, input, call }, () => ({
        job: view(id),
        case: testingCase(say, 'case-blind').blind,
      })),
    confirmSample: act('confirm-sample'),
    leaveOut: act('leave-out'),
    start: (id, call) => act('start-bulk')(id, null, call),
    confirm: (id, call) => act('confirm-bulk')(id, null, call),
    reject: act('reject-bulk'),
    undo: (id, call) => act('undo-bulk')(id, null, call),
    vacate: act('vacate-bulk'),
  };
}

function membersOf(say: Wording): Application['members'] {
  const statements = statementStages.map((stage) => testingStatement(say, stage));
  return {
    powers: (member) => ({
      member,
      at: testingNow,
      limits: [
        {
          power: 'link',
          limit: 'withdrawn',
          until: instant('2026-11-21T08:00:00Z'),
          restriction: statements[0]?.restrictions[0]?.restriction ?? ('' as never),
          statement: 'statement-new' as StatementId,
        },
      ],
    }),
    standing: async () => ok(testingStanding(say)),
    statements: async () => ok(statements),
    export: async (member) =>
      ok({
        member,
        exportedAt: testingNow,
        standing: testingStanding(say),
        statements,
        restrictions: [],
        correspondence: {
          member,
          language: 'en' as LanguageTag,
          languages: ['en' as LanguageTag],
          mail: 'not-sent',
        },
        letters: [],
        ...testingRestOfFile,
        hearings: [],
        earlyEnds: [],
        redactions: [say('Who reported you is left out.')],
      }),
  };
}

function statementsOf(desk: WritingDesk, say: Wording): Application['statements'] {
  const find = (id: string): ReturnType<typeof testingStatement> | undefined => {
    const stage = statementStages.find((candidate) => candidate === id);
    return stage && testingStatement(say, stage);
  };
  return {
    read: async (id, call) => {
      const found = call.by.kind === 'member' ? find(id) : undefined;
      return found === undefined ? nothingHere() : ok(found);
    },
    markDelivered: (id, channel, call) =>
      desk.write({ act: 'delivered', of: id, input: channel, call }, () =>
        testingStatement(say, 'statement-read'),
      ),
    byLink: async (secret) => {
      const id = secret.startsWith('link-of-') ? secret.slice('link-of-'.length) : '';
      return find(id) === undefined
        ? nothingHere()
        : ok({ statement: id as StatementId, person: { kind: 'member', id: respondent } });
    },
  };
}

function appealsOf(desk: WritingDesk, say: Wording): Application['appeals'] {
  const act =
    (name: string) =>
    (id: string, input: unknown, call: Call): ReturnType<Application['appeals']['read']> =>
      desk.write({ act: name, of: id, input, call }, () => testingAppeal(say, 'appeal-blind'));
  return {
    file: (decision, input, call) =>
      desk.write({ act: 'appeal', of: decision, input, call }, () => ({
        appeal: testingAppeal(say, 'appeal-blind').appeal,
        phase: 'waiting' as const,
        filedAt: testingNow,
        promisedBy: instant('2026-11-20T20:00:00Z'),
      })),
    queue: async (_query, call) =>
      call.by.kind === 'staff' ? ok({ items: testingAppealQueue() }) : nothingHere(),
    read: async (id, call) => {
      const stage = appealStages.find((candidate) => candidate === (id as string));
      return stage === undefined || call.by.kind !== 'staff'
        ? nothingHere()
        : ok(testingAppeal(say, stage));
    },
    lease: (id, call) => act('lease-appeal')(id, null, call),
    recordFinding: act('appeal-finding'),
    openFirst: (id, call) => act('open-first')(id, null, call),
    decide: act('outcome'),
  };
}
