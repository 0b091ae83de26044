import { z } from 'zod';
import type { AppealRow, AppealView } from '../../app/contract/appeals.ts';
import type {
  BlindCase,
  CaseQueue,
  CaseView,
  OpenedCase,
  Precedent,
  QueueRow,
} from '../../app/contract/cases.ts';
import type { Standing } from '../../domain/standing/standing.ts';
import type {
  AppealId,
  CaseId,
  DecisionId,
  FamilyId,
  ItemId,
  RestrictionId,
  RuleId,
  StaffId,
} from '../../kernel/identifier.ts';
import { earlyEndView } from './early-end-answer.ts';
import { givenView, laterHearing } from './hearing-answer.ts';
import { breach, person, subject } from './input.ts';
import {
  count,
  decision,
  evidence,
  id,
  lease,
  milder,
  overtakenView,
  ruleAsOfThen,
  ruleRef,
  rung,
  subjectKind,
  text,
  time,
} from './part.ts';

const casePhase = z.enum(['open', 'decision-pending', 'decided', 'closed-in-favour', 'merged']);
const source = z.enum(['report', 'trusted-flagger', 'own-initiative', 'other-notification']);
const outcome = z.enum(['decision-upheld', 'decision-varied', 'decision-reversed']);

export const queueRow: z.ZodType<QueueRow> = z.strictObject({
  case: id<CaseId>(),
  version: count,
  subjectKind,
  family: text.exactOptional(),
  openedAt: time,
  promisedBy: time,
  late: z.boolean(),
  phase: casePhase,
  lease: lease.exactOptional(),
  asideUntil: time.exactOptional(),
  automatedDetection: z.boolean(),
});

export const caseQueue: z.ZodType<CaseQueue> = z.strictObject({
  items: z.array(queueRow),
  next: text.exactOptional(),
  aside: count,
  toAnswer: count,
});

const contextLine = z.strictObject({ occurredAt: time, author: text, text });

export const blindCase: z.ZodType<BlindCase> = z.strictObject({
  case: id<CaseId>(),
  version: count,
  phase: casePhase,
  subjectKind,
  openedAt: time,
  promisedBy: time,
  source,
  automatedDetection: z.boolean(),
  lease: lease.exactOptional(),
  evidence: z.array(evidence),
  before: z.array(contextLine),
  after: z.array(contextLine),
  rules: z.array(ruleAsOfThen),
  notes: z.array(z.strictObject({ author: id<StaffId>(), at: time, text })),
  finding: z
    .strictObject({
      breach,
      rule: id<RuleId>().exactOptional(),
      confidence: z.enum(['low', 'medium', 'high']),
      at: time,
    })
    .exactOptional(),
  aside: z.strictObject({ by: id<StaffId>(), at: time, until: time, reason: text }).exactOptional(),
  holds: z.array(
    z.strictObject({
      restriction: id<RestrictionId>(),
      item: id<ItemId>(),
      from: time,
      until: time,
    }),
  ),
  hearing: z
    .strictObject({ askedAt: time, until: time, givenAt: time.exactOptional() })
    .exactOptional(),
  mergedInto: id<CaseId>().exactOptional(),
  takenIn: z.array(z.strictObject({ case: id<CaseId>(), at: time })),
  overtaken: z.array(overtakenView),
});

export const standing: z.ZodType<Standing> = z.strictObject({
  at: time,
  active: count,
  lines: z.array(
    z.strictObject({
      decision: id<DecisionId>(),
      family: id<FamilyId>(),
      imposed: count,
      active: count,
      decayed: count,
      reversed: count,
      pending: count,
      clearAt: time,
    }),
  ),
  clearAt: time.nullable(),
});

export const precedent: z.ZodType<Precedent> = z.strictObject({
  decision: id<DecisionId>(),
  rule: ruleRef,
  outcome: z.enum(['breach', 'no-breach']),
  rung: text.exactOptional(),
  decidedAt: time,
  afterAppeal: outcome.exactOptional(),
  reasons: text,
});

const openedCase: z.ZodType<OpenedCase> = z.strictObject({
  respondent: person,
  subject,
  reportsBand: z.enum(['0', '1', '2-4', '5+']),
  reportTexts: z.array(text),
  burst: z.boolean(),
  precedents: z.array(precedent),
  precedentsSeen: z.boolean(),
  standing,
  suggestion: z
    .strictObject({
      rule: ruleRef,
      suggested: rung,
      range: z.array(rung),
      counting: count,
      needsSecondPerson: z.boolean(),
      points: count,
      milder: milder.exactOptional(),
    })
    .exactOptional(),
  decision: decision.exactOptional(),
  view: givenView.exactOptional(),
  laterHearing: laterHearing.exactOptional(),
  otherCases: z.array(id<CaseId>()),
  earlyEnds: z.array(earlyEndView).exactOptional(),
});

export const caseView: z.ZodType<CaseView> = z.strictObject({
  blind: blindCase,
  opened: openedCase.exactOptional(),
});

export const appealRow: z.ZodType<AppealRow> = z.strictObject({
  appeal: id<AppealId>(),
  version: count,
  filedAt: time,
  promisedBy: time,
  late: z.boolean(),
  by: z.enum(['respondent', 'reporter']),
  lease: lease.exactOptional(),
  open: z.boolean(),
  notOpenBecause: text.exactOptional(),
});

export const appealView: z.ZodType<AppealView> = z.strictObject({
  appeal: id<AppealId>(),
  version: count,
  phase: z.enum(['waiting', 'decided']),
  by: z.enum(['respondent', 'reporter']),
  filedAt: time,
  promisedBy: time,
  late: z.boolean(),
  text,
  lease: lease.exactOptional(),
  evidence: z.array(evidence),
  rules: z.array(ruleAsOfThen),
  finding: z.strictObject({ breach, at: time }).exactOptional(),
  first: decision.exactOptional(),
  milderRungs: z.array(rung).exactOptional(),
  outcome: z.strictObject({ outcome, at: time, reasons: text }).exactOptional(),
});
