import type { Activity } from '../../../domain/activity.ts';
import { DAY_MS, HOUR_MS } from '../../../kernel/duration.ts';
import type { ActivityId, CommunityId, ItemId, MemberId } from '../../../kernel/identifier.ts';
import { instant, instantFromMs } from '../../../kernel/instant.ts';
import { chosen, type Intent } from '../intent.ts';
import { asPlatform, community, type SimulatedWorld } from '../world/world.ts';
import { type Act, type ActorKind, moments, type Planning, weighted } from './actor.ts';

/** What kinds of posts there are, and the rule each of them breaks. */
const breaks: Readonly<Record<string, string | undefined>> = {
  ordinary: undefined,
  links: 'spam.links',
  shop: 'spam.shops',
  insult: 'civility.insults',
  threat: 'civility.threats',
};

const links: Readonly<Record<string, readonly string[]>> = {
  links: [1, 2, 3, 4, 5].map((number) => `https://elsewhere.example/${number}`),
  shop: ['https://shop.example/pot'],
};

const joinedAt = instant('2025-01-01T00:00:00Z');

/** A fifth of the members, the trolls among them, post what breaks a rule. */
function plan(planning: Planning): readonly Intent[] {
  const { random, cast, scenario } = planning;
  const { members } = cast;
  const trolls = members.slice(0, Math.max(1, Math.floor(members.length / 5)));
  const posts = (perYear: number, by: readonly string[], kind?: string): Intent[] =>
    moments(planning, perYear).map((at) => ({
      at,
      by: random.pick(by),
      does: 'posts',
      pick: random.next(),
      how: kind ?? weighted(random, { links: 3, shop: 2, insult: 4, threat: 2 }),
    }));
  const again = moments(planning, scenario.faults / 2).map((at) => ({
    at,
    by: 'platform',
    does: random.pick(['sends a post again', 'sends a post late', 'sends from elsewhere']),
    pick: random.next(),
  }));
  return [
    ...posts(scenario.offences * 0.8, trolls),
    ...posts(scenario.offences * 0.2, members),
    ...posts(scenario.ordinaryPosts, members, 'ordinary'),
    ...again,
  ];
}

const posts: Act = async (world, { by, how = 'ordinary' }) => {
  const item = `post-${world.posts.length + 1}`;
  await send(world, { item, author: by, how, atMs: world.nowMs, in: community });
};

interface Sent {
  readonly item: string;
  readonly author: string;
  readonly how: string;
  readonly atMs: number;
  readonly in: CommunityId;
}

async function send(world: SimulatedWorld, sent: Sent): Promise<void> {
  const { item, author, how, atMs } = sent;
  const rule = breaks[how];
  const seen = { item, author, atMs, ...(rule === undefined ? {} : { breaks: rule }) };
  world.posts.push(seen);
  if (rule !== undefined) world.breaks.set(item, rule);
  world.tally.activities += 1;
  await take(world, activityOf(sent));
}

async function take(world: SimulatedWorld, activity: Activity): Promise<void> {
  const asked = { does: 'posts', by: asPlatform(), what: activity.id };
  await world.ask(asked, (call) =>
    world.application.intake.take([{ kind: 'activity', activity }], call),
  );
}

function activityOf({ item, author, how, atMs, in: place }: Sent): Activity {
  return {
    id: `activity-of-${item}` as ActivityId,
    source: 'https://forum.example/',
    type: 'content.posted',
    time: instantFromMs(atMs),
    community: place,
    actor: { id: author as MemberId, createdAt: joinedAt },
    item: item as ItemId,
    thread: `thread-${item}`,
    content: {
      kind: 'post',
      text: `What they wrote there is ${how}, and it can be read by everybody.`,
      links: links[how] ?? [],
      mentions: [],
      hashes: [],
      detectors: [],
    },
  };
}

const sendsAgain: Act = async (world, { pick }) => {
  const post = chosen(world.posts.slice(-20), pick);
  if (post === undefined) return;
  const how = Object.keys(breaks).find((kind) => breaks[kind] === post.breaks) ?? 'ordinary';
  await take(world, activityOf({ ...post, how, in: community }));
};

/** The post of two days ago comes in behind those of today. */
const sendsLate: Act = async (world, { pick }) => {
  const author = chosen(world.cast.members, pick) ?? 'm-001';
  const atMs = world.nowMs - 2 * DAY_MS - Math.floor(pick * HOUR_MS);
  const item = `post-${world.posts.length + 1}`;
  await send(world, { item, author, how: 'links', atMs, in: community });
};

const sendsFromElsewhere: Act = async (world, { pick }) => {
  const author = chosen(world.cast.members, pick) ?? 'm-001';
  const item = `post-elsewhere-${world.posts.length}`;
  const place = 'another-community' as CommunityId;
  await take(world, activityOf({ item, author, how: 'links', atMs: world.nowMs, in: place }));
};

/** Members who post, and the platform that tells of it: sometimes twice, late, or wrongly. */
export const author: ActorKind = {
  plan,
  acts: {
    posts,
    'sends a post again': sendsAgain,
    'sends a post late': sendsLate,
    'sends from elsewhere': sendsFromElsewhere,
  },
};
