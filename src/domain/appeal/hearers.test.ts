import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instant } from '../../kernel/instant.ts';
import { staffRecord } from '../../testing/staff-fixture.ts';
import {
  firstAuthor,
  issuedDecision,
  readyCase,
  respondent,
} from '../decision/decision-fixture.test.ts';
import { independentHearers } from './hearers.ts';
import { independenceProblem } from './review.ts';

const at = instant('2026-03-02T11:00:00Z');
const first = { file: readyCase({ phase: 'decided' }), decision: issuedDecision() };

test('O6 A2 nobody who decided, is in it, is close to it or lost the role is called independent', () => {
  const to = { kind: 'member', id: respondent } as const;
  const staff = [
    staffRecord(firstAuthor, { roles: ['reviewer'] }),
    staffRecord('reviewer-2', { roles: ['reviewer'], member: respondent }),
    staffRecord('reviewer-3', { roles: ['reviewer'], relations: [{ to, relation: 'family' }] }),
    staffRecord('reviewer-4', { roles: ['reviewer'], endedAt: at }),
    staffRecord('moderator-9', { roles: ['moderator', 'operator', 'auditor'] }),
    { phase: 'none' } as const,
  ];
  assert.deepEqual(independentHearers(staff, first, at), []);
  const reviewer = staffRecord('reviewer-5', { roles: ['reviewer'] });
  const ombud = staffRecord('ombud-1', { roles: ['ombud'] });
  assert.deepEqual(independentHearers([...staff, reviewer, ombud], first, at), [
    'reviewer-5',
    'ombud-1',
  ]);
});

test('O6 whoever is named can in fact take the appeal, and nobody else can', () => {
  const roles = fc.subarray(['moderator', 'reviewer', 'lead', 'ombud', 'operator'] as const);
  const record = fc
    .record({ roles, id: fc.constantFrom(firstAuthor as string, 'x-1', 'x-2', 'x-3') })
    .map(({ roles: held, id }) => staffRecord(id, { roles: held }));
  fc.assert(
    fc.property(fc.array(record, { maxLength: 6 }), (staff) => {
      const hearers = independentHearers(staff, first, at);
      const able = staff.filter(
        (one) =>
          one.roles.some(({ role }) => ['reviewer', 'lead', 'ombud'].includes(role)) &&
          independenceProblem(one, first) === undefined,
      );
      assert.deepEqual(
        hearers,
        able.map((one) => one.staff),
      );
    }),
  );
});
