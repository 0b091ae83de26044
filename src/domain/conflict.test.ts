import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { StaffId } from '../kernel/identifier.ts';
import { instant } from '../kernel/instant.ts';
import { anySubject } from '../testing/arbitraries.ts';
import { staffRecord } from '../testing/staff-fixture.ts';
import {
  type ConflictReason,
  conflictOf,
  conflictSentence,
  decidingRoles,
  holdsRole,
  type Steward,
  touched,
} from './conflict.ts';
import { type Person, respondentOf, type Subject } from './person.ts';
import type { StaffState } from './staff/state.ts';

function member(id: string): Person {
  return { kind: 'member', id } as Person;
}

function staff(id: string): Person {
  return { kind: 'staff', id } as Person;
}

function conflict(
  record: StaffState,
  subject: Subject,
  reporters: readonly Person[] = [],
): ConflictReason | undefined {
  return conflictOf(record, { subject, respondent: respondentOf(subject), reporters });
}

const aboutMember = { kind: 'member', member: 'm-0412' } as Subject;
const aboutStaff = { kind: 'staff-conduct', staff: 'moderator-2' } as Subject;
const aboutOperator = { kind: 'operator-conduct', staff: 'operator-1' } as Subject;
const moderator = staffRecord('moderator-2', { member: 'm-0100' });

test('O2 nobody handles a case about themselves, under either name', () => {
  assert.equal(conflict(moderator, aboutStaff), 'own-case');
  assert.equal(conflict(staffRecord('moderator-3', { member: 'm-0412' }), aboutMember), 'own-case');
});

test('D2 nobody handles what they reported themselves', () => {
  assert.equal(conflict(moderator, aboutMember, [staff('moderator-2')]), 'own-report');
  assert.equal(conflict(moderator, aboutMember, [member('m-0100')]), 'own-report');
});

test('O2 a declared relation to either side stands in the way', () => {
  const related = staffRecord('moderator-2', {
    relations: [{ to: member('m-0412'), relation: 'family' }],
  });
  const other = { kind: 'member', member: 'm-0500' } as Subject;
  assert.equal(conflict(related, aboutMember), 'related-to-respondent');
  assert.equal(conflict(related, other, [member('m-0412')]), 'related-to-reporter');
  assert.equal(conflict(related, other), undefined);
});

test('O2 whoever is a steward of the group, or lives with one, handles nothing in it', () => {
  const group = { kind: 'group', group: 'g-1', steward: 'm-0500' } as Subject;
  const conduct = { kind: 'steward-conduct', group: 'g-1', steward: 'm-0500' } as Subject;
  const handler = staffRecord('moderator-2', { member: 'm-0100' });
  const living = staffRecord('moderator-2', {
    relations: [{ to: member('m-0600'), relation: 'household' }],
  });
  const working = staffRecord('moderator-2', {
    relations: [{ to: member('m-0600'), relation: 'work' }],
  });
  const stewards = (person: string, ...household: readonly string[]): readonly Steward[] => [
    { person: member(person), household: household.map(member) },
  ];
  const between = (
    record: StaffState,
    subject: Subject,
    others: readonly Steward[],
  ): ConflictReason | undefined =>
    conflictOf(record, {
      subject,
      respondent: respondentOf(subject),
      reporters: [],
      stewards: others,
    });
  for (const subject of [group, conduct]) {
    assert.equal(between(handler, subject, stewards('m-0100')), 'steward-of-group');
    assert.equal(between(handler, subject, stewards('m-0600', 'm-0100')), 'household-of-steward');
    assert.equal(between(living, subject, stewards('m-0600')), 'household-of-steward');
    assert.equal(between(working, subject, stewards('m-0600')), undefined);
    assert.equal(between(handler, subject, stewards('m-0600')), undefined);
  }
  assert.equal(between(handler, aboutMember, stewards('m-0100')), undefined);
});

test("O2 an operator's conduct is never handled by an operator", () => {
  const both = staffRecord('operator-2', { roles: ['operator', 'ombud'] });
  assert.equal(conflict(both, aboutOperator), 'operator-case');
  assert.equal(conflict(both, aboutMember), undefined);
  assert.equal(conflict(staffRecord('ombud-1', { roles: ['ombud'] }), aboutOperator), undefined);
  assert.deepEqual(decidingRoles(aboutOperator), ['ombud']);
});

test('O1 whatever the subject, whoever answers for it never handles it', () => {
  fc.assert(
    fc.property(anySubject(), (subject) => {
      const respondent = respondentOf(subject);
      const self =
        respondent.kind === 'staff'
          ? staffRecord(respondent.id)
          : staffRecord('moderator-9', { member: respondent.id });
      assert.equal(conflict(self, subject), 'own-case');
      assert.equal(conflict(staffRecord('moderator-99'), subject), undefined);
    }),
  );
});

test('A2 whoever acted on a file has touched it', () => {
  const file = { touchedBy: ['moderator-2' as StaffId] };
  assert.equal(touched(moderator, file), true);
  assert.equal(touched(staffRecord('moderator-3'), file), false);
  assert.equal(touched({ phase: 'none' }, file), false);
});

test('a role counts from its first moment until its end', () => {
  const start = instant('2026-01-01T00:00:00Z');
  const endedAt = instant('2026-06-01T00:00:00Z');
  const record = staffRecord('moderator-2', { endedAt });
  assert.equal(holdsRole(record, 'moderator', instant('2025-12-31T23:59:59.999Z')), false);
  assert.equal(holdsRole(record, 'moderator', start), true);
  assert.equal(holdsRole(record, ['lead', 'moderator'], instant('2026-05-31T23:59:59.999Z')), true);
  assert.equal(holdsRole(record, 'moderator', endedAt), false);
  assert.equal(holdsRole(record, 'lead', start), false);
});

test('each conflict is a sentence', () => {
  const reasons: Readonly<Record<ConflictReason, true>> = {
    'own-case': true,
    'own-report': true,
    'related-to-respondent': true,
    'related-to-reporter': true,
    'steward-of-group': true,
    'household-of-steward': true,
    'operator-case': true,
  };
  for (const reason of Object.keys(reasons) as ConflictReason[]) {
    assert.match(conflictSentence(reason), /^[A-Z].*\.$/);
  }
});
