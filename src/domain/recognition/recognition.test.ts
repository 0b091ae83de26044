import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DAY_MS } from '../../kernel/duration.ts';
import type {
  FindingId,
  ItemId,
  MemberId,
  PartId,
  RecognitionId,
  ReportId,
  RuleId,
  TokenId,
} from '../../kernel/identifier.ts';
import {
  addDuration,
  type Instant,
  instant,
  instantFromMs,
  instantMs,
} from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { type DeedKind, deedKinds, type RulebookHistory } from '../../rulebook/model.ts';
import { fixtureRulebook, rulebookVersion } from '../../testing/rulebook-fixture.ts';
import { foldEvents, given } from '../../testing/scenario.ts';
import { byStaff, contextOf, staffRecord } from '../../testing/staff-fixture.ts';
import type { Context } from '../decider.ts';
import type { Actor } from '../person.ts';
import type { PartText } from '../text.ts';
import type { RecognitionCommand } from './command.ts';
import { recognitionDecider } from './decide.ts';
import type { Deed } from './deed.ts';
import type { RecognitionEvent } from './event.ts';
import type { RecognitionRefusalCode } from './refusal.ts';

const at = instant('2026-11-20T08:15:00Z');
const receiver = 'm-0412' as MemberId;
const byReceiver: Actor = { kind: 'member', id: receiver };
const byGiver: Actor = { kind: 'member', id: 'm-0900' as MemberId };
const byModerator = byStaff('moderator-1');
const moderator = staffRecord('moderator-1', { member: 'm-0100' });

const rulebook: RulebookHistory = {
  versions: [
    rulebookVersion({
      number: 1,
      effectiveFrom: instant('2026-01-01T00:00:00Z'),
      rulebook: {
        ...fixtureRulebook,
        recognition: deedKinds.map((deed) => ({
          id: `for-${deed}`,
          deed,
          title: deed,
          text: `This is what we mean by ${deed}.`,
        })),
      },
    }),
  ],
};

function context(by: Actor, when: Instant = at): Context {
  return contextOf(by, when, rulebook);
}

function text(words: string, part = 'part-1'): PartText {
  return { part: part as PartId, text: words };
}

function deedOf(kind: DeedKind): Deed {
  return kind === 'careful-report'
    ? { kind, report: 'report-1' as ReportId }
    : { kind, item: 'post-1' as ItemId };
}

type Give = Extract<RecognitionCommand, { type: 'give-recognition' }>;

function giving(kind: DeedKind = 'newcomer-helped', more: Partial<Give> = {}): Give {
  return {
    type: 'give-recognition',
    recognition: 'recognition-1' as RecognitionId,
    receiver,
    deed: deedOf(kind),
    criterion: `for-${kind}`,
    reason: text('They answered a first question with patience.'),
    ...more,
  };
}

const offered: readonly RecognitionEvent[] = given(recognitionDecider, [])
  .when(giving(), context(byGiver))
  .thenAgreed().events;

const correcting: RecognitionCommand = {
  type: 'correct-recognition',
  deed: { kind: 'mediation', item: 'post-2' as ItemId },
  criterion: 'for-mediation',
  reason: text('It was the other thread, where they calmed a quarrel.', 'part-2'),
  why: text('I named the wrong post by mistake.', 'part-3'),
};

const choices = ['show-recognition', 'hide-recognition', 'decline-recognition'] as const;

interface Row {
  readonly why: string;
  readonly code: RecognitionRefusalCode;
  readonly command: RecognitionCommand;
  readonly by?: Actor;
  readonly at?: Instant;
  readonly events?: readonly RecognitionEvent[];
}

const rows: readonly Row[] = [
  {
    why: 'G1 nobody recognises themselves',
    code: 'conflict_of_interest',
    command: giving(),
    by: byReceiver,
  },
  {
    why: 'G1 nor under the name they have on the staff',
    code: 'conflict_of_interest',
    command: giving('mediation', { receiver: 'm-0100' as MemberId, staff: moderator }),
    by: byModerator,
  },
  {
    why: 'G1 a machine recognises nobody',
    code: 'role_required',
    command: giving(),
    by: { kind: 'engine', rule: 'spam.link-flood' as RuleId },
  },
  {
    why: 'G1 nor does a platform, which could count approval',
    code: 'role_required',
    command: giving(),
    by: { kind: 'platform', id: 'token-1' as TokenId },
  },
  {
    why: 'staff without a role are strangers',
    code: 'role_required',
    command: giving('mediation', {
      staff: staffRecord('moderator-1', { endedAt: instant('2026-02-01T00:00:00Z') }),
    }),
    by: byModerator,
  },
  {
    why: 'nobody speaks with the record of somebody else',
    code: 'role_required',
    command: giving('mediation', { staff: staffRecord('moderator-2') }),
    by: byModerator,
  },
  {
    why: 'N3 a member cannot know whose report it was',
    code: 'role_required',
    command: giving('careful-report'),
  },
  {
    why: 'G1 the criterion has to be published',
    code: 'invalid_value',
    command: giving('mediation', { criterion: 'well-liked' }),
  },
  {
    why: 'G1 the criterion has to be for that kind of deed',
    code: 'invalid_value',
    command: giving('mediation', { criterion: 'for-newcomer-helped' }),
  },
  {
    why: 'G1 before any rulebook there is no criterion',
    code: 'invalid_value',
    command: giving(),
    at: instant('2025-01-01T00:00:00Z'),
  },
  {
    why: 'G1 there is no deed without a reference',
    code: 'required',
    command: giving('mediation', { deed: { kind: 'mediation', item: ' ' as ItemId } }),
  },
  {
    why: 'a reason says something',
    code: 'reasons_required',
    command: giving('mediation', { reason: text('nice') }),
  },
  {
    why: 'a reason is not a book',
    code: 'too_large',
    command: giving('mediation', { reason: text('a'.repeat(limits.freeTextLengthMax + 1)) }),
  },
  { why: 'nothing was given', code: 'not_found', command: correcting },
  {
    why: 'somebody else corrects',
    code: 'role_required',
    events: offered,
    command: { ...correcting, staff: moderator },
    by: byModerator,
  },
  {
    why: 'the receiver corrects',
    code: 'role_required',
    events: offered,
    command: correcting,
    by: byReceiver,
  },
  {
    why: 'a correction without a reason',
    code: 'reasons_required',
    events: offered,
    command: { ...correcting, why: text('oh') },
  },
  {
    why: 'a correction that comes late',
    code: 'deadline_passed',
    events: offered,
    command: correcting,
    at: instantFromMs(instantMs(at) + 3 * DAY_MS + 1),
  },
  ...choices.map(
    (type): Row => ({
      why: `G3 ${type} by the giver`,
      code: 'role_required',
      events: offered,
      command: { type },
    }),
  ),
  ...choices.map(
    (type): Row => ({
      why: `G3 ${type} by the staff`,
      code: 'role_required',
      events: offered,
      command: { type },
      by: byModerator,
    }),
  ),
];

for (const { why, code, command, by = byGiver, at: when = at, events = [] } of rows) {
  const id = /^[A-Z]\d /.exec(why)?.[0] ?? '';
  test(`${id}a recognition is refused with ${code}: ${why.slice(id.length)}`, () => {
    given(recognitionDecider, events).when(command, context(by, when)).thenRefused(code);
  });
}

test('a member recognises a deed under a published criterion, and it waits for the receiver', () => {
  const state = foldEvents(recognitionDecider, offered);
  assert.ok(state.phase === 'offered');
  assert.deepEqual(state.given.giver, byGiver);
  assert.deepEqual(state.given.rests, { criterion: 'for-newcomer-helped', version: 1 });
  given(recognitionDecider, offered).when(giving(), context(byGiver)).thenEvents([]);
});

test('staff recognise a careful report', () => {
  given(recognitionDecider, [])
    .when(giving('careful-report', { staff: moderator }), context(byModerator))
    .thenAgreed();
});

// The compiler answers these: `false` would not compile if the type had room for it.
type Fits<Part, Whole> = Part extends Whole ? true : false;

test('G1 there is no kind of deed for agreement, popularity or silence', () => {
  assert.deepEqual(
    [...deedKinds],
    ['careful-report', 'mediation', 'newcomer-helped', 'accepted-correction'],
  );
  const agreement: Fits<{ kind: 'agreement'; item: ItemId }, Deed> = false;
  const unfounded: Fits<{ kind: 'mediation' }, Deed> = false;
  const machine: Fits<{ kind: 'mediation'; finding: FindingId }, Deed> = false;
  const sound: Fits<{ kind: 'mediation'; item: ItemId }, Deed> = true;
  assert.deepEqual([agreement, unfounded, machine, sound], [false, false, false, true]);
});

test('G3 the receiver shows, hides and declines it at any time and as often as they like', () => {
  const phases = { show: 'shown', hide: 'hidden', decline: 'declined' } as const;
  const choice = fc.constantFrom(...(Object.keys(phases) as (keyof typeof phases)[]));
  fc.assert(
    fc.property(fc.array(choice, { minLength: 1, maxLength: 8 }), (chosen) => {
      let events = offered;
      for (const [index, one] of chosen.entries()) {
        const when = instantFromMs(instantMs(at) + index * 400 * DAY_MS);
        const answer = given(recognitionDecider, events)
          .when({ type: `${one}-recognition` }, context(byReceiver, when))
          .thenAgreed();
        events = [...events, ...answer.events];
        assert.equal(answer.after.phase, phases[one]);
      }
    }),
  );
});

test('G3 whatever anybody but the receiver does, a recognition that is shown is not taken away', () => {
  const others: readonly Actor[] = [
    byModerator,
    byStaff('operator-1'),
    { kind: 'clock' },
    { kind: 'member', id: 'm-0777' as MemberId },
    { kind: 'platform', id: 'token-1' as TokenId },
  ];
  const shown = given(recognitionDecider, offered)
    .when({ type: 'show-recognition' }, context(byReceiver))
    .thenAgreed();
  const events = [...offered, ...shown.events];
  const command = fc.constantFrom<RecognitionCommand>(
    { type: 'hide-recognition' },
    { type: 'decline-recognition' },
    { ...correcting, staff: staffRecord('operator-1', { roles: ['operator', 'lead'] }) },
    { ...correcting, staff: moderator },
    giving('mediation', { staff: moderator }),
  );
  fc.assert(
    fc.property(command, fc.constantFrom(...others), (one, by) => {
      const answer = recognitionDecider.decide(one, shown.after, context(by));
      assert.ok(isRefusal(answer) || answer.length === 0);
    }),
  );
  // And the giver, for whom it would be a penalty too, can do nothing once the short term is over.
  const late = instantFromMs(instantMs(addDuration(at, limits.recognitionCorrection)) + 1);
  given(recognitionDecider, events)
    .when(correcting, context(byGiver, late))
    .thenRefused('deadline_passed');
});

test('a correction keeps what was written before, and asks the receiver again', () => {
  const shown = given(recognitionDecider, offered)
    .when({ type: 'show-recognition' }, context(byReceiver))
    .thenAgreed();
  const { after } = given(recognitionDecider, [...offered, ...shown.events])
    .when(correcting, context(byGiver))
    .thenAgreed();
  assert.ok(after.phase === 'offered');
  assert.deepEqual(after.given.deed, { kind: 'mediation', item: 'post-2' });
  assert.deepEqual(after.corrections, [{ at, why: 'part-3', before: 'part-1' }]);
  const declined = given(recognitionDecider, offered)
    .when({ type: 'decline-recognition' }, context(byReceiver))
    .thenAgreed();
  const again = given(recognitionDecider, [...offered, ...declined.events])
    .when(correcting, context(byGiver))
    .thenAgreed();
  assert.equal(again.after.phase, 'declined');
});
