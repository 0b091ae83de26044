import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DAY_MS, duration } from '../../kernel/duration.ts';
import type { GroupId, MemberId, PartId, TokenId } from '../../kernel/identifier.ts';
import { type Instant, instant, instantFromMs, instantMs } from '../../kernel/instant.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { foldEvents, given } from '../../testing/scenario.ts';
import { byStaff, contextOf, staffRecord } from '../../testing/staff-fixture.ts';
import type { Actor } from '../person.ts';
import type { GroupCommand } from './command.ts';
import { groupDecider } from './decide.ts';
import type { GroupEvent, Seat } from './event.ts';
import { actingSteward, type RestrictedSteward } from './succession.ts';

const at = instant('2026-11-20T08:15:00Z');
const platform: Actor = { kind: 'platform', id: 'forum' as TokenId };
const lead = staffRecord('lead-1', { roles: ['lead'], member: 'm-lead' });
const byLead = contextOf(byStaff('lead-1'), at);
const opened: GroupEvent = { type: 'group-opened', group: 'ferns' as GroupId, at, by: platform };
const until = instant('2026-12-20T08:15:00Z');

function day(number: number): Instant {
  return instantFromMs(instantMs(at) + (number - 100) * DAY_MS);
}

function appointed(steward: string, seat: Seat, when = day(0), version = 1): GroupEvent {
  const charter = {
    version,
    text: `charter-of-${steward}` as PartId,
    duties: [{ duty: 'look-into-matter', within: duration('P3D') }],
  } as const;
  const end = seat === 'interim' ? { until } : {};
  const by = byStaff('lead-1');
  return {
    type: 'steward-appointed',
    steward: steward as MemberId,
    seat,
    charter,
    ...end,
    at: when,
    by,
  };
}

function accepted(steward: string, when: Instant, version = 1): GroupEvent {
  const by = { kind: 'member', id: steward as MemberId } as const;
  return { type: 'charter-accepted', steward: steward as MemberId, version, at: when, by };
}

function serving(steward: string, seat: Seat, since = 1): readonly GroupEvent[] {
  return [appointed(steward, seat), accepted(steward, day(since))];
}

function offer(
  steward: string,
  changes: Partial<Extract<GroupCommand, { type: 'appoint-steward' }>> = {},
): Extract<GroupCommand, { type: 'appoint-steward' }> {
  return {
    type: 'appoint-steward',
    steward: steward as MemberId,
    seat: 'steward',
    charter: {
      text: { part: 'part-1' as PartId, text: 'You look at what is brought to you.' },
      duties: [{ duty: 'look-into-matter', within: duration('P3D') }],
    },
    restricted: [],
    staff: lead,
    ...changes,
  };
}

function own(steward: string, when = at): ReturnType<typeof contextOf> {
  return contextOf({ kind: 'member', id: steward as MemberId }, when);
}

function acting(
  events: readonly GroupEvent[],
  restricted: readonly string[] = [],
  when = at,
): string | undefined {
  const now = {
    at: when,
    restricted: restricted.map(
      (steward): RestrictedSteward => ({ steward: steward as MemberId, until }),
    ),
  };
  return actingSteward(foldEvents(groupDecider, events), now)?.steward;
}

test('a group exists when the platform or a lead says so, and saying it twice is once', () => {
  const command = { type: 'open-group', group: 'ferns' as GroupId } as const;
  given(groupDecider, []).when(command, contextOf(platform, at)).thenEvents([opened]);
  given(groupDecider, [])
    .when({ ...command, staff: lead }, byLead)
    .thenAgreed();
  given(groupDecider, [opened]).when(command, contextOf(platform, at)).thenEvents([]);
  const moderator = staffRecord('moderator-1');
  given(groupDecider, [])
    .when({ ...command, staff: moderator }, contextOf(byStaff('moderator-1'), at))
    .thenRefused('role_required');
});

test('an appointment is an offer under a charter and binds from its acceptance', () => {
  const { events, after } = given(groupDecider, [opened]).when(offer('m-1'), byLead).thenAgreed();
  assert.equal(events.length, 1);
  assert.equal(actingSteward(after, { at, restricted: [] }), undefined);
  const agreed = given(groupDecider, [opened, ...events])
    .when({ type: 'accept-charter', steward: 'm-1' as MemberId, version: 1 }, own('m-1'))
    .thenAgreed();
  const [place] = agreed.after.phase === 'open' ? agreed.after.stewards : [];
  assert.equal(place?.accepted?.acceptedAt, at);
  assert.deepEqual(place.accepted.appointedBy, byStaff('lead-1'));
  assert.equal(place.offer, undefined);
});

test('a newer charter is the next version, and the accepted one binds until it is accepted', () => {
  const before = [opened, ...serving('m-1', 'steward'), appointed('m-1', 'steward', day(5), 2)];
  const accept = { type: 'accept-charter', steward: 'm-1' as MemberId } as const;
  given(groupDecider, before)
    .when({ ...accept, version: 1 }, own('m-1'))
    .thenEvents([]);
  given(groupDecider, before)
    .when({ ...accept, version: 3 }, own('m-1'))
    .thenRefused('version_changed');
  const { after } = given(groupDecider, before)
    .when({ ...accept, version: 2 }, own('m-1'))
    .thenAgreed();
  const [place] = after.phase === 'open' ? after.stewards : [];
  assert.equal(place?.accepted?.charter.version, 2);
  assert.equal(place.since, day(1));
});

test('a charter without text, duties or fair times is refused at its field', () => {
  const text = { part: 'part-1' as PartId, text: 'You look at what is brought to you.' };
  const duties = [{ duty: 'answer-staff', within: duration('PT1H') }] as const;
  const refused = given(groupDecider, [opened]);
  const blank = { text: { ...text, text: ' ' }, duties: offer('m-1').charter.duties };
  refused.when(offer('m-1', { charter: blank }), byLead).thenRefused('required', '/charter/text');
  const none = { text, duties: [] };
  refused.when(offer('m-1', { charter: none }), byLead).thenRefused('required', '/charter/duties');
  const short = { text, duties };
  refused
    .when(offer('m-1', { charter: short }), byLead)
    .thenRefused('invalid_value', '/charter/duties/0/within');
  const [look] = offer('m-1').charter.duties;
  assert.ok(look !== undefined);
  const twice = { text, duties: [look, look] };
  refused
    .when(offer('m-1', { charter: twice }), byLead)
    .thenRefused('invalid_value', '/charter/duties/1');
});

test('nobody appoints themselves, a second steward or somebody who may not steward', () => {
  const steward = given(groupDecider, [opened, ...serving('m-1', 'steward')]);
  steward.when(offer('m-lead', { seat: 'co-steward' }), byLead).thenRefused('role_required');
  steward.when(offer('m-2'), byLead).thenRefused('invalid_value', '/seat');
  steward.when(offer('m-2', { seat: 'deputy' }), byLead).thenAgreed();
  const restricted = [{ steward: 'm-2' as MemberId, until }];
  steward
    .when(offer('m-2', { seat: 'deputy', restricted }), byLead)
    .thenRefused('invalid_value', '/steward');
});

test('an interim steward is named by a lead, with an end, when nobody else can act', () => {
  const empty = given(groupDecider, [opened]);
  const interim = { seat: 'interim', until } as const;
  empty.when(offer('m-5', interim), byLead).thenAgreed();
  empty.when(offer('m-5', { seat: 'interim' }), byLead).thenRefused('invalid_value', '/until');
  const late = instant('2027-11-20T00:00:00Z');
  empty
    .when(offer('m-5', { ...interim, until: late }), byLead)
    .thenRefused('invalid_value', '/until');
  const operator = staffRecord('operator-1', { roles: ['operator'] });
  empty
    .when(offer('m-5', { ...interim, staff: operator }), contextOf(byStaff('operator-1'), at))
    .thenRefused('role_required');
  given(groupDecider, [opened, ...serving('m-1', 'steward')])
    .when(offer('m-5', interim), byLead)
    .thenRefused('invalid_value', '/seat');
});

test('the deputy, then the longest serving co-steward, then the interim steward acts', () => {
  const events = [
    opened,
    ...serving('m-late', 'co-steward', 9),
    ...serving('m-early', 'co-steward', 2),
    ...serving('m-deputy', 'deputy', 20),
    ...serving('m-steward', 'steward', 30),
    ...serving('m-interim', 'interim', 1),
  ];
  const out: string[] = [];
  for (const next of ['m-steward', 'm-deputy', 'm-early', 'm-late', 'm-interim']) {
    assert.equal(acting(events, out), next);
    out.push(next);
  }
  assert.equal(acting(events, out), undefined);
});

test('restricted, gone and resigned stewards make room, and come back when it is over', () => {
  const events = [opened, ...serving('m-1', 'steward'), ...serving('m-2', 'deputy')];
  assert.equal(acting(events, ['m-1']), 'm-2');
  assert.equal(acting(events), 'm-1');
  const gone: GroupEvent = {
    type: 'steward-gone',
    steward: 'm-1' as MemberId,
    reason: 'part-9' as PartId,
    at,
    by: platform,
  };
  assert.equal(acting([...events, gone]), 'm-2');
  const back = given(groupDecider, [...events, gone])
    .when({ type: 'come-back', steward: 'm-1' as MemberId }, own('m-1'))
    .thenAgreed();
  assert.equal(actingSteward(back.after, { at, restricted: [] })?.steward, 'm-1');
  const resigned = given(groupDecider, events)
    .when({ type: 'resign', steward: 'm-1' as MemberId }, own('m-1'))
    .thenAgreed();
  assert.equal(actingSteward(resigned.after, { at, restricted: [] })?.steward, 'm-2');
  const over = [opened, ...serving('m-5', 'interim')];
  assert.equal(acting(over), 'm-5');
  assert.equal(acting(over, [], until), undefined);
});

test('what concerns somebody a steward is close to goes to the next', () => {
  const declared = given(groupDecider, [
    opened,
    ...serving('m-1', 'steward'),
    ...serving('m-2', 'deputy'),
  ])
    .when(
      {
        type: 'declare-steward-relation',
        steward: 'm-1' as MemberId,
        to: { kind: 'member', id: 'm-7' as MemberId },
        relation: 'household',
      },
      own('m-1'),
    )
    .thenAgreed().after;
  const about = (id: string) =>
    actingSteward(declared, {
      at,
      restricted: [],
      concerns: [{ kind: 'member', id: id as MemberId }],
    })?.steward;
  assert.equal(about('m-7'), 'm-2');
  assert.equal(about('m-1'), 'm-2');
  assert.equal(about('m-8'), 'm-1');
});

test('what is a steward’s own word nobody says for them', () => {
  const before = given(groupDecider, [opened, ...serving('m-1', 'steward')]);
  const steward = 'm-1' as MemberId;
  for (const context of [own('m-2'), byLead, contextOf(platform, at)]) {
    before.when({ type: 'resign', steward }, context).thenRefused('not_found');
    before.when({ type: 'come-back', steward }, context).thenRefused('not_found');
    before.when({ type: 'accept-charter', steward, version: 1 }, context).thenRefused('not_found');
  }
});

test('a steward can resign at any time, and no event takes the group from its members', () => {
  const event = fc.constantFrom(
    appointed('m-1', 'steward'),
    appointed('m-1', 'deputy', day(3), 2),
    accepted('m-1', day(4)),
    ...serving('m-2', 'deputy'),
    ...serving('m-3', 'interim'),
    {
      type: 'steward-gone',
      steward: 'm-1' as MemberId,
      reason: 'p' as PartId,
      at,
      by: platform,
    } as const,
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 12 }), (events) => {
      const history = [opened, appointed('m-1', 'steward'), ...events];
      const state = foldEvents(groupDecider, history);
      const command = { type: 'resign', steward: 'm-1' as MemberId } as const;
      const answer = groupDecider.decide(command, state, own('m-1'));
      assert.ok(!isRefusal(answer));
      const after = answer.reduce(groupDecider.evolve, state);
      assert.equal(after.phase, 'open');
      assert.notEqual(actingSteward(after, { at, restricted: [] })?.steward, 'm-1');
    }),
  );
});
