import type { AppealStatus, StatementView } from '../app/contract/members.ts';
import type { ReportStatus } from '../app/contract/reports.ts';
import type { StatementText } from '../domain/statement/text.ts';
import { duration } from '../kernel/duration.ts';
import type {
  AppealId,
  DecisionId,
  EvidenceId,
  ItemId,
  LanguageTag,
  ReportId,
  RestrictionId,
  StatementId,
} from '../kernel/identifier.ts';
import { instant } from '../kernel/instant.ts';
import { respondent } from './testing-case.ts';
import { floodRule, testingRules, type Wording } from './testing-rulebook.ts';

/** Ids of the statements a test can ask for; a link's secret is the id and some more. */
export const statementStages = [
  'statement-new',
  'statement-read',
  'statement-appealed',
  'statement-varied',
  'statement-hold',
] as const;
export type StatementStage = (typeof statementStages)[number];

const issuedAt = instant('2026-11-20T08:00:00Z');

function text(say: Wording, stage: StatementStage): StatementText {
  const [rule] = testingRules(say);
  const quote = say(
    'The same lamp, half the price: https://shop.example/offer?thread=7\nOnly today!',
  );
  return {
    language: 'en' as LanguageTag,
    issuedAt,
    measures: [
      {
        kind: 'no-links',
        scope: say('the whole community'),
        from: issuedAt,
        until: instant('2026-11-21T08:00:00Z'),
      },
      {
        kind: 'hide',
        scope: say('comment-7781'),
        from: issuedAt,
        until: instant('2027-11-20T08:00:00Z'),
      },
    ],
    facts: [
      {
        evidence: 'evidence-1' as EvidenceId,
        occurredAt: instant('2026-11-19T20:14:00Z'),
        quote,
      },
    ],
    source: 'report',
    automated: {
      detection: true,
      decision: stage === 'statement-hold' ? 'hold' : 'not-automated',
    },
    ground: 'incompatible-with-rulebook',
    legalGround: say('Section 7'),
    rule: {
      rule: floodRule,
      version: 2,
      title: rule?.title ?? '',
      text: rule?.text ?? '',
      language: 'en' as LanguageTag,
    },
    reasons: say(
      'The same shop link stood in eight threads within nine minutes, also where nobody had asked for a shop. Other posts could hardly be found.',
    ),
    ladder: {
      suggested: say('No links for a day'),
      chosen: say('No links for a day'),
      why: say('A reminder in September did not help.'),
    },
    standing: {
      family: say('Spam and advertising'),
      before: 0,
      added: 10,
      clearAt: instant('2027-05-19T08:00:00Z'),
    },
    redress: {
      appeal: { windowFrom: 'delivery', window: duration('P184D'), path: '/d/' },
      outOfCourt: say('Any certified dispute settlement body in your country.'),
      court: say('The court where you live.'),
    },
    plain: say('Dear m-0412,\n\nthis is the whole statement as it was sent.\n'),
  };
}

/** A statement of reasons at one point of its way. */
export function testingStatement(say: Wording, stage: StatementStage): StatementView {
  const appeal = appealOf(say, stage);
  const hold = stage === 'statement-hold';
  return {
    statement: stage as string as StatementId,
    version: 1,
    to: { kind: 'member', id: respondent },
    text: text(say, stage),
    digest: '5c'.repeat(32),
    availableAt: issuedAt,
    ...(stage === 'statement-new' || hold
      ? {}
      : {
          deliveredAt: instant('2026-11-20T08:10:00Z'),
          appealUntil: instant('2027-05-23T08:10:00Z'),
        }),
    ...(hold ? {} : { decision: 'decision-8' as DecisionId, decisionPhase: 'issued' }),
    restrictions: [
      {
        restriction: 'restriction-1' as RestrictionId,
        kind: 'no-links',
        target: { kind: 'member', member: respondent },
        phase: stage === 'statement-varied' ? 'reversed' : 'in-force',
        from: issuedAt,
        until: instant('2026-11-21T08:00:00Z'),
        statement: stage as string as StatementId,
      },
      {
        restriction: 'restriction-2' as RestrictionId,
        kind: 'hide',
        target: { kind: 'item', item: 'comment-7781' as ItemId },
        phase: 'in-force',
        from: issuedAt,
        until: instant('2027-11-20T08:00:00Z'),
        statement: stage as string as StatementId,
      },
    ],
    ...(appeal === undefined ? {} : { appeal }),
    evidence: [
      {
        evidence: 'evidence-1' as EvidenceId,
        occurredAt: instant('2026-11-19T20:14:00Z'),
        text: say('The same lamp, half the price: https://shop.example/offer?thread=7'),
      },
    ],
  };
}

function appealOf(say: Wording, stage: StatementStage): AppealStatus | undefined {
  const filed = {
    appeal: 'appeal-blind' as AppealId,
    filedAt: instant('2026-11-20T08:11:00Z'),
    promisedBy: instant('2026-11-20T20:00:00Z'),
  };
  if (stage === 'statement-appealed') return { ...filed, phase: 'waiting' };
  if (stage !== 'statement-varied') return undefined;
  return {
    ...filed,
    phase: 'decided',
    outcome: 'decision-varied',
    decidedAt: instant('2026-11-20T08:14:00Z'),
    reasons: say('In two of the threads the links were asked for, so a warning is enough.'),
  };
}

/** Secrets of the reporters' pages. */
export const reportSecrets = {
  waiting: 'report-waiting-00001',
  noBreach: 'report-no-breach-001',
  breach: 'report-breach-000001',
} as const;

export function testingReport(secret: string): ReportStatus | undefined {
  const report = {
    report: 'report-1' as ReportId,
    receivedAt: instant('2026-11-19T20:17:00Z'),
    promisedBy: instant('2026-11-26T20:17:00Z'),
  };
  const at = instant('2026-11-20T08:00:00Z');
  switch (secret) {
    case reportSecrets.waiting:
      return { ...report, phase: 'joined' };
    case reportSecrets.breach:
      return { ...report, phase: 'outcome-told', outcome: { at, outcome: 'breach' } };
    case reportSecrets.noBreach:
      return {
        ...report,
        phase: 'outcome-told',
        outcome: { at, outcome: 'no-breach' },
        appealable: 'decision-9' as DecisionId,
      };
    default:
      return undefined;
  }
}
