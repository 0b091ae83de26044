import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { duration } from '../../kernel/duration.ts';
import type {
  AppealId,
  DecisionId,
  MemberId,
  PanelId,
  PartId,
  StaffId,
} from '../../kernel/identifier.ts';
import { addDuration, type Instant, instant } from '../../kernel/instant.ts';
import { given } from '../../testing/scenario.ts';
import { contextOf } from '../../testing/staff-fixture.ts';
import type { Context } from '../decider.ts';
import { words } from '../decision/decision-fixture.test.ts';
import type { PanelCommand } from './command.ts';
import { panelDecider } from './decide.ts';
import { type Candidate, ineligibleBecause, type PeopleOfAppeal } from './eligibility.ts';
import type { BallotChoice, PanelEvent } from './event.ts';
import { drawByLot } from './lot.ts';
import { countBallots, type FirstAnswer } from './majority.ts';

const calledAt = instant('2026-03-02T11:00:00Z');
const drawnAt = addDuration(calledAt, duration('PT6H'));
const clock = (at: Instant): Context => contextOf({ kind: 'clock' }, at);
const member = (id: string, at: Instant): Context =>
  contextOf({ kind: 'member', id: id as MemberId }, at);
const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const seed = 'a seed of 256 bits';
const first: FirstAnswer = {
  outcome: 'breach',
  rungChosen: 'day',
  ladder: ['reminder', 'warning', 'day', 'week'],
};
const people: PeopleOfAppeal = {
  respondent: { kind: 'member', id: 'm-1' as MemberId },
  reporters: [{ kind: 'member', id: 'm-2' as MemberId }],
  stewards: [{ kind: 'member', id: 'm-3' as MemberId }],
  partakers: [{ kind: 'staff', id: 'moderator-1' as StaffId }],
  related: [{ kind: 'member', id: 'm-4' as MemberId }],
};

function candidate(id: string, more: Partial<Candidate> = {}): Candidate & { ticket: string } {
  return { member: id as MemberId, relatedTo: [], ticket: digest(id), ...more };
}

const pool = ['v-1', 'v-2', 'v-3', 'v-4', 'v-5'].map((id) => candidate(id));

function calling(more: Partial<Extract<PanelCommand, { type: 'call-panel' }>> = {}): PanelCommand {
  return {
    type: 'call-panel',
    panel: 'panel-1' as PanelId,
    appeal: 'appeal-1' as AppealId,
    decision: 'decision-1' as DecisionId,
    size: 3,
    commitment: digest(seed),
    sealed: 'part-seed' as PartId,
    independentStaff: [],
    eligible: 5,
    ...more,
  };
}

function drawing(more: Partial<Extract<PanelCommand, { type: 'draw-lot' }>> = {}): PanelCommand {
  return { type: 'draw-lot', seed, digest, candidates: pool, people, ...more };
}

function ballot(
  id: string,
  choice: BallotChoice,
  type: 'cast-ballot' | 'confirm-ballot' = 'cast-ballot',
): PanelCommand {
  const reasons = words('Read with what was said before, this is what fits.', `part-${id}`);
  return { type, member: id as MemberId, choice, reasons, first, reporterTraces: ['m-0900'] };
}

function after(
  events: readonly PanelEvent[],
  command: PanelCommand,
  context: Context,
): readonly PanelEvent[] {
  return [...events, ...given(panelDecider, events).when(command, context).thenAgreed().events];
}

const called = after([], calling(), member('m-1', calledAt));
const drawn = after(called, drawing(), clock(drawnAt));
const seats = drawByLot(pool, seed, digest).map(({ member: id }) => id);
const [one = '', two = '', three = '', fourth = ''] = seats;

test('O6 a panel is for where nobody on the staff is independent, and says when it cannot be', () => {
  const somebody = calling({ independentStaff: ['reviewer-1' as StaffId] });
  given(panelDecider, [])
    .when(somebody, member('m-1', calledAt))
    .thenRefused('independent_reviewer_exists');
  given(panelDecider, [])
    .when(calling({ eligible: 2 }), member('m-1', calledAt))
    .thenRefused('too_few_volunteers');
  for (const size of [0, 1, 2, 4, 6, 9]) {
    given(panelDecider, [])
      .when(calling({ size }), member('m-1', calledAt))
      .thenRefused('invalid_value');
  }
});

test('the lot is drawn when its pool has closed, by the clock, with the seed committed to', () => {
  const early = clock(addDuration(calledAt, duration('PT5H')));
  given(panelDecider, called).when(drawing(), early).thenRefused('invalid_value');
  given(panelDecider, called).when(drawing(), member('m-1', drawnAt)).thenRefused('role_required');
  given(panelDecider, called)
    .when(drawing({ seed: 'one that suits us better' }), clock(drawnAt))
    .thenRefused('invalid_value');
  const [last] = drawn.slice(-1);
  assert.ok(last?.type === 'panel-drawn');
  assert.deepEqual(
    last.order.map(({ member: id }) => id),
    seats,
  );
  given(panelDecider, drawn).when(drawing(), clock(drawnAt)).thenEvents([]);
});

test('the example of spec/lot.md holds', () => {
  const text = readFileSync(new URL('../../../spec/lot.md', import.meta.url), 'utf8');
  const row = (name: string): string =>
    new RegExp(`\\| ${name} \\| (.*) \\|`).exec(text)?.[1] ?? '';
  const listed = [...row('order').matchAll(/`([^`]+)`/g)].map(([, id]) => id);
  assert.equal(row('commitment'), `\`${digest(seed)}\``);
  assert.deepEqual(seats, listed);
});

test('the same seed and tickets give the same lot, in whatever order they are handed in', () => {
  const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { maxLength: 20 });
  fc.assert(
    fc.property(ids, fc.string(), (members, bits) => {
      const one = members.map((id) => candidate(id));
      const again = drawByLot(one.toReversed(), bits, digest);
      assert.deepEqual(again, drawByLot(one, bits, digest));
      assert.equal(again.length, members.length);
    }),
  );
});

test('nobody who is part of it, close to it, restricted or tired is drawn', () => {
  const at = drawnAt;
  const reasons = {
    'm-1': 'respondent',
    'm-2': 'reporter',
    'm-3': 'steward',
    'm-4': 'related',
  } as const;
  for (const [id, because] of Object.entries(reasons)) {
    assert.equal(ineligibleBecause(candidate(id), people, at), because);
  }
  const close = candidate('v-9', { relatedTo: [people.respondent] });
  assert.equal(ineligibleBecause(close, people, at), 'related');
  const bound = candidate('v-9', { restrictedUntil: addDuration(at, duration('PT1H')) });
  assert.equal(ineligibleBecause(bound, people, at), 'restricted');
  assert.equal(ineligibleBecause({ ...bound, restrictedUntil: at }, people, at), undefined);
  const served = candidate('v-9', { lastServedAt: instant('2026-02-01T00:00:00Z') });
  assert.equal(ineligibleBecause(served, people, at), 'served-lately');
  assert.equal(ineligibleBecause(served, people, instant('2026-05-02T00:00:00Z')), undefined);
  const partaker = { ...people, partakers: [{ kind: 'member', id: 'v-9' as MemberId }] as const };
  assert.equal(ineligibleBecause(candidate('v-9'), partaker, at), 'took-part');
});

test('ballots are one’s own, in time, with reasons, and cast once', () => {
  const mild = { breach: 'no-breach' } as const;
  const scenario = given(panelDecider, drawn);
  scenario.when(ballot(one, mild), member(two, drawnAt)).thenRefused('role_required');
  scenario.when(ballot('m-1', mild), member('m-1', drawnAt)).thenRefused('role_required');
  const late = addDuration(drawnAt, duration('PT36H'));
  scenario.when(ballot(one, mild), member(one, late)).thenRefused('deadline_passed');
  scenario
    .when(ballot(one, { breach: 'breach' }), member(one, drawnAt))
    .thenRefused('invalid_value');
  const unreasoned = { ...ballot(one, mild), reasons: words('No.') } as PanelCommand;
  scenario.when(unreasoned, member(one, drawnAt)).thenRefused('reasons_required');
  const telling = {
    ...ballot(one, mild),
    reasons: words('As m-0900 wrote, it was aimed at them.'),
  };
  scenario.when(telling as PanelCommand, member(one, drawnAt)).thenRefused('may_identify_reporter');
  const cast = after(drawn, ballot(one, mild), member(one, drawnAt));
  given(panelDecider, cast)
    .when(ballot(one, mild), member(one, drawnAt))
    .thenRefused('already_decided');
});

const week = { breach: 'breach', rung: 'week' } as const;
const none = { breach: 'no-breach' } as const;

test('ballots may change after the deliberation, and what is said last counts', () => {
  let events = drawn;
  for (const id of [one, two, three]) events = after(events, ballot(id, week), member(id, drawnAt));
  assert.equal(events.at(-1)?.type, 'deliberation-opened');
  for (const id of [one, two, three]) {
    events = after(events, ballot(id, none, 'confirm-ballot'), member(id, drawnAt));
  }
  const last = events.at(-1);
  assert.ok(last?.type === 'panel-concluded');
  assert.equal(last.outcome, 'decision-reversed');
  assert.ok(
    events.some((event) => event.type === 'ballot-confirmed' && event.changed === 'changed'),
  );
});

test('A3 only the ballots of people make an outcome: time alone makes none', () => {
  const turn: PanelCommand = { type: 'take-turn', first };
  let events = drawn;
  for (let round = 1; round < 8; round += 1) {
    events = after(events, turn, clock(addDuration(drawnAt, duration(`PT${36 * round}H`))));
  }
  const types = events.map(({ type }) => type);
  assert.ok(types.includes('panel-failed'));
  assert.ok(!types.includes('panel-concluded'));
});

test('late seats go to the next in the lot; a panel goes on while most of it is there', () => {
  const late = addDuration(drawnAt, duration('PT36H'));
  let events = after(drawn, ballot(one, none), member(one, drawnAt));
  events = after(events, { type: 'take-turn', first }, clock(late));
  const replaced = events.filter((event) => event.type === 'panelist-replaced');
  assert.deepEqual(
    replaced.map(({ next }) => next),
    [seats[3], seats[4]],
  );
  events = after(events, ballot(fourth, none), member(fourth, late));
  events = after(events, { type: 'take-turn', first }, clock(addDuration(late, duration('PT36H'))));
  assert.equal(events.at(-1)?.type, 'deliberation-opened');
});

test('A5 whatever the ballots say, the outcome is never harsher than the first decision', () => {
  const choice: fc.Arbitrary<BallotChoice> = fc.oneof(
    fc.constant(none),
    fc.constantFrom(...first.ladder).map((rung) => ({ breach: 'breach' as const, rung })),
  );
  const chosen = fc.constantFrom(...first.ladder);
  fc.assert(
    fc.property(fc.array(choice, { minLength: 1, maxLength: 7 }), chosen, (choices, rungChosen) => {
      const answer = { ...first, rungChosen };
      const ballots = choices.map((one, index) => ({
        member: `v-${index}` as MemberId,
        choice: one,
      }));
      const counted = countBallots(ballots, answer);
      assert.ok(counted !== undefined);
      if (counted.outcome === 'decision-varied') {
        const rung = first.ladder.indexOf(counted.rung ?? '');
        assert.ok(rung >= 0 && rung < first.ladder.indexOf(rungChosen));
      } else assert.equal(counted.rung, undefined);
      const everybody = [...counted.majority, ...counted.minority].toSorted();
      assert.deepEqual(everybody, ballots.map(({ member: id }) => id).toSorted());
      assert.ok(counted.majority.length * 2 >= ballots.length);
    }),
  );
});

test('the middle ballot counts, and of an even number the milder middle', () => {
  const count = (...choices: readonly BallotChoice[]): unknown => {
    const ballots = choices.map((one, index) => ({
      member: `v-${index}` as MemberId,
      choice: one,
    }));
    const counted = countBallots(ballots, first);
    return counted?.rung ?? counted?.outcome;
  };
  const warning = { breach: 'breach', rung: 'warning' } as const;
  assert.equal(count(none, none, week), 'decision-reversed');
  assert.equal(count(none, week, week), 'decision-upheld');
  assert.equal(count(none, warning, week), 'warning');
  assert.equal(count(none, week), 'decision-reversed');
  assert.equal(count(), undefined);
});

test('A7 where a reporter appeals, a majority for a breach reverses, and a tie does not', () => {
  const noBreach: FirstAnswer = { outcome: 'no-breach', ladder: [] };
  const breach = { breach: 'breach' } as const;
  const of = (...choices: readonly BallotChoice[]): string | undefined =>
    countBallots(
      choices.map((one, index) => ({ member: `v-${index}` as MemberId, choice: one })),
      noBreach,
    )?.outcome;
  assert.equal(of(breach, breach, none), 'decision-reversed');
  assert.equal(of(breach, none, none), 'decision-upheld');
  assert.equal(of(breach, none), 'decision-upheld');
});

test('whoever sits can step back before their ballot, and not after it', () => {
  const leave = { type: 'leave-seat', member: one as MemberId, because: 'cannot-serve' } as const;
  const { events } = given(panelDecider, drawn).when(leave, member(one, drawnAt)).thenAgreed();
  assert.deepEqual(
    events.map(({ type }) => type),
    ['panelist-replaced'],
  );
  given(panelDecider, drawn).when(leave, member(two, drawnAt)).thenRefused('role_required');
  const cast = after(drawn, ballot(one, none), member(one, drawnAt));
  given(panelDecider, cast).when(leave, member(one, drawnAt)).thenRefused('already_decided');
});
