import assert from 'node:assert/strict';
import { test } from 'node:test';
import { powersAt } from '../domain/powers/powers.ts';
import type { RestrictionImposed } from '../domain/restriction/event.ts';
import type { ImposedRestriction } from '../domain/restriction/state.ts';
import { DAY_MS, durationMs, HOUR_MS } from '../kernel/duration.ts';
import type { MemberId, RestrictionId, RuleId } from '../kernel/identifier.ts';
import { elapsedMs } from '../kernel/instant.ts';
import { limits } from '../kernel/limits.ts';
import type { DecisionView } from './contract/cases.ts';
import { assertViewsFollowEvents, eventsOf, folded } from './testing-consistency.ts';
import {
  appealAs,
  breachInput,
  decideBreach,
  hear,
  powersLacking,
  readyToDecide,
  reportedPost,
  restrict,
  restrictionNow,
} from './testing-verbs.ts';
import {
  allEvents,
  asMember,
  asPlatform,
  asStaff,
  must,
  openWorld,
  pass,
  post,
  refused,
  type TestingWorld,
} from './testing-world.ts';

const doxxing = 'safety.doxxing' as RuleId;

/** A grave breach, decided by one moderator and confirmed by another. */
async function graveDecision(world: TestingWorld, author: string): Promise<DecisionView> {
  const id = await reportedPost(world, { author, item: `post-of-${author}` });
  const rung = 'remove-and-suspension-30d';
  const made = await decideBreach(world, id, { rule: doxxing, rung });
  must(await world.application.decisions.confirm(made.decision, asStaff('moderator-2')));
  await pass(world);
  return made;
}

test('X1 every restriction has an end, at most a year away (bad input 31)', async () => {
  const world = await openWorld();
  const id = await reportedPost(world, { author: 'm-0412', item: 'post-1' });
  const ready = await readyToDecide(world, id);
  const { decide } = world.application.cases;
  const call = asStaff('moderator-1', ready.blind.version);
  for (const length of ['P0D', 'PT0S', '', 'forever', 'P1Y', '-P1D', 'P999999D']) {
    const measures = [{ kind: 'read-only', for: length }] as never;
    const input = breachInput(ready, { more: { measures } });
    const code = length === 'P999999D' ? 'restriction_too_long' : 'restriction_must_end';
    const refusal = refused(await decide(id, input, call), code);
    assert.equal(refusal.pointer, '/measures/0/for');
  }
  must(await decide(id, breachInput(ready), call));
  await pass(world);
  await graveDecision(world, 'm-0500');
  const imposed = eventsOf(await allEvents(world), 'restriction-imposed');
  assert.equal(imposed.length, 3);
  for (const { event } of imposed) {
    const { startsAt, endsAt } = event as RestrictionImposed;
    const lengthMs = elapsedMs(startsAt, endsAt);
    assert.ok(lengthMs > 0 && lengthMs <= durationMs(limits.restrictionMax));
  }
});

test('X2 without one turn of the clock for a year, every power is back at its end', async () => {
  const world = await openWorld();
  const { restriction, member } = await restrict(world);
  const before = powersLacking(world, member);
  assert.ok(before.includes('post'));
  world.clock.forward(elapsedMs(world.application.now(), restriction.until) - 1);
  assert.deepEqual(powersLacking(world, member), before);
  assert.deepEqual(powersLacking(await world.reopened(), member), before);
  world.clock.forward(1);
  assert.deepEqual(powersLacking(world, member), []);
  assert.equal((await restrictionNow(world, { restriction })).phase, 'expired');
  assert.deepEqual(powersLacking(await world.reopened(), member), []);
  world.clock.forward(365 * DAY_MS);
  const reopened = await world.reopened();
  assert.deepEqual(powersLacking(reopened, member), []);
  await reopened.application.tick();
  const ended = eventsOf(await allEvents(world), 'restriction-expired');
  assert.equal(ended.length, 1);
});

test('X3 nothing extends a restriction: not the same decision again, not time', async () => {
  const world = await openWorld();
  const { restriction } = await restrict(world);
  for (let day = 0; day < 10; day += 1) {
    await pass(world, DAY_MS);
    assert.equal((await restrictionNow(world, { restriction })).until, restriction.until);
  }
});

test('X5 lifting gives back every power and all visibility at once', async () => {
  const world = await openWorld();
  const member = 'm-0500';
  const before = powersLacking(world, member);
  await graveDecision(world, member);
  assert.ok(powersLacking(world, member).includes('take-part'));
  const { restrictions } = world.application;
  const subjects = [`member:${member}`, `item:post-of-${member}`];
  for (const subject of subjects) {
    const { items } = must(await restrictions.ofSubject({ subject }, asPlatform()));
    const [one] = items;
    assert.ok(one?.phase === 'in-force');
    const call = asStaff('lead-1');
    const short = { reason: 'no' };
    refused(await restrictions.lift(one.restriction, short, call), 'reasons_required');
    const reason = { reason: 'The address was their own.' };
    const lifted = must(await restrictions.lift(one.restriction, reason, call));
    assert.equal(lifted.phase, 'lifted');
    refused(await restrictions.lift(one.restriction, reason, call), 'not_in_force');
  }
  assert.deepEqual(powersLacking(world, member), before);
  for (const subject of subjects) {
    const { items } = must(await restrictions.ofSubject({ subject }, asPlatform()));
    assert.ok(items.every(({ phase }) => phase === 'lifted'));
  }
  assert.deepEqual(powersLacking(await world.reopened(), member), before);
});

test('X7 reading, appealing, exporting and leaving stay open to a suspended member', async () => {
  const world = await openWorld();
  const member = 'm-0500';
  const { decision } = await graveDecision(world, member);
  const id = member as MemberId;
  const { members, restrictions } = world.application;
  const own = asMember(member);
  must(await members.standing(id, own));
  const [statement] = must(await members.statements(id, own));
  assert.ok(statement !== undefined);
  must(await world.application.statements.read(statement.statement, own));
  const file = must(await members.export(id, own));
  assert.equal(file.statements.length, 1);
  must(await restrictions.ofSubject({ subject: `member:${member}` }, own));
  assert.equal((await appealAs(world, member, decision)).phase, 'waiting');
  for (const power of powersLacking(world, member)) {
    assert.ok(!['read-own-file', 'appeal', 'export', 'leave'].includes(power));
  }
});

test('X8 what a machine holds back is free after at most 72 hours, and is never a person', async () => {
  const shop = 'rules/spam.shop-links.md';
  const world = await openWorld({
    files: (files) => ({
      ...files,
      [shop]: (files[shop] ?? '').replace('hold-for: 12h', 'hold-for: 72h'),
    }),
  });
  const links = ['https://pots-at-cost.example/blue'];
  await post(world, { author: 'm-0412', item: 'post-1', text: 'Pots!', links });
  const { restrictions } = world.application;
  const held = async (): Promise<string | undefined> =>
    must(await restrictions.ofSubject({ subject: 'item:post-1' }, asPlatform())).items[0]?.phase;
  assert.equal(await held(), 'in-force');
  assert.deepEqual(powersLacking(world, 'm-0412'), []);
  world.clock.forward(72 * HOUR_MS);
  assert.equal(await held(), 'expired');
});

test('N7 the powers members lack are exactly those their restrictions limit', async () => {
  const world = await openWorld();
  const people = ['m-0412', 'm-0413', 'm-0414', 'm-0415'];
  const rungs = ['slow-1d', 'read-only-3d', 'read-only-7d'];
  const made: { readonly decision: DecisionView['decision']; readonly id: RestrictionId }[] = [];
  for (const [index, rung] of rungs.entries()) {
    const author = people[index] ?? '';
    const one = await restrict(world, { author, item: `post-${index}`, rung });
    made.push({ decision: one.decision, id: one.restriction.restriction });
  }
  await graveDecision(world, 'm-0415');
  const compare = async (): Promise<void> => {
    const at = world.application.now();
    const records = await folded<ImposedRestriction>(world.store, 'restriction');
    for (const member of people) {
      const expected = powersAt(member as MemberId, records, at);
      for (const { application } of [world, await world.reopened()]) {
        const { limits: lacking } = application.members.powers(member as MemberId);
        assert.deepEqual(sorted(lacking), sorted(expected.limits));
      }
    }
  };
  await compare();
  const lifted = made[1]?.id as RestrictionId;
  const reason = { reason: 'They wrote and made it good.' };
  must(await world.application.restrictions.lift(lifted, reason, asStaff('lead-1')));
  await compare();
  const { appeal } = await appealAs(world, 'm-0414', made[2]?.decision as never);
  for (let day = 0; day < 9; day += 1) {
    if (day === 5) await hear(world, appeal, { outcome: 'decision-reversed' });
    await pass(world, DAY_MS);
    await compare();
  }
  await world.application.sweep();
  await compare();
  await assertViewsFollowEvents(world.store);
});

function sorted(lacking: readonly unknown[]): readonly string[] {
  return lacking.map((limit) => JSON.stringify(limit)).toSorted();
}
