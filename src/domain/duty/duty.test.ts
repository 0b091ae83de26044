import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS, duration, HOUR_MS } from '../../kernel/duration.ts';
import type {
  CaseId,
  DutyId,
  GroupId,
  MemberId,
  PartId,
  TokenId,
} from '../../kernel/identifier.ts';
import { type Instant, instant, instantFromMs, instantMs } from '../../kernel/instant.ts';
import { given } from '../../testing/scenario.ts';
import { byStaff, contextOf, staffRecord } from '../../testing/staff-fixture.ts';
import type { OpenGroup, StewardPlace } from '../group/state.ts';
import type { Actor } from '../person.ts';
import type { DutyCommand } from './command.ts';
import { dutyDecider } from './decide.ts';
import type { DutyEvent } from './event.ts';

const at = instant('2026-11-20T08:00:00Z');
const steward = 'm-1' as MemberId;
const bySteward = (when: Instant) => contextOf({ kind: 'member', id: steward }, when);
const byPlatform: Actor = { kind: 'platform', id: 'forum' as TokenId };
const moderator = staffRecord('moderator-1');
const byModerator = contextOf(byStaff('moderator-1'), at);
const clock: Actor = { kind: 'clock' };

function after(ms: number): Instant {
  return instantFromMs(instantMs(at) + ms);
}

function place(changes: Partial<StewardPlace> = {}): StewardPlace {
  const offer = {
    seat: 'steward',
    charter: {
      version: 2,
      text: 'charter' as PartId,
      duties: [{ duty: 'look-into-matter', within: duration('P3D') }],
    },
    appointedBy: byPlatform,
    appointedAt: at,
  } as const;
  const accepted = { ...offer, acceptedAt: at };
  return { steward, accepted, since: at, lastVersion: 2, relations: [], ...changes };
}

function group(...stewards: readonly StewardPlace[]): OpenGroup {
  return { phase: 'open', group: 'ferns' as GroupId, openedAt: at, stewards };
}

function bring(
  changes: Partial<Extract<DutyCommand, { type: 'bring-matter' }>> = {},
): Extract<DutyCommand, { type: 'bring-matter' }> {
  return {
    type: 'bring-matter',
    duty: 'duty-1' as DutyId,
    kind: 'look-into-matter',
    matter: { part: 'part-1' as PartId, text: 'Two members insult each other in the fern thread.' },
    concerns: [],
    staff: moderator,
    group: group(place()),
    restricted: [],
    ...changes,
  };
}

const brought: DutyEvent = {
  type: 'matter-brought',
  duty: 'duty-1' as DutyId,
  group: 'ferns' as GroupId,
  steward,
  kind: 'look-into-matter',
  charterVersion: 2,
  within: duration('P3D'),
  matter: 'part-1' as PartId,
  at,
  by: byStaff('moderator-1'),
};
const delivered: DutyEvent = {
  type: 'matter-delivered',
  channel: 'page',
  dueAt: after(3 * DAY_MS + HOUR_MS),
  at: after(HOUR_MS),
  by: { kind: 'member', id: steward },
};
const late = after(4 * DAY_MS);

function note(
  changes: Partial<Extract<DutyCommand, { type: 'note-neglect' }>> = {},
): Extract<DutyCommand, { type: 'note-neglect' }> {
  const bound = { group: group(place()), restricted: [] };
  return { type: 'note-neglect', case: 'case-9' as CaseId, ...bound, ...changes };
}

test('a matter goes to whoever acts, under the charter they accepted', () => {
  given(dutyDecider, []).when(bring(), byModerator).thenEvents([brought]);
  const member = contextOf({ kind: 'member', id: 'm-9' as MemberId }, at);
  given(dutyDecider, []).when(bring(), member).thenAgreed();
});

test('nobody is held to a duty they did not accept', () => {
  const { accepted, ...offered } = place();
  assert.ok(accepted !== undefined);
  for (const one of [offered, { ...offered, offer: accepted }]) {
    given(dutyDecider, [])
      .when(bring({ group: group(one) }), byModerator)
      .thenRefused('not_in_force');
  }
  given(dutyDecider, [])
    .when(bring({ kind: 'answer-staff' }), byModerator)
    .thenRefused('not_in_force');
  const restricted = [{ steward, until: late }];
  given(dutyDecider, []).when(bring({ restricted }), byModerator).thenRefused('not_in_force');
});

test('a request from the staff is made by the staff', () => {
  const member = contextOf({ kind: 'member', id: 'm-9' as MemberId }, at);
  given(dutyDecider, [])
    .when(bring({ kind: 'answer-staff' }), member)
    .thenRefused('role_required');
});

test('knowledge begins with the first delivery, which only steward or platform can record', () => {
  const command = { type: 'mark-matter-delivered', channel: 'page' } as const;
  const when = after(HOUR_MS);
  given(dutyDecider, [brought]).when(command, bySteward(when)).thenEvents([delivered]);
  given(dutyDecider, [brought]).when(command, contextOf(byPlatform, when)).thenAgreed();
  given(dutyDecider, [brought, delivered]).when(command, bySteward(late)).thenEvents([]);
  for (const by of [byStaff('moderator-1'), { kind: 'member', id: 'm-9' as MemberId } as const]) {
    given(dutyDecider, [brought]).when(command, contextOf(by, when)).thenRefused('not_found');
  }
});

test('O4 without knowledge there is no neglect, however long it waits', () => {
  const year = after(365 * DAY_MS);
  given(dutyDecider, [brought]).when(note(), contextOf(clock, year)).thenEvents([]);
});

test('O4 before the promised time is over there is no neglect', () => {
  const due = delivered.type === 'matter-delivered' ? delivered.dueAt : at;
  given(dutyDecider, [brought, delivered]).when(note(), contextOf(clock, due)).thenEvents([]);
});

test('after knowledge and promise a neglect opens a case, and the steward is heard', () => {
  const { events } = given(dutyDecider, [brought, delivered])
    .when(note(), contextOf(clock, late))
    .thenAgreed();
  const [neglected] = events;
  assert.ok(neglected?.type === 'duty-neglected');
  // Half of the 48 hours that the fixture's rulebook promises for a decision.
  assert.equal(neglected.defenceUntil, after(5 * DAY_MS));
  const defence = { part: 'part-7' as PartId, text: 'I was in hospital from the first day on.' };
  const { after: heard } = given(dutyDecider, [brought, delivered, neglected])
    .when({ type: 'give-defence', defence }, bySteward(late))
    .thenAgreed();
  assert.ok(heard.phase === 'neglected' && heard.defences.length === 1);
});

test('O4 who resigned, went or was restricted meanwhile neglected nothing', () => {
  const lapsed: DutyEvent = { type: 'duty-lapsed', at: late, by: clock };
  const gone = place({ ended: { because: 'gone', at } });
  const resigned = place({ ended: { because: 'resigned', at } });
  const before = given(dutyDecider, [brought, delivered]);
  for (const one of [gone, resigned]) {
    before.when(note({ group: group(one) }), contextOf(clock, late)).thenEvents([lapsed]);
  }
  const restricted = [{ steward, until: after(9 * DAY_MS) }];
  before.when(note({ restricted }), contextOf(clock, late)).thenEvents([lapsed]);
});

test('an answer ends it, also a late one while no case was opened', () => {
  const command = {
    type: 'answer-duty',
    answer: { part: 'part-3' as PartId, text: 'I spoke with both of them.' },
  } as const;
  for (const events of [[brought], [brought, delivered]]) {
    const { after: state } = given(dutyDecider, events).when(command, bySteward(late)).thenAgreed();
    assert.equal(state.phase, 'answered');
  }
  given(dutyDecider, [brought]).when(command, byModerator).thenRefused('not_found');
  const answered: DutyEvent = { type: 'duty-answered', answer: 'p' as PartId, at, by: byPlatform };
  given(dutyDecider, [brought, delivered, answered])
    .when(note(), contextOf(clock, late))
    .thenEvents([]);
  given(dutyDecider, [brought, answered])
    .when(command, bySteward(late))
    .thenRefused('already_decided');
});

test('only the clock notes a missed promise', () => {
  given(dutyDecider, [brought, delivered]).when(note(), byModerator).thenRefused('role_required');
});
