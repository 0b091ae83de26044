import type { Activity } from '../domain/activity.ts';

/** The kind of content an activity is about; undefined for what no rule speaks about. */
export function kindOf(activity: Activity): string | undefined {
  switch (activity.type) {
    case 'content.posted':
    case 'content.edited':
    case 'content.examined':
      return activity.content?.kind;
    case 'message.sent':
      return 'message';
    case 'member.joined':
      return activity.content?.kind ?? 'profile';
    case 'group.created':
      return activity.content?.kind ?? 'group';
    default:
      return undefined;
  }
}
