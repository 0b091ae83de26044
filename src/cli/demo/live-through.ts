import type { Application } from '../../app/application.ts';
import type { DecisionView } from '../../app/contract/cases.ts';
import type { Activity } from '../../domain/activity.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../kernel/duration.ts';
import type { CommunityId, LanguageTag, RuleId } from '../../kernel/identifier.ts';
import { type Instant, instantFromMs, instantMs } from '../../kernel/instant.ts';
import { type MadeUpMember, makeMembers, ordinaryPost } from '../../replay/community/chatter.ts';
import {
  type Incident,
  incidentUnder,
  rulesByFrequency,
} from '../../replay/community/incidents.ts';
import { complaints } from '../../replay/community/sentences.ts';
import { type SeededRandom, seededRandom } from '../../replay/seeded-random.ts';
import type { Rule, Rulebook } from '../../rulebook/model.ts';
import { asOperator } from '../callers.ts';
import { memberCall, must } from './cast.ts';
import { appeal, hearAppeals } from './hear-appeals.ts';
import type { SteppingClock } from './stepping-clock.ts';
import { workTheQueue } from './work-the-queue.ts';

export interface History {
  readonly application: Application;
  readonly clock: SteppingClock;
  readonly community: CommunityId;
  readonly seed: number;
  readonly days: number;
  readonly members: number;
}

export interface LivedThrough {
  readonly activities: number;
  readonly decided: number;
  readonly reversed: number;
}

const POSTS_A_DAY = 40;
const APPEAL_SHARE = 0.25;
const REVERSED_SHARE = 0.55;
const LEFT_OPEN = 8;
const LEFT_WAITING = 2;

interface Day {
  readonly start: Instant;
  readonly isLast: boolean;
  readonly isNearEnd: boolean;
}

/**
 * Lets a community live through a period with the real application: people post, rules find, people
 * report, moderators decide, members appeal, reviewers answer. The same seed gives the same days.
 */
export async function liveThrough(history: History): Promise<LivedThrough> {
  const random = seededRandom(history.seed);
  const start = history.clock.now();
  const members = makeMembers(random, { count: history.members, start });
  const rules = rulesByFrequency(rulebookOf(history.application));
  const told: Telling = {
    history,
    random,
    members,
    rules,
    lateBreaches: [],
    ruleByItem: new Map(),
    posted: 0,
    decided: 0,
    reversed: 0,
  };
  for (let day = 0; day < history.days; day += 1) {
    await liveOneDay(told, {
      start: instantFromMs(instantMs(start) + day * DAY_MS),
      isLast: day === history.days - 1,
      isNearEnd: day >= history.days - 3,
    });
  }
  const { posted: activities, decided, reversed } = told;
  return { activities, decided, reversed };
}

interface Telling {
  readonly history: History;
  readonly random: SeededRandom;
  readonly members: readonly MadeUpMember[];
  readonly rules: readonly Rule[];
  readonly ruleByItem: Map<string, RuleId>;
  /** Breaches of the last days, which nobody has appealed yet. */
  readonly lateBreaches: DecisionView[];
  posted: number;
  decided: number;
  reversed: number;
}

function rulebookOf(application: Application): Rulebook {
  const version = application.rulebooks.current();
  if (version === undefined) throw new Error('publish a rulebook before the history begins');
  return version.rulebook;
}

async function liveOneDay(told: Telling, day: Day): Promise<void> {
  const { history, random } = told;
  const { application, clock } = history;
  const shift = { application, clock, random, ruleByItem: told.ruleByItem };
  clock.moveTo(instantFromMs(instantMs(day.start) + 8 * HOUR_MS));
  await post(told, ordinaryPosts(told, day.start));
  const incidents = random.between(1, 2) + (day.isLast ? LEFT_OPEN + LEFT_WAITING : 0);
  for (let count = 0; count < incidents; count += 1) await makeTrouble(told);
  await application.tick();
  clock.forward(2 * HOUR_MS);
  if (!day.isNearEnd) told.reversed += await hearAppeals(shift, REVERSED_SHARE);
  const decided = await workTheQueue(shift, day.isLast ? LEFT_OPEN : 0);
  told.decided += decided.length;
  await appealSome(told, day, decided);
}

function ordinaryPosts(told: Telling, start: Instant): readonly Activity[] {
  const { random, members, history } = told;
  return Array.from({ length: POSTS_A_DAY }, (_, index) => {
    const at = instantFromMs(instantMs(start) + (8 * HOUR_MS * index) / POSTS_A_DAY);
    const number = told.posted + index + 1;
    const author = random.pick(members);
    return ordinaryPost(random, { at, author, number, community: history.community });
  });
}

async function post(told: Telling, activities: readonly Activity[]): Promise<void> {
  const { application, community } = told.history;
  const batch = activities.map((activity) => ({ kind: 'activity', activity }) as const);
  must(await application.intake.take(batch, asOperator(community)));
  told.posted += activities.length;
}

async function makeTrouble(told: Telling): Promise<void> {
  const { random, members, rules, history } = told;
  history.clock.forward(random.between(5, 20) * MINUTE_MS);
  const incident = incidentUnder(random, random.pick(rules), {
    at: history.clock.now(),
    author: random.pick(members),
    firstNumber: told.posted + 1,
    community: history.community,
  });
  for (const { item = '' } of incident.activities) told.ruleByItem.set(item, incident.rule.id);
  await post(told, incident.activities);
  if (incident.reported) await reportIt(told, incident);
}

async function reportIt(told: Telling, { rule, activities }: Incident): Promise<void> {
  const { random, members, history } = told;
  const activity = activities.at(-1);
  if (activity?.item === undefined) return;
  const reporter = random.pick(members.filter((member) => member.id !== activity.actor.id));
  history.clock.forward(random.between(3, 30) * MINUTE_MS);
  must(
    await history.application.reports.file(
      {
        source: 'report',
        subject: { kind: 'item', item: activity.item, author: activity.actor.id },
        text: random.pick(complaints),
        language: 'en' as LanguageTag,
        rule: rule.id,
        alleges: 'incompatible-with-rulebook',
        goodFaith: true,
      },
      memberCall(reporter.id),
    ),
  );
}

/** Some appeal on the day; on the last day exactly as many as are to wait when the demo opens. */
async function appealSome(
  told: Telling,
  day: Day,
  decided: readonly DecisionView[],
): Promise<void> {
  const { history, random } = told;
  const breaches = decided.filter((decision) => decision.outcome === 'breach');
  if (day.isNearEnd) told.lateBreaches.push(...breaches);
  const chosen = day.isNearEnd ? [] : breaches.filter(() => random.chance(APPEAL_SHARE));
  const waiting = day.isLast ? told.lateBreaches.slice(-LEFT_WAITING) : [];
  for (const decision of [...chosen, ...waiting]) {
    const { application, clock } = history;
    await appeal({ application, clock, random, ruleByItem: told.ruleByItem }, decision);
  }
}
