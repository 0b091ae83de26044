import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DAY_MS, MINUTE_MS } from '../../kernel/duration.ts';
import type {
  ActivityId,
  CaseId,
  DecisionId,
  FindingId,
  MemberId,
  PartId,
  RuleId,
  StaffId,
} from '../../kernel/identifier.ts';
import { addDuration, type Instant, instantFromMs, instantMs } from '../../kernel/instant.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { anySubject } from '../../testing/arbitraries.ts';
import {
  caseEvents,
  caseOpenedAt,
  caseUpTo,
  evidenceTaken,
  openCaseCommand,
  reportMatter,
} from '../../testing/case-fixture.ts';
import { fixturePromises, linkFloodRule, threatRule } from '../../testing/rulebook-fixture.ts';
import { foldEvents } from '../../testing/scenario.ts';
import { byStaff, contextOf, staffRecord } from '../../testing/staff-fixture.ts';
import { decidingRoles } from '../conflict.ts';
import type { Context } from '../decider.ts';
import { type Actor, respondentOf } from '../person.ts';
import type { StaffState } from '../staff/state.ts';
import type { PartText } from '../text.ts';
import type { CaseCommand } from './command.ts';
import { caseDecider, decideCase } from './decide.ts';
import type { CaseEvent, FindingMatter, Matter } from './event.ts';
import type { CaseState, OpenCase } from './state.ts';

const clock: Actor = { kind: 'clock' };
const firstDecision = addDuration(caseOpenedAt, fixturePromises.firstDecision);

const anyStaff: fc.Arbitrary<StaffState> = fc.oneof(
  {
    arbitrary: fc.constantFrom(
      staffRecord('moderator-1'),
      staffRecord('moderator-2', { roles: ['lead'] }),
    ),
    weight: 8,
  },
  fc.constantFrom<StaffState>(
    staffRecord('moderator-3', { roles: ['reviewer'] }),
    staffRecord('moderator-4', { member: 'm-0412' }),
    { phase: 'none' },
  ),
);

const anyReport: fc.Arbitrary<Matter> = fc
  .record({ number: fc.integer({ min: 1, max: 9 }), known: fc.boolean() })
  .map(({ number, known }) =>
    known
      ? reportMatter(number, { kind: 'member', id: `m-05${number}` as MemberId })
      : reportMatter(number),
  );

const found = fc.oneof(
  fc.constant({ breach: 'breach', rule: linkFloodRule } as const),
  fc.constant({ breach: 'breach', rule: threatRule } as const),
  fc.constantFrom({ breach: 'no-breach' } as const, { breach: 'cannot-tell' } as const),
);

function words(text: string): PartText {
  return { part: 'part-7' as PartId, text };
}

/** Another open case about the same person, on which somebody else has worked. */
const otherCase: OpenCase = (() => {
  const command = openCaseCommand({
    case: 'case-2' as CaseId,
    matter: reportMatter(2),
    evidence: [evidenceTaken(30)],
  });
  const events = caseEvents([
    [command, contextOf(clock, caseOpenedAt)],
    [
      { type: 'lease-case', staff: staffRecord('moderator-8') },
      contextOf(byStaff('moderator-8'), caseOpenedAt),
    ],
  ]);
  const state = foldEvents(caseDecider, events);
  if (state.phase === 'none') throw new TypeError('the other case is open');
  return state;
})();

const anHourBefore = instantFromMs(instantMs(firstDecision) - 60 * MINUTE_MS);

const anyStaffCommand: fc.Arbitrary<CaseCommand> = fc
  .tuple(anyStaff, found, fc.constantFrom('', 'Because it is late now, and so is she.'))
  .chain(([staff, finding, reason]) =>
    fc.constantFrom<CaseCommand>(
      { type: 'lease-case', staff },
      { type: 'lease-case', takeOver: { reason: words(reason) }, staff },
      { type: 'release-lease', staff },
      { type: 'record-finding', ...finding, confidence: 'medium', staff },
      { type: 'see-precedents', ...finding, precedents: ['decision-7' as DecisionId], staff },
      { type: 'reveal-identity', reason: words(reason), staff },
      { type: 'add-note', note: { part: 'note-1' as PartId, text: reason }, staff },
      { type: 'hand-over', reason: words(reason), staff },
      {
        type: 'hand-over',
        to: 'moderator-1' as StaffId,
        receiver: staffRecord('moderator-1'),
        reason: words(reason),
        staff,
      },
      { type: 'attach-decision', decision: 'decision-1' as DecisionId, staff },
      { type: 'merge-into', into: 'case-2' as CaseId, target: otherCase, staff },
      { type: 'take-in', from: otherCase, staff },
      { type: 'put-aside', until: anHourBefore, reason: words(reason), staff },
      { type: 'request-view', staff },
      { type: 'answer-view', outcome: 'kept', reasons: words(reason), reporterTraces: [], staff },
    ),
  );

const machineFinding: FindingMatter = {
  kind: 'finding',
  finding: 'finding-1' as FindingId,
  rule: { rule: 'spam.links' as RuleId, version: 1 },
  activities: ['a-1' as ActivityId],
};

const anyOtherCommand: fc.Arbitrary<CaseCommand> = fc.oneof(
  fc.constantFrom<CaseCommand>(
    openCaseCommand(),
    { type: 'detach-decision', reason: 'undone' },
    { type: 'close-decided', outcome: 'breach' },
    { type: 'close-in-favour' },
    { type: 'request-view-after' },
    { type: 'give-view', view: words('That was not me.') },
    { type: 'leave-view-unanswered' },
  ),
  fc.record({ matter: anyReport, number: fc.integer({ min: 1, max: 20 }) }).map(
    ({ matter, number }): CaseCommand => ({
      type: 'join-matter',
      matter,
      evidence: [evidenceTaken(number)],
    }),
  ),
  fc.constantFrom<CaseCommand>(
    { type: 'join-matter', matter: machineFinding, evidence: [] },
    { type: 'overtake-finding', finding: machineFinding.finding, holds: false },
    { type: 'overtake-finding', finding: machineFinding.finding, holds: true },
    { type: 'overtake-finding', finding: 'finding-nobody-made' as FindingId, holds: false },
  ),
);

type Step = readonly [CaseCommand, Context];

// Whoever is named in the record acts.
function step(command: CaseCommand, actor: Actor, at: Instant): Step {
  const staff = 'staff' in command ? command.staff : undefined;
  const by = staff?.phase === 'appointed' ? byStaff(staff.staff) : actor;
  return [command, contextOf(by, at)];
}

// Mostly minutes pass between two steps, so that leases live; sometimes hours or days do.
const anyPauseMs: fc.Arbitrary<number> = fc.oneof(
  { arbitrary: fc.integer({ min: 0, max: 4 * MINUTE_MS }), weight: 9 },
  fc.integer({ min: 0, max: 3 * DAY_MS }),
);

const anySteps: fc.Arbitrary<readonly Step[]> = fc
  .array(
    fc.tuple(
      fc.oneof({ arbitrary: anyStaffCommand, weight: 5 }, anyOtherCommand),
      fc.constantFrom(clock, byStaff('moderator-1'), respondentOf(openCaseCommand().subject)),
      anyPauseMs,
    ),
    { maxLength: 40 },
  )
  .map((drawn) => {
    let nowMs = instantMs(caseOpenedAt);
    return drawn.map(([command, actor, pauseMs]) => {
      nowMs += pauseMs;
      return step(command, actor, instantFromMs(nowMs));
    });
  });

const handler = staffRecord('moderator-1');

/** A case somewhere on its way, so that short sequences reach its end too. */
const anyStart: fc.Arbitrary<readonly CaseEvent[]> = fc.constantFrom(
  ...(['opened', 'leased', 'finding', 'precedents', 'decision', 'decided'] as const).map((name) =>
    caseUpTo(name, { staff: handler }),
  ),
  [
    ...caseUpTo('decided', { staff: handler }),
    {
      type: 'view-requested-after',
      decision: 'decision-1' as DecisionId,
      until: addDuration(caseOpenedAt, fixturePromises.firstDecision),
      at: caseOpenedAt,
      by: clock,
    },
  ],
);

function run(
  steps: readonly Step[],
  start: readonly CaseEvent[],
): { readonly answers: readonly unknown[]; readonly events: CaseEvent[]; state: CaseState } {
  const events = [...start];
  let state = foldEvents(caseDecider, start);
  const answers = steps.map(([command, context]) => {
    const answer = decideCase(command, state, context);
    if (isRefusal(answer)) return answer;
    events.push(...answer);
    state = answer.reduce(caseDecider.evolve, state);
    return answer;
  });
  return { answers, events, state };
}

test('no sequence of commands throws, and the state is the fold of its events', () => {
  fc.assert(
    fc.property(anySteps, fc.oneof(fc.constant([]), anyStart), (steps, start) => {
      const { events, state } = run(steps, start);
      assert.deepEqual(state, foldEvents(caseDecider, events));
    }),
    { numRuns: 300 },
  );
});

test('the sequences above reach every event of a case', () => {
  const samples = fc.sample(fc.tuple(anySteps, anyStart), { numRuns: 8_000, seed: 17 });
  const seen = new Set(
    samples.flatMap(([steps, start]) => {
      const { events } = run(steps, start);
      return events.slice(start.length).map(({ type }) => type);
    }),
  );
  const known: Readonly<Record<Exclude<CaseEvent['type'], 'case-opened'>, true>> = {
    'matter-joined': true,
    'finding-overtaken': true,
    'case-leased': true,
    'lease-released': true,
    'finding-recorded': true,
    'precedents-seen': true,
    'identity-revealed': true,
    'note-added': true,
    'case-handed-over': true,
    'decision-attached': true,
    'decision-detached': true,
    'case-decided': true,
    'case-closed-in-favour': true,
    'case-merged': true,
    'case-taken-in': true,
    'case-put-aside': true,
    'view-requested': true,
    'view-requested-after': true,
    'view-given': true,
    'view-answered': true,
  };
  assert.deepEqual([...seen].toSorted(), Object.keys(known).toSorted());
});

test('D8 whatever happens, no case is decided on work done after its promise', () => {
  fc.assert(
    fc.property(anySteps, anyStart, (steps, start) => {
      const late = run(steps, start).events.filter(
        ({ type, at }) =>
          at >= firstDecision && (type === 'finding-recorded' || type === 'decision-attached'),
      );
      assert.deepEqual(late, []);
    }),
    { numRuns: 300 },
  );
});

test('A2 everybody who acted on a case is in touchedBy', () => {
  fc.assert(
    fc.property(anySteps, anyStart, (steps, start) => {
      const { events, state } = run(steps, start);
      const acted = new Set(
        events.flatMap((event) => [
          ...(event.by.kind === 'staff' ? [event.by.id] : []),
          ...(event.type === 'case-taken-in' ? event.touchedBy : []),
        ]),
      );
      assert.ok(state.phase !== 'none');
      assert.deepEqual(new Set(state.touchedBy), acted);
    }),
  );
});

test('only the holder of a live lease attaches a decision, after finding and precedents', () => {
  fc.assert(
    fc.property(anySteps, anyStart, (steps, start) => {
      let state = foldEvents(caseDecider, start);
      for (const event of run(steps, start).events.slice(start.length)) {
        if (event.type === 'decision-attached') {
          assert.ok(state.phase === 'open' && state.precedents !== undefined);
          assert.ok(event.by.kind === 'staff');
          assert.equal(state.lease?.holder, event.by.id);
          assert.equal(state.finding?.holder, event.by.id);
          assert.ok(state.lease.until > event.at);
        }
        state = caseDecider.evolve(state, event);
      }
    }),
    { numRuns: 300 },
  );
});

test('E6 a hundred reports open nothing that one report does not', () => {
  const more = (count: number): readonly CaseEvent[] =>
    Array.from({ length: count }, (_, index) => ({
      type: 'matter-joined' as const,
      matter: reportMatter(1_000 + index),
      evidence: [],
      at: caseOpenedAt,
      by: clock,
    }));
  fc.assert(
    fc.property(anySteps, anyStart, fc.integer({ min: 1, max: 100 }), (steps, start, count) => {
      const one = run(steps, start);
      const many = run(steps, [...start, ...more(count)]);
      assert.deepEqual(many.answers, one.answers);
    }),
  );
});

test('O1 every subject goes the same way to a decision', () => {
  const names = (events: readonly CaseEvent[]): readonly string[] => events.map(({ type }) => type);
  const plain = names(caseUpTo('decided', { staff: staffRecord('moderator-99') }));
  fc.assert(
    fc.property(anySubject(), (subject) => {
      const staff = staffRecord('moderator-99', { roles: decidingRoles(subject) });
      assert.deepEqual(names(caseUpTo('decided', { staff, subject })), plain);
    }),
  );
});

test('O2 for every subject, the respondent is refused at the door', () => {
  fc.assert(
    fc.property(anySubject(), (subject) => {
      const respondent = respondentOf(subject);
      const roles = decidingRoles(subject);
      const self =
        respondent.kind === 'staff'
          ? staffRecord(respondent.id, { roles })
          : staffRecord('moderator-99', { roles, member: respondent.id });
      const state = foldEvents(caseDecider, caseUpTo('opened', { staff: self, subject }));
      const context = contextOf(byStaff(self.staff), caseOpenedAt);
      const answer = decideCase({ type: 'lease-case', staff: self }, state, context);
      assert.ok(isRefusal(answer) && answer.refused === 'conflict_of_interest');
    }),
  );
});
