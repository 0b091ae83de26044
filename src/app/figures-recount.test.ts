import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FiledAppeal } from '../domain/appeal/state.ts';
import type { OpenCase } from '../domain/case/state.ts';
import type { MadeDecision } from '../domain/decision/state.ts';
import { GrowingFacts } from '../domain/figures/facts.ts';
import { type Tally, tallyOf } from '../domain/figures/tally.ts';
import type { ReportState } from '../domain/report/state.ts';
import type { Instant } from '../kernel/instant.ts';
import { seededRandom } from '../replay/seeded-random.ts';
import { folded } from './testing-consistency.ts';
import { drawnScenes, play } from './testing-scenes.ts';
import { insults } from './testing-verbs.ts';
import { allEvents, openWorld, type TestingWorld } from './testing-world.ts';

const rungs = ['reminder', 'warning', 'slow-1d', 'read-only-3d', 'read-only-7d'];

/** The same once more, from the states of the domain and sharing no code with the figures. */
async function recounted({ store }: TestingWorld, now: Instant): Promise<unknown> {
  const cases = await folded<OpenCase>(store, 'case');
  const appeals = await folded<FiledAppeal>(store, 'appeal');
  const reports = await folded<Exclude<ReportState, { phase: 'none' }>>(store, 'report');
  const issued = (await folded<MadeDecision>(store, 'decision')).filter(
    ({ issuedAt, made }) => issuedAt !== undefined && made.overrideOf === undefined,
  );
  const breaches = issued.filter(({ made }) => made.outcome === 'breach');
  const fallen = breaches.filter(({ phase }) => phase === 'reversed' || phase === 'overridden');
  const standing = breaches.filter((decision) => !fallen.includes(decision));
  const against = new Set(appeals.map(({ received }) => received.decision));
  const decided = cases.filter(({ phase }) => phase === 'decided');
  const acted = reports.filter(({ told }) => told?.outcome === 'breach');
  const ended = reports.filter(({ told, closed }) => (told ?? closed) !== undefined);
  return {
    overturned: fallen.length,
    contested: standing.filter(({ made }) => against.has(made.decision)).length,
    quiet: standing.filter(({ made }) => !against.has(made.decision)).length,
    standing: rungs.map((rung) => standing.filter(({ made }) => made.rungChosen === rung).length),
    noBreach: issued.length - breaches.length,
    kept: decided.filter(({ closedAt = now, opened }) => closedAt <= opened.promisedBy).length,
    reports: {
      actedOn: acted.length,
      notActedOn: ended.length - acted.length,
    },
  };
}

function inShort({ rules, noBreach, promises, reports }: Tally): unknown {
  const [rule] = rules;
  return {
    overturned: rule?.overturned,
    contested: rule?.contested,
    quiet: rule?.quiet,
    standing: rule?.standing,
    noBreach,
    kept: promises['first-decision'].kept,
    reports,
  };
}

test('figures counted from events are those counted from states, whatever happened', async () => {
  let decisions = 0;
  for (let seed = 1; seed <= 6; seed += 1) {
    const world = await openWorld();
    await play(world, drawnScenes(seededRandom(seed), 40), (part) => `m-${part}`);
    const facts = new GrowingFacts();
    for (const event of await allEvents(world)) facts.take(event);
    const now = world.application.now();
    const tally = tallyOf(facts, [{ rule: insults, rungs }], { to: now });
    assert.deepEqual(inShort(tally), await recounted(world, now), `seed ${seed}`);
    decisions += facts.decisions.size;
  }
  assert.ok(decisions >= 20, `only ${decisions} decisions were made`);
});
