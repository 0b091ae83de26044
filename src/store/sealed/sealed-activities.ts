import type { Activity, Content } from '../../domain/activity.ts';
import type { Json } from '../../kernel/canonical-json.ts';
import type { MemberId } from '../../kernel/identifier.ts';
import { openedValue, sealedValue } from './envelope.ts';
import type { HeldKeys, KeyFile } from './key-file.ts';

/** Content as the store keeps it: its kind, and everything else in the envelope. */
type SealedContent = Content & { readonly sealed?: string };

const nothing: Omit<Content, 'kind'> = {
  text: '',
  links: [],
  mentions: [],
  hashes: [],
  detectors: [],
};

/** The holder of the key that closes what a member posted. */
export function holderOf(member: MemberId): string {
  return `member:${member}`;
}

/** The keys of everybody who posted one of these; one for each, because there are so many. */
export function keysOfPosts(keys: KeyFile, activities: readonly Activity[]): HeldKeys {
  const posted = activities.filter(({ content }) => content !== undefined);
  return keys.ofHolders(new Set(posted.map(({ actor }) => holderOf(actor.id))));
}

/** Closes what was posted with the keys of those who did. */
export function sealedActivities(held: HeldKeys, activities: readonly Activity[]): Activity[] {
  return activities.map((activity) => {
    const { content, actor } = activity;
    const key = held.get(holderOf(actor.id));
    if (content === undefined || key === undefined) return activity;
    const sealed = sealedValue(key, placeOf(activity), content as unknown as Json);
    return { ...activity, content: { kind: content.kind, ...nothing, sealed } };
  });
}

/** The activity as it came; without its content when the key was destroyed. */
export function openedActivity(keys: KeyFile, activity: Activity): Activity {
  const { content, ...rest } = activity;
  const sealed = (content as SealedContent | undefined)?.sealed;
  if (sealed === undefined) return activity;
  const opened = openedValue(keys, placeOf(activity), sealed);
  return opened === undefined ? rest : { ...rest, content: opened as unknown as Content };
}

function placeOf({ source, id }: Activity): string {
  return `activity\n${source}\n${id}`;
}
