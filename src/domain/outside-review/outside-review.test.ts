import assert from 'node:assert/strict';
import { test } from 'node:test';
import { duration } from '../../kernel/duration.ts';
import type { AppealId, DecisionId, OutsideReviewId, StaffId } from '../../kernel/identifier.ts';
import { addDuration, instant } from '../../kernel/instant.ts';
import { foldEvents, given } from '../../testing/scenario.ts';
import { byStaff, contextOf, staffRecord } from '../../testing/staff-fixture.ts';
import { words } from '../decision/decision-fixture.test.ts';
import type { OutsideReviewCommand } from './command.ts';
import { outsideReviewDecider } from './decide.ts';
import { mandateAt } from './state.ts';

const at = instant('2026-03-02T11:00:00Z');
const until = addDuration(at, duration('P7D'));
const review = 'review-1' as OutsideReviewId;
const operator = contextOf(byStaff('operator-1'), at);
const outside = contextOf({ kind: 'outside-reviewer', id: review }, at);
const granter = staffRecord('operator-1', { roles: ['operator'] });

type Name = Extract<OutsideReviewCommand, { type: 'name-reviewer' }>;

function naming(more: Partial<Name> = {}): OutsideReviewCommand {
  return {
    type: 'name-reviewer',
    review,
    appeal: 'appeal-1' as AppealId,
    decision: 'decision-1' as DecisionId,
    knownAs: 'the parents’ council',
    reason: words('They know nobody here.', 'part-1'),
    until,
    granter,
    independentStaff: [],
    ...more,
  };
}

const named = given(outsideReviewDecider, []).when(naming(), operator).thenAgreed().events;
const find: OutsideReviewCommand = { type: 'record-finding', breach: 'no-breach' };
const reverse: OutsideReviewCommand = { type: 'conclude', outcome: 'decision-reversed' };

test('O6 somebody is named with a reason and an end, and only where nobody here is independent', () => {
  const scenario = given(outsideReviewDecider, []);
  const somebody = naming({ independentStaff: ['reviewer-1' as StaffId] });
  scenario.when(somebody, operator).thenRefused('independent_reviewer_exists');
  scenario.when(naming({ knownAs: ' – ' }), operator).thenRefused('blank_name', '/knownAs');
  scenario.when(naming({ reason: words('Yes.') }), operator).thenRefused('reasons_required');
  scenario.when(naming({ until: at }), operator).thenRefused('invalid_value', '/until');
  const endless = naming({ until: addDuration(at, duration('P31D')) });
  scenario.when(endless, operator).thenRefused('invalid_value', '/until');
  const moderator = naming({ granter: staffRecord('operator-1', { roles: ['moderator'] }) });
  scenario.when(moderator, operator).thenRefused('role_required');
});

test('their own finding comes before the first decision, and that before their outcome', () => {
  const scenario = given(outsideReviewDecider, named);
  scenario.when({ type: 'open-first' }, outside).thenRefused('finding_required');
  scenario.when(reverse, outside).thenRefused('finding_required');
  const found = [...named, ...scenario.when(find, outside).thenAgreed().events];
  given(outsideReviewDecider, found).when(find, outside).thenRefused('finding_already_recorded');
  given(outsideReviewDecider, found).when(reverse, outside).thenRefused('required');
  const { events } = given(outsideReviewDecider, found)
    .when({ type: 'open-first' }, outside)
    .thenAgreed();
  const opened = [...found, ...events];
  const varied: OutsideReviewCommand = { type: 'conclude', outcome: 'decision-varied' };
  given(outsideReviewDecider, opened).when(varied, outside).thenRefused('required', '/rung');
  const { after } = given(outsideReviewDecider, opened).when(reverse, outside).thenAgreed();
  assert.equal(after.phase, 'concluded');
});

test('A3 nobody acts in their place: not staff, not the clock, not another reviewer', () => {
  for (const by of [
    byStaff('operator-1'),
    { kind: 'clock' } as const,
    { kind: 'outside-reviewer', id: 'review-2' as OutsideReviewId } as const,
  ]) {
    given(outsideReviewDecider, named).when(find, contextOf(by, at)).thenRefused('role_required');
  }
});

test('a mandate ends by itself, or by a reason, and then opens nothing', () => {
  const late = contextOf({ kind: 'outside-reviewer', id: review }, until);
  given(outsideReviewDecider, named).when(find, late).thenRefused('deadline_passed');
  const state = foldEvents(outsideReviewDecider, named);
  assert.ok(state.phase !== 'none');
  assert.deepEqual([mandateAt(state, at), mandateAt(state, until)], ['open', 'over']);
  const revoke: OutsideReviewCommand = {
    type: 'revoke',
    granter,
    reason: words('They know somebody in it.', 'part-2'),
  };
  const { events } = given(outsideReviewDecider, named).when(revoke, operator).thenAgreed();
  given(outsideReviewDecider, [...named, ...events])
    .when(find, outside)
    .thenRefused('deadline_passed');
});
