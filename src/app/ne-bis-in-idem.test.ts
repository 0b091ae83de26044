import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { OpenCase } from '../domain/case/state.ts';
import type { MadeDecision } from '../domain/decision/state.ts';
import { HOUR_MS } from '../kernel/duration.ts';
import type { ActivityId, CaseId, DecisionId } from '../kernel/identifier.ts';
import type { CaseView, DecisionView } from './contract/cases.ts';
import {
  appealAs,
  breachInput,
  hear,
  openCase,
  openCases,
  readyToDecide,
  reportedPost,
} from './testing-verbs.ts';
import {
  activityOf,
  asMember,
  asPlatform,
  asStaff,
  must,
  openWorld,
  pass,
  post,
  refused,
  report,
  reportOf,
  type TestingWorld,
} from './testing-world.ts';

const author = 'm-0412';
const item = 'post-1';

async function edit(world: TestingWorld, number: number): Promise<void> {
  const activity = {
    ...activityOf(world, { author, item, text: `You still know nothing, ${number}.` }),
    id: `activity-${number}` as ActivityId,
    type: 'content.edited' as const,
  };
  must(await world.application.intake.take([{ kind: 'activity', activity }], asPlatform()));
  await world.application.tick();
}

// After a refusal or an undo the finding stands already.
async function lookedAt(world: TestingWorld, id: CaseId): Promise<CaseView> {
  const leased = must(await world.application.cases.lease(id, {}, asStaff('moderator-1')));
  return leased.blind.finding === undefined ? await readyToDecide(world, id) : leased;
}

/** Decides a case relying on the pieces of evidence that are named, as a plain warning. */
async function decide(world: TestingWorld, id: CaseId, relied: (index: number) => boolean) {
  const ready = await lookedAt(world, id);
  const facts = ready.blind.evidence.map(({ evidence }) => evidence);
  const chosen = facts.filter((_, index) => relied(index));
  const input = breachInput(ready, {
    rung: 'warning',
    more: { factsReliedOn: chosen.length === 0 ? facts : chosen },
  });
  return await world.application.cases.decide(
    id,
    input,
    asStaff('moderator-1', ready.blind.version),
  );
}

async function shownReport(world: TestingWorld, reporter: string): Promise<void> {
  const shown = {
    text: 'You know nothing about ferns.',
    occurredAt: world.application.now(),
    private: false,
  };
  await report(world, reportOf(item, author, { shown }), asMember(reporter));
}

test('D7 a text that a reporter shows is the same act as the post it was taken from', async () => {
  const world = await openWorld();
  const first = await reportedPost(world, { author, item });
  must(await decide(world, first, () => true));
  await pass(world);
  await shownReport(world, 'm-0902');
  const second = await openCase(world);
  refused(await decide(world, second, (index) => index === 1), 'already_judged');
});

test('D7 a post is the same act as the text that was shown before the platform sent it', async () => {
  const world = await openWorld();
  const at = world.application.now();
  await pass(world);
  await shownReport(world, 'm-0902');
  must(await decide(world, await openCase(world), () => true));
  await pass(world);
  await post(world, { author, item, at });
  await report(world, reportOf(item, author), asMember('m-0903'));
  refused(await decide(world, await openCase(world), () => true), 'already_judged');
});

test('D7 what was edited after the decision is an act of its own', async () => {
  const world = await openWorld();
  must(await decide(world, await reportedPost(world, { author, item }), () => true));
  await pass(world, HOUR_MS);
  await edit(world, 2);
  await report(world, reportOf(item, author), asMember('m-0902'));
  must(await decide(world, await openCase(world), () => true));
});

test('D7 a decision that was varied on appeal still stands for its acts', async () => {
  const world = await openWorld();
  const first = must(await decide(world, await reportedPost(world, { author, item }), () => true));
  await pass(world);
  const { appeal } = await appealAs(world, author, first.decision);
  await hear(world, appeal, { outcome: 'decision-varied', more: { rung: 'reminder' } });
  await report(world, reportOf(item, author), asMember('m-0902'));
  refused(await decide(world, await openCase(world), () => true), 'already_judged');
});

const standing: readonly DecisionView['phase'][] = ['held', 'issued', 'final'];

/** Every standing decision with what it judged, shown texts led back to the activity they show. */
async function judgedActs(world: TestingWorld): Promise<ReadonlyMap<DecisionId, Set<string>>> {
  const judged = new Map<DecisionId, Set<string>>();
  const views = await world.store.list({
    index: 'decisions-about',
    key: `member:${author}`,
    limit: 200,
  });
  const seen = await world.store.activitiesOfItem(item as never, 200);
  for (const { body } of views) {
    const { phase, made } = body as unknown as MadeDecision;
    if (!standing.includes(phase)) continue;
    const file = (await world.store.view(`case-${made.case}`))?.body as unknown as OpenCase;
    const facts = file.evidence.filter(({ evidence }) => made.factsReliedOn.includes(evidence));
    const acts = facts.map(
      ({ activity, occurredAt }) =>
        activity ?? seen.findLast(({ time }) => time <= occurredAt)?.id ?? item,
    );
    judged.set(made.decision, new Set(acts));
  }
  return judged;
}

interface Step {
  readonly edited: boolean;
  readonly shown: boolean;
  /** Which pieces of evidence are relied on, as bits. */
  readonly relied: number;
  readonly after: 'nothing' | 'undo' | 'reverse' | 'vary';
}

/** Reported, decided, and what became of it; answers whether the act had been judged before. */
async function reportedAndDecided(world: TestingWorld, number: number, step: Step) {
  world.clock.forward(HOUR_MS / 4);
  if (step.edited) await edit(world, number);
  if (step.shown) await shownReport(world, `m-9${number}`);
  else await report(world, reportOf(item, author), asMember(`m-9${number}`));
  const made = await decide(
    world,
    (await openCases(world))[0] as CaseId,
    (place) => ((step.relied >> place) & 1) === 1,
  );
  if (!made.ok) return refused(made, 'already_judged').refused;
  const { decision } = made.value;
  if (step.after === 'undo')
    must(await world.application.decisions.undo(decision, asStaff('moderator-1')));
  else await pass(world);
  if (step.after === 'reverse' || step.after === 'vary')
    await appealed(world, decision, step.after);
  return 'decided';
}

test('D7 whatever happens in whatever order, no two standing decisions judge one act', async () => {
  const step: fc.Arbitrary<Step> = fc.record({
    edited: fc.boolean(),
    shown: fc.boolean(),
    relied: fc.integer({ min: 1, max: 7 }),
    after: fc.constantFrom<Step['after']>('nothing', 'nothing', 'undo', 'reverse', 'vary'),
  });
  const answers: string[] = [];
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 6 }), async (steps) => {
      const world = await openWorld();
      await post(world, { author, item });
      for (const [number, each] of steps.entries()) {
        answers.push(await reportedAndDecided(world, number, each));
      }
      const acts = [...(await judgedActs(world)).values()].flatMap((judged) => [...judged]);
      assert.equal(new Set(acts).size, acts.length, acts.join(', '));
    }),
    { numRuns: 8 },
  );
  assert.ok(answers.includes('already_judged') && answers.includes('decided'));
});

async function appealed(world: TestingWorld, id: DecisionId, kind: 'reverse' | 'vary') {
  const view = (await world.store.view(`decision-${id}`))?.body as unknown as MadeDecision;
  if (view.phase !== 'issued') return;
  const { appeal } = await appealAs(world, author, id);
  const more = kind === 'vary' ? { rung: 'reminder' } : {};
  const outcome = kind === 'vary' ? 'decision-varied' : 'decision-reversed';
  await hear(world, appeal, { outcome, more });
}
