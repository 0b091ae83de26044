import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DAY_MS, MINUTE_MS } from '../../kernel/duration.ts';
import type { AccessId, CaseId, MemberId, PartId, StaffId } from '../../kernel/identifier.ts';
import { type Instant, instant, instantFromMs, instantMs } from '../../kernel/instant.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { caseUpTo } from '../../testing/case-fixture.ts';
import { foldEvents, given } from '../../testing/scenario.ts';
import { byStaff, contextOf, staffRecord } from '../../testing/staff-fixture.ts';
import { caseDecider } from '../case/decide.ts';
import type { OpenCase } from '../case/state.ts';
import type { Subject } from '../person.ts';
import type { StaffState } from '../staff/state.ts';
import type { AskAccess } from './ask.ts';
import { accessDecider } from './decide.ts';
import { accessKinds, accessWays } from './event.ts';
import { accessPhaseAt } from './state.ts';

const at = instant('2026-11-20T08:15:00Z');
const asker = staffRecord('moderator-1');
const second = staffRecord('lead-1', { roles: ['lead'] });
const why = 'Somebody announces to harm themselves tonight.';
const clock = { kind: 'clock' } as const;

function after(ms: number): Instant {
  return instantFromMs(instantMs(at) + ms);
}

function file(step: 'leased' | 'finding' = 'leased', subject?: Subject): OpenCase {
  const options = { staff: asker, ...(subject === undefined ? {} : { subject }) };
  const state = foldEvents(caseDecider, caseUpTo(step, options));
  if (state.phase === 'none') assert.fail('the fixture opened no case');
  return state;
}

function ask(changes: Partial<AskAccess> = {}): AskAccess {
  return {
    type: 'ask-access',
    access: 'access-1' as AccessId,
    kind: 'identity-before-finding',
    way: 'two-persons',
    case: 'case-1' as CaseId,
    file: file(),
    staff: asker,
    reason: { part: 'part-1' as PartId, text: why },
    ...changes,
  };
}

const byAsker = contextOf(byStaff('moderator-1'), at);
const asked = given(accessDecider, []).when(ask(), byAsker).thenAgreed().events;
const soon = contextOf(byStaff('lead-1'), after(5 * MINUTE_MS));
const confirm = { type: 'confirm-access', staff: second, file: file() } as const;

test('O7 with two persons nothing opens before the second one agrees', () => {
  assert.deepEqual(
    asked.map(({ type }) => type),
    ['access-asked'],
  );
  const { after: state } = given(accessDecider, asked).when(confirm, soon).thenAgreed();
  assert.ok(state.phase === 'broken' && state.broken?.second === 'lead-1');
  assert.equal(state.broken.month, undefined);
});

test('O7 whoever asked is not the second person', () => {
  given(accessDecider, asked)
    .when({ ...confirm, staff: asker }, contextOf(byStaff('moderator-1'), after(MINUTE_MS)))
    .thenRefused('second_person_required');
});

test('O7 alone it opens at once and leaves a month and a kind to count', () => {
  const { after: state } = given(accessDecider, [])
    .when(ask({ way: 'counted' }), byAsker)
    .thenAgreed();
  assert.ok(state.phase === 'broken');
  assert.deepEqual([state.broken?.month, state.asked.kind], ['2026-11', 'identity-before-finding']);
});

test('O7 whatever opened has a second person or a place in the public count', () => {
  fc.assert(
    fc.property(fc.constantFrom(...accessKinds), fc.constantFrom(...accessWays), (kind, way) => {
      const first = accessDecider.decide(ask({ kind, way }), { phase: 'none' }, byAsker);
      assert.ok(!isRefusal(first));
      const before = first.reduce(accessDecider.evolve, accessDecider.initial);
      const then = accessDecider.decide(confirm, before, soon);
      const state = isRefusal(then) ? before : then.reduce(accessDecider.evolve, before);
      assert.ok(state.phase === 'broken' && state.broken !== undefined);
      const { second: agreed, month } = state.broken;
      assert.ok((agreed !== undefined && agreed !== state.asked.asker) || month !== undefined);
    }),
  );
});

test('the second person agrees in the short time, or it has lapsed by itself', () => {
  const late = contextOf(byStaff('lead-1'), after(31 * MINUTE_MS));
  given(accessDecider, asked).when(confirm, late).thenRefused('deadline_passed');
  const state = foldEvents(accessDecider, asked);
  assert.ok(state.phase === 'asked');
  assert.equal(accessPhaseAt(state, after(31 * MINUTE_MS)), 'lapsed');
});

test('what was opened closes by itself', () => {
  const { after: state } = given(accessDecider, asked).when(confirm, soon).thenAgreed();
  assert.ok(state.phase === 'broken');
  assert.equal(accessPhaseAt(state, after(20 * MINUTE_MS)), 'open');
  assert.equal(accessPhaseAt(state, after(66 * MINUTE_MS)), 'closed');
});

test('a reason that says something is asked for, and a colleague’s no needs one too', () => {
  const empty = { part: 'part-1' as PartId, text: 'urgent' };
  given(accessDecider, [])
    .when(ask({ reason: empty }), byAsker)
    .thenRefused('required', '/reason');
  const decline = { type: 'decline-access', staff: second, file: file(), reason: empty } as const;
  given(accessDecider, asked).when(decline, soon).thenRefused('required', '/reason');
  const reason = { part: 'part-2' as PartId, text: 'The text itself says who it is about.' };
  const { after: state } = given(accessDecider, asked)
    .when({ ...decline, reason }, soon)
    .thenAgreed();
  assert.ok(state.phase === 'declined');
});

test('there has to be something that is withheld', () => {
  given(accessDecider, [])
    .when(ask({ file: file('finding') }), byAsker)
    .thenRefused('finding_already_recorded');
  const own = { kind: 'own-initiative', reason: 'part-5' as PartId } as const;
  given(accessDecider, [])
    .when(ask({ kind: 'reporter-identity', file: { ...file(), matters: [own] } }), byAsker)
    .thenRefused('invalid_value', '/kind');
});

test('O2 nobody opens what concerns themselves, nor agrees to it', () => {
  const self = staffRecord('moderator-1', { member: 'm-0412' });
  given(accessDecider, [])
    .when(ask({ staff: self }), byAsker)
    .thenRefused('conflict_of_interest');
  const related = staffRecord('lead-1', {
    roles: ['lead'],
    relations: [{ to: { kind: 'member', id: 'm-0412' as MemberId }, relation: 'household' }],
  });
  given(accessDecider, asked)
    .when({ ...confirm, staff: related }, soon)
    .thenRefused('conflict_of_interest');
});

test('O2 the file about an operator opens for the ombud only', () => {
  const subject: Subject = { kind: 'operator-conduct', staff: 'operator-1' as StaffId };
  const ombud: StaffState = staffRecord('ombud-1', { roles: ['ombud'] });
  const about = { ...file(), opened: { ...file().opened, subject } };
  given(accessDecider, [])
    .when(ask({ file: about, kind: 'sealed-file' }), byAsker)
    .thenRefused('role_required');
  given(accessDecider, [])
    .when(
      ask({ file: about, kind: 'sealed-file', staff: ombud }),
      contextOf(byStaff('ombud-1'), at),
    )
    .thenAgreed();
});

test('they are told afterwards, and later only for a reason and with a date', () => {
  const broken = [...asked, ...given(accessDecider, asked).when(confirm, soon).thenAgreed().events];
  const tell = { type: 'tell-concerned' } as const;
  given(accessDecider, broken)
    .when(tell, contextOf(clock, after(6 * DAY_MS)))
    .thenEvents([]);
  const told = given(accessDecider, broken)
    .when(tell, contextOf(clock, after(7 * DAY_MS)))
    .thenAgreed();
  assert.ok(told.after.phase === 'broken' && told.after.toldAt === after(7 * DAY_MS));
  given(accessDecider, asked)
    .when(tell, contextOf(clock, after(9 * DAY_MS)))
    .thenEvents([]);
  const because = { part: 'part-3' as PartId, text: 'They threatened whoever reported them.' };
  const later = { until: after(60 * DAY_MS), because };
  const { events } = given(accessDecider, []).when(ask({ later }), byAsker).thenAgreed();
  assert.ok(events[0]?.type === 'access-asked' && events[0].tellAt === later.until);
  given(accessDecider, [])
    .when(ask({ later: { ...later, until: after(181 * DAY_MS) } }), byAsker)
    .thenRefused('invalid_value', '/later/until');
  given(accessDecider, [])
    .when(ask({ later: { ...later, because: { ...because, text: 'danger' } } }), byAsker)
    .thenRefused('required', '/later/because');
});
