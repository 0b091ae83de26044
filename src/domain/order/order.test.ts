import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DAY_MS, type Duration, duration, durationMs } from '../../kernel/duration.ts';
import type {
  ItemId,
  LanguageTag,
  MemberId,
  OrderId,
  PartId,
  RestrictionId,
  StaffId,
  StatementId,
} from '../../kernel/identifier.ts';
import {
  addDuration,
  elapsedMs,
  type Instant,
  instant,
  instantFromMs,
  instantMs,
} from '../../kernel/instant.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { foldEvents, given } from '../../testing/scenario.ts';
import { byStaff, contextOf, staffRecord } from '../../testing/staff-fixture.ts';
import type { Actor } from '../person.ts';
import type { Imposition } from '../restriction/event.ts';
import type { PartText } from '../text.ts';
import type { OrderCommand } from './command.ts';
import { orderDecider } from './decide.ts';
import type { OrderEvent } from './event.ts';
import type { OrderRefusalCode } from './refusal.ts';

const at = instant('2026-11-20T08:15:00Z');
const clock: Actor = { kind: 'clock' };
const byOperator = byStaff('operator-1');
const staff = staffRecord('operator-1', { roles: ['operator'] });
const member = 'm-0412' as MemberId;

function text(words: string, part = 'part-1'): PartText {
  return { part: part as PartId, text: words };
}

function later(days: number): Instant {
  return instantFromMs(instantMs(at) + days * DAY_MS);
}

type Receive = Extract<OrderCommand, { type: 'receive-order' }>;

function receiving(more: Partial<Receive> = {}): Receive {
  return {
    type: 'receive-order',
    order: 'order-1' as OrderId,
    kind: 'act',
    authority: 'Amtsgericht Musterstadt',
    reference: '3 C 17/26',
    legalGround: 'Section 1004 of the civil code',
    territory: ['DE'],
    language: 'de' as LanguageTag,
    member,
    item: 'post-1' as ItemId,
    ordered: text('Make the post inaccessible in Germany.'),
    staff,
    ...more,
  };
}

const silence = { until: later(30), legalGround: 'Section 101 of the code of criminal procedure' };
const { item: _, ...itemless } = receiving();
const acknowledging: OrderCommand = { type: 'send-receipt', staff };
const statement = 'statement-1' as StatementId;

function restricting(length: string): OrderCommand {
  const restriction = 'restriction-1' as RestrictionId;
  const effect = {
    kind: 'restricted',
    restriction,
    measure: 'hide',
    for: length as Duration,
  } as const;
  return { type: 'give-effect', effect, statement, staff };
}

const informing: OrderCommand = {
  type: 'give-effect',
  effect: { kind: 'information-given', information: text('Joined on 3 May.') },
  statement,
  staff,
};
const refusing: OrderCommand = {
  type: 'refuse-order',
  reasons: text('It names no item that we could find.'),
  statement,
  staff,
};
const telling: OrderCommand = { type: 'tell-member', text: text('All of it.'), digest: 'abc' };
const ending: OrderCommand = {
  type: 'end-effect',
  reasons: text('The court took it back.'),
  staff,
};
const closing: OrderCommand = { type: 'close-order', staff };
const prolonging: OrderCommand = { type: 'order-silence', silence, staff };

/** Events of commands that were all agreed to. */
function after(...commands: readonly OrderCommand[]): readonly OrderEvent[] {
  const events: OrderEvent[] = [];
  for (const command of commands) {
    const by = command.type === 'tell-member' ? clock : byOperator;
    const answer = given(orderDecider, events).when(command, contextOf(by, at)).thenAgreed();
    events.push(...answer.events);
  }
  return events;
}

const acknowledged = after(receiving(), acknowledging);
const restricted = after(receiving(), acknowledging, restricting('P30D'));

interface Row {
  readonly why: string;
  readonly code: OrderRefusalCode;
  readonly command: OrderCommand;
  readonly events?: readonly OrderEvent[];
  readonly by?: Actor;
}

const moderator = staffRecord('moderator-1');
const rows: readonly Row[] = [
  {
    why: 'a moderator keeps it',
    code: 'role_required',
    command: receiving({ staff: moderator }),
    by: byStaff('moderator-1'),
  },
  { why: 'the clock keeps it', code: 'role_required', command: receiving(), by: clock },
  {
    why: 'the order is about whoever keeps it',
    code: 'conflict_of_interest',
    command: receiving({ staff: staffRecord('operator-1', { roles: ['operator'], member }) }),
  },
  { why: 'no authority', code: 'required', command: receiving({ authority: ' ' }) },
  { why: 'no legal ground', code: 'required', command: receiving({ legalGround: '' }) },
  { why: 'an act without an item', code: 'required', command: itemless },
  { why: 'nowhere', code: 'invalid_value', command: receiving({ territory: [] }) },
  { why: 'the whole world', code: 'invalid_value', command: receiving({ territory: ['world'] }) },
  { why: 'nothing ordered', code: 'reasons_required', command: receiving({ ordered: text('-') }) },
  {
    why: 'a silence without an end a person could wait for',
    code: 'invalid_value',
    command: receiving({ silence: { ...silence, until: later(366) } }),
  },
  {
    why: 'a silence without a ground',
    code: 'required',
    command: receiving({ silence: { ...silence, legalGround: '' } }),
  },
  { why: 'nothing came', code: 'not_found', command: acknowledging },
  {
    why: 'effect before the receipt',
    code: 'required',
    command: restricting('P30D'),
    events: after(receiving()),
  },
  {
    why: 'information for an order to act',
    code: 'invalid_value',
    command: informing,
    events: acknowledged,
  },
  {
    why: 'X1 a restriction without an end',
    code: 'restriction_must_end',
    command: restricting('indefinitely'),
    events: acknowledged,
  },
  {
    why: 'X1 a restriction for more than a year',
    code: 'restriction_too_long',
    command: restricting('P366D'),
    events: acknowledged,
  },
  { why: 'effect twice', code: 'already_decided', command: restricting('P1D'), events: restricted },
  { why: 'refusing what was done', code: 'already_decided', command: refusing, events: restricted },
  { why: 'ending nothing', code: 'not_in_force', command: ending, events: acknowledged },
  {
    why: 'closing before the member is told',
    code: 'not_in_force',
    command: closing,
    events: restricted,
  },
  {
    why: 'a silence after the member was told',
    code: 'already_decided',
    command: prolonging,
    events: [...restricted, ...toldOf(restricted)],
  },
  {
    why: 'X9 a person tells whom they like',
    code: 'role_required',
    command: telling,
    events: restricted,
    by: byOperator,
  },
];

function toldOf(events: readonly OrderEvent[]): readonly OrderEvent[] {
  return given(orderDecider, events).when(telling, contextOf(clock, at)).thenAgreed().events;
}

for (const { why, code, command, events = [], by = byOperator } of rows) {
  const id = /^[A-Z]\d /.exec(why)?.[0] ?? '';
  test(`${id}an order is refused with ${code}: ${why.slice(id.length)}`, () => {
    given(orderDecider, events).when(command, contextOf(by, at)).thenRefused(code);
  });
}

test('an order goes from receipt to effect, telling and its end, each with its moment', () => {
  const events = after(receiving(), acknowledging, restricting('P30D'), telling, closing, ending);
  const state = foldEvents(orderDecider, events);
  assert.ok(state.phase === 'closed');
  assert.equal(state.effect?.kind, 'restricted');
  assert.deepEqual(
    [state.receiptSentAt, state.effect?.at, state.told?.at, state.closedAt, state.ended?.at],
    [at, at, at, at, at],
  );
  given(orderDecider, events).when(acknowledging, contextOf(byOperator, at)).thenEvents([]);
  given(orderDecider, events).when(closing, contextOf(byOperator, at)).thenEvents([]);
});

test('an order to inform is given effect with what was handed over, or refused with reasons', () => {
  const asked = after({ ...itemless, kind: 'inform' }, acknowledging);
  const { after: informed } = given(orderDecider, asked)
    .when(informing, contextOf(byOperator, at))
    .thenAgreed();
  assert.ok(informed.phase === 'effect-given' && informed.effect?.kind === 'information-given');
  const { after: refused } = given(orderDecider, asked)
    .when(refusing, contextOf(byOperator, at))
    .thenAgreed();
  assert.ok(refused.phase === 'refused');
});

test('X9 the member is told once something was done, and while a silence holds not before it ends', () => {
  given(orderDecider, acknowledged).when(telling, contextOf(clock, at)).thenEvents([]);
  const silenced = after(receiving({ silence }), acknowledging, restricting('P90D'));
  const lastMoment = instantFromMs(instantMs(silence.until) - 1);
  given(orderDecider, silenced).when(telling, contextOf(clock, lastMoment)).thenEvents([]);
  const told = given(orderDecider, silenced)
    .when(telling, contextOf(clock, silence.until))
    .thenAgreed();
  assert.equal(told.events[0]?.type, 'order-member-told');
  given(orderDecider, [...silenced, ...told.events])
    .when(telling, contextOf(clock, silence.until))
    .thenEvents([]);
});

// The compiler answers these: `false` would not compile if the type had room for it.
type Fits<Part, Whole> = Part extends Whole ? true : false;
type OnMember = Extract<Imposition, { target: { kind: 'member' } }>['basis'];
type OnItem = Extract<Imposition, { target: { kind: 'item' } }>['basis'];
interface Ordered {
  kind: 'order';
  order: OrderId;
  carriedOutBy: StaffId;
  territory: readonly string[];
}

test('X9 D1 an order has a basis of its own, for items and for no person', () => {
  const person: Fits<Ordered, OnMember> = false;
  const item: Fits<Ordered, OnItem> = true;
  const asDecision: Fits<Ordered & { decision: 'decision-1' }, OnMember> = false;
  assert.deepEqual([person, item, asDecision], [false, true, false]);
});

test('X1 every restriction by order ends after it starts and within a year', () => {
  const length = fc.oneof(
    fc.integer({ min: 0, max: 1_000 }).map((days) => `P${days}D`),
    fc.string({ maxLength: 8 }),
  );
  fc.assert(
    fc.property(length, (words) => {
      const state = foldEvents(orderDecider, acknowledged);
      const answer = orderDecider.decide(restricting(words), state, contextOf(byOperator, at));
      if (isRefusal(answer)) return;
      const [event] = answer;
      assert.ok(event?.type === 'order-effect-given' && event.effect.kind === 'restricted');
      const runsMs = elapsedMs(at, event.effect.until);
      assert.ok(runsMs > 0 && runsMs <= durationMs(duration('P365D')));
      assert.equal(event.effect.until, addDuration(at, words as Duration));
    }),
  );
});
