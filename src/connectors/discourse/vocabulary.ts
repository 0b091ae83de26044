import type { ActivityType } from '../../domain/activity.ts';
import { fieldKind } from '../identity.ts';

/** Discourse's webhook events that are activities. */
export type DiscourseEvent =
  | 'post_created'
  | 'post_edited'
  | 'post_destroyed'
  | 'user_created'
  | 'user_destroyed';

const activityByEvent: Readonly<Record<DiscourseEvent, ActivityType>> = {
  post_created: 'content.posted',
  post_edited: 'content.edited',
  post_destroyed: 'content.removed',
  user_created: 'member.joined',
  user_destroyed: 'member.left',
};

export function activityOf(event: string): ActivityType | undefined {
  return Object.hasOwn(activityByEvent, event)
    ? activityByEvent[event as DiscourseEvent]
    : undefined;
}

/** The Discourse event an activity came from; undefined for types Discourse does not send. */
export function discourseEventOf(type: ActivityType): DiscourseEvent | undefined {
  const found = Object.entries(activityByEvent).find(([, known]) => known === type);
  return found?.[0] as DiscourseEvent | undefined;
}

/** Likes, badges, votes and trust levels never count for or against anyone (E1). */
export function isSignal(event: string): boolean {
  return (
    fieldKind(event) === 'signal' || event === 'user_promoted' || event === 'accepted_solution'
  );
}
