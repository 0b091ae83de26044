import assert from 'node:assert/strict';
import { test } from 'node:test';
import { duration } from '../../kernel/duration.ts';
import type { AppealId, ReopeningId } from '../../kernel/identifier.ts';
import { addDuration, type Instant, instant } from '../../kernel/instant.ts';
import { given } from '../../testing/scenario.ts';
import { byStaff, contextOf, staffRecord } from '../../testing/staff-fixture.ts';
import type { Context } from '../decider.ts';
import { decisionDecider } from '../decision/decide.ts';
import {
  appealId,
  decisionId,
  issuedDecision,
  readyCase,
  respondent,
  words,
} from '../decision/decision-fixture.test.ts';
import type { MadeDecision } from '../decision/state.ts';
import type { ReopeningCommand } from './command.ts';
import { reopeningDecider } from './decide.ts';

const at = instant('2026-12-02T11:00:00Z');
const own = contextOf({ kind: 'member', id: respondent }, at);
const reviewer = contextOf(byStaff('reviewer-1'), at);
const clock = (moment: Instant): Context => contextOf({ kind: 'clock' }, moment);
const final: MadeDecision = { ...issuedDecision(), phase: 'final', finalAt: at };
const first = { file: readyCase({ phase: 'decided' }), decision: final };
const appeal: AppealId = 'appeal-2' as AppealId;

type Ask = Extract<ReopeningCommand, { type: 'ask-reopening' }>;
type AnswerIt = Extract<ReopeningCommand, { type: 'answer-reopening' }>;

function asking(more: Partial<Ask> = {}): ReopeningCommand {
  const reopening = 'reopening-1' as ReopeningId;
  const facts = words('Somebody else had my account.', 'part-1');
  return { type: 'ask-reopening', reopening, decisionId, facts, ...first, ...more };
}

function answering(more: Partial<AnswerIt> = {}): ReopeningCommand {
  return {
    type: 'answer-reopening',
    staff: staffRecord('reviewer-1', { roles: ['reviewer'] }),
    answer: 'accept',
    reasons: words('This was not known then and may change the outcome.', 'part-2'),
    reporterTraces: [],
    appeal,
    ...first,
    ...more,
  };
}

const asked = given(reopeningDecider, []).when(asking(), own).thenAgreed().events;

test('A5 only what stands as a final breach is opened again, and only for whoever it binds', () => {
  const scenario = given(reopeningDecider, []);
  scenario.when(asking({ decision: issuedDecision() }), own).thenRefused('not_in_force');
  const none: MadeDecision = { ...final, made: { ...final.made, outcome: 'no-breach' } };
  scenario.when(asking({ decision: none }), own).thenRefused('not_in_force');
  scenario.when(asking({ facts: words('  ') }), own).thenRefused('required', '/facts');
  scenario.when(asking(), clock(at)).thenRefused('role_required');
  scenario
    .when(asking(), contextOf({ kind: 'member', id: 'm-9' as never }, at))
    .thenRefused('role_required');
});

test('A2 whoever took part in the decision does not answer', () => {
  const author = staffRecord(final.made.decidedBy, { roles: ['reviewer'] });
  given(reopeningDecider, asked)
    .when(answering({ staff: author }), contextOf(byStaff(final.made.decidedBy), at))
    .thenRefused('conflict_of_interest');
});

test('A4 an answer is given once, with reasons', () => {
  const scenario = given(reopeningDecider, asked);
  scenario.when(answering({ reasons: words('No.') }), reviewer).thenRefused('reasons_required');
  const { events, after } = scenario.when(answering(), reviewer).thenAgreed();
  assert.equal(after.phase === 'none' ? undefined : after.answered?.appeal, appeal);
  given(reopeningDecider, [...asked, ...events])
    .when(answering(), reviewer)
    .thenRefused('already_decided');
});

test('a promise that is missed accepts, and not a moment earlier', () => {
  const promised = addDuration(at, duration('P14D'));
  const accept: ReopeningCommand = { type: 'accept-unanswered', appeal, decision: final };
  given(reopeningDecider, asked).when(accept, clock(promised)).thenEvents([]);
  given(reopeningDecider, asked).when(accept, reviewer).thenRefused('role_required');
  const late = addDuration(promised, duration('PT1S'));
  const { after } = given(reopeningDecider, asked).when(accept, clock(late)).thenAgreed();
  assert.equal(after.phase, 'accepted');
});

test('A5 what was undone meanwhile is not heard again, and the request has its end', () => {
  const late = addDuration(at, duration('P15D'));
  const undone: MadeDecision = { ...final, phase: 'reversed' };
  const accept: ReopeningCommand = { type: 'accept-unanswered', appeal, decision: undone };
  const { after, events } = given(reopeningDecider, asked).when(accept, clock(late)).thenAgreed();
  assert.deepEqual(
    events.map(({ type }) => type),
    ['reopening-overtaken'],
  );
  assert.equal(after.phase, 'overtaken');
});

test('S3 what is opened again is not final, and becomes final again when that has ended', () => {
  const because = { kind: 'new-facts', reopening: 'reopening-1' as ReopeningId } as const;
  const decide = decisionDecider.decide({ type: 'reopen', because }, final, reviewer);
  assert.ok(Array.isArray(decide));
  const open = decide.reduce(decisionDecider.evolve, final) as MadeDecision;
  assert.deepEqual([open.phase, open.finalAt], ['issued', undefined]);
  const settle = decisionDecider.decide({ type: 'settle' }, open, clock(at));
  assert.ok(Array.isArray(settle));
  const again = settle.reduce(decisionDecider.evolve, open) as MadeDecision;
  assert.deepEqual([again.phase, again.reopened], ['final', undefined]);
  const disputed = {
    type: 'uphold-on-appeal',
    appeal: appealId,
    openDispute: 'd-1' as never,
  } as const;
  const upheld = decisionDecider.decide(disputed, open, reviewer);
  assert.ok(Array.isArray(upheld));
  assert.deepEqual(
    upheld.map(({ type }) => type),
    ['decision-upheld'],
  );
});
