import { z } from 'zod';
import type { BulkCandidates, BulkInput, BulkRow, BulkView } from '../../app/contract/bulks.ts';
import type { BulkId, CaseId, DecisionId, RuleId, StaffId } from '../../kernel/identifier.ts';
import { limits } from '../../kernel/limits.ts';
import { type RefusalCode, refusalCodes } from '../../kernel/refusal.ts';
import { blindCase, precedent, queueRow } from './case-answer.ts';
import { freeText, identifier } from './field.ts';
import { factors } from './input.ts';
import { count, id, rule, ruleRef, rung, text, time } from './part.ts';

const refusalCode: z.ZodType<RefusalCode> = z.enum(refusalCodes);

// Missing reasons and an empty list are left for the domain, which says what good ones are.
export const bulkInput: z.ZodType<BulkInput> = z.strictObject({
  rule: identifier<RuleId>(),
  rung: z.string().min(1).max(limits.nameLengthMax),
  ground: z.enum(['illegal-content', 'incompatible-with-rulebook']).exactOptional(),
  legalGround: freeText.exactOptional(),
  reasons: freeText.default(''),
  deviationReason: freeText.exactOptional(),
  urgency: freeText.exactOptional(),
  factors: factors.exactOptional(),
  confidence: z.enum(['low', 'medium', 'high']),
  cases: z
    .array(z.strictObject({ case: identifier<CaseId>(), reasons: freeText.exactOptional() }))
    .max(limits.bulkCasesMax),
});

export const bulkCaseInput: z.ZodType<{ readonly case: CaseId }> = z.strictObject({
  case: identifier<CaseId>(),
});

export const bulkLeaveOutInput: z.ZodType<{ readonly case: CaseId; readonly reason: string }> =
  z.strictObject({ case: identifier<CaseId>(), reason: freeText });

export const bulkVacateInput: z.ZodType<{ readonly reasons: string }> = z.strictObject({
  reasons: freeText,
});

const phase = z.enum([
  'checking',
  'awaiting-second-person',
  'held',
  'running',
  'done',
  'undone',
  'rejected',
  'vacating',
  'vacated',
]);

const caseRow = z.strictObject({
  case: id<CaseId>(),
  inSample: z.boolean(),
  openedAt: time.exactOptional(),
  confirmedAt: time.exactOptional(),
  decision: id<DecisionId>().exactOptional(),
  decidedAt: time.exactOptional(),
  leftOut: z
    .strictObject({ at: time, code: refusalCode.exactOptional(), sentence: text })
    .exactOptional(),
  reversedAt: time.exactOptional(),
  notReversed: text.exactOptional(),
});

export const bulkView: z.ZodType<BulkView> = z.strictObject({
  bulk: id<BulkId>(),
  version: count,
  phase,
  author: id<StaffId>(),
  openedAt: time,
  rule: id<RuleId>(),
  rung: text,
  reasons: text,
  needsSecondPerson: z.boolean(),
  precedents: z.array(precedent),
  second: id<StaffId>().exactOptional(),
  heldUntil: time.exactOptional(),
  rejected: z.strictObject({ at: time, second: id<StaffId>(), reason: text }).exactOptional(),
  vacated: z.strictObject({ at: time, by: id<StaffId>(), reasons: text }).exactOptional(),
  progress: z.strictObject({ decided: count, leftOut: count, waiting: count, reversed: count }),
  cases: z.array(caseRow),
});

export const bulkRow: z.ZodType<BulkRow> = z.strictObject({
  bulk: id<BulkId>(),
  version: count,
  phase,
  author: id<StaffId>(),
  openedAt: time,
  rule: id<RuleId>(),
  rung: text,
  cases: count,
  decided: count,
});

export const bulkCandidates: z.ZodType<BulkCandidates> = z.strictObject({
  rule: z.strictObject({ ref: ruleRef, rule }),
  range: z.array(rung),
  precedents: z.array(precedent),
  cases: z.array(queueRow),
});

export const openedSample: z.ZodType<{
  readonly job: BulkView;
  readonly case: z.infer<typeof blindCase>;
}> = z.strictObject({ job: bulkView, case: blindCase });
