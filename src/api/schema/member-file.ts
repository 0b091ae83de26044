import { z } from 'zod';
import type {
  AppealInFile,
  CaseInFile,
  DecisionInFile,
  HeardInFile,
  ReportInFile,
} from '../../app/contract/member-file.ts';
import type { MemberFile } from '../../app/contract/members.ts';
import type {
  AppealId,
  BulkId,
  CaseId,
  DecisionId,
  EvidenceId,
  FamilyId,
  LanguageTag,
  MemberId,
  ReportId,
  RuleId,
  StatementId,
} from '../../kernel/identifier.ts';
import { toldAccess } from './access-answer.ts';
import { standing } from './case-answer.ts';
import { reportOutcome } from './closed-list.ts';
import { earlyEndView } from './early-end-answer.ts';
import { hearingView } from './hearing-answer.ts';
import { measure, subject } from './input.ts';
import { correspondenceView, letterView } from './letter-answer.ts';
import { reportPause, shownFactors, statementView } from './member-answer.ts';
import { toldOrder } from './order.ts';
import { offerView } from './panel-answer.ts';
import {
  count,
  gravity,
  id,
  length,
  milder,
  overtakenView,
  restriction,
  ruleRef,
  text,
  time,
} from './part.ts';
import { recognitionGivenView, recognitionView } from './recognition.ts';
import { dispute, reopening } from './redress-answer.ts';
import { staffView } from './staff-answer.ts';
import { dutyView, groupView } from './stewardship-answer.ts';

const source = z.enum(['report', 'trusted-flagger', 'own-initiative', 'other-notification']);
const ground = z.enum(['illegal-content', 'incompatible-with-rulebook']);
const outcome = z.enum(['breach', 'no-breach']);

const caseInFile: z.ZodType<CaseInFile> = z.strictObject({
  case: id<CaseId>(),
  phase: z.enum(['open', 'decision-pending', 'decided', 'closed-in-favour', 'merged']),
  subject,
  source,
  openedAt: time,
  promisedBy: time,
  closedAt: time.exactOptional(),
  outcome: outcome.exactOptional(),
  mergedInto: id<CaseId>().exactOptional(),
  overtaken: z.array(overtakenView),
  evidence: z.array(
    z.strictObject({
      evidence: id<EvidenceId>(),
      occurredAt: time,
      provenance: z.enum(['activity', 'report', 'participant']),
      digest: text,
      text,
      links: z.array(text),
    }),
  ),
  notes: z.array(text),
});

const heard: z.ZodType<HeardInFile> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('not-needed') }),
  z.strictObject({ kind: z.literal('heard'), askedAt: time, givenAt: time }),
  z.strictObject({ kind: z.literal('silent'), askedAt: time, until: time }),
  z.strictObject({ kind: z.literal('urgent'), urgency: text }),
]);

const decisionInFile: z.ZodType<DecisionInFile> = z.strictObject({
  decision: id<DecisionId>(),
  case: id<CaseId>(),
  phase: z.enum([
    'awaiting-second-person',
    'held',
    'undone',
    'rejected',
    'issued',
    'final',
    'reversed',
    'overridden',
  ]),
  outcome,
  rule: ruleRef.exactOptional(),
  gravity: gravity.exactOptional(),
  ground,
  legalGround: text.exactOptional(),
  conductFrom: time.exactOptional(),
  conductAt: time,
  acts: z.array(text),
  factsReliedOn: z.array(id<EvidenceId>()),
  reasons: text,
  deviationReason: text.exactOptional(),
  rungSuggested: text.exactOptional(),
  rungChosen: text.exactOptional(),
  milder: milder.exactOptional(),
  factors: shownFactors.exactOptional(),
  heard: heard.exactOptional(),
  measures: z.array(measure),
  weight: z.strictObject({ family: id<FamilyId>(), points: count, memory: length }).exactOptional(),
  decidedAt: time,
  issuedAt: time.exactOptional(),
  finalAt: time.exactOptional(),
  reversedAt: time.exactOptional(),
  replacedBy: id<DecisionId>().exactOptional(),
  statement: id<StatementId>().exactOptional(),
  bulk: id<BulkId>().exactOptional(),
});

const appealInFile: z.ZodType<AppealInFile> = z.strictObject({
  appeal: id<AppealId>(),
  phase: z.enum(['waiting', 'decided']),
  filedAt: time,
  promisedBy: time,
  lateSince: time.exactOptional(),
  pausedUntil: time.exactOptional(),
  outcome: z.enum(['decision-upheld', 'decision-varied', 'decision-reversed']).exactOptional(),
  decidedAt: time.exactOptional(),
  reasons: text.exactOptional(),
  decision: id<DecisionId>(),
  by: z.enum(['respondent', 'reporter']),
  text,
});

const reportInFile: z.ZodType<ReportInFile> = z.strictObject({
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
  source,
  subject,
  text,
  contact: text.exactOptional(),
  language: id<LanguageTag>(),
  rule: id<RuleId>().exactOptional(),
  alleges: ground,
  childAbuse: z.boolean(),
  goodFaith: z.boolean(),
  participant: z.boolean(),
});

export const memberFile: z.ZodType<MemberFile> = z.strictObject({
  member: id<MemberId>(),
  exportedAt: time,
  standing,
  statements: z.array(statementView),
  restrictions: z.array(restriction),
  hearings: z.array(hearingView),
  earlyEnds: z.array(earlyEndView),
  cases: z.array(caseInFile),
  decisions: z.array(decisionInFile),
  appeals: z.array(appealInFile),
  reportsFiled: z.array(reportInFile),
  recognitionsReceived: z.array(recognitionView),
  recognitionsGiven: z.array(recognitionGivenView),
  orders: z.array(toldOrder),
  stewardships: z.array(groupView),
  duties: z.array(dutyView),
  accesses: z.array(toldAccess),
  panels: offerView,
  reopenings: z.array(reopening),
  disputes: z.array(dispute),
  correspondence: correspondenceView,
  letters: z.array(letterView),
  readings: z.array(z.strictObject({ at: time, file: text })),
  staff: z.array(staffView),
  redactions: z.array(text),
});
