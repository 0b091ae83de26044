import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  CaseId,
  CommunityId,
  DecisionId,
  MemberId,
  PartId,
  RuleId,
  StaffId,
  TokenId,
} from '../../kernel/identifier.ts';
import { addDuration, type Instant, instant } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import {
  caseEvents,
  caseOpenedAt,
  caseUpTo,
  evidenceTaken,
  openCaseCommand,
  reportMatter,
} from '../../testing/case-fixture.ts';
import { fixturePromises, linkFloodRule } from '../../testing/rulebook-fixture.ts';
import { foldEvents, given } from '../../testing/scenario.ts';
import { byStaff, contextOf, staffRecord } from '../../testing/staff-fixture.ts';
import type { Context } from '../decider.ts';
import { words } from '../decision/decision-fixture.test.ts';
import type { Actor, Person, Subject } from '../person.ts';
import type { CaseCommand } from './command.ts';
import { caseDecider } from './decide.ts';
import type { CaseEvent } from './event.ts';
import type { CaseRefusalCode } from './refusal.ts';

const staff = staffRecord('moderator-2');
const other = staffRecord('moderator-3');
const reviewer = staffRecord('moderator-2', { roles: ['reviewer'] });
const me = contextOf(byStaff('moderator-2'), caseOpenedAt);
const byOther = contextOf(byStaff('moderator-3'), caseOpenedAt);
const byClock = clockAt(caseOpenedAt);
const promisedBy = addDuration(caseOpenedAt, fixturePromises.firstDecision);

function clockAt(at: Instant): Context {
  return contextOf({ kind: 'clock' }, at);
}

function upTo(step: Parameters<typeof caseUpTo>[0]): readonly CaseEvent[] {
  return caseUpTo(step, { staff });
}

const lease: CaseCommand = { type: 'lease-case', staff };
const release: CaseCommand = { type: 'release-lease', staff };
const find = {
  type: 'record-finding',
  breach: 'breach',
  rule: linkFloodRule,
  confidence: 'high',
  staff,
} as const;
const see = {
  type: 'see-precedents',
  precedents: [],
  breach: 'breach',
  rule: linkFloodRule,
  staff,
} as const;
const reveal = {
  type: 'reveal-identity',
  reason: words('The thread makes no sense.'),
  staff,
} as const;
const note = { type: 'add-note', note: { part: 'n-1' as PartId, text: 'Seen.' }, staff } as const;
const handOver = { type: 'hand-over', reason: words('Knows the language.'), staff } as const;
const attach: CaseCommand = { type: 'attach-decision', decision: 'd-2' as DecisionId, staff };
const detach: CaseCommand = { type: 'detach-decision', reason: 'undone' };
const closeDecided: CaseCommand = { type: 'close-decided', outcome: 'breach' };
const closeInFavour: CaseCommand = { type: 'close-in-favour' };
const into = 'case-2' as CaseId;
const target = foldEvents(caseDecider, caseEvents([[openCaseCommand({ case: into }), byClock]]));
const merge = { type: 'merge-into', into, target, staff } as const satisfies CaseCommand;
const join: CaseCommand = { type: 'join-matter', matter: reportMatter(2), evidence: [] };
const long = 'a'.repeat(limits.freeTextLengthMax + 1);
const unknownRule = 'spam.unknown' as RuleId;

const closedInFavour = [
  ...upTo('leased'),
  ...given(caseDecider, upTo('leased')).when(closeInFavour, clockAt(promisedBy)).thenAgreed()
    .events,
];
const merged = [
  ...upTo('leased'),
  ...given(caseDecider, upTo('leased')).when(merge, me).thenAgreed().events,
];

interface Row {
  readonly given: readonly CaseEvent[];
  readonly when: CaseCommand;
  readonly by?: Context;
  readonly code: CaseRefusalCode;
  readonly pointer?: string;
}

const everyLater: readonly CaseCommand[] = [
  join,
  lease,
  release,
  find,
  see,
  reveal,
  note,
  handOver,
  attach,
  detach,
  closeDecided,
  closeInFavour,
  merge,
];

const rows: readonly Row[] = [
  ...everyLater.map((when): Row => ({ given: [], when, code: 'not_found' })),
  { given: upTo('opened'), when: closeDecided, by: byClock, code: 'not_found' },
  { given: upTo('opened'), when: detach, by: byClock, code: 'not_found' },

  { given: upTo('opened'), when: openCaseCommand(), code: 'invalid_value', pointer: '/case' },
  {
    given: upTo('leased'),
    when: { ...handOver, to: 'moderator-2' as StaffId },
    code: 'invalid_value',
    pointer: '/to',
  },
  {
    given: upTo('leased'),
    when: { ...merge, into: 'case-1' as CaseId },
    code: 'invalid_value',
    pointer: '/into',
  },
  {
    given: upTo('leased'),
    when: { ...note, note: { ...note.note, text: long } },
    code: 'invalid_value',
    pointer: '/text',
  },
  {
    given: upTo('opened'),
    when: { ...join, evidence: [evidenceTaken(1)] },
    code: 'invalid_value',
    pointer: '/evidence/0/evidence',
  },
  { given: upTo('leased'), when: closeInFavour, by: byClock, code: 'invalid_value' },

  {
    given: upTo('leased'),
    when: { type: 'lease-case', takeOver: { reason: words(' ') }, staff: other },
    by: byOther,
    code: 'required',
    pointer: '/takeOverReason',
  },
  {
    given: upTo('leased'),
    when: { type: 'record-finding', breach: 'breach', confidence: 'low', staff },
    code: 'required',
    pointer: '/rule',
  },
  {
    given: upTo('leased'),
    when: { ...reveal, reason: words('too short') },
    code: 'required',
    pointer: '/reason',
  },
  { given: upTo('leased'), when: { ...handOver, reason: words('') }, code: 'required' },
  {
    given: upTo('leased'),
    when: { ...note, note: { ...note.note, text: ' ' } },
    code: 'required',
    pointer: '/text',
  },

  {
    given: [],
    when: openCaseCommand({
      evidence: Array.from({ length: limits.evidencePerCaseMax + 1 }, (_, n) => evidenceTaken(n)),
    }),
    code: 'too_many',
    pointer: '/evidence',
  },
  {
    given: upTo('finding'),
    when: {
      ...see,
      precedents: Array.from({ length: limits.pageSizeMax + 1 }, (_, n) => `d-${n}` as DecisionId),
    },
    code: 'too_many',
    pointer: '/precedents',
  },

  {
    given: [],
    when: openCaseCommand(),
    by: clockAt(instant('2025-12-31T00:00:00Z')),
    code: 'rule_not_in_force',
  },
  { given: upTo('leased'), when: { ...find, rule: unknownRule }, code: 'rule_not_in_force' },
  { given: upTo('finding'), when: { ...see, rule: unknownRule }, code: 'rule_not_in_force' },

  { given: upTo('opened'), when: { type: 'lease-case', staff: reviewer }, code: 'role_required' },
  { given: upTo('leased'), when: { ...find, staff: reviewer }, code: 'role_required' },
  // A record that is not the caller's own.
  { given: upTo('opened'), when: lease, by: byOther, code: 'role_required' },
  { given: upTo('leased'), when: release, by: byOther, code: 'role_required' },
  { given: upTo('leased'), when: handOver, by: byOther, code: 'role_required' },
  // A role that ended a moment ago.
  {
    given: upTo('leased'),
    when: { ...find, staff: staffRecord('moderator-2', { endedAt: caseOpenedAt }) },
    code: 'role_required',
  },
  {
    given: upTo('decision'),
    when: closeDecided,
    by: contextOf({ kind: 'platform', id: 'token-1' as TokenId }, caseOpenedAt),
    code: 'role_required',
  },
  { given: upTo('leased'), when: closeInFavour, by: at(promisedBy), code: 'role_required' },

  {
    given: [],
    when: openCaseCommand({
      evidence: [evidenceTaken(1, { community: 'community-2' as CommunityId })],
    }),
    code: 'evidence_from_elsewhere',
    pointer: '/evidence/0/community',
  },
  {
    given: [],
    when: openCaseCommand({
      matter: { kind: 'own-initiative', reason: 'part-9' as PartId },
      evidence: [evidenceTaken(1, { provenance: 'participant' })],
    }),
    code: 'private_without_participant',
    pointer: '/evidence/0/provenance',
  },

  {
    given: upTo('leased'),
    when: { type: 'lease-case', staff: other },
    by: byOther,
    code: 'leased_by_other',
  },
  { given: upTo('leased'), when: { ...find, staff: other }, by: byOther, code: 'leased_by_other' },
  { given: upTo('opened'), when: release, code: 'lease_required' },
  { given: upTo('opened'), when: find, code: 'lease_required' },
  { given: upTo('opened'), when: reveal, code: 'lease_required' },
  { given: upTo('opened'), when: handOver, code: 'lease_required' },
  { given: upTo('opened'), when: merge, code: 'lease_required' },
  {
    given: upTo('leased'),
    when: find,
    by: at(addDuration(caseOpenedAt, limits.leaseLength)),
    code: 'lease_required',
  },

  { given: upTo('leased'), when: see, code: 'finding_required' },
  { given: upTo('leased'), when: attach, code: 'finding_required' },
  { given: upTo('finding'), when: find, code: 'finding_already_recorded' },
  { given: upTo('precedents'), when: find, code: 'finding_already_recorded' },
  { given: upTo('finding'), when: attach, code: 'precedents_required' },

  { given: upTo('decision'), when: attach, code: 'already_decided' },
  { given: upTo('decision'), when: lease, code: 'already_decided' },
  { given: upTo('decision'), when: join, code: 'already_decided' },
  {
    given: upTo('decision'),
    when: closeInFavour,
    by: clockAt(promisedBy),
    code: 'already_decided',
  },
  { given: upTo('decided'), when: lease, code: 'already_decided' },
  { given: upTo('decided'), when: closeDecided, by: byClock, code: 'already_decided' },
  { given: upTo('decided'), when: detach, by: byClock, code: 'already_decided' },

  { given: upTo('decided'), when: join, code: 'case_closed' },
  { given: closedInFavour, when: join, code: 'case_closed' },
  { given: closedInFavour, when: lease, code: 'case_closed' },
  { given: closedInFavour, when: closeInFavour, by: clockAt(promisedBy), code: 'case_closed' },
  { given: merged, when: join, code: 'case_closed' },
  { given: merged, when: closeDecided, by: byClock, code: 'case_closed' },

  { given: upTo('opened'), when: lease, by: at(promisedBy), code: 'deadline_passed' },
];

// Rows for somebody who is part of the case: refused on the lease and on every later step.
const related: Person = { kind: 'member', id: 'm-0412' as MemberId };
const conflicted = [
  staffRecord('moderator-2', { member: 'm-0412' }),
  staffRecord('moderator-2', { relations: [{ to: related, relation: 'dispute' }] }),
];
const conflicts: readonly Row[] = conflicted.flatMap((record): readonly Row[] => [
  {
    given: upTo('opened'),
    when: { type: 'lease-case', staff: record },
    code: 'conflict_of_interest',
  },
  ...[find, see, reveal, note, attach, merge].map(
    (command): Row => ({
      given: upTo('precedents'),
      when: { ...command, staff: record } as CaseCommand,
      code: 'conflict_of_interest',
    }),
  ),
]);

function at(moment: Instant): Context {
  return contextOf(byStaff('moderator-2'), moment);
}

function check(row: Row, name: string): void {
  const scenario = given(caseDecider, row.given).when(row.when, row.by ?? me);
  assert.ok(
    isRefusal(scenario.answer),
    `${name}: agreed to ${row.when.type}, which ${row.code} should refuse`,
  );
  const refusal = scenario.thenRefused(row.code, row.pointer);
  assert.match(refusal.detail, /^[A-Z`].*[.]$/, `${name}: not a sentence`);
}

// hearing.test.ts has these.
type OfHearing = 'already_heard' | 'reasons_required' | 'may_identify_reporter';

test('every refusal, by the table', () => {
  for (const [index, row] of rows.entries()) check(row, `row ${index}`);
  const known: Readonly<Record<Exclude<CaseRefusalCode, OfHearing>, true>> = {
    not_found: true,
    required: true,
    too_many: true,
    invalid_value: true,
    rule_not_in_force: true,
    role_required: true,
    conflict_of_interest: true,
    evidence_from_elsewhere: true,
    private_without_participant: true,
    leased_by_other: true,
    lease_required: true,
    finding_required: true,
    finding_already_recorded: true,
    precedents_required: true,
    already_decided: true,
    case_closed: true,
    deadline_passed: true,
  };
  const seen = new Set([...rows, ...conflicts].map(({ code }) => code));
  assert.deepEqual([...seen].toSorted(), Object.keys(known).toSorted());
});

test('O2 who is part of a case is refused on the lease and on every later step', () => {
  for (const [index, row] of conflicts.entries()) check(row, `row ${index}`);
});

test('D2 who reported it does not decide it, whichever name they reported under', () => {
  const reporters: readonly [Person, Actor][] = [
    [{ kind: 'staff', id: 'moderator-2' as StaffId }, byStaff('moderator-2')],
    [{ kind: 'member', id: 'm-0500' as MemberId }, byStaff('moderator-2')],
  ];
  for (const [reporter, by] of reporters) {
    const command = openCaseCommand({ matter: reportMatter(1, reporter) });
    const events = caseEvents([[command, clockAt(caseOpenedAt)]]);
    const record = staffRecord('moderator-2', { member: 'm-0500' });
    given(caseDecider, events)
      .when({ type: 'lease-case', staff: record }, contextOf(by, caseOpenedAt))
      .thenRefused('conflict_of_interest');
  }
});

test("O2 an operator's case is for the ombud and nobody else", () => {
  const subject: Subject = { kind: 'operator-conduct', staff: 'operator-1' as StaffId };
  const events = caseUpTo('opened', { staff, subject });
  const leaseAs = (record: ReturnType<typeof staffRecord>): CaseCommand => ({
    type: 'lease-case',
    staff: record,
  });
  const opened = given(caseDecider, events);
  for (const role of ['moderator', 'lead', 'operator', 'reviewer'] as const) {
    opened
      .when(leaseAs(staffRecord('moderator-2', { roles: [role] })), me)
      .thenRefused('role_required');
  }
  opened
    .when(leaseAs(staffRecord('moderator-2', { roles: ['ombud', 'operator'] })), me)
    .thenRefused('conflict_of_interest');
  opened.when(leaseAs(staffRecord('moderator-2', { roles: ['ombud'] })), me).thenAgreed();
});

test('precedence: what is asked comes before who asks, and that before the order of steps', () => {
  const opened = given(caseDecider, upTo('opened'));
  opened.when({ ...find, rule: unknownRule, staff: reviewer }, me).thenRefused('rule_not_in_force');
  opened.when({ ...find, staff: reviewer }, me).thenRefused('role_required');
  opened.when(attach, me).thenRefused('lease_required');
  given(caseDecider, upTo('leased')).when(attach, at(promisedBy)).thenRefused('lease_required');
});
