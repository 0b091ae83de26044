import { z } from 'zod';
import type { StaffRecord, StaffRecordLine } from '../app/contract/staff-record.ts';
import type { CaseId, DecisionId, StaffId } from '../kernel/identifier.ts';
import { type Route, reply, route } from './resource.ts';
import { accessKind } from './schema/access-answer.ts';
import { role } from './schema/closed-list.ts';
import { person } from './schema/input.ts';
import { count, id, text, time } from './schema/part.ts';
import { relation } from './schema/staff-answer.ts';

const recorded = { at: time, by: id<StaffId>() };

const line: z.ZodType<StaffRecordLine> = z.discriminatedUnion('kind', [
  z.strictObject({ ...recorded, kind: z.literal('appointed'), role }),
  z.strictObject({ ...recorded, kind: z.literal('role-granted'), role, reason: text }),
  z.strictObject({ ...recorded, kind: z.literal('role-ended'), role, reason: text }),
  z.strictObject({ ...recorded, kind: z.literal('relation-declared'), to: person, relation }),
  z.strictObject({ ...recorded, kind: z.literal('relation-ended'), to: person }),
  z.strictObject({
    ...recorded,
    kind: z.literal('identity-revealed'),
    case: id<CaseId>(),
    reason: text,
  }),
  z.strictObject({
    ...recorded,
    kind: z.literal('emergency-access'),
    case: id<CaseId>(),
    reason: text,
  }),
  z.strictObject({
    ...recorded,
    kind: z.literal('deviation'),
    decision: id<DecisionId>(),
    reason: text,
  }),
  z.strictObject({ ...recorded, kind: z.literal('opened-about-them'), what: accessKind }),
  z.strictObject({
    ...recorded,
    kind: z.literal('changed-on-appeal'),
    decision: id<DecisionId>(),
    outcome: z.enum(['decision-varied', 'decision-reversed']),
  }),
  z.strictObject({ ...recorded, kind: z.literal('undone-in-bulk'), decision: id<DecisionId>() }),
]);

const staffRecord: z.ZodType<StaffRecord> = z.strictObject({
  staff: id<StaffId>(),
  readAt: time,
  lines: z.array(line),
  casesHandled: count,
  decisionsMade: count,
  decisionsChangedOnAppeal: count,
  complaints: z.array(
    z.strictObject({
      openedOn: time,
      phase: z.enum(['open', 'closed']),
      outcome: z
        .enum(['breach', 'no-breach', 'closed-in-favour', 'changed-on-appeal'])
        .exactOptional(),
    }),
  ),
});

/** What is recorded about staff is open to the person it is about. */
export const staffRecordRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/staff/{staff}/record',
    operation: 'readStaffRecord',
    summary: 'Everything recorded about you; another’s for lead, ombud and audit, on record',
    audience: { staff: 'any' },
    success: 200,
    answer: staffRecord,
    handle: ({ staffRecords }, { parameters, call }) =>
      reply(staffRecords.read(parameters.staff as StaffId, call)),
  }),
];
