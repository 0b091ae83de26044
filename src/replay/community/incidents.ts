import type { Activity, Content } from '../../domain/activity.ts';
import { MINUTE_MS } from '../../kernel/duration.ts';
import type { ActivityId, CommunityId, ItemId } from '../../kernel/identifier.ts';
import { type Instant, instantFromMs, instantMs, parseInstant } from '../../kernel/instant.ts';
import type { Rule, Rulebook } from '../../rulebook/model.ts';
import type { SeededRandom } from '../seeded-random.ts';
import { type MadeUpMember, postOf } from './chatter.ts';
import { exposures, pitches, quarrels, topics, trades } from './sentences.ts';

/** Something that should not have happened, and the rule that speaks about it. */
export interface Incident {
  readonly rule: Rule;
  readonly activities: readonly Activity[];
  /** True when a person has to report it, because no machine looks for it. */
  readonly reported: boolean;
}

export interface IncidentPlace {
  readonly at: Instant;
  readonly author: MadeUpMember;
  readonly firstNumber: number;
  readonly community: CommunityId;
}

/**
 * An incident under one rule. For a rule with a condition, the activities of one of its own tests
 * that must match are posted again by somebody else at another time; for a rule that only people
 * apply, a made-up post.
 */
export function incidentUnder(random: SeededRandom, rule: Rule, place: IncidentPlace): Incident {
  const matching = rule.tests.filter((test) => test.expect === 'match');
  if (rule.when === undefined || matching.length === 0) return peoplesIncident(random, rule, place);
  const test = random.pick(matching);
  const last = test.activities.at(-1);
  const lastMs = last === undefined ? 0 : timeOf(last, test.activities.length - 1);
  const activities = test.activities.map((partial, index) => {
    const shiftMs = timeOf(partial, index) - lastMs;
    const at = instantFromMs(instantMs(place.at) + shiftMs);
    return restamp(random, partial, { ...place, at, firstNumber: place.firstNumber + index });
  });
  return { rule, activities, reported: rule.effect?.kind === 'nudge' };
}

/** Which rules incidents are drawn from, the lighter ones more often. */
export function rulesByFrequency(rulebook: Rulebook): readonly Rule[] {
  return rulebook.rules.flatMap((rule) => Array.from({ length: 6 - rule.gravity }, () => rule));
}

function peoplesIncident(random: SeededRandom, rule: Rule, place: IncidentPlace): Incident {
  const lines = linesFor(rule);
  const topic = random.pick(topics);
  const text = random.pick(lines);
  const { at, author, firstNumber: number, community } = place;
  const posted = { at, author, number, community, text, thread: topic.thread, group: topic.group };
  return { rule, activities: [postOf(posted)], reported: true };
}

function linesFor(rule: Rule): readonly string[] {
  if (rule.id.includes('trade')) return trades;
  return rule.family === 'safety' ? exposures : quarrels;
}

type Partial = Readonly<Record<string, unknown>>;

function timeOf(partial: Partial, index: number): number {
  const time = partial['time'];
  const parsed = typeof time === 'string' ? parseInstant(time) : undefined;
  return parsed?.ok === true ? instantMs(parsed.value) : index * MINUTE_MS;
}

function restamp(random: SeededRandom, partial: Partial, place: IncidentPlace): Activity {
  const topic = random.pick(topics);
  const content = (partial['content'] ?? {}) as globalThis.Partial<Content>;
  const text = content.text ?? `${random.pick(pitches)} ${(content.links ?? []).join(' ')}`;
  const { at, author, firstNumber: number, community } = place;
  const post = postOf({
    at,
    author,
    number,
    community,
    text,
    thread: topic.thread,
    group: topic.group,
  });
  const actor = (partial['actor'] ?? {}) as { readonly createdAt?: Instant };
  return {
    ...post,
    id: `activity-${number}` as ActivityId,
    item: `post-${number}` as ItemId,
    actor: { id: author.id, createdAt: newcomerSince(actor.createdAt, partial, place) },
    ...(post.content === undefined ? {} : { content: { ...post.content, ...content, text } }),
  };
}

// A test about new accounts says how old the account was; the same age is kept at the new time.
function newcomerSince(
  createdAt: Instant | undefined,
  partial: Partial,
  place: IncidentPlace,
): Instant {
  if (createdAt === undefined) return place.author.joinedAt;
  const ageMs = Math.max(0, timeOf(partial, 0) - instantMs(createdAt));
  return instantFromMs(instantMs(place.at) - ageMs);
}
