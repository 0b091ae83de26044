import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOUR_MS } from '../../kernel/duration.ts';
import type { CaseId, DecisionId, MemberId, PartId, StaffId } from '../../kernel/identifier.ts';
import { type Instant, instantFromMs, instantMs } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import {
  caseEvents,
  caseOpenedAt,
  evidenceTaken,
  openCaseCommand,
  reportMatter,
} from '../../testing/case-fixture.ts';
import { linkFloodRule } from '../../testing/rulebook-fixture.ts';
import { foldEvents, given } from '../../testing/scenario.ts';
import { byStaff, contextOf, staffRecord } from '../../testing/staff-fixture.ts';
import type { Context } from '../decider.ts';
import type { CaseCommand } from './command.ts';
import { caseDecider } from './decide.ts';
import type { CaseEvent } from './event.ts';
import type { OpenCase } from './state.ts';

const staff = staffRecord('moderator-2');
const clock = { kind: 'clock' } as const;
const start = contextOf(byStaff('moderator-2'), hoursLater(1));
const into = 'case-2' as CaseId;
const lease: CaseCommand = { type: 'lease-case', staff };

type Step = readonly [CaseCommand, Context];

function hoursLater(hours: number): Instant {
  return instantFromMs(instantMs(caseOpenedAt) + hours * HOUR_MS);
}

function opened(
  changes: Parameters<typeof openCaseCommand>[0] = {},
  ...steps: readonly Step[]
): readonly CaseEvent[] {
  return caseEvents([[openCaseCommand(changes), contextOf(clock, hoursLater(1))], ...steps]);
}

const first = caseEvents([
  [openCaseCommand(), contextOf(clock, caseOpenedAt)],
  [lease, start],
]);
const second = opened({ case: into, matter: reportMatter(2), evidence: [evidenceTaken(2)] });

function stateOf(events: readonly CaseEvent[]): OpenCase {
  const state = foldEvents(caseDecider, events);
  assert.ok(state.phase !== 'none');
  return state;
}

function merge(target: readonly CaseEvent[]): CaseCommand {
  return { type: 'merge-into', into, target: foldEvents(caseDecider, target), staff };
}

function takeIn(from: readonly CaseEvent[]): CaseCommand {
  return { type: 'take-in', from: stateOf(from), staff };
}

test('what a merged case holds goes on in the other one, under the earlier promise', () => {
  given(caseDecider, first).when(merge(second), start).thenAgreed();
  const { after } = given(caseDecider, second).when(takeIn(first), start).thenAgreed();
  assert.ok(after.phase !== 'none');
  assert.deepEqual(after.matters, [reportMatter(2), reportMatter(1)]);
  assert.deepEqual(
    after.evidence.map(({ evidence }) => evidence),
    ['evidence-2', 'evidence-1'],
  );
  assert.equal(after.opened.promisedBy, stateOf(first).opened.promisedBy);
  assert.deepEqual(
    after.takenIn?.map((one) => [one.case, one.at]),
    [['case-1', hoursLater(1)]],
  );
  const later = given(caseDecider, first).when(takeIn(second), start).thenAgreed().after;
  assert.ok(later.phase !== 'none');
  assert.equal(later.opened.promisedBy, stateOf(first).opened.promisedBy);
});

test('A2 whoever acted on a merged case acted on the one it goes on in', () => {
  const other = staffRecord('moderator-3');
  const note = { part: 'note-1' as PartId, text: 'Looks like the same page.' };
  const noted = given(caseDecider, first)
    .when({ type: 'add-note', note, staff: other }, contextOf(byStaff('moderator-3'), start.at))
    .thenAgreed().events;
  const { after } = given(caseDecider, second)
    .when(takeIn([...first, ...noted]), start)
    .thenAgreed();
  assert.ok(after.phase !== 'none');
  assert.deepEqual(after.touchedBy, ['moderator-2', 'moderator-3']);
});

test('E3 the same snapshot in both cases is one piece of evidence', () => {
  const digest = evidenceTaken(1).digest;
  const same = opened({ case: into, evidence: [evidenceTaken(2, { digest })] });
  const { after } = given(caseDecider, same).when(takeIn(first), start).thenAgreed();
  assert.ok(after.phase !== 'none');
  assert.equal(after.evidence.length, 1);
  const many = Array.from({ length: limits.evidencePerCaseMax }, (_, index) =>
    evidenceTaken(1_000 + index),
  );
  given(caseDecider, opened({ case: into, evidence: many }))
    .when(takeIn(first), start)
    .thenRefused('too_many');
});

test('D3 a hearing comes along, unless the person was asked here already', () => {
  const ask: CaseCommand = { type: 'request-view', staff };
  const asked = [...first, ...given(caseDecider, first).when(ask, start).thenAgreed().events];
  const { after } = given(caseDecider, second).when(takeIn(asked), start).thenAgreed();
  assert.ok(after.phase !== 'none');
  assert.deepEqual(after.hearing, stateOf(asked).hearing);
  const here = opened({ case: into, matter: reportMatter(2) }, [lease, start], [ask, start]);
  const kept = given(caseDecider, here).when(takeIn(asked), start).thenAgreed().after;
  assert.ok(kept.phase !== 'none');
  assert.deepEqual(kept.hearing, stateOf(here).hearing);
});

test('cases are not merged across people, into themselves or into nothing', () => {
  const stranger = opened({
    case: into,
    subject: { kind: 'member', member: 'm-0500' as MemberId },
  });
  const scenario = given(caseDecider, first);
  scenario.when(merge(stranger), start).thenRefused('invalid_value', '/into');
  scenario.when(merge([]), start).thenRefused('not_found', '/into');
  given(caseDecider, stranger).when(takeIn(first), start).thenRefused('invalid_value');
});

test('cases are not merged while a decision waits on either', () => {
  const found = { breach: 'breach', rule: linkFloodRule } as const;
  const work: readonly Step[] = [
    [lease, start],
    [{ type: 'record-finding', ...found, confidence: 'high', staff }, start],
    [{ type: 'see-precedents', precedents: [], ...found, staff }, start],
    [{ type: 'attach-decision', decision: 'decision-1' as DecisionId, staff }, start],
  ];
  const pending = opened({ case: into }, ...work);
  given(caseDecider, pending).when(takeIn(first), start).thenRefused('already_decided');
  const from = opened({}, ...work);
  given(caseDecider, from).when(merge(second), start).thenRefused('already_decided');
});

test('whoever merges may handle both cases, and takes neither from somebody else', () => {
  const reporter = { kind: 'staff', id: 'moderator-2' as StaffId } as const;
  const theirs = opened({ case: into, matter: reportMatter(2, reporter) });
  given(caseDecider, theirs).when(takeIn(first), start).thenRefused('conflict_of_interest');
  const other = staffRecord('moderator-3');
  const held = opened({ case: into }, [
    { type: 'lease-case', staff: other },
    contextOf(byStaff('moderator-3'), start.at),
  ]);
  given(caseDecider, held).when(takeIn(first), start).thenRefused('leased_by_other');
  const late = contextOf(byStaff('moderator-2'), hoursLater(60));
  given(caseDecider, second).when(takeIn(first), late).thenRefused('deadline_passed');
  given(caseDecider, opened()).when(merge(second), start).thenRefused('lease_required');
});
