import { z } from 'zod';
import type { Screening } from '../../app/contract/intake.ts';
import type { StaffView } from '../../app/contract/staff-room.ts';
import type { Delivery, WebhookEndpoint } from '../../app/contract/webhooks.ts';
import type { FamilyId, LanguageTag, StaffId } from '../../kernel/identifier.ts';
import { listKinds, type Rulebook, type RulebookVersion } from '../../rulebook/model.ts';
import { measureKind, role, webhookTopic } from './closed-list.ts';
import { person } from './input.ts';
import { count, gravity, id, length, rule, ruleRef, rung, text, time } from './part.ts';

export const relation: z.ZodEnum<{
  household: 'household';
  family: 'family';
  work: 'work';
  dispute: 'dispute';
  other: 'other';
}> = z.enum(['household', 'family', 'work', 'dispute', 'other']);

export const staffView: z.ZodType<StaffView> = z.strictObject({
  staff: id<StaffId>(),
  version: count,
  roles: z.array(z.strictObject({ role: role, since: time, endedAt: time.exactOptional() })),
  relations: z.array(z.strictObject({ to: person, relation, declaredAt: time })),
});

const endpoint = {
  id: text,
  url: text,
  topics: z.array(webhookTopic),
  createdAt: time,
  disabledAt: z.exactOptional(time),
  disabledBecause: text.exactOptional(),
};

export const webhookEndpoint: z.ZodType<WebhookEndpoint> = z.strictObject(endpoint);

/** Answered once, when the endpoint is added. */
export const newWebhookEndpoint: z.ZodType<
  WebhookEndpoint & { readonly secret: string; readonly publicKey: string }
> = z.strictObject({ ...endpoint, secret: text, publicKey: text });

export const delivery: z.ZodType<Delivery> = z.strictObject({
  id: text,
  endpoint: text,
  topic: webhookTopic,
  createdAt: time,
  attempts: z.array(
    z.strictObject({ at: time, status: count.nullable(), problem: text.exactOptional() }),
  ),
  phase: z.enum(['waiting', 'delivered', 'failed']),
  nextAt: time.exactOptional(),
});

export const screening: z.ZodType<Screening> = z.strictObject({
  findings: z.array(
    z.strictObject({
      rule: ruleRef,
      title: text,
      text,
      effect: z.enum(['nudge', 'review', 'hold']),
      holdFor: text.exactOptional(),
      why: z.array(text),
    }),
  ),
});

const byGravity = <Value extends z.ZodType>(
  value: Value,
): z.ZodObject<{ '1': Value; '2': Value; '3': Value; '4': Value }, z.core.$strict> =>
  z.strictObject({ '1': value, '2': value, '3': value, '4': value });

const rulebook: z.ZodType<Rulebook> = z.strictObject({
  name: text,
  community: text,
  languages: z.array(id<LanguageTag>()),
  gravityScale: byGravity(text),
  families: z.array(
    z.strictObject({
      id: id<FamilyId>(),
      title: text,
      memory: length,
      weights: byGravity(count),
      ladder: z.array(rung),
      startsAt: byGravity(count),
    }),
  ),
  promises: z.strictObject({
    firstDecision: length,
    appealOutcome: length,
    reportOutcome: length,
    appealWindow: length,
    undo: length,
    hearing: length.exactOptional(),
  }),
  retention: z.strictObject({ activities: length, evidence: length, reports: length }),
  rules: z.array(rule),
  lists: z.array(
    z.strictObject({
      name: text,
      kind: z.enum(listKinds),
      entries: z.array(text),
      looksAlike: z.boolean(),
    }),
  ),
  charter: z
    .strictObject({
      appliesTo: z.array(text).exactOptional(),
      gravityMax: gravity.exactOptional(),
      effects: z.array(z.enum(['nudge', 'review', 'hold'])).exactOptional(),
      measures: z.array(measureKind).exactOptional(),
      longest: length.exactOptional(),
    })
    .exactOptional(),
  translations: z.array(
    z.strictObject({
      language: id<LanguageTag>(),
      name: text,
      gravityScale: byGravity(text),
      families: z.record(
        z.string(),
        z.strictObject({ title: text, ladder: z.record(z.string(), text) }),
      ),
    }),
  ),
});

export const rulebookVersion: z.ZodType<RulebookVersion> = z.strictObject({
  number: count,
  hash: text,
  publishedAt: time,
  effectiveFrom: time,
  rulebook,
  ruleHashes: z.record(z.string(), text),
});
