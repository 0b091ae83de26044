import type { ActivityType } from '../../domain/activity.ts';
import type { ReportReceived } from '../../domain/report/event.ts';

/** Mastodon's webhook events that are activities. */
export type MastodonEvent = 'status.created' | 'status.updated' | 'account.created';

const activityByEvent: Readonly<Record<MastodonEvent, ActivityType>> = {
  'status.created': 'content.posted',
  'status.updated': 'content.edited',
  'account.created': 'member.joined',
};

export function activityOf(event: string): ActivityType | undefined {
  return Object.hasOwn(activityByEvent, event)
    ? activityByEvent[event as MastodonEvent]
    : undefined;
}

export function mastodonEventOf(type: ActivityType): MastodonEvent | undefined {
  const found = Object.entries(activityByEvent).find(([, known]) => known === type);
  return found?.[0] as MastodonEvent | undefined;
}

export type MastodonCategory = 'spam' | 'legal' | 'violation' | 'other';
type Allegation = ReportReceived['alleges'];

/** What a reporter alleges by Mastodon's category: only `legal` means illegal. */
export function allegationOf(category: unknown): Allegation {
  return category === 'legal' ? 'illegal-content' : 'incompatible-with-rulebook';
}

/** The category Mastodon would use for an allegation. */
export function categoryOf(allegation: Allegation): MastodonCategory {
  return allegation === 'illegal-content' ? 'legal' : 'violation';
}
