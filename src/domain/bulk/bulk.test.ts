import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { BulkId, CaseId, DecisionId, FamilyId, PartId } from '../../kernel/identifier.ts';
import { addDuration } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { isRefusal, refuse } from '../../kernel/refusal.ts';
import { caseOpenedAt, caseUpTo } from '../../testing/case-fixture.ts';
import { insultRule, linkFloodRule, threatRule } from '../../testing/rulebook-fixture.ts';
import { foldEvents, given } from '../../testing/scenario.ts';
import { byStaff, contextOf, staffRecord } from '../../testing/staff-fixture.ts';
import { caseDecider } from '../case/decide.ts';
import type { OpenCase } from '../case/state.ts';
import type { Context } from '../decider.ts';
import type { BulkCommand } from './command.ts';
import { bulkDecider, decideBulk } from './decide.ts';
import type { BulkEvent } from './event.ts';
import { sampleOf, sampleSizeOf } from './sample.ts';
import type { BulkState, OpenBulk } from './state.ts';

type OpenCommand = Extract<BulkCommand, { type: 'open-bulk' }>;

const author = staffRecord('moderator-1', { roles: ['moderator'] });
const other = staffRecord('moderator-2', { roles: ['moderator'] });
const lead = staffRecord('lead-1', { roles: ['lead'] });
const byAuthor = contextOf(byStaff('moderator-1'), caseOpenedAt);
const byOther = contextOf(byStaff('moderator-2'), caseOpenedAt);
const byLead = contextOf(byStaff('lead-1'), caseOpenedAt);
const clock: Context = contextOf({ kind: 'clock' }, caseOpenedAt);
const holdOver = { at: addDuration(caseOpenedAt, limits.bulkHold) };
const file = foldEvents(caseDecider, caseUpTo('opened', { staff: author })) as OpenCase;

function words(text: string): { readonly part: PartId; readonly text: string } {
  return { part: 'part-7' as PartId, text };
}

const reasons = words('The same link stood in eight threads within nine minutes.');

function ids(amount: number): readonly CaseId[] {
  return Array.from({ length: amount }, (_, index) => `case-${index + 1}` as CaseId);
}

function opening(amount: number, more: Partial<OpenCommand> = {}): OpenCommand {
  return {
    type: 'open-bulk',
    bulk: 'bulk-1' as BulkId,
    staff: author,
    rule: linkFloodRule,
    rung: 'warning',
    reasons,
    draft: 'part-8' as PartId,
    cases: ids(amount).map((id) => ({ case: id, file })),
    precedents: [],
    ...more,
  };
}

/** The events of commands that are all agreed to. */
function after(steps: readonly (readonly [BulkCommand, Context])[]): readonly BulkEvent[] {
  let state: BulkState = bulkDecider.initial;
  return steps.flatMap(([command, context]) => {
    const answer = decideBulk(command, state, context);
    if (isRefusal(answer)) throw new TypeError(`${command.type}: ${answer.detail}`);
    state = answer.reduce(bulkDecider.evolve, state);
    return answer;
  });
}

function checked(amount: number, more: Partial<OpenCommand> = {}): readonly BulkEvent[] {
  const opened = after([[opening(amount, more), byAuthor]]);
  const sample = sampleOf(foldEvents(bulkDecider, opened) as OpenBulk);
  return after([
    [opening(amount, more), byAuthor],
    ...sample.flatMap((id): readonly (readonly [BulkCommand, Context])[] => [
      [{ type: 'open-sample', staff: author, case: id }, byAuthor],
      [{ type: 'confirm-sample', staff: author, case: id }, byAuthor],
    ]),
  ]);
}

function ran(amount: number): readonly BulkEvent[] {
  const events = checked(amount);
  const started = given(bulkDecider, events).when({ type: 'start-bulk', staff: author }, byAuthor);
  const held = started.thenAgreed();
  const run = decideBulk({ type: 'run-bulk' }, held.after, { ...clock, ...holdOver });
  if (isRefusal(run)) throw new TypeError(run.detail);
  return [...events, ...held.events, ...run];
}

test('the sample is at least five and a tenth, all of fewer, and drawn by the id alone', () => {
  assert.deepEqual([1, 5, 6, 50, 51, 200].map(sampleSizeOf), [1, 5, 5, 5, 6, 20]);
  const amounts = fc.integer({ min: 1, max: limits.bulkCasesMax });
  const draws = fc.tuple(amounts, fc.uuid(), fc.func(fc.nat()));
  fc.assert(
    fc.property(draws, ([amount, bulk, order]) => {
      const drawn = (cases: readonly CaseId[]): readonly CaseId[] => {
        const command = opening(0, {
          bulk: bulk as BulkId,
          cases: cases.map((id) => ({ case: id, file })),
        });
        return sampleOf(foldEvents(bulkDecider, after([[command, byAuthor]])) as OpenBulk);
      };
      const sample = drawn(ids(amount));
      assert.equal(new Set(sample).size, sampleSizeOf(amount));
      // Whoever lists the cases in another order draws the same ones.
      assert.deepEqual(drawn(ids(amount).toSorted((a, b) => order(a) - order(b))), sample);
    }),
    { numRuns: 60 },
  );
});

test('another job draws another sample', () => {
  const samples = Array.from({ length: 40 }, (_, index) => {
    const command = opening(100, { bulk: `bulk-${index}` as BulkId });
    return sampleOf(foldEvents(bulkDecider, after([[command, byAuthor]])) as OpenBulk).join();
  });
  assert.equal(new Set(samples).size, samples.length);
  const drawn = new Set(samples.flatMap((sample) => sample.split(',')));
  assert.ok(drawn.size > 90, `only ${drawn.size} of 100 cases are ever drawn`);
});

test('a job of grave cases or with a suspension needs a second person', () => {
  const needs = (more: Partial<OpenCommand>): boolean =>
    (foldEvents(bulkDecider, after([[opening(1, more), byAuthor]])) as OpenBulk).opened
      .needsSecondPerson;
  const anyFamily: OpenCase = {
    ...file,
    opened: { ...file.opened, family: 'civility' as FamilyId },
  };
  const cases = [{ case: 'case-1' as CaseId, file: anyFamily }];
  assert.equal(needs({}), false);
  assert.equal(needs({ rule: insultRule, cases, rung: 'warning' }), false);
  assert.equal(needs({ rule: threatRule, cases, rung: 'thirty-days' }), true);
});

test('nobody but its author prepares a job, and nothing is prepared once it started', () => {
  const events = checked(2);
  const open = { type: 'open-sample', staff: other, case: 'case-1' as CaseId } as const;
  given(bulkDecider, events).when(open, byOther).thenRefused('role_required');
  const start = { type: 'start-bulk', staff: author } as const;
  const { events: started } = given(bulkDecider, events).when(start, byAuthor).thenAgreed();
  given(bulkDecider, [...events, ...started])
    .when({ ...open, staff: author }, byAuthor)
    .thenRefused('already_decided');
  given(bulkDecider, checked(2))
    .when({ ...start, staff: author }, byOther)
    .thenRefused('role_required');
});

test('only time runs a job, and only after its hold', () => {
  const events = checked(1);
  const { events: held } = given(bulkDecider, events)
    .when({ type: 'start-bulk', staff: author }, byAuthor)
    .thenAgreed();
  const job = given(bulkDecider, [...events, ...held]);
  job.when({ type: 'run-bulk' }, clock).thenRefused('invalid_value');
  job.when({ type: 'run-bulk' }, { ...byAuthor, ...holdOver }).thenRefused('role_required');
  job.when({ type: 'run-bulk' }, { ...clock, ...holdOver }).thenAgreed();
  const undo = { type: 'undo-bulk', staff: author } as const;
  job.when(undo, { ...byAuthor, ...holdOver }).thenRefused('deadline_passed');
  assert.deepEqual(job.when(undo, byAuthor).thenAgreed().after.phase, 'undone');
});

test('each case has one result, and the last one ends the job', () => {
  const decided = {
    type: 'note-decided',
    case: 'case-1' as CaseId,
    decision: 'd-1' as DecisionId,
  } as const;
  const refusal = refuse('leased_by_other', 'Now moderator-2 is working on this case.');
  const left = { type: 'note-refused', case: 'case-2' as CaseId, refusal } as const;
  const events = ran(2);
  const first = given(bulkDecider, events).when(decided, clock).thenAgreed();
  assert.equal(first.after.phase, 'running');
  given(bulkDecider, [...events, ...first.events])
    .when(decided, clock)
    .thenRefused('already_decided');
  const second = given(bulkDecider, [...events, ...first.events])
    .when(left, clock)
    .thenAgreed();
  assert.equal(second.after.phase, 'done');
});

test('a job is vacated by a lead or the ombud who had no part in it, while it has decided something', () => {
  const vacate = { type: 'vacate-bulk', staff: lead, reasons, files: [file] } as const;
  const events = ran(2);
  given(bulkDecider, events).when(vacate, byLead).thenRefused('already_decided');
  const decided = {
    type: 'note-decided',
    case: 'case-1' as CaseId,
    decision: 'd-1' as DecisionId,
  } as const;
  const { events: first } = given(bulkDecider, events).when(decided, clock).thenAgreed();
  const job = given(bulkDecider, [...events, ...first]);
  job.when({ ...vacate, staff: other }, byOther).thenRefused('role_required');
  const related = staffRecord('lead-1', {
    roles: ['lead'],
    relations: [{ to: { kind: 'member', id: 'm-0412' as never }, relation: 'work' }],
  });
  job.when({ ...vacate, staff: related }, byLead).thenRefused('conflict_of_interest');
  job
    .when({ ...vacate, reasons: words('No.') }, byLead)
    .thenRefused('reasons_required', '/reasons');
  const { events: vacated } = job.when(vacate, byLead).thenAgreed();
  // What was not decided yet is not decided any more.
  given(bulkDecider, [...events, ...first, ...vacated])
    .when({ ...decided, case: 'case-2' as CaseId }, clock)
    .thenRefused('already_decided');
  const reversed = { type: 'note-reversed', case: 'case-1' as CaseId } as const;
  const end = given(bulkDecider, [...events, ...first, ...vacated]).when(reversed, clock);
  assert.equal(end.thenAgreed().after.phase, 'vacated');
});
