import { z } from 'zod';
import type { OutcomeInput } from '../../app/contract/appeals.ts';
import type { DecisionInput, FindingInput } from '../../app/contract/cases.ts';
import type { ReportInput } from '../../app/contract/reports.ts';
import type { Factors, Measure } from '../../domain/decision/event.ts';
import type { Person, Subject } from '../../domain/person.ts';
import type {
  EvidenceId,
  GroupId,
  ItemId,
  MemberId,
  RuleId,
  StaffId,
} from '../../kernel/identifier.ts';
import { limits } from '../../kernel/limits.ts';
import { measureKind } from './closed-list.ts';
import { freeText, identifier, instantField, languageField, termField } from './field.ts';

export const person: z.ZodType<Person> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('member'), id: identifier<MemberId>() }),
  z.strictObject({ kind: z.literal('staff'), id: identifier<StaffId>() }),
]);

// An item's author may be left out where the platform's activities name them.
export const subject: z.ZodType<Subject> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('member'), member: identifier<MemberId>() }),
  z.strictObject({
    kind: z.literal('item'),
    item: identifier<ItemId>(),
    author: identifier<MemberId>().default('' as MemberId),
  }),
  z.strictObject({
    kind: z.literal('group'),
    group: identifier<GroupId>(),
    steward: identifier<MemberId>(),
  }),
  z.strictObject({
    kind: z.literal('steward-conduct'),
    group: identifier<GroupId>(),
    steward: identifier<MemberId>(),
  }),
  z.strictObject({ kind: z.literal('staff-conduct'), staff: identifier<StaffId>() }),
  z.strictObject({ kind: z.literal('operator-conduct'), staff: identifier<StaffId>() }),
  z.strictObject({ kind: z.literal('reporter-misuse'), member: identifier<MemberId>() }),
  z.strictObject({ kind: z.literal('appellant-misuse'), member: identifier<MemberId>() }),
  z.strictObject({ kind: z.literal('trader-conduct'), member: identifier<MemberId>() }),
]);

export const breach: z.ZodEnum<{
  breach: 'breach';
  'no-breach': 'no-breach';
  'cannot-tell': 'cannot-tell';
}> = z.enum(['breach', 'no-breach', 'cannot-tell']);

const confidence = z.enum(['low', 'medium', 'high']);

/** A date of its own or a renewal would be a second, unspoken end: only a length is taken. */
const endingElsewhere = /until|ends?at|renew|permanent|indefinite/i;

export const measure: z.ZodType<Measure> = z.strictObject(
  {
    kind: measureKind,
    for: termField,
    group: identifier<GroupId>().exactOptional(),
    item: identifier<ItemId>().exactOptional(),
  },
  {
    error: (issue) =>
      issue.code === 'unrecognized_keys' && issue.keys.some((key) => endingElsewhere.test(key))
        ? 'restriction_must_end: A measure ends by its length alone; write `for`, for example `P7D`'
        : undefined,
  },
);

const measures = z.array(measure).max(limits.measuresPerDecisionMax);

export const reportInput: z.ZodType<ReportInput> = z.strictObject({
  source: z
    .enum(['report', 'trusted-flagger', 'own-initiative', 'other-notification'])
    .default('report'),
  subject,
  reporter: person.exactOptional(),
  contact: z.string().min(3).max(limits.urlLengthMax).exactOptional(),
  text: freeText,
  language: languageField.exactOptional(),
  rule: identifier<RuleId>().exactOptional(),
  alleges: z
    .enum(['illegal-content', 'incompatible-with-rulebook'])
    .default('incompatible-with-rulebook'),
  childAbuse: z.boolean().exactOptional(),
  goodFaith: z.boolean(),
  participant: z.boolean().exactOptional(),
  shown: z
    .strictObject({
      text: z.string().max(limits.activityTextLengthMax),
      occurredAt: instantField,
      private: z.boolean(),
    })
    .exactOptional(),
  externalId: z.string().min(1).max(limits.identifierLengthMax).exactOptional(),
});

export const findingInput: z.ZodType<FindingInput> = z.strictObject({
  breach,
  rule: identifier<RuleId>().exactOptional(),
  confidence,
});

const factorAmount = z.number().int().min(0).max(limits.factorAmountMax);

export const factors: z.ZodType<Factors<string>> = z.strictObject({
  amount: factorAmount,
  outOf: factorAmount,
  within: termField,
  consequences: freeText,
  intent: freeText.exactOptional(),
});

// Missing reasons and facts are left for the domain, which says what good ones are.
export const decisionInput: z.ZodType<DecisionInput> = z.strictObject({
  outcome: z.enum(['breach', 'no-breach']),
  rule: identifier<RuleId>().exactOptional(),
  ground: z.enum(['illegal-content', 'incompatible-with-rulebook']).exactOptional(),
  legalGround: freeText.exactOptional(),
  factsReliedOn: z.array(identifier<EvidenceId>()).max(limits.evidencePerCaseMax).default([]),
  reasons: freeText.default(''),
  rung: z.string().min(1).max(limits.nameLengthMax).exactOptional(),
  deviationReason: freeText.exactOptional(),
  urgency: freeText.exactOptional(),
  factors: factors.exactOptional(),
  measures: measures.exactOptional(),
  confidence,
});

export const outcomeInput: z.ZodType<OutcomeInput> = z.strictObject({
  outcome: z.enum(['decision-upheld', 'decision-varied', 'decision-reversed']),
  reasons: freeText.default(''),
  rung: z.string().min(1).max(limits.nameLengthMax).exactOptional(),
  measures: measures.exactOptional(),
});

/** Why something is done; the domain says when it is too short. */
export const reasonInput: z.ZodType<{ readonly reason: string }> = z.strictObject({
  reason: freeText,
});
