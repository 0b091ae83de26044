import { z } from 'zod';
import type { WebhookTopic } from '../../app/contract/webhooks.ts';
import type { Scope } from '../../app/principal.ts';
import type { Power } from '../../domain/powers/powers.ts';
import type { ReportOutcome } from '../../domain/report/event.ts';
import type { Role } from '../../domain/staff/event.ts';
import type { MeasureKind } from '../../rulebook/model.ts';

/**
 * A closed list of words. Every word has to be named here, or the compiler says which is missing.
 */
function closedList<Word extends string>(words: Readonly<Record<Word, true>>): z.ZodType<Word> {
  return z.enum(Object.keys(words) as Word[]) as unknown as z.ZodType<Word>;
}

/** What a reporter is told in the end. */
export const reportOutcome: z.ZodType<ReportOutcome> = closedList({
  breach: true,
  'no-breach': true,
  'closed-in-favour': true,
  'reversed-on-appeal': true,
  'reversed-on-review': true,
  'varied-on-appeal': true,
  'closed-without-case': true,
});

export const role: z.ZodType<Role> = closedList({
  moderator: true,
  reviewer: true,
  lead: true,
  ombud: true,
  operator: true,
  auditor: true,
});

/** Scopes a service token can have. Managing staff is for persons on the record and not for it. */
export const grantableScope: z.ZodType<Exclude<Scope, 'staff:manage'>> = closedList({
  'activities:write': true,
  screen: true,
  'reports:write': true,
  'powers:read': true,
  'restrictions:read': true,
  'statements:read': true,
  'webhooks:manage': true,
  'rulebook:publish': true,
  'groups:write': true,
});

export const webhookTopic: z.ZodType<WebhookTopic> = closedList({
  'decision.issued': true,
  'decision.reversed': true,
  'decision.corrected': true,
  'restriction.imposed': true,
  'restriction.ended': true,
  'restriction.reversed': true,
  'appeal.received': true,
  'appeal.decided': true,
  'report.decided': true,
  'hearing.requested': true,
  'hearing.answered': true,
  'early-end.answered': true,
  'stewardship.changed': true,
  'duty.brought': true,
  'duty.neglected': true,
  'access.told': true,
});

export const power: z.ZodType<Power> = closedList({
  'take-part': true,
  post: true,
  reply: true,
  link: true,
  media: true,
  'direct-message': true,
  'create-group': true,
  'steward-group': true,
  'receive-payout': true,
});

export const measureKind: z.ZodType<MeasureKind> = closedList({
  hide: true,
  remove: true,
  label: true,
  'age-gate': true,
  'limit-replies': true,
  demote: true,
  'slow-mode': true,
  'no-links': true,
  'no-media': true,
  'read-only': true,
  'no-new-groups': true,
  'no-direct-messages': true,
  'no-stewardship': true,
  suspension: true,
  'payout-hold': true,
  'pause-reports': true,
  'pause-appeals': true,
});
