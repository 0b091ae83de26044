import { test } from 'node:test';
import type { StaffId } from '../../kernel/identifier.ts';
import { instant } from '../../kernel/instant.ts';
import {
  caseEvents,
  caseOpenedAt,
  openCaseCommand,
  reportMatter,
} from '../../testing/case-fixture.ts';
import { given } from '../../testing/scenario.ts';
import { byStaff, contextOf, staffRecord } from '../../testing/staff-fixture.ts';
import { words } from '../decision/decision-fixture.test.ts';
import type { StaffState } from '../staff/state.ts';
import type { CaseCommand } from './command.ts';
import { caseDecider } from './decide.ts';

const staff = staffRecord('moderator-2');
const to = 'moderator-3' as StaffId;
const me = contextOf(byStaff('moderator-2'), caseOpenedAt);
const reporter = { kind: 'member', id: 'm-0900' } as never;
const leased = given(
  caseDecider,
  caseEvents([
    [openCaseCommand({ matter: reportMatter(1, reporter) }), me],
    [{ type: 'lease-case', staff }, me],
  ]),
);

function handTo(receiver?: StaffState): CaseCommand {
  const given = receiver === undefined ? {} : { receiver };
  return { type: 'hand-over', to, ...given, reason: words('She knows the language.'), staff };
}

test('O2 a case is not handed to whoever could not handle it', () => {
  const conflicted = [
    staffRecord(to, { member: 'm-0412' }),
    staffRecord(to, { member: 'm-0900' }),
    staffRecord(to, { relations: [{ to: reporter, relation: 'work' }] }),
  ];
  for (const receiver of conflicted) {
    leased.when(handTo(receiver), me).thenRefused('conflict_of_interest', '/to');
  }
  leased.when(handTo(staffRecord(to)), me).thenAgreed();
});

test('a case is handed only to somebody who decides such cases now', () => {
  const endedAt = instant('2026-06-01T00:00:00Z');
  for (const receiver of [
    undefined,
    { phase: 'none' } as const,
    staffRecord('moderator-4'),
    staffRecord(to, { roles: ['reviewer', 'auditor'] }),
    staffRecord(to, { endedAt }),
  ]) {
    leased.when(handTo(receiver), me).thenRefused('invalid_value', '/to');
  }
});
