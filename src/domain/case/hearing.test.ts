import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { duration, durationMs, HOUR_MS } from '../../kernel/duration.ts';
import type { MemberId, PartId, StaffId } from '../../kernel/identifier.ts';
import {
  addDuration,
  elapsedMs,
  type Instant,
  instantFromMs,
  instantMs,
} from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { caseOpenedAt, caseUpTo } from '../../testing/case-fixture.ts';
import { fixturePromises, rulebookHistory } from '../../testing/rulebook-fixture.ts';
import { foldEvents, given } from '../../testing/scenario.ts';
import { byStaff, contextOf, staffRecord } from '../../testing/staff-fixture.ts';
import type { Context } from '../decider.ts';
import type { Actor } from '../person.ts';
import type { PartText } from '../text.ts';
import type { CaseCommand } from './command.ts';
import { caseDecider } from './decide.ts';
import type { CaseEvent } from './event.ts';
import { heardSoFar } from './hearing.ts';
import { hearingUntil } from './hearing-term.ts';
import type { OpenCase } from './state.ts';

const staff = staffRecord('moderator-2');
const respondent: Actor = { kind: 'member', id: 'm-0412' as MemberId };
const clock: Actor = { kind: 'clock' };
const promisedBy = addDuration(caseOpenedAt, fixturePromises.firstDecision);
const until = hoursLater(36);

function hoursLater(hours: number): Instant {
  return instantFromMs(instantMs(caseOpenedAt) + hours * HOUR_MS);
}

function words(text: string): PartText {
  return { part: 'part-view' as PartId, text };
}

function by(actor: Actor, hours: number): Context {
  return contextOf(actor, hoursLater(hours));
}

const me = by(byStaff('moderator-2'), 0);
const ask: CaseCommand = { type: 'request-view', staff };
const say: CaseCommand = { type: 'give-view', view: words('It was my sister, on my account.') };
const askAfter: CaseCommand = { type: 'request-view-after' };
const left: CaseCommand = { type: 'leave-view-unanswered' };
const keep = {
  type: 'answer-view',
  outcome: 'kept',
  reasons: words('Accounts are not shared; the rule says so in its second sentence.'),
  reporterTraces: ['m-0900'],
  staff,
} as const satisfies CaseCommand;

function then(
  events: readonly CaseEvent[],
  ...steps: readonly (readonly [CaseCommand, Context])[]
): readonly CaseEvent[] {
  const all = [...events];
  for (const [command, context] of steps) {
    all.push(...given(caseDecider, all).when(command, context).thenAgreed().events);
  }
  return all;
}

function stateOf(events: readonly CaseEvent[]): OpenCase {
  const state = foldEvents(caseDecider, events);
  assert.ok(state.phase !== 'none');
  return state;
}

const leased = caseUpTo('leased', { staff });
const asked = then(leased, [ask, me]);
const decided = caseUpTo('decided', { staff });
const askedAfter = then(decided, [askAfter, by(clock, 1)]);
const saidAfter = then(askedAfter, [say, by(respondent, 2)]);

test('D3 the respondent is asked with a term that ends before the promise', () => {
  const { hearing } = stateOf(asked);
  assert.deepEqual(hearing, { asked: { by: staff.staff, at: caseOpenedAt, until } });
  assert.ok(until < promisedBy);
});

test('D3 the question names the rule the handler found broken, once there is a finding', () => {
  const found = then(caseUpTo('finding', { staff }), [ask, me]);
  assert.equal(stateOf(found).hearing?.asked.rule, 'spam.link-flood');
});

test('asking twice changes nothing, and moves no end', () => {
  given(caseDecider, asked)
    .when(ask, by(byStaff('moderator-2'), 0.1))
    .thenEvents([]);
});

test('D3 the term is the promised one, and never past three quarters of the time left', () => {
  const anyMs = fc.integer({ min: 0, max: 30 * 24 * HOUR_MS });
  fc.assert(
    fc.property(anyMs, fc.integer({ min: 1, max: 200 }), (leftMs, hours) => {
      const hearing = duration(`PT${hours}H`);
      const rulebook = rulebookHistory({ promises: { ...fixturePromises, hearing } });
      const at = caseOpenedAt;
      const end = instantFromMs(instantMs(at) + leftMs);
      const answer = hearingUntil({ at, promisedBy: end, rulebook });
      const termMs = answer === undefined ? 0 : elapsedMs(at, answer);
      const wantedMs = Math.min(durationMs(hearing), Math.floor((leftMs * 3) / 4));
      const least = durationMs(limits.hearingTermMin);
      assert.equal(termMs, wantedMs < least ? 0 : wantedMs);
      assert.ok(answer === undefined || answer < end);
    }),
  );
});

test('nobody is asked when too little time is left to be heard in earnest', () => {
  const late = hoursLater(41);
  const taken = then(leased, [{ type: 'lease-case', staff }, contextOf(me.by, late)]);
  given(caseDecider, taken).when(ask, contextOf(me.by, late)).thenRefused('deadline_passed');
});

test('D3 they say it once, in their own words, and it waits for nobody before that', () => {
  const said = then(asked, [say, by(respondent, 5)]);
  assert.deepEqual(stateOf(said).hearing?.given, { at: hoursLater(5), view: 'part-view' });
  given(caseDecider, said).when(say, by(respondent, 6)).thenRefused('already_heard');
  given(caseDecider, asked)
    .when({ type: 'give-view', view: words('  ') }, by(respondent, 5))
    .thenRefused('required', '/text');
  given(caseDecider, asked)
    .when(
      { type: 'give-view', view: words('a'.repeat(limits.freeTextLengthMax + 1)) },
      by(respondent, 5),
    )
    .thenRefused('invalid_value', '/text');
});

test('D3 only the respondent is heard, member or staff, and only when asked', () => {
  for (const actor of [
    clock,
    byStaff('moderator-2'),
    { kind: 'member', id: 'm-0413' as MemberId } as const,
  ]) {
    given(caseDecider, asked).when(say, by(actor, 1)).thenRefused('not_found');
  }
  given(caseDecider, leased).when(say, by(respondent, 1)).thenRefused('not_found');
  const subject = { kind: 'staff-conduct', staff: 'moderator-7' as StaffId } as const;
  const aboutStaff = then(caseUpTo('leased', { staff, subject }), [ask, me]);
  given(caseDecider, aboutStaff)
    .when(say, by(byStaff('moderator-7'), 1))
    .thenAgreed();
});

test('a late word is read as long as nobody has decided', () => {
  assert.equal(heardSoFar(stateOf(asked), until), 'silent');
  const late = then(asked, [say, contextOf(respondent, until)]);
  assert.equal(heardSoFar(stateOf(late), until), 'heard');
  const file = then(caseUpTo('precedents', { staff }), [ask, me]);
  const attach: CaseCommand = { type: 'attach-decision', decision: 'd-1' as never, staff };
  const pending = then(file, [attach, me]);
  given(caseDecider, pending).when(say, by(respondent, 1)).thenAgreed();
  const closed = then(pending, [{ type: 'close-decided', outcome: 'breach' }, me]);
  given(caseDecider, closed).when(say, by(respondent, 1)).thenRefused('case_closed');
  const inFavour = then(asked, [{ type: 'close-in-favour' }, contextOf(clock, promisedBy)]);
  given(caseDecider, inFavour).when(say, by(respondent, 50)).thenRefused('case_closed');
});

test('what is said brings back a case that was put aside for it', () => {
  const aside: CaseCommand = {
    type: 'put-aside',
    until: hoursLater(40),
    reason: words('They have been asked and may answer.'),
    staff,
  };
  const waiting = then(asked, [aside, me]);
  assert.ok(stateOf(waiting).aside !== undefined);
  assert.equal(stateOf(then(waiting, [say, by(respondent, 3)])).aside, undefined);
});

test('D3 after an urgent decision they are heard for the whole term', () => {
  const { laterHearing } = stateOf(askedAfter);
  assert.equal(laterHearing?.decision, 'decision-1');
  const end = addDuration(hoursLater(1), limits.hearingTerm);
  assert.equal(laterHearing?.asked.until, end);
  given(caseDecider, askedAfter).when(askAfter, by(clock, 2)).thenEvents([]);
  given(caseDecider, asked).when(askAfter, by(clock, 2)).thenRefused('invalid_value');
  given(caseDecider, askedAfter)
    .when(say, contextOf(respondent, end))
    .thenRefused('deadline_passed');
});

test('D3 what is said after the decision is answered once, with reasons they can read', () => {
  const scenario = given(caseDecider, saidAfter);
  const { after } = scenario.when(keep, me).thenAgreed();
  assert.ok(after.phase !== 'none');
  assert.deepEqual(after.laterHearing?.answered, {
    at: caseOpenedAt,
    outcome: 'kept',
    by: 'moderator-2',
    reasons: 'part-view',
  });
  scenario.when({ ...keep, reasons: words('No.') }, me).thenRefused('reasons_required', '/reasons');
  scenario
    .when({ ...keep, reasons: words('As m-0900 told us, it was you and nobody else.') }, me)
    .thenRefused('may_identify_reporter', '/reasons');
  const conflicted = staffRecord('moderator-2', { member: 'm-0412' });
  scenario.when({ ...keep, staff: conflicted }, me).thenRefused('conflict_of_interest');
  given(caseDecider, askedAfter).when(keep, me).thenRefused('not_found');
  const answered = then(saidAfter, [keep, me]);
  given(caseDecider, answered).when(keep, me).thenRefused('already_decided');
});

test('D3 what nobody answers in time is answered by the clock, in favour of whoever spoke', () => {
  const due = addDuration(hoursLater(2), limits.hearingAnswerTerm);
  const scenario = given(caseDecider, saidAfter);
  scenario.when(left, by(clock, 73)).thenRefused('invalid_value');
  scenario.when(left, contextOf(byStaff('moderator-2'), due)).thenRefused('role_required');
  const { after } = scenario.when(left, contextOf(clock, due)).thenAgreed();
  assert.ok(after.phase !== 'none');
  assert.deepEqual(after.laterHearing?.answered, { at: due, outcome: 'lifted' });
  given(caseDecider, askedAfter).when(left, contextOf(clock, due)).thenRefused('not_found');
});
