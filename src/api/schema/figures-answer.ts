import { z } from 'zod';
import type {
  DeliveryHealth,
  Deviation,
  LeadMatters,
  OpenComplaint,
  Overview,
} from '../../app/contract/figures.ts';
import type { Figures, PeriodFigures, RuleFigures } from '../../domain/figures/figures.ts';
import type { Waiting } from '../../domain/figures/waiting.ts';
import type { CaseId, DecisionId, RuleId } from '../../kernel/identifier.ts';
import { accessCount, accessView } from './access-answer.ts';
import { count, id, length, text, time } from './part.ts';

/** A count, or `null` where it is withheld. */
const shown: z.ZodNullable<z.ZodNumber> = z.number().int().nullable();

const ruleFigures: z.ZodType<RuleFigures> = z.strictObject({
  rule: id<RuleId>(),
  decisions: shown,
  appealed: shown,
  overturned: shown,
  rungs: z.array(z.strictObject({ rung: text, decisions: shown })),
  medianTime: length.nullable(),
});

const periodFigures: z.ZodType<PeriodFigures> = z.strictObject({
  period: z.enum(['P30D', 'P90D', 'all']),
  from: time.exactOptional(),
  decisions: shown,
  noBreach: shown,
  rules: z.array(ruleFigures),
  promises: z.array(
    z.strictObject({
      promise: z.enum(['first-decision', 'appeal-outcome', 'report-outcome']),
      kept: shown,
      missed: shown,
    }),
  ),
  reports: z.strictObject({
    answered: shown,
    actedOn: shown,
    notActedOn: shown,
  }),
});

export const figures: z.ZodType<Figures> = z.strictObject({
  countedAt: time,
  withheldBelow: count,
  periods: z.array(periodFigures),
});

const waiting: z.ZodType<Waiting> = z.strictObject({
  overdue: count,
  withinOneDay: count,
  withinThreeDays: count,
  withinSevenDays: count,
  later: count,
});

const complaint: z.ZodType<OpenComplaint> = z.strictObject({
  case: id<CaseId>(),
  about: z.enum(['staff-conduct', 'operator-conduct']),
  openedAt: time,
  promisedBy: time,
});

const deviation: z.ZodType<Deviation> = z.strictObject({
  decision: id<DecisionId>(),
  case: id<CaseId>(),
  rule: id<RuleId>().exactOptional(),
  suggested: text.exactOptional(),
  chosen: text.exactOptional(),
  reason: text,
  issuedAt: time,
});

const delivery: z.ZodType<DeliveryHealth> = z.strictObject({
  letters: z
    .strictObject({ waiting: count, accepted: count, failed: count, returned: count })
    .exactOptional(),
  webhooksWaiting: count,
  endpoints: z.array(
    z.strictObject({
      id: text,
      url: text,
      disabledBecause: text.exactOptional(),
      lookedAt: count,
      failed: count,
    }),
  ),
});

const leadMatters: z.ZodType<LeadMatters> = z.strictObject({
  complaints: z.array(complaint),
  complaintsNotShown: count,
  deviations: z.array(deviation),
  delivery,
  health: z.strictObject({ ready: z.boolean(), problems: z.array(text) }),
});

export const overview: z.ZodType<Overview> = z.strictObject({
  at: time,
  figures,
  cases: waiting,
  appeals: waiting,
  opened: z.array(accessCount),
  accesses: z.array(accessView),
  lead: leadMatters.exactOptional(),
});
