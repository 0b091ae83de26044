import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { MemberId, StaffId, TokenId } from '../../kernel/identifier.ts';
import { instant } from '../../kernel/instant.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { anyInstant, anyPerson, anyStaffId } from '../../testing/arbitraries.ts';
import { foldEvents, given } from '../../testing/scenario.ts';
import { byStaff, contextOf, staffRecord } from '../../testing/staff-fixture.ts';
import { holdsRole } from '../conflict.ts';
import type { Context } from '../decider.ts';
import { words } from '../decision/decision-fixture.test.ts';
import type { Actor } from '../person.ts';
import type { StaffCommand } from './command.ts';
import { decideStaff, staffDecider } from './decide.ts';
import { roles, type StaffEvent } from './event.ts';
import type { StaffRefusalCode } from './refusal.ts';
import type { StaffState } from './state.ts';

const at = instant('2026-11-20T08:15:00Z');
const setUp: Actor = { kind: 'platform', id: 'set-up' as TokenId };
const lead = staffRecord('lead-1', { roles: ['lead'], member: 'm-0100' });
const operator = staffRecord('operator-1', { roles: ['operator'] });
const byLead = contextOf(byStaff('lead-1'), at);
const byOperator = contextOf(byStaff('operator-1'), at);

function appointed(id: string, role: 'moderator' | 'operator' = 'moderator'): StaffEvent {
  return { type: 'staff-appointed', staff: id as StaffId, role, at, by: setUp };
}

function appoint(id: string): Extract<StaffCommand, { type: 'appoint-staff' }> {
  return { type: 'appoint-staff', staff: id as StaffId, role: 'moderator', granter: lead };
}

test('set-up appoints the first operator', () => {
  given(staffDecider, [])
    .when(
      { type: 'appoint-staff', staff: 'operator-1' as StaffId, role: 'operator' },
      contextOf(setUp, at),
    )
    .thenEvents([appointed('operator-1', 'operator')]);
});

test('a lead appoints a moderator together with their member handle', () => {
  const member = 'm-0412' as MemberId;
  const { after } = given(staffDecider, [])
    .when({ ...appoint('moderator-2'), member }, byLead)
    .thenAgreed();
  assert.ok(after.phase === 'appointed' && after.member === member);
  assert.ok(holdsRole(after, 'moderator', at));
});

test('a role ends with a date and stays on the record', () => {
  const { after } = given(staffDecider, [appointed('moderator-2')])
    .when(
      { type: 'end-role', role: 'moderator', reason: words('moved away'), granter: lead },
      byLead,
    )
    .thenAgreed();
  assert.ok(after.phase === 'appointed');
  assert.deepEqual(after.roles, [{ role: 'moderator', since: at, endedAt: at }]);
  assert.equal(holdsRole(after, 'moderator', at), false);
});

test('a role that is already held is not granted twice', () => {
  given(staffDecider, [appointed('moderator-2')])
    .when({ type: 'grant-role', role: 'moderator', reason: words('again'), granter: lead }, byLead)
    .thenEvents([]);
});

test('people declare their own relations, and nobody ends their own', () => {
  const to = { kind: 'member', id: 'm-0412' as MemberId } as const;
  const own = contextOf(byStaff('moderator-2'), at);
  const declared: StaffEvent = {
    type: 'relation-declared',
    to,
    relation: 'work',
    at,
    by: own.by,
  };
  given(staffDecider, [appointed('moderator-2')])
    .when({ type: 'declare-relation', to, relation: 'work' }, own)
    .thenEvents([declared]);
  const known = given(staffDecider, [appointed('moderator-2'), declared]);
  known.when({ type: 'declare-relation', to, relation: 'work' }, own).thenEvents([]);
  known.when({ type: 'end-relation', to }, own).thenRefused('role_required');
  const { after } = known.when({ type: 'end-relation', to, granter: lead }, byLead).thenAgreed();
  assert.ok(after.phase === 'appointed' && after.relations.length === 0);
});

interface Row {
  readonly given?: readonly StaffEvent[];
  readonly when: StaffCommand;
  readonly by?: Context;
  readonly code: StaffRefusalCode;
  readonly pointer?: string;
}

const grant: StaffCommand = {
  type: 'grant-role',
  role: 'reviewer',
  reason: words('help'),
  granter: lead,
};
const end: StaffCommand = {
  type: 'end-role',
  role: 'moderator',
  reason: words('rest'),
  granter: lead,
};
const here = [appointed('moderator-2')];

const refusals: readonly Row[] = [
  { when: grant, code: 'not_found' },
  { given: here, when: { ...end, role: 'auditor' }, code: 'not_found', pointer: '/role' },
  {
    given: here,
    when: { type: 'end-relation', to: { kind: 'staff', id: 'x-1' as StaffId }, granter: lead },
    code: 'not_found',
    pointer: '/to',
  },
  { when: appoint(' '), code: 'required', pointer: '/staff' },
  { given: here, when: { ...grant, reason: words(' ') }, code: 'required', pointer: '/reason' },
  { given: here, when: { ...end, reason: words('') }, code: 'required', pointer: '/reason' },
  { when: appoint('Moderator'), code: 'reserved_name', pointer: '/staff' },
  { when: appoint('two words'), code: 'invalid_value', pointer: '/staff' },
  { given: here, when: appoint('moderator-2'), code: 'invalid_value', pointer: '/staff' },
  {
    given: here,
    when: {
      type: 'declare-relation',
      to: { kind: 'staff', id: 'moderator-2' as StaffId },
      relation: 'other',
    },
    code: 'invalid_value',
    pointer: '/to',
  },
  // Set-up appoints operators and nobody else.
  { when: appoint('moderator-2'), by: contextOf(setUp, at), code: 'role_required' },
  // Without a record of who grants, nothing is granted.
  {
    given: here,
    when: { type: 'grant-role', role: 'reviewer', reason: words('help') },
    code: 'role_required',
  },
  // A record that is not the caller's own.
  { given: here, when: grant, by: byOperator, code: 'role_required' },
  { given: here, when: { ...grant, role: 'operator' }, code: 'role_required' },
  {
    given: here,
    when: { ...grant, granter: staffRecord('moderator-7') },
    by: contextOf(byStaff('moderator-7'), at),
    code: 'role_required',
  },
  {
    given: here,
    when: { ...grant, granter: staffRecord('lead-1', { roles: ['lead'], endedAt: at }) },
    code: 'role_required',
  },
];

test('every refusal, by the table', () => {
  for (const [index, row] of refusals.entries()) {
    const scenario = given(staffDecider, row.given ?? []).when(row.when, row.by ?? byLead);
    assert.ok(isRefusal(scenario.answer), `row ${index}: agreed to what ${row.code} should refuse`);
    scenario.thenRefused(row.code, row.pointer);
  }
  const seen = new Set(refusals.map(({ code }) => code));
  const known: Readonly<Record<StaffRefusalCode, true>> = {
    not_found: true,
    role_required: true,
    invalid_value: true,
    reserved_name: true,
    required: true,
  };
  assert.deepEqual([...seen].toSorted(), Object.keys(known).toSorted());
});

test('nobody grants a role to themselves, not under another pseudonym either', () => {
  given(staffDecider, [appointed('lead-1')])
    .when(grant, byLead)
    .thenRefused('role_required');
  given(staffDecider, [])
    .when({ ...appoint('moderator-9'), member: 'm-0100' as MemberId }, byLead)
    .thenRefused('role_required');
});

test('an operator needs another operator to step down, so one always remains', () => {
  const command: StaffCommand = {
    type: 'end-role',
    role: 'operator',
    reason: words('enough'),
    granter: operator,
  };
  const self = given(staffDecider, [appointed('operator-1', 'operator')]);
  self.when(command, byOperator).thenRefused('role_required');
  self.when({ ...command, granter: lead }, byLead).thenRefused('role_required');
  given(staffDecider, [appointed('operator-2', 'operator')])
    .when(command, byOperator)
    .thenAgreed();
});

const anyRecord: fc.Arbitrary<StaffState> = fc.record({
  phase: fc.constant('appointed' as const),
  staff: anyStaffId(),
  roles: fc.array(fc.record({ role: fc.constantFrom(...roles), since: anyInstant() })),
  relations: fc.constant([]),
});

const anyCommand: fc.Arbitrary<StaffCommand> = fc
  .oneof(
    fc.record({
      type: fc.constant('appoint-staff' as const),
      staff: anyStaffId(),
      role: fc.constantFrom(...roles),
    }),
    fc.record({
      type: fc.constantFrom('grant-role' as const, 'end-role' as const),
      role: fc.constantFrom(...roles),
      reason: fc.constantFrom(words(''), words('because it helps')),
    }),
    fc.record({
      type: fc.constant('declare-relation' as const),
      to: anyPerson(),
      relation: fc.constantFrom('work' as const, 'family' as const),
    }),
    fc.record({ type: fc.constant('end-relation' as const), to: anyPerson() }),
  )
  .chain((command) => anyRecord.map((granter) => ({ ...command, granter })));

const anyActor: fc.Arbitrary<Actor> = fc.oneof(
  anyStaffId().map((id) => byStaff(id)),
  fc.constant(setUp),
  fc.constant({ kind: 'clock' } as const),
);

test('no sequence of commands throws, and roles never come from oneself', () => {
  const steps = fc.array(fc.tuple(anyCommand, anyActor, anyInstant()), { maxLength: 30 });
  fc.assert(
    fc.property(steps, (sequence) => {
      const events: StaffEvent[] = [];
      let state = staffDecider.initial;
      for (const [command, by, now] of sequence) {
        const answer = decideStaff(command, state, contextOf(by, now));
        if (isRefusal(answer)) continue;
        const staff = state.phase === 'none' ? undefined : state.staff;
        const gained = answer.some(({ type }) => type === 'role-granted');
        assert.ok(!gained || by.kind !== 'staff' || by.id !== staff);
        events.push(...answer);
        state = answer.reduce(staffDecider.evolve, state);
      }
      assert.deepEqual(state, foldEvents(staffDecider, events));
    }),
  );
});
