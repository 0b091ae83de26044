import assert from 'node:assert/strict';
import { problemKinds } from '../api/problem-table.ts';
import type { FiledAppeal } from '../domain/appeal/state.ts';
import type {
  CaseId,
  DecisionId,
  ItemId,
  MemberId,
  RuleId,
  StaffId,
} from '../kernel/identifier.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { Result } from '../kernel/result.ts';
import { type SeededRandom, seededRandom } from '../replay/seeded-random.ts';
import type { Store, StreamName } from '../store/port.ts';
import type { CaseView } from './contract/cases.ts';
import { assertViewsFollowEvents, eventsOf } from './testing-consistency.ts';
import { Interleaving } from './testing-interleaving.ts';
import {
  appealAs,
  breachInput,
  decisionState,
  outcomeReasons,
  statementOf,
  urgencyGiven,
} from './testing-verbs.ts';
import {
  activityOf,
  allEvents,
  asPlatform,
  asStaff,
  must,
  openWorld,
  pass,
  type TestingWorld,
} from './testing-world.ts';

const MOST = 16;
/** So many races share a world before a fresh one is opened. */
const RACES_EACH = 100;
/** Nobody tries for ever; whoever is left decides alone in the end. */
const ROUNDS = 4;
const insults = 'civility.insults' as RuleId;

const racers: readonly string[] = Array.from({ length: MOST }, (_, one) => `racer-${one}`);

/** Two processes over one store, and who draws the order of their calls. */
interface Track {
  readonly interleaving: Interleaving;
  readonly sides: readonly [TestingWorld, TestingWorld];
}

/** What a racer was told in the end. */
interface Finish {
  readonly who: string;
  readonly answer: Result<unknown, Refusal>;
}

/**
 * Seeded races over one kind of store. Each opens a case, lets 2 to 16 people work on it at once,
 * and then lets as many reviewers hear the appeal at once. A failure names the seed of its race.
 */
export async function raceOver(
  newStore: () => Promise<{ readonly store: Store; close(): Promise<void> }>,
  races: { readonly amount: number; readonly seed: number },
): Promise<void> {
  for (let from = 0; from < races.amount; from += RACES_EACH) {
    const opened = await newStore();
    const track = await openTrack(opened.store);
    const upTo = Math.min(races.amount, from + RACES_EACH);
    for (let race = from; race < upTo; race += 1) {
      const seed = races.seed + race;
      try {
        await oneRace(track, race, seededRandom(seed));
      } catch (problem) {
        throw new Error(`race with SEED=${seed} RACES=1`, { cause: problem });
      }
    }
    await assertViewsFollowEvents(opened.store);
    await assertNoDecisionTwice(track.sides[0]);
    await opened.close();
  }
}

async function openTrack(store: Store): Promise<Track> {
  const interleaving = new Interleaving();
  const world = await openWorld({ store: interleaving.over(store) });
  for (const racer of racers) {
    const staff = racer as StaffId;
    const { staffRoom } = world.application;
    must(await staffRoom.appoint({ staff, role: 'moderator' }, asStaff('operator-1')));
    const reviewer = `${racer}-on-appeal` as StaffId;
    must(await staffRoom.appoint({ staff: reviewer, role: 'reviewer' }, asStaff('operator-1')));
  }
  return { interleaving, sides: [world, await world.reopened()] };
}

async function oneRace(track: Track, race: number, random: SeededRandom): Promise<void> {
  const [world] = track.sides;
  const member = `m-${race}`;
  const id = await openedCase(world, { member, item: `post-${race}` });
  const people = racers.slice(0, random.between(2, MOST));
  await track.interleaving.race(
    random,
    people.map((who, index) => () => work(sideOf(track, index), { id, who, random })),
  );
  const decision = await decidedBy(world, { id, people, random });
  await assertOneDecision(track, { id, decision, people });
  await pass(world);
  await raceOnAppeal(track, { decision, member, random });
}

function sideOf({ sides }: Track, index: number): TestingWorld {
  return sides[index % 2 === 0 ? 0 : 1];
}

async function openedCase(
  world: TestingWorld,
  about: { readonly member: string; readonly item: string },
): Promise<CaseId> {
  const activity = activityOf(world, { author: about.member, item: about.item });
  must(await world.application.intake.take([{ kind: 'activity', activity }], asPlatform()));
  const subject = {
    kind: 'item',
    item: about.item as ItemId,
    author: about.member as MemberId,
  } as const;
  const input = { subject, reason: 'Seen by chance.', rule: insults };
  return must(await world.application.cases.openOwnInitiative(input, asStaff('lead-1'))).case;
}

interface Racer {
  readonly id: CaseId;
  readonly who: string;
  readonly random: SeededRandom;
}

/** One person goes for the case: takes it, takes it over, hands it on, decides; whatever comes. */
async function work(world: TestingWorld, racer: Racer): Promise<void> {
  const { id, who, random } = racer;
  const { cases } = world.application;
  for (let round = 0; round < ROUNDS; round += 1) {
    const over = random.chance(0.5) ? { takeOverReason: 'Waiting for too long.' } : {};
    const leased = await cases.lease(id, over, asStaff(who));
    if (!leased.ok) {
      if (leased.error.refused === 'already_decided') return;
      continue;
    }
    if (random.chance(0.15)) {
      const to = random.pick(racers) as StaffId;
      await cases.handOver(id, { to, reason: 'You know this thread.' }, asStaff(who));
      continue;
    }
    if (random.chance(0.1)) await cases.release(id, asStaff(who));
    const decided = await tryToDecide(world, racer);
    if (decided?.ok === true) return;
  }
}

async function tryToDecide(
  world: TestingWorld,
  { id, who, random }: Racer,
): Promise<Result<unknown, Refusal> | undefined> {
  const { cases } = world.application;
  const breach = random.chance(0.7) ? 'breach' : 'no-breach';
  const found = { breach, ...(breach === 'breach' ? { rule: insults } : {}) } as const;
  await cases.recordFinding(id, { ...found, confidence: 'high' }, asStaff(who));
  const ready = await cases.seePrecedents(id, found, asStaff(who));
  if (!ready.ok) return ready;
  return await decide(world, { who, ready: ready.value, breach });
}

async function decide(
  world: TestingWorld,
  by: {
    readonly who: string;
    readonly ready: CaseView;
    readonly breach: 'breach' | 'no-breach';
  },
): Promise<Result<unknown, Refusal>> {
  const { who, ready, breach } = by;
  const reasons = `Written by ${who}, who read the whole thread before.`;
  const input =
    breach === 'breach'
      ? breachInput(ready, { more: { reasons, urgency: urgencyGiven } })
      : { outcome: breach, factsReliedOn: [], reasons, confidence: 'high' as const };
  const call = asStaff(who, ready.blind.version);
  return await world.application.cases.decide(ready.blind.case, input, call);
}

/** When the race ended without a decision, one of them decides in peace. */
async function decidedBy(
  world: TestingWorld,
  left: {
    readonly id: CaseId;
    readonly people: readonly string[];
    readonly random: SeededRandom;
  },
): Promise<DecisionId> {
  const { id, people, random } = left;
  const held = async (): Promise<DecisionId | undefined> => {
    const file = await bodyOf<{ readonly decision?: DecisionId }>(world, `case-${id}`);
    return file.decision;
  };
  const made = await held();
  if (made !== undefined) return made;
  const who = random.pick(people);
  const over = { takeOverReason: 'Nobody has decided.' };
  must(await world.application.cases.lease(id, over, asStaff(who)));
  const decided = await tryToDecide(world, { id, who, random });
  must(decided ?? assert.fail('was not tried'));
  return (await held()) ?? assert.fail('nobody decided');
}

/** One decision is there; everybody else is told by 409 whose it is and since when. */
async function assertOneDecision(
  track: Track,
  done: {
    readonly id: CaseId;
    readonly decision: DecisionId;
    readonly people: readonly string[];
  },
): Promise<void> {
  const { id, decision, people } = done;
  const [world] = track.sides;
  const events = await world.store.events(`case-${id}`);
  assert.equal(eventsOf(events, 'decision-attached').length, 1);
  const { made } = await decisionState(world, decision);
  const expected = { winner: made.decidedBy, at: made.at };
  const ready = must(await world.application.cases.read(id, asStaff('auditor-1')));
  for (const who of people) {
    const late = await decide(world, { who, ready, breach: 'no-breach' });
    assertNamesWinner({ who, answer: late }, expected);
    const taking = { takeOverReason: 'Still waiting.' };
    const lease = await world.application.cases.lease(id, taking, asStaff(who));
    assertNamesWinner({ who, answer: lease }, expected);
  }
}

function assertNamesWinner(
  { who, answer }: Finish,
  expected: { readonly winner: string; readonly at: string },
): void {
  if (answer.ok) assert.fail(`${who} was agreed to after the race was over`);
  const { refused: code, facts, detail } = answer.error;
  assert.deepEqual([code, problemKinds[code].status], ['already_decided', 409], detail);
  assert.deepEqual([facts?.['decidedBy'], facts?.['decidedAt']], [expected.winner, expected.at]);
}

async function raceOnAppeal(
  track: Track,
  on: {
    readonly decision: DecisionId;
    readonly member: string;
    readonly random: SeededRandom;
  },
): Promise<void> {
  const { decision, member, random } = on;
  const [world] = track.sides;
  const { made } = await decisionState(world, decision);
  // Without a breach there is nothing the member could appeal against.
  if (made.outcome !== 'breach') return;
  await statementOf(world, decision);
  const { appeal } = await appealAs(world, member, decision);
  const reviewers = racers.slice(0, random.between(2, MOST)).map((who) => `${who}-on-appeal`);
  await track.interleaving.race(
    random,
    reviewers.map((who, index) => () => hear(sideOf(track, index), { appeal, who, random })),
  );
  const { appeals } = world.application;
  const { decided } = await bodyOf<FiledAppeal>(world, `appeal-${appeal}`);
  assert.ok(decided !== undefined, 'no reviewer came through');
  const events = await world.store.events(`appeal-${appeal}`);
  assert.equal(eventsOf(events, 'appeal-decided').length, 1);
  const expected = { winner: decided.holder, at: decided.at };
  for (const who of reviewers) {
    const outcome = { outcome: 'decision-upheld', reasons: outcomeReasons } as const;
    const answer = await appeals.decide(appeal, outcome, asStaff(who, 1));
    assertNamesWinner({ who, answer }, expected);
  }
}

async function bodyOf<Body>(world: TestingWorld, stream: StreamName): Promise<Body> {
  const view = await world.store.view(stream);
  return (view?.body ?? assert.fail(`there is no ${stream}`)) as unknown as Body;
}

/** A reviewer tries until the appeal is answered, by them or by somebody else. */
async function hear(
  world: TestingWorld,
  racer: {
    readonly appeal: Awaited<ReturnType<typeof appealAs>>['appeal'];
    readonly who: string;
    readonly random: SeededRandom;
  },
): Promise<void> {
  const { appeal, who, random } = racer;
  const { appeals } = world.application;
  const by = asStaff(who);
  await appeals.lease(appeal, by);
  await appeals.recordFinding(appeal, { breach: 'breach' }, by);
  await appeals.openFirst(appeal, by);
  const outcome = random.pick(['decision-upheld', 'decision-reversed', 'decision-varied'] as const);
  const milder = outcome === 'decision-varied' ? { rung: 'slow-1d' } : {};
  await appeals.decide(appeal, { outcome, reasons: outcomeReasons, ...milder }, by);
}

/** Every event of every decision: made once, reversed or replaced at most once. */
async function assertNoDecisionTwice(world: TestingWorld): Promise<void> {
  const seen = new Map<string, number>();
  for (const { stream, event } of await allEvents(world)) {
    if (!stream.startsWith('decision-')) continue;
    const key = `${stream} ${event.type}`;
    seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  for (const [key, times] of seen) assert.equal(times, 1, key);
}
