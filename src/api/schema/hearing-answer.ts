import { z } from 'zod';
import type { LaterHearingView } from '../../app/contract/cases.ts';
import type { HearingView } from '../../app/contract/hearings.ts';
import type { StatedHearing } from '../../domain/statement/text.ts';
import type {
  CaseId,
  DecisionId,
  EvidenceId,
  RuleId,
  StaffId,
  StatementId,
} from '../../kernel/identifier.ts';
import { person } from './input.ts';
import { count, id, subjectKind, text, time } from './part.ts';

const viewOutcome = z.enum(['lifted', 'kept']);
export const givenView: z.ZodType<{ at: HearingView['askedAt']; text: string }> = z.strictObject({
  at: time,
  text,
});

export const hearingView: z.ZodType<HearingView> = z.strictObject({
  case: id<CaseId>(),
  to: person,
  when: z.enum(['before', 'after']),
  phase: z.enum(['waiting', 'given', 'answered', 'over']),
  subjectKind,
  askedAt: time,
  until: time,
  rule: z.strictObject({ rule: id<RuleId>(), version: count, title: text, text }).exactOptional(),
  evidence: z.array(z.strictObject({ evidence: id<EvidenceId>(), occurredAt: time, text })),
  decision: id<DecisionId>().exactOptional(),
  statement: id<StatementId>().exactOptional(),
  given: givenView.exactOptional(),
  answerBy: time.exactOptional(),
  answered: z
    .strictObject({ at: time, outcome: viewOutcome, reasons: text.exactOptional() })
    .exactOptional(),
});

export const laterHearing: z.ZodType<LaterHearingView> = z.strictObject({
  decision: id<DecisionId>(),
  askedAt: time,
  until: time,
  given: givenView.exactOptional(),
  answerBy: time.exactOptional(),
  answered: z
    .strictObject({
      at: time,
      outcome: viewOutcome,
      by: id<StaffId>().exactOptional(),
      reasons: text.exactOptional(),
    })
    .exactOptional(),
});

/** Whether the person was heard before the decision, as their statement says it. */
export const statedHearing: z.ZodType<StatedHearing> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('not-needed') }),
  z.strictObject({ kind: z.literal('heard'), askedAt: time, givenAt: time }),
  z.strictObject({ kind: z.literal('silent'), askedAt: time, until: time }),
  z.strictObject({ kind: z.literal('urgent'), urgency: text, until: time, path: text }),
]);
