import { z } from 'zod';
import type {
  AccessCount,
  AccessView,
  OpenedAccess,
  ToldAccess,
} from '../../app/contract/break-glass.ts';
import type { AccessKind, AccessWay } from '../../domain/break-glass/event.ts';
import type { AccessId, CaseId, ReportId, StaffId } from '../../kernel/identifier.ts';
import { person } from './input.ts';
import { count, id, text, time } from './part.ts';

export const accessKind: z.ZodType<AccessKind> = z.enum([
  'identity-before-finding',
  'reporter-identity',
  'sealed-file',
]);
export const accessWay: z.ZodType<AccessWay> = z.enum(['two-persons', 'counted']);

export const accessView: z.ZodType<AccessView> = z.strictObject({
  access: id<AccessId>(),
  version: count,
  case: id<CaseId>(),
  kind: accessKind,
  way: accessWay,
  phase: z.enum(['asked', 'lapsed', 'open', 'closed', 'declined']),
  asker: id<StaffId>(),
  askedAt: time,
  reason: text,
  confirmBy: time.exactOptional(),
  second: id<StaffId>().exactOptional(),
  openUntil: time.exactOptional(),
  declined: z.strictObject({ by: id<StaffId>(), at: time, reason: text }).exactOptional(),
  tellAt: time,
  laterBecause: text.exactOptional(),
  toldAt: time.exactOptional(),
});

export const openedAccess: z.ZodType<OpenedAccess> = z.strictObject({
  access: id<AccessId>(),
  openUntil: time,
  respondent: person.exactOptional(),
  reporters: z
    .array(
      z.strictObject({
        report: id<ReportId>(),
        reporter: person.exactOptional(),
        contact: text.exactOptional(),
      }),
    )
    .exactOptional(),
  evidence: z.array(z.strictObject({ occurredAt: time, text })).exactOptional(),
});

export const toldAccess: z.ZodType<ToldAccess> = z.strictObject({
  kind: accessKind,
  openedAt: time,
  way: accessWay,
  toldAt: time,
});

export const accessCount: z.ZodType<AccessCount> = z.strictObject({
  month: text,
  kind: accessKind,
  count,
});
