import { z } from 'zod';
import type {
  BallotView,
  LotView,
  OfferView,
  OutsideReviewView,
  PanelView,
  RedactedFile,
} from '../../app/contract/panels.ts';
import type { MemberId, OutsideReviewId, PanelId } from '../../kernel/identifier.ts';
import { breach, measure } from './input.ts';
import { count, id, ruleAsOfThen, rung, text, time } from './part.ts';

const panelPhase = z.enum(['called', 'drawn', 'deliberating', 'concluded', 'failed']);
const outcome = z.enum(['decision-upheld', 'decision-varied', 'decision-reversed']);
const twoWays = z.enum(['breach', 'no-breach']);

const redactedFile: z.ZodType<RedactedFile> = z.strictObject({
  appellant: z.enum(['respondent', 'reporter']),
  text,
  evidence: z.array(
    z.strictObject({ occurredAt: time, author: text, kind: text, text, links: z.array(text) }),
  ),
  rules: z.array(ruleAsOfThen),
  rungs: z.array(rung),
  first: z
    .strictObject({
      outcome: twoWays,
      rung: text.exactOptional(),
      measures: z.array(measure),
      reasons: text,
    })
    .exactOptional(),
});

const seatFields = {
  panel: id<PanelId>(),
  phase: panelPhase,
  asked: z.enum(['ballot', 'confirmation', 'nothing']),
  until: time.exactOptional(),
} as const;

const ballot: z.ZodType<BallotView> = z.strictObject({
  seat: count,
  choice: z.strictObject({ breach: twoWays, rung: text.exactOptional() }),
  reasons: text,
});

export const panelView: z.ZodType<PanelView> = z.strictObject({
  ...seatFields,
  version: count,
  seat: count,
  file: redactedFile,
  own: ballot.exactOptional(),
  ballots: z.array(ballot).exactOptional(),
  outcome: outcome.exactOptional(),
});

export const offerView: z.ZodType<OfferView> = z.strictObject({
  phase: z.enum(['offered', 'withdrawn', 'none']),
  since: time.exactOptional(),
  relatedTo: z.array(id<MemberId>()),
  seats: z.array(z.strictObject(seatFields)),
});

export const lotView: z.ZodType<LotView> = z.strictObject({
  panel: id<PanelId>(),
  size: count,
  calledAt: time,
  commitment: text,
  poolClosesAt: time,
  drawnAt: time.exactOptional(),
  seed: text.exactOptional(),
  pool: z.array(text).exactOptional(),
  order: z.array(text).exactOptional(),
  failedBecause: z.enum(['too-few-volunteers', 'nobody-left', 'appeal-decided']).exactOptional(),
});

export const outsideReviewView: z.ZodType<OutsideReviewView> = z.strictObject({
  review: id<OutsideReviewId>(),
  version: count,
  knownAs: text,
  reason: text,
  namedAt: time,
  until: time,
  phase: z.enum(['open', 'over', 'revoked', 'concluded']),
  promisedBy: time,
  file: redactedFile,
  finding: z.strictObject({ at: time, breach }).exactOptional(),
  milderRungs: z.array(rung).exactOptional(),
  outcome: outcome.exactOptional(),
});
