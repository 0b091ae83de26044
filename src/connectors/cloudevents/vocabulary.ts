import { type ActivityType, activityTypes } from '../../domain/activity.ts';

const PREFIX = 'org.evenhand.';
const VERSION = 'v1';

const typeByName: ReadonlyMap<string, ActivityType> = new Map(
  activityTypes.map((type) => [cloudEventType(type), type]),
);

/** CloudEvents `type` of an activity: `org.evenhand.content.posted.v1`. */
export function cloudEventType(type: ActivityType): string {
  return `${PREFIX}${type}.${VERSION}`;
}

/** The activity a CloudEvents `type` stands for; undefined for other types and other versions. */
export function activityTypeOf(name: string): ActivityType | undefined {
  return typeByName.get(name);
}
