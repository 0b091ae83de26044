import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DisputeId, MemberId } from '../../kernel/identifier.ts';
import { instant } from '../../kernel/instant.ts';
import { given } from '../../testing/scenario.ts';
import { byStaff, contextOf, staffRecord } from '../../testing/staff-fixture.ts';
import {
  decisionId,
  issuedDecision,
  readyCase,
  respondent,
  words,
} from '../decision/decision-fixture.test.ts';
import type { DisputeCommand } from './command.ts';
import { disputeDecider } from './decide.ts';

const at = instant('2026-03-02T11:00:00Z');
const own = contextOf({ kind: 'member', id: respondent }, at);
const lead = contextOf(byStaff('lead-1'), at);
const first = { file: readyCase({ phase: 'decided' }), decision: issuedDecision() };

type Tell = Extract<DisputeCommand, { type: 'tell-dispute' }>;
type End = Extract<DisputeCommand, { type: 'end-dispute' }>;

function telling(more: Partial<Tell> = {}): DisputeCommand {
  const body = words('A certified body', 'part-1');
  const reference = words('AC-118', 'part-2');
  const dispute = 'dispute-1' as DisputeId;
  return {
    type: 'tell-dispute',
    dispute,
    decisionId,
    body,
    reference,
    before: 0,
    ...first,
    ...more,
  };
}

function ending(more: Partial<End> = {}): DisputeCommand {
  return {
    type: 'end-dispute',
    staff: staffRecord('lead-1', { roles: ['lead'] }),
    outcome: 'decision-reversed',
    implemented: 'in-part',
    account: words('Shortened by a week.', 'part-3'),
    reporterTraces: ['m-0900'],
    ...first,
    ...more,
  };
}

const { events: told } = given(disputeDecider, []).when(telling(), own).thenAgreed();

test('a dispute has its body and reference, and is told by whoever the decision binds', () => {
  assert.deepEqual(
    told.map(({ type }) => type),
    ['dispute-told'],
  );
  given(disputeDecider, [])
    .when(telling({ body: words(' ') }), own)
    .thenRefused('required', '/body');
  given(disputeDecider, [])
    .when(telling({ reference: words('') }), own)
    .thenRefused('required', '/reference');
  given(disputeDecider, []).when(telling(), lead).thenRefused('role_required');
  given(disputeDecider, [])
    .when(telling({ before: 20 }), own)
    .thenRefused('too_many');
  const none = issuedDecision({ outcome: 'no-breach', measures: [] });
  given(disputeDecider, [])
    .when(telling({ decision: none }), own)
    .thenRefused('not_in_force');
});

test('its end is recorded once, by staff who are not part of it, with what was done', () => {
  const { after } = given(disputeDecider, told).when(ending(), lead).thenAgreed();
  assert.equal(after.phase, 'ended');
  given(disputeDecider, told).when(ending(), own).thenRefused('role_required');
  const related = staffRecord('lead-1', {
    roles: ['lead'],
    relations: [{ to: { kind: 'member', id: respondent }, relation: 'work' }],
  });
  given(disputeDecider, told)
    .when(ending({ staff: related }), lead)
    .thenRefused('conflict_of_interest');
  given(disputeDecider, told)
    .when(ending({ account: words('No.') }), lead)
    .thenRefused('reasons_required');
  const traced = ending({ account: words(`As ${'m-0900' as MemberId} had asked for.`) });
  given(disputeDecider, told).when(traced, lead).thenRefused('may_identify_reporter');
  const { events } = given(disputeDecider, told).when(ending(), lead).thenAgreed();
  given(disputeDecider, [...told, ...events])
    .when(ending(), lead)
    .thenRefused('already_decided');
});
