import { z } from 'zod';
import type { AppealStatus, StatementView } from '../../app/contract/members.ts';
import type { ReportReceipt, ReportStatus } from '../../app/contract/reports.ts';
import type { Factors } from '../../domain/decision/event.ts';
import type { MemberPowers } from '../../domain/powers/powers.ts';
import type { StatementText } from '../../domain/statement/text.ts';
import type {
  AppealId,
  DecisionId,
  EvidenceId,
  GroupId,
  LanguageTag,
  MemberId,
  ReportId,
  RestrictionId,
  RuleId,
  StatementId,
} from '../../kernel/identifier.ts';
import { measureKind, power, reportOutcome } from './closed-list.ts';
import { hearingView, statedHearing } from './hearing-answer.ts';
import { person } from './input.ts';
import { count, id, length, milder, restriction, restrictionPhase, text, time } from './part.ts';

export const memberPowers: z.ZodType<MemberPowers> = z.strictObject({
  member: id<MemberId>(),
  at: time,
  limits: z.array(
    z.strictObject({
      power,
      limit: z.enum(['withdrawn', 'slowed']),
      until: time,
      restriction: id<RestrictionId>(),
      statement: id<StatementId>(),
      group: id<GroupId>().exactOptional(),
    }),
  ),
});

export const appealStatus: z.ZodType<AppealStatus> = z.strictObject({
  appeal: id<AppealId>(),
  phase: z.enum(['waiting', 'decided']),
  filedAt: time,
  promisedBy: time,
  lateSince: time.exactOptional(),
  pausedUntil: time.exactOptional(),
  outcome: z.enum(['decision-upheld', 'decision-varied', 'decision-reversed']).exactOptional(),
  decidedAt: time.exactOptional(),
  reasons: text.exactOptional(),
});

export const shownFactors: z.ZodType<Factors<string>> = z.strictObject({
  amount: count,
  outOf: count,
  within: length,
  consequences: text,
  intent: text.exactOptional(),
});

const statementText: z.ZodType<StatementText> = z.strictObject({
  language: id<LanguageTag>(),
  issuedAt: time,
  measures: z.array(z.strictObject({ kind: measureKind, scope: text, from: time, until: time })),
  facts: z.array(z.strictObject({ evidence: id<EvidenceId>(), occurredAt: time, quote: text })),
  source: z.enum(['report', 'trusted-flagger', 'own-initiative', 'other-notification']),
  automated: z.strictObject({
    detection: z.boolean(),
    decision: z.enum(['partially', 'not-automated', 'hold']),
  }),
  ground: z.enum(['illegal-content', 'incompatible-with-rulebook']),
  legalGround: text.exactOptional(),
  rule: z.strictObject({
    rule: id<RuleId>(),
    version: count,
    title: text,
    text,
    language: id<LanguageTag>(),
  }),
  reasons: text,
  hearing: statedHearing.exactOptional(),
  ladder: z
    .strictObject({
      suggested: text,
      chosen: text,
      why: text.exactOptional(),
      milder: milder.exactOptional(),
    })
    .exactOptional(),
  factors: shownFactors.exactOptional(),
  standing: z.strictObject({
    family: text,
    before: count,
    added: count,
    clearAt: time.nullable(),
  }),
  redress: z.strictObject({
    appeal: z.strictObject({ windowFrom: z.literal('delivery'), window: length, path: text }),
    outOfCourt: text,
    court: text,
  }),
  plain: text,
});

export const statementView: z.ZodType<StatementView> = z.strictObject({
  statement: id<StatementId>(),
  version: count,
  to: person,
  text: statementText,
  digest: text,
  availableAt: time,
  deliveredAt: time.exactOptional(),
  appealUntil: time.exactOptional(),
  decision: id<DecisionId>().exactOptional(),
  decisionPhase: z
    .enum([
      'awaiting-second-person',
      'held',
      'undone',
      'rejected',
      'issued',
      'final',
      'reversed',
      'overridden',
    ])
    .exactOptional(),
  restrictions: z.array(restriction),
  appeal: appealStatus.exactOptional(),
  hearing: hearingView.exactOptional(),
  evidence: z.array(z.strictObject({ evidence: id<EvidenceId>(), occurredAt: time, text })),
});

export const reportPause: z.ZodType<NonNullable<ReportStatus['paused']>> = z.strictObject({
  until: time,
  phase: restrictionPhase,
  statement: id<StatementId>(),
});

export const reportReceipt: z.ZodType<ReportReceipt> = z.strictObject({
  report: id<ReportId>(),
  receivedAt: time,
  promisedBy: time,
  secret: text,
  duplicateOf: id<ReportId>().exactOptional(),
  paused: reportPause.exactOptional(),
});

export const reportStatus: z.ZodType<ReportStatus> = z.strictObject({
  report: id<ReportId>(),
  phase: z.enum(['received', 'joined', 'closed-without-case', 'outcome-told']),
  receivedAt: time,
  promisedBy: time,
  outcome: z
    .strictObject({
      at: time,
      outcome: reportOutcome,
    })
    .exactOptional(),
  appealable: id<DecisionId>().exactOptional(),
  paused: reportPause.exactOptional(),
  identityOpened: z.array(time).exactOptional(),
});
