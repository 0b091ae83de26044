import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  CommunityId,
  DecisionId,
  MemberId,
  PartId,
  StaffId,
} from '../../kernel/identifier.ts';
import { addDuration, type Instant, instant } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import {
  caseEvents,
  caseOpenedAt,
  caseUpTo,
  evidenceTaken,
  openCaseCommand,
  reportMatter,
} from '../../testing/case-fixture.ts';
import { fixturePromises, insultRule, linkFloodRule } from '../../testing/rulebook-fixture.ts';
import { foldEvents, given } from '../../testing/scenario.ts';
import { byStaff, contextOf, staffRecord } from '../../testing/staff-fixture.ts';
import type { Context } from '../decider.ts';
import { words } from '../decision/decision-fixture.test.ts';
import { caseDecider } from './decide.ts';
import type { OpenCase } from './state.ts';

const staff = staffRecord('moderator-2');
const other = staffRecord('moderator-3');
const clock = { kind: 'clock' } as const;
const promisedBy = addDuration(caseOpenedAt, fixturePromises.firstDecision);

function minutesLater(minutes: number): Instant {
  return instant(new Date(Date.parse(caseOpenedAt) + minutes * 60_000).toISOString());
}

function inMinutes(minutes: number, id = 'moderator-2'): Context {
  return contextOf(byStaff(id), minutesLater(minutes));
}

function caseAt(step: Parameters<typeof caseUpTo>[0]): OpenCase {
  const state = foldEvents(caseDecider, caseUpTo(step, { staff }));
  assert.ok(state.phase !== 'none');
  return state;
}

test('a case opens with its matter, its evidence and its promise', () => {
  const state = caseAt('opened');
  assert.equal(state.phase, 'open');
  assert.equal(state.opened.promisedBy, promisedBy);
  assert.deepEqual(state.matters, [reportMatter(1)]);
  assert.deepEqual(state.evidence, [evidenceTaken(1)]);
  assert.deepEqual(state.touchedBy, []);
});

test('the same report twice is one matter, also when the case is closed', () => {
  const again = { type: 'join-matter', matter: reportMatter(1), evidence: [] } as const;
  for (const step of ['opened', 'decision', 'decided'] as const) {
    given(caseDecider, caseUpTo(step, { staff })).when(again, inMinutes(1)).thenEvents([]);
  }
});

test('a lease lasts ten minutes and slides with every act of its holder', () => {
  const leased = given(caseDecider, caseUpTo('leased', { staff }));
  const note = { part: 'note-1' as PartId, text: 'Compared the links.' };
  const { after } = leased.when({ type: 'add-note', note, staff }, inMinutes(9)).thenAgreed();
  assert.ok(after.phase !== 'none');
  assert.equal(after.lease?.until, minutesLater(19));
  const byOther = leased
    .when({ type: 'add-note', note, staff: other }, inMinutes(9, 'moderator-3'))
    .thenAgreed().after;
  assert.ok(byOther.phase !== 'none');
  assert.equal(byOther.lease?.until, minutesLater(10));
});

test('a lease that has run out binds nobody, and its last act does not revive it', () => {
  const leased = given(caseDecider, caseUpTo('leased', { staff }));
  leased
    .when({ type: 'lease-case', staff: other }, inMinutes(9, 'moderator-3'))
    .thenRefused('leased_by_other');
  const { after } = leased
    .when({ type: 'lease-case', staff: other }, inMinutes(10, 'moderator-3'))
    .thenAgreed();
  assert.ok(after.phase !== 'none');
  assert.deepEqual(after.lease, { holder: 'moderator-3', until: minutesLater(20) });
  const note = { part: 'note-1' as PartId, text: 'Too late.' };
  const late = leased.when({ type: 'add-note', note, staff }, inMinutes(11)).thenAgreed().after;
  assert.ok(late.phase !== 'none');
  assert.equal(late.lease?.until, minutesLater(10));
});

test('a refusal names who holds the case and until when', () => {
  const refusal = given(caseDecider, caseUpTo('leased', { staff }))
    .when({ type: 'lease-case', staff: other }, inMinutes(1, 'moderator-3'))
    .thenRefused('leased_by_other');
  assert.deepEqual(refusal.facts, { holder: 'moderator-2', until: minutesLater(10) });
});

test('a live lease is taken over with a reason, which stays on the record', () => {
  const takeOver = { reason: words('She has gone home.') };
  const { events } = given(caseDecider, caseUpTo('leased', { staff }))
    .when({ type: 'lease-case', takeOver, staff: other }, inMinutes(1, 'moderator-3'))
    .thenAgreed();
  assert.ok(events[0]?.type === 'case-leased');
  assert.deepEqual(events[0].takenOver, { from: 'moderator-2', reason: 'part-1' });
});

test('leasing again at the same moment changes nothing, later it renews', () => {
  const leased = given(caseDecider, caseUpTo('leased', { staff }));
  leased.when({ type: 'lease-case', staff }, inMinutes(0)).thenEvents([]);
  const { after } = leased.when({ type: 'lease-case', staff }, inMinutes(5)).thenAgreed();
  assert.ok(after.phase !== 'none' && after.lease?.until === minutesLater(15));
});

test('a new handler starts blind; who comes back keeps the finding they recorded', () => {
  const expired = given(caseDecider, caseUpTo('precedents', { staff }));
  const back = expired.when({ type: 'lease-case', staff }, inMinutes(30)).thenAgreed().after;
  assert.ok(back.phase !== 'none' && back.finding !== undefined && back.precedents !== undefined);
  const fresh = expired
    .when({ type: 'lease-case', staff: other }, inMinutes(30, 'moderator-3'))
    .thenAgreed().after;
  assert.ok(fresh.phase !== 'none');
  assert.equal(fresh.finding, undefined);
  assert.equal(fresh.precedents, undefined);
});

test('a case handed to somebody is kept for them; handed back, it is free', () => {
  const found = given(caseDecider, caseUpTo('finding', { staff }));
  const to = 'moderator-3' as StaffId;
  const named = found
    .when(
      { type: 'hand-over', to, receiver: other, reason: words('Knows the language.'), staff },
      inMinutes(1),
    )
    .thenAgreed().after;
  assert.ok(named.phase !== 'none');
  assert.deepEqual(named.lease, { holder: to, until: minutesLater(11) });
  assert.equal(named.finding, undefined);
  const free = found
    .when({ type: 'hand-over', reason: words('End of the day.'), staff }, inMinutes(1))
    .thenAgreed().after;
  assert.ok(free.phase !== 'none' && free.lease === undefined);
});

test('who turns out to be part of a case gives it back and does not choose who gets it', () => {
  const related = staffRecord('moderator-2', { member: 'm-0412' });
  const leased = given(caseDecider, caseUpTo('leased', { staff }));
  const reason = words('The respondent is me.');
  leased.when({ type: 'hand-over', reason, staff: related }, inMinutes(1)).thenAgreed();
  leased
    .when(
      {
        type: 'hand-over',
        to: 'moderator-3' as StaffId,
        receiver: other,
        reason,
        staff: related,
      },
      inMinutes(1),
    )
    .thenRefused('conflict_of_interest');
  leased.when({ type: 'release-lease', staff: related }, inMinutes(1)).thenAgreed();
});

test('precedents keep or change the finding, and the record says which', () => {
  const found = given(caseDecider, caseUpTo('finding', { staff }));
  const see = { type: 'see-precedents', precedents: ['decision-7' as DecisionId], staff } as const;
  const kept = found
    .when({ ...see, breach: 'breach', rule: linkFloodRule }, inMinutes(1))
    .thenAgreed().events[0];
  assert.ok(kept?.type === 'precedents-seen' && kept.kept);
  for (const changed of [
    { ...see, breach: 'no-breach' as const },
    { ...see, breach: 'breach' as const, rule: insultRule },
  ]) {
    const seen = found.when(changed, inMinutes(1)).thenAgreed().events[0];
    assert.ok(seen?.type === 'precedents-seen' && !seen.kept);
  }
});

test('a reveal before the finding is counted, after it there is nothing left to reveal', () => {
  const reveal = {
    type: 'reveal-identity',
    reason: words('The thread makes no sense.'),
    staff,
  } as const;
  const { after } = given(caseDecider, caseUpTo('leased', { staff }))
    .when(reveal, inMinutes(1))
    .thenAgreed();
  assert.ok(after.phase !== 'none');
  assert.deepEqual(after.reveals, [
    { holder: 'moderator-2', at: minutesLater(1), reason: reveal.reason.part },
  ]);
  given(caseDecider, caseUpTo('finding', { staff })).when(reveal, inMinutes(1)).thenEvents([]);
});

test('a decision waits on the case until it is issued or undone', () => {
  const pending = caseAt('decision');
  assert.equal(pending.phase, 'decision-pending');
  assert.equal(pending.decision, 'decision-1');
  const undone = given(caseDecider, caseUpTo('decision', { staff }))
    .when({ type: 'detach-decision', reason: 'undone' }, inMinutes(0))
    .thenAgreed().after;
  assert.ok(undone.phase === 'open' && undone.decision === undefined);
  assert.ok(undone.finding !== undefined && undone.precedents !== undefined);
  const decided = caseAt('decided');
  assert.equal(decided.phase, 'decided');
  assert.equal(decided.outcome, 'breach');
  assert.equal(decided.closedAt, caseOpenedAt);
  assert.equal(decided.lease, undefined);
});

test('D8 a case nobody decided in time closes in favour, by time alone', () => {
  const leased = given(caseDecider, caseUpTo('leased', { staff }));
  const early = instant('2026-11-22T07:59:59.999Z');
  leased.when({ type: 'close-in-favour' }, contextOf(clock, early)).thenRefused('invalid_value');
  leased
    .when({ type: 'close-in-favour' }, contextOf(byStaff('moderator-2'), promisedBy))
    .thenRefused('role_required');
  const { after } = leased
    .when({ type: 'close-in-favour' }, contextOf(clock, promisedBy))
    .thenAgreed();
  assert.ok(after.phase === 'closed-in-favour' && after.closedAt === promisedBy);
  assert.equal(after.lease, undefined);
});

test('D8 from the promised moment on no decision is made, even when the clock is late', () => {
  const now = contextOf(byStaff('moderator-2'), promisedBy);
  given(caseDecider, caseUpTo('leased', { staff }))
    .when({ type: 'lease-case', staff }, now)
    .thenRefused('deadline_passed');
  const lastMinute = contextOf(byStaff('moderator-2'), instant('2026-11-22T07:59:00Z'));
  const steps = [
    [openCaseCommand(), contextOf(clock, caseOpenedAt)],
    [{ type: 'lease-case', staff }, lastMinute],
  ] as const;
  const finding = {
    type: 'record-finding',
    breach: 'no-breach',
    confidence: 'low',
    staff,
  } as const;
  const file = given(caseDecider, caseEvents(steps));
  file.when(finding, lastMinute).thenAgreed();
  file.when(finding, now).thenRefused('deadline_passed');
});

test('D8 a case with a decision waiting on it is not closed', () => {
  given(caseDecider, caseUpTo('decision', { staff }))
    .when({ type: 'close-in-favour' }, contextOf(clock, promisedBy))
    .thenRefused('already_decided');
});

test('A2 everybody who acted is remembered, once', () => {
  const events = caseUpTo('decided', { staff });
  const note = { part: 'note-1' as PartId, text: 'For the file.' };
  const { after } = given(caseDecider, events)
    .when({ type: 'add-note', note, staff: other }, inMinutes(1, 'moderator-3'))
    .thenAgreed();
  assert.ok(after.phase !== 'none');
  assert.deepEqual(after.touchedBy, ['moderator-2', 'moderator-3']);
});

test('E4 nothing from another community counts', () => {
  const elsewhere = evidenceTaken(2, { community: 'community-2' as CommunityId });
  given(caseDecider, [])
    .when(openCaseCommand({ evidence: [evidenceTaken(1), elsewhere] }), inMinutes(0))
    .thenRefused('evidence_from_elsewhere', '/evidence/1/community');
  given(caseDecider, caseUpTo('opened', { staff }))
    .when({ type: 'join-matter', matter: reportMatter(2), evidence: [elsewhere] }, inMinutes(1))
    .thenRefused('evidence_from_elsewhere', '/evidence/0/community');
});

test('E2 private messages come only with the report of somebody who took part', () => {
  const evidence = [evidenceTaken(2, { provenance: 'participant' })];
  const opened = given(caseDecider, caseUpTo('opened', { staff }));
  const reporter = { kind: 'member', id: 'm-0500' as MemberId } as const;
  opened
    .when({ type: 'join-matter', matter: reportMatter(2, reporter), evidence }, inMinutes(1))
    .thenAgreed();
  const matter = { kind: 'own-initiative', reason: 'part-9' as PartId } as const;
  opened
    .when({ type: 'join-matter', matter, evidence }, inMinutes(1))
    .thenRefused('private_without_participant', '/evidence/0/provenance');
});

test('E3 a snapshot is bound to its case once and never changes', () => {
  const repeated = [evidenceTaken(1, { digest: 'f'.repeat(64) })];
  given(caseDecider, caseUpTo('opened', { staff }))
    .when({ type: 'join-matter', matter: reportMatter(2), evidence: repeated }, inMinutes(1))
    .thenRefused('invalid_value', '/evidence/0/evidence');
  given(caseDecider, [])
    .when(openCaseCommand({ evidence: [evidenceTaken(1), evidenceTaken(1)] }), inMinutes(0))
    .thenRefused('invalid_value', '/evidence/1/evidence');
});

test('R1 a finding names no rule that came into force after the conduct', () => {
  const old = evidenceTaken(1, { occurredAt: instant('2025-12-31T12:00:00Z') });
  const events = given(caseDecider, [])
    .when(openCaseCommand({ evidence: [old] }), inMinutes(0))
    .thenAgreed().events;
  const leased = given(caseDecider, events)
    .when({ type: 'lease-case', staff }, inMinutes(0))
    .thenAgreed().events;
  const finding = { type: 'record-finding', confidence: 'high', staff } as const;
  const file = given(caseDecider, [...events, ...leased]);
  file
    .when({ ...finding, breach: 'breach', rule: linkFloodRule }, inMinutes(1))
    .thenRefused('rule_not_in_force', '/rule');
  file.when({ ...finding, breach: 'no-breach' }, inMinutes(1)).thenAgreed();
});

test('R1 a finding is judged as of the latest conduct in the evidence', () => {
  const before = evidenceTaken(1, { occurredAt: instant('2025-12-31T12:00:00Z') });
  const finding = {
    type: 'record-finding',
    breach: 'breach',
    rule: linkFloodRule,
    confidence: 'high',
    staff,
  } as const;
  const events = caseEvents([
    [openCaseCommand({ evidence: [evidenceTaken(2), before] }), contextOf(clock, caseOpenedAt)],
    [{ type: 'lease-case', staff }, inMinutes(0)],
  ]);
  given(caseDecider, events).when(finding, inMinutes(1)).thenAgreed();
});

test('a case holds at most so many pieces of evidence', () => {
  const many = Array.from({ length: limits.evidencePerCaseMax }, (_, index) =>
    evidenceTaken(index + 1),
  );
  given(caseDecider, [])
    .when(openCaseCommand({ evidence: many }), inMinutes(0))
    .thenAgreed();
  given(caseDecider, [])
    .when(openCaseCommand({ evidence: [...many, evidenceTaken(9_999)] }), inMinutes(0))
    .thenRefused('too_many', '/evidence');
});
