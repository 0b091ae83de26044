import type { AppealRow, AppealView } from '../app/contract/appeals.ts';
import type {
  BlindCase,
  CaseView,
  DecisionView,
  EvidenceView,
  OpenedCase,
  QueueRow,
} from '../app/contract/cases.ts';
import type { Standing } from '../domain/standing/standing.ts';
import { duration } from '../kernel/duration.ts';
import type {
  AppealId,
  CaseId,
  DecisionId,
  EvidenceId,
  FamilyId,
  ItemId,
  MemberId,
  StaffId,
  StatementId,
} from '../kernel/identifier.ts';
import { instant } from '../kernel/instant.ts';
import { testingWaitingEarlyEnd } from './testing-early-end.ts';
import { heardCase } from './testing-heard-case.ts';
import { floodRule, testingRules, testingRungs, type Wording } from './testing-rulebook.ts';

export const testingNow: ReturnType<typeof instant> = instant('2026-11-20T08:15:00Z');
export const respondent: MemberId = 'm-0412' as MemberId;
export const moderator: StaffId = 'moderator-2' as StaffId;
export const reviewer: StaffId = 'reviewer-1' as StaffId;

/** Ids of the cases a test can ask for: each stands at another point of its way. */
export const caseStages = [
  'case-free',
  'case-blind',
  'case-found',
  'case-ready',
  'case-no-breach',
  'case-held',
  'case-sent',
  'case-second',
  'case-decided',
  'case-in-favour',
  'case-heard',
] as const;
export type CaseStage = (typeof caseStages)[number];

export const appealStages = ['appeal-blind', 'appeal-found', 'appeal-open', 'appeal-done'] as const;
export type AppealStage = (typeof appealStages)[number];

function evidence(say: Wording): readonly EvidenceView[] {
  const shop = say('https://sh\u043Ep.example/offer?thread=7');
  return [
    {
      evidence: 'evidence-1' as EvidenceId,
      occurredAt: instant('2026-11-19T20:14:00Z'),
      author: 'A',
      kind: say('comment'),
      text: say(`The same lamp, half the price: ${shop}\nOnly today!`),
      links: [shop],
      item: 'comment-7781' as ItemId,
      spans: [[31, 66]],
    },
    {
      evidence: 'evidence-2' as EvidenceId,
      occurredAt: instant('2026-11-19T20:16:30Z'),
      author: 'A',
      kind: say('comment'),
      text: say('Half the price, look here! (and a hidden\u200B\u202Eword)'),
      links: [say('https://shop.example/offer?thread=8')],
      item: 'comment-7782' as ItemId,
      spans: [],
    },
  ];
}

function rules(say: Wording): BlindCase['rules'] {
  return testingRules(say).map((rule, index) => ({
    ref: { rule: rule.id, version: 2 },
    rule,
    hinted: index === 0,
  }));
}

function casePhase(stage: CaseStage): BlindCase['phase'] {
  switch (stage) {
    case 'case-in-favour':
      return 'closed-in-favour';
    case 'case-decided':
    case 'case-sent':
      return 'decided';
    case 'case-held':
    case 'case-second':
      return 'decision-pending';
    default:
      return 'open';
  }
}

function blind(say: Wording, stage: CaseStage): BlindCase {
  const until = instant('2026-11-20T08:21:00Z');
  return {
    case: stage as string as CaseId,
    version: 7,
    phase: casePhase(stage),
    subjectKind: 'item',
    openedAt: instant('2026-11-19T20:17:00Z'),
    promisedBy: instant('2026-11-21T20:17:00Z'),
    source: 'report',
    automatedDetection: true,
    ...(stage === 'case-free' ? {} : { lease: { holder: moderator, until } }),
    evidence: evidence(say),
    holds: [],
    takenIn: [],
    overtaken: [],
    before: [
      {
        occurredAt: instant('2026-11-19T20:10:00Z'),
        author: 'B',
        text: say('Does anybody know a good reading lamp?'),
      },
    ],
    after: [
      {
        occurredAt: instant('2026-11-19T20:20:00Z'),
        author: 'C',
        text: say('That is the fourth time today.'),
      },
    ],
    rules: rules(say),
    notes: [
      {
        author: say('moderator-1') as StaffId,
        at: instant('2026-11-19T21:00:00Z'),
        text: say('Two threads so far; please look at both.'),
      },
    ],
    ...(stage === 'case-free' || stage === 'case-blind'
      ? {}
      : {
          finding: {
            breach: stage === 'case-no-breach' ? 'no-breach' : 'breach',
            ...(stage === 'case-no-breach' ? {} : { rule: floodRule }),
            confidence: 'high',
            at: instant('2026-11-20T08:05:00Z'),
          },
        }),
  };
}

export function testingStanding(say: Wording): Standing {
  const line = { imposed: 10, active: 8, decayed: 2, reversed: 0, pending: 0 };
  return {
    at: testingNow,
    active: 8,
    lines: [
      {
        ...line,
        decision: 'decision-7' as DecisionId,
        family: say('spam') as FamilyId,
        clearAt: instant('2027-03-14T10:00:00Z'),
      },
      {
        ...line,
        imposed: 0,
        active: 0,
        decayed: 0,
        pending: 10,
        decision: 'decision-8' as DecisionId,
        family: say('spam') as FamilyId,
        clearAt: instant('2027-05-19T08:00:00Z'),
      },
    ],
    clearAt: instant('2027-03-14T10:00:00Z'),
  };
}

export function testingDecision(say: Wording, phase: DecisionView['phase']): DecisionView {
  return {
    decision: 'decision-8' as DecisionId,
    version: 2,
    case: 'case-held' as CaseId,
    phase,
    outcome: 'breach',
    rule: { rule: floodRule, version: 2 },
    rung: 'one-day',
    measures: [
      { kind: 'no-links', for: duration('P1D') },
      { kind: 'hide', for: duration('P365D'), item: 'comment-7781' as ItemId },
    ],
    decidedBy: (phase === 'held' ? moderator : 'moderator-1') as StaffId,
    decidedAt: testingNow,
    ...(phase === 'held' ? { heldUntil: instant('2026-11-20T08:15:10Z') } : {}),
    ...(phase === 'issued' ? { statement: 'statement-1' as StatementId } : {}),
    reasons: say('The same shop link stood in eight threads within nine minutes.'),
  };
}

function opened(say: Wording, stage: CaseStage): OpenedCase {
  const range = testingRungs(say).slice(0, 4);
  const noBreach = stage === 'case-no-breach';
  const [, , suggested] = range;
  return {
    respondent: { kind: 'member', id: say(respondent) as MemberId },
    subject: { kind: 'item', item: 'comment-7781' as ItemId, author: respondent },
    reportsBand: '2-4',
    reportTexts: ['They were asked to stop, twice, and did not.'],
    burst: stage === 'case-second',
    precedents: [
      {
        decision: 'decision-3' as DecisionId,
        rule: { rule: floodRule, version: 2 },
        outcome: 'breach',
        rung: 'warning',
        decidedAt: instant('2026-09-02T10:00:00Z'),
        afterAppeal: 'decision-varied',
        reasons: say('Six links in eight minutes, all to the same page.'),
      },
      {
        decision: 'decision-4' as DecisionId,
        rule: { rule: floodRule, version: 2 },
        outcome: 'no-breach',
        decidedAt: instant('2026-10-11T10:00:00Z'),
        reasons: say('A list of sources that somebody had asked for.'),
      },
    ],
    precedentsSeen: stage !== 'case-found',
    otherCases: [],
    standing: testingStanding(say),
    ...(noBreach || suggested === undefined
      ? {}
      : {
          suggestion: {
            rule: { rule: floodRule, version: 2 },
            suggested,
            range,
            counting: 1,
            needsSecondPerson: stage === 'case-second',
            points: 10,
          },
        }),
    ...(stage === 'case-held' ? { decision: testingDecision(say, 'held') } : {}),
    ...(stage === 'case-sent'
      ? {
          decision: testingDecision(say, 'issued'),
          earlyEnds: [testingWaitingEarlyEnd(say)],
        }
      : {}),
    ...(stage === 'case-decided' ? { decision: testingDecision(say, 'issued') } : {}),
    ...(stage === 'case-second'
      ? { decision: testingDecision(say, 'awaiting-second-person') }
      : {}),
  };
}

/** A case about a flood of shop links, at one point of its way. */
export function testingCase(say: Wording, stage: CaseStage): CaseView {
  const closed = stage === 'case-free' || stage === 'case-blind' || stage === 'case-in-favour';
  if (stage === 'case-heard') {
    return heardCase(say, { blind: blind(say, stage), opened: opened(say, stage) });
  }
  return closed
    ? { blind: blind(say, stage) }
    : { blind: blind(say, stage), opened: opened(say, stage) };
}

export function testingQueue(say: Wording): readonly QueueRow[] {
  const row = blind(say, 'case-free');
  const shown = {
    version: 1,
    subjectKind: row.subjectKind,
    family: say('Spam and advertising'),
    openedAt: row.openedAt,
    phase: 'open',
    automatedDetection: true,
  } as const;
  const holder = say(moderator) as StaffId;
  return [
    {
      ...shown,
      case: 'case-late' as CaseId,
      promisedBy: instant('2026-11-20T06:00:00Z'),
      late: true,
    },
    {
      ...shown,
      case: 'case-blind' as CaseId,
      promisedBy: row.promisedBy,
      late: false,
      lease: { holder, until: instant('2026-11-20T08:21:00Z') },
    },
    { ...shown, case: 'case-free' as CaseId, promisedBy: row.promisedBy, late: false },
  ];
}

/** An appeal against that decision. */
export function testingAppeal(say: Wording, stage: AppealStage): AppealView {
  const found = stage !== 'appeal-blind';
  const open = stage === 'appeal-open' || stage === 'appeal-done';
  return {
    appeal: stage as string as AppealId,
    version: 4,
    phase: stage === 'appeal-done' ? 'decided' : 'waiting',
    by: 'respondent',
    filedAt: instant('2026-11-20T07:00:00Z'),
    promisedBy: instant('2026-11-20T20:00:00Z'),
    late: false,
    text: say(
      'Somebody asked me for these links in each of the threads.\nPlease look at the posts before mine.',
    ),
    lease: { holder: reviewer, until: instant('2026-11-20T08:24:00Z') },
    evidence: evidence(say),
    rules: rules(say),
    ...(found ? { finding: { breach: 'no-breach', at: instant('2026-11-20T08:10:00Z') } } : {}),
    ...(open
      ? { first: testingDecision(say, 'issued'), milderRungs: testingRungs(say).slice(0, 3) }
      : {}),
    ...(stage === 'appeal-done'
      ? {
          outcome: {
            outcome: 'decision-varied',
            at: testingNow,
            reasons: say('In two of the threads the links were asked for.'),
          },
        }
      : {}),
  };
}

export function testingAppealQueue(): readonly AppealRow[] {
  const row = {
    version: 1,
    filedAt: instant('2026-11-20T07:00:00Z'),
    promisedBy: instant('2026-11-20T20:00:00Z'),
    late: false,
  };
  return [
    { ...row, appeal: 'appeal-blind' as AppealId, by: 'respondent', open: true },
    {
      ...row,
      appeal: 'appeal-other' as AppealId,
      by: 'reporter',
      late: true,
      open: false,
      notOpenBecause: 'You made the first decision.',
    },
  ];
}
