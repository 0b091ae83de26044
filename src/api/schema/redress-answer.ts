import { z } from 'zod';
import type {
  DisputeView,
  HearingView,
  OutsideReviewer,
  RedressView,
  ReopeningRow,
  ReopeningView,
  UnheardRow,
} from '../../app/contract/redress.ts';
import type {
  AppealId,
  DecisionId,
  DisputeId,
  OutsideReviewId,
  PanelId,
  ReopeningId,
  StaffId,
} from '../../kernel/identifier.ts';
import { count, id, text, time } from './part.ts';

const failure = z.enum(['too-few-volunteers', 'nobody-left', 'appeal-decided']);
const panelPhase = z.enum(['called', 'drawn', 'deliberating', 'concluded', 'failed']);

const outsideReviewerFields = {
  review: id<OutsideReviewId>(),
  knownAs: text,
  reason: text,
  namedBy: id<StaffId>(),
  namedAt: time,
  until: time,
  phase: z.enum(['open', 'over', 'revoked', 'concluded']),
} as const;

export const outsideReviewer: z.ZodType<OutsideReviewer> = z.strictObject(outsideReviewerFields);

export const namedReviewer: z.ZodType<
  OutsideReviewer & { readonly secret: string; readonly url: string }
> = z.strictObject({ ...outsideReviewerFields, secret: text, url: text });

export const hearing: z.ZodType<HearingView> = z.strictObject({
  way: z.enum(['staff', 'panel', 'outside-reviewer', 'nobody']),
  staff: z.enum(['somebody', 'nobody']),
  volunteers: z.enum(['enough', 'too-few']),
  panelSize: count,
  panel: z
    .strictObject({
      panel: id<PanelId>(),
      phase: panelPhase,
      size: count,
      calledAt: time,
      poolClosesAt: time,
      deliberationUntil: time.exactOptional(),
      failedBecause: failure.exactOptional(),
    })
    .exactOptional(),
  outsideReviewer: outsideReviewer.exactOptional(),
});

const reopeningFields = {
  reopening: id<ReopeningId>(),
  version: count,
  decision: id<DecisionId>(),
  phase: z.enum(['waiting', 'accepted', 'declined', 'overtaken']),
  askedBy: z.enum(['respondent', 'staff']),
  askedAt: time,
  promisedBy: time,
  facts: text,
  answeredAt: time.exactOptional(),
  reasons: text.exactOptional(),
  appeal: id<AppealId>().exactOptional(),
} as const;

export const reopening: z.ZodType<ReopeningView> = z.strictObject(reopeningFields);

export const reopeningRow: z.ZodType<ReopeningRow> = z.strictObject({
  ...reopeningFields,
  open: z.boolean(),
  notOpenBecause: text.exactOptional(),
});

export const dispute: z.ZodType<DisputeView> = z.strictObject({
  dispute: id<DisputeId>(),
  version: count,
  decision: id<DecisionId>(),
  phase: z.enum(['open', 'ended']),
  toldAt: time,
  body: text,
  reference: text,
  endedAt: time.exactOptional(),
  outcome: z
    .enum([
      'decision-upheld',
      'decision-varied',
      'decision-reversed',
      'settled',
      'inadmissible',
      'withdrawn',
    ])
    .exactOptional(),
  implemented: z.enum(['in-full', 'in-part', 'not', 'nothing-to-do']).exactOptional(),
  account: text.exactOptional(),
});

export const unheardRow: z.ZodType<UnheardRow> = z.strictObject({
  appeal: id<AppealId>(),
  decision: id<DecisionId>(),
  by: z.enum(['respondent', 'reporter']),
  filedAt: time,
  promisedBy: time,
  late: z.boolean(),
  hearing: hearing.exactOptional(),
});

export const redress: z.ZodType<RedressView> = z.strictObject({
  decision: id<DecisionId>(),
  hearing,
  waitingAppeal: id<AppealId>().exactOptional(),
  mayAskReopening: z.boolean(),
  reopenings: z.array(reopening),
  mayTellDispute: z.boolean(),
  disputes: z.array(dispute),
});
