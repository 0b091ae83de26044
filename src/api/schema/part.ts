import { z } from 'zod';
import type { DecisionView, EvidenceView, OvertakenView } from '../../app/contract/cases.ts';
import type { RestrictionView } from '../../app/contract/members.ts';
import type { DeciderId, MilderRange } from '../../domain/decision/event.ts';
import type { Subject } from '../../domain/person.ts';
import type { Duration } from '../../kernel/duration.ts';
import type {
  ActivityId,
  CaseId,
  DecisionId,
  EvidenceId,
  FamilyId,
  GroupId,
  ItemId,
  LanguageTag,
  MemberId,
  OrderId,
  RestrictionId,
  RuleId,
  StaffId,
  StatementId,
} from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import {
  aggregates,
  type Rule,
  type RuleRef,
  type Rung,
  windowKeys,
} from '../../rulebook/model.ts';
import { measureKind } from './closed-list.ts';
import { measure } from './input.ts';

/** Pieces that several answers share. Answers are described here for clients and never parsed. */

export const text: z.ZodString = z.string();
export const count: z.ZodNumber = z.number().int();

/** An identifier as the server gives it. */
export function id<Id extends string>(): z.ZodType<Id> {
  return z.string() as unknown as z.ZodType<Id>;
}

export const time: z.ZodType<Instant> = z.string().meta({
  format: 'date-time',
}) as unknown as z.ZodType<Instant>;

export const length: z.ZodType<Duration> = z.string().meta({
  format: 'duration',
}) as unknown as z.ZodType<Duration>;

export const subjectKind: z.ZodType<Subject['kind']> = z.enum([
  'member',
  'item',
  'group',
  'steward-conduct',
  'staff-conduct',
  'operator-conduct',
]);

export const ruleRef: z.ZodType<RuleRef> = z.strictObject({ rule: id<RuleId>(), version: count });

/** A machine's remark that would not be made any more. */
export const overtakenView: z.ZodType<OvertakenView> = z.strictObject({
  rule: ruleRef,
  activity: id<ActivityId>(),
  at: time,
});

export const lease: z.ZodType<{ readonly holder: StaffId; readonly until: Instant }> =
  z.strictObject({ holder: id<StaffId>(), until: time });

export const rung: z.ZodType<Rung> = z.strictObject({
  name: text,
  title: text,
  measures: z.array(z.strictObject({ kind: measureKind, for: length })),
});

const window = z.strictObject({
  name: text,
  aggregate: z.enum(aggregates),
  of: text.exactOptional(),
  by: z.enum(windowKeys),
  over: length,
  lateness: length,
  keys: count,
});

const effect = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('nudge') }),
  z.strictObject({ kind: z.literal('review') }),
  z.strictObject({ kind: z.literal('hold'), for: length }),
]);

export const gravity: z.ZodType<Rule['gravity']> = z.union([
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
]);

export const rule: z.ZodType<Rule> = z.strictObject({
  id: id<RuleId>(),
  title: text,
  family: id<FamilyId>(),
  category: text,
  keyword: text.exactOptional(),
  gravity,
  appliesTo: z.array(text),
  windows: z.array(window),
  when: text.exactOptional(),
  effect: effect.exactOptional(),
  range: z.strictObject({ from: text, to: text }),
  text,
  why: text,
  allowed: z.array(text),
  notAllowed: z.array(text),
  tests: z.array(
    z.strictObject({
      name: text,
      activities: z.array(z.record(z.string(), z.unknown())),
      expect: z.enum(['match', 'no-match']),
    }),
  ),
  translations: z.array(
    z.strictObject({
      language: id<LanguageTag>(),
      title: text,
      text,
      why: text,
      allowed: z.array(text),
      notAllowed: z.array(text),
    }),
  ),
});

export const ruleAsOfThen: z.ZodType<{
  readonly ref: RuleRef;
  readonly rule: Rule;
  readonly hinted: boolean;
}> = z.strictObject({ ref: ruleRef, rule, hinted: z.boolean() });

export const evidence: z.ZodType<EvidenceView> = z.strictObject({
  evidence: id<EvidenceId>(),
  occurredAt: time,
  author: text,
  kind: text,
  text,
  links: z.array(text),
  item: id<ItemId>().exactOptional(),
  activity: id<ActivityId>().exactOptional(),
  spans: z.array(z.tuple([count, count])),
});

/** That the rule got milder since the conduct, in what, and which version names the steps. */
export const milder: z.ZodType<MilderRange> = z.strictObject({
  range: count,
  because: z.array(
    z.strictObject({
      version: count,
      in: z.enum(['rule-withdrawn', 'gravity', 'range', 'measures', 'ladder-start', 'weight']),
    }),
  ),
});

export const decision: z.ZodType<DecisionView> = z.strictObject({
  decision: id<DecisionId>(),
  version: count,
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
  outcome: z.enum(['breach', 'no-breach']),
  rule: ruleRef.exactOptional(),
  rung: text.exactOptional(),
  milder: milder.exactOptional(),
  measures: z.array(measure),
  decidedBy: id<DeciderId>(),
  heardBy: z.enum(['panel', 'outside-reviewer']).exactOptional(),
  decidedAt: time,
  heldUntil: time.exactOptional(),
  statement: id<StatementId>().exactOptional(),
  reasons: text,
});

export const restrictionPhase: z.ZodType<RestrictionView['phase']> = z.enum([
  'not-yet',
  'in-force',
  'stayed',
  'lifted',
  'reversed',
  'expired',
]);

export const restriction: z.ZodType<RestrictionView> = z.strictObject({
  restriction: id<RestrictionId>(),
  kind: measureKind,
  target: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('member'),
      member: id<MemberId>(),
      group: id<GroupId>().exactOptional(),
    }),
    z.strictObject({ kind: z.literal('item'), item: id<ItemId>() }),
  ]),
  phase: restrictionPhase,
  from: time,
  until: time,
  statement: id<StatementId>(),
  decision: id<DecisionId>().exactOptional(),
  order: id<OrderId>().exactOptional(),
  territory: z.array(text).exactOptional(),
});

export function pageOf<Row>(row: z.ZodType<Row>): z.ZodType<{
  readonly items: readonly Row[];
  readonly next?: string;
}> {
  return z.strictObject({ items: z.array(row), next: text.exactOptional() });
}
