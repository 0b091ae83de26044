import type {
  ActivityId,
  CommunityId,
  GroupId,
  ItemId,
  LanguageTag,
  MemberId,
} from '../kernel/identifier.ts';
import type { Instant } from '../kernel/instant.ts';

/**
 * Everything that can be taken in. Reactions, votes, views, follows and reads have no type here
 * (E1).
 */
export const activityTypes = [
  'content.posted',
  'content.edited',
  'content.examined',
  'content.removed',
  'message.sent',
  'member.joined',
  'member.left',
  'group.created',
  'steward.appointed',
] as const;
export type ActivityType = (typeof activityTypes)[number];

export const contentKinds = ['post', 'comment', 'message', 'profile', 'group'] as const;
export type ContentKind = (typeof contentKinds)[number];

export interface ContentHash {
  readonly algorithm: string;
  readonly value: string;
}

/** What the platform's own detector said, with its name and version: advice, never a decision. */
export interface DetectorOutput {
  readonly name: string;
  readonly version: string;
  readonly output: string;
}

export interface Content {
  readonly kind: ContentKind;
  readonly text: string;
  readonly language?: LanguageTag;
  readonly links: readonly string[];
  readonly mentions: readonly MemberId[];
  readonly hashes: readonly ContentHash[];
  readonly detectors: readonly DetectorOutput[];
}

/** Something that happened on the platform. Short-lived, high volume, never a judgement. */
export interface Activity {
  /** Unique with `source`: the same pair is the same activity and is answered, not repeated. */
  readonly id: ActivityId;
  /** URI of the platform that says so. */
  readonly source: string;
  readonly type: ActivityType;
  readonly time: Instant;
  readonly community: CommunityId;
  readonly actor: {
    readonly id: MemberId;
    /** When the account was made, for rules about new accounts. */
    readonly createdAt?: Instant;
  };
  readonly item?: ItemId;
  readonly group?: GroupId;
  /** The thread, topic or channel, for what was said before and after. */
  readonly thread?: string;
  readonly content?: Content;
}
