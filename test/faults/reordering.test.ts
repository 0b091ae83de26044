import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ActivityResult } from '../../src/app/contract/intake.ts';
import { assertViewsFollowEvents, folded } from '../../src/app/testing-consistency.ts';
import { breachInput, openCases, urgencyGiven } from '../../src/app/testing-verbs.ts';
import {
  activityOf,
  asMember,
  asPlatform,
  asStaff,
  must,
  openWorld,
  pass,
  type TestingWorld,
} from '../../src/app/testing-world.ts';
import type { Activity } from '../../src/domain/activity.ts';
import { findingsThatHold } from '../../src/domain/case/overtaking.ts';
import type { OpenCase } from '../../src/domain/case/state.ts';
import type { MadeDecision } from '../../src/domain/decision/state.ts';
import { respondentOf } from '../../src/domain/person.ts';
import type { ImposedRestriction } from '../../src/domain/restriction/state.ts';
import type { CaseId, MemberId } from '../../src/kernel/identifier.ts';
import { type Instant, instantFromMs, instantMs } from '../../src/kernel/instant.ts';
import { type SeededRandom, seededRandom } from '../../src/replay/seeded-random.ts';
import { amount } from './amount.ts';

const PERMUTATIONS = amount(1_000, 20);
const PER_STORY = 10;
const ACTIVITIES = 40;
const SEED = Number(process.env['SEED'] ?? '20261127');
const MINUTES_10 = 600_000;
const DAYS_30 = 30 * 24 * 3_600_000;
const MEMBERS = ['m-1', 'm-2', 'm-3', 'm-4'] as const;

/** Rules over every kind of key and count, made of one that is published with its tests. */
function manyWindows(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const text = files['rules/spam.link-flood.md'] ?? '';
  const rule = (id: string, window: string, when: string): readonly [string, string] => [
    `rules/spam.${id}.md`,
    text
      .replace('id: spam.link-flood', `id: spam.${id}`)
      .replace(/links_10m: \{.*\}/, `seen: { ${window}, over: 10m }`)
      .replace(/when: .*/, `when: ${when}`),
  ];
  return {
    ...files,
    ...Object.fromEntries([
      rule('burst', 'count: activities, by: actor.id', 'seen >= 6'),
      rule('one-host', 'count: activities, by: content.domains', 'seen > 4'),
      rule('many-texts', 'distinct: content.text, by: thread', 'seen >= 20'),
      rule('again-at-once', 'last: activities, by: actor.id', 'time - seen < duration("9s")'),
      rule('quiet-so-far', 'sum: size(content.links), by: actor.id', 'seen < 1 && seen >= 0'),
    ]),
  };
}

interface Story {
  /** In the order of time. */
  readonly activities: readonly Activity[];
  readonly began: Instant;
}

/** Ten busy minutes of a few members; one in a hundred activities is up to thirty days old. */
function drawnStory(random: SeededRandom, world: TestingWorld): Story {
  const began = world.application.now();
  const activities = Array.from({ length: ACTIVITIES }, (_, number) => {
    const author = random.pick(MEMBERS);
    const late = random.chance(0.01) ? random.between(0, DAYS_30 - 2 * MINUTES_10) : 0;
    const at = instantMs(began) + random.between(0, MINUTES_10 / 1_000) * 1_000 - late;
    const edits = random.chance(0.1);
    const item = edits
      ? `post-${random.between(0, number)}-of-${author}`
      : `post-${number}-of-${author}`;
    const links = Array.from(
      { length: random.pick([0, 0, 0, 1, 2]) },
      () => `https://host-${random.between(1, 8)}.example/${number}`,
    );
    const text = random.chance(0.05) ? 'You are an idiot.' : `Water ${number % 25} ferns.`;
    const plain = activityOf(world, { author, item, text, links, at: instantFromMs(at) });
    const createdAt = instantFromMs(instantMs(began) - (author === 'm-1' ? 0 : DAYS_30));
    return {
      ...plain,
      ...{ id: `a-${number}` as Activity['id'], actor: { id: author as MemberId, createdAt } },
      type: edits ? ('content.edited' as const) : plain.type,
    };
  });
  return {
    activities: activities.toSorted((a, b) => instantMs(a.time) - instantMs(b.time)),
    began,
  };
}

/** A community whose rules were there before anything of the story happened. */
async function community(): Promise<TestingWorld> {
  const world = await openWorld({ files: manyWindows });
  world.clock.forward(DAYS_30);
  await pass(world);
  return world;
}

interface Told {
  readonly world: TestingWorld;
  /** Rules whose windows did not count something, said in the answers. */
  readonly notCounted: ReadonlySet<string>;
}

async function tell(
  order: readonly Activity[],
  random: SeededRandom,
  midway: (world: TestingWorld) => Promise<void> = async () => undefined,
): Promise<Told> {
  const world = await community();
  world.clock.forward(MINUTES_10);
  const results: ActivityResult[] = [];
  const half = Math.floor(order.length / 2);
  for (let from = 0; from < order.length; ) {
    const batch = order.slice(from, from + random.between(1, 4));
    const input = batch.map((activity) => ({ kind: 'activity', activity }) as const);
    results.push(...must(await world.application.intake.take(input, asPlatform())));
    if (from < half && from + batch.length >= half) await midway(world);
    if (random.chance(0.5)) await world.application.tick();
    from += batch.length;
  }
  await world.application.tick();
  await pass(world);
  const notCounted = results.flatMap((one) =>
    one.result === 'accepted' ? (one.notCountedBy ?? []) : [],
  );
  return { world, notCounted: new Set(notCounted) };
}

/** Every open case is judged by what its findings that hold say, the same way in every order. */
async function judgeAll(world: TestingWorld): Promise<void> {
  for (const id of await openCases(world)) await judge(world, id);
  await pass(world, MINUTES_10 + 1);
}

async function judge(world: TestingWorld, id: CaseId): Promise<void> {
  const file = (await world.store.view(`case-${id}`))?.body as unknown as OpenCase;
  const [rule] = findingsThatHold(file)
    .map((finding) => finding.rule.rule)
    .toSorted();
  const by = asStaff('moderator-1');
  const { cases } = world.application;
  const found =
    rule === undefined ? { breach: 'no-breach' as const } : { breach: 'breach' as const, rule };
  must(await cases.lease(id, {}, by));
  must(await cases.recordFinding(id, { ...found, confidence: 'high' }, by));
  const ready = must(await cases.seePrecedents(id, found, by));
  const rung = ready.opened?.suggestion?.suggested.name ?? '';
  const reasons = 'Read as a whole and with what was said before, this is how it looks to us.';
  const input =
    rule === undefined
      ? { outcome: 'no-breach' as const, factsReliedOn: [], reasons, confidence: 'high' as const }
      : breachInput(ready, {
          rule,
          rung,
          more: rung === 'reminder' ? {} : { urgency: urgencyGiven },
        });
  must(await cases.decide(id, input, asStaff('moderator-1', ready.blind.version)));
}

interface Ended {
  readonly findings: readonly string[];
  readonly held: readonly string[];
  readonly decisions: readonly string[];
  readonly standing: readonly unknown[];
}

/** What stands at the end, without ids and moments, which are those of the arrival. */
async function endOf(world: TestingWorld): Promise<Ended> {
  const files = await folded<OpenCase>(world.store, 'case');
  const restrictions = await folded<ImposedRestriction>(world.store, 'restriction');
  const decisions = await folded<MadeDecision>(world.store, 'decision');
  const standing = MEMBERS.map(async (member) => {
    const call = asMember(member);
    const { active } = must(await world.application.members.standing(member as MemberId, call));
    return [member, active];
  });
  return {
    findings: files
      .flatMap((file) =>
        findingsThatHold(file).map(({ rule, activities }) => {
          const person = respondentOf(file.opened.subject).id;
          return `${rule.rule} ${activities.at(-1)} in a case of ${person} on ${file.opened.family}`;
        }),
      )
      .toSorted(),
    held: restrictions
      .flatMap(({ imposed: { basis, target } }) =>
        basis.kind === 'hold' ? [JSON.stringify(target)] : [],
      )
      .toSorted(),
    // Where nothing that was found holds, the case says so, and a person decides that.
    decisions: decisions
      .filter(({ made }) => {
        const file = files.find(({ opened }) => opened.case === made.case);
        const isExplained = (file?.overtaken?.length ?? 0) > 0;
        return made.outcome === 'breach' || !isExplained;
      })
      .map(({ made, phase }) => {
        const { outcome, rule, rungSuggested, rungChosen, measures, weight } = made;
        const what = { outcome, rule, rungSuggested, rungChosen, measures, weight, phase };
        return JSON.stringify([made.respondent.id, what]);
      })
      .toSorted(),
    standing: await Promise.all(standing),
  };
}

function shuffled(activities: readonly Activity[], random: SeededRandom): readonly Activity[] {
  const order = [...activities];
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = random.between(0, at);
    [order[at], order[other]] = [order[other] as Activity, order[at] as Activity];
  }
  return order;
}

/** What was decided before the rest came, as it was and as it is. */
async function decidedBefore(world: TestingWorld): Promise<Map<string, string>> {
  const decisions = await folded<MadeDecision>(world.store, 'decision');
  return new Map(decisions.map((one) => [one.made.decision, JSON.stringify(one.made)]));
}

test(`F10 ${PERMUTATIONS} orders of arrival leave what the order of time leaves, or say why not`, async (context) => {
  const seen = { findings: 0, decisions: 0, overtaken: 0, explained: 0, decidedMidway: 0 };
  const stories = PERMUTATIONS / PER_STORY;
  for (let story = 0; story < stories; story += 1) {
    const random = seededRandom(SEED + story);
    const { activities } = drawnStory(random, await community());
    const inOrder = await tell(activities, random);
    await judgeAll(inOrder.world);
    const expected = await endOf(inOrder.world);
    seen.findings += expected.findings.length;
    seen.decisions += expected.decisions.length;
    for (let permutation = 0; permutation < PER_STORY; permutation += 1) {
      const order = shuffled(activities, random);
      const told = await tell(order, random);
      const notCounted = new Set([...inOrder.notCounted, ...told.notCounted]);
      if (notCounted.size > 0) {
        seen.explained += 1;
        assertSameBut(notCounted, await endOf(told.world), expected, `SEED=${SEED + story}`);
        continue;
      }
      const files = await folded<OpenCase>(told.world.store, 'case');
      seen.overtaken += files.filter(({ overtaken }) => overtaken !== undefined).length;
      await judgeAll(told.world);
      assert.deepEqual(await endOf(told.world), expected, `SEED=${SEED + story}`);
      await assertViewsFollowEvents(told.world.store);
    }
    seen.decidedMidway += await changesNothingDecided(activities, random);
  }
  assert.ok(Object.values(seen).every((count) => count > 0) || PERMUTATIONS < 1_000);
  context.diagnostic(JSON.stringify({ seed: SEED, stories, ...seen }));
});

/** Findings of the rules that said they did not count something may differ, and no others. */
function assertSameBut(
  notCounted: ReadonlySet<string>,
  { findings }: Ended,
  expected: Ended,
  message: string,
): void {
  const others = (all: readonly string[]): readonly string[] =>
    all.filter((finding) => !notCounted.has(finding.split(' ')[0] ?? ''));
  assert.deepEqual(others(findings), others(expected.findings), message);
}

async function changesNothingDecided(
  activities: readonly Activity[],
  random: SeededRandom,
): Promise<number> {
  let before = new Map<string, string>();
  const { world } = await tell(shuffled(activities, random), random, async (midway) => {
    await pass(midway);
    await judgeAll(midway);
    before = await decidedBefore(midway);
  });
  const after = await decidedBefore(world);
  for (const [decision, made] of before) assert.equal(after.get(decision), made);
  await assertViewsFollowEvents(world.store);
  return before.size;
}
