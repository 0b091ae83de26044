import type { Activity } from '../../domain/activity.ts';
import { DAY_MS } from '../../kernel/duration.ts';
import type {
  ActivityId,
  CommunityId,
  GroupId,
  ItemId,
  LanguageTag,
  MemberId,
} from '../../kernel/identifier.ts';
import { type Instant, instantFromMs, instantMs } from '../../kernel/instant.ts';
import type { SeededRandom } from '../seeded-random.ts';
import { topics } from './sentences.ts';

/** Where made-up activities say they come from. */
export const SOURCE = 'https://forum.example/';

export interface MadeUpMember {
  readonly id: MemberId;
  readonly joinedAt: Instant;
}

/** Members by number, most of them older than the period, some new. */
export function makeMembers(
  random: SeededRandom,
  made: { readonly count: number; readonly start: Instant },
): readonly MadeUpMember[] {
  return Array.from({ length: made.count }, (_, index) => ({
    id: memberId(index + 1),
    joinedAt: instantFromMs(instantMs(made.start) - random.between(1, 900) * DAY_MS),
  }));
}

export function memberId(number: number): MemberId {
  return `m-${String(number).padStart(4, '0')}` as MemberId;
}

/** One ordinary post: what most of a forum is made of. */
export function ordinaryPost(
  random: SeededRandom,
  about: {
    readonly at: Instant;
    readonly author: MadeUpMember;
    readonly number: number;
    readonly community: CommunityId;
  },
): Activity {
  const topic = random.pick(topics);
  const { at, author, number, community } = about;
  const line = random.pick(topic.lines);
  return postOf({
    at,
    author,
    number,
    community,
    text: line,
    thread: topic.thread,
    group: topic.group,
  });
}

export interface PostedText {
  readonly at: Instant;
  readonly author: MadeUpMember;
  readonly number: number;
  readonly community: CommunityId;
  readonly text: string;
  readonly thread: string;
  readonly group: string;
}

export function postOf(posted: PostedText): Activity {
  return {
    id: `activity-${posted.number}` as ActivityId,
    source: SOURCE,
    type: 'content.posted',
    time: posted.at,
    community: posted.community,
    actor: { id: posted.author.id, createdAt: posted.author.joinedAt },
    item: `post-${posted.number}` as ItemId,
    group: posted.group as GroupId,
    thread: posted.thread,
    content: {
      kind: 'post',
      text: posted.text,
      language: 'en' as LanguageTag,
      links: [],
      mentions: [],
      hashes: [],
      detectors: [],
    },
  };
}
