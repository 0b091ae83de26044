import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DangerId, PartId } from '../../kernel/identifier.ts';
import { instant } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { foldEvents, given } from '../../testing/scenario.ts';
import { byStaff, contextOf, staffRecord } from '../../testing/staff-fixture.ts';
import type { Actor } from '../person.ts';
import type { PartText } from '../text.ts';
import type { DangerCommand } from './command.ts';
import { dangerDecider } from './decide.ts';
import type { DangerEvent, DangerRecorded } from './event.ts';
import type { DangerRefusalCode } from './refusal.ts';

const at = instant('2026-11-20T08:15:00Z');
const byOperator = byStaff('operator-1');
const staff = staffRecord('operator-1', { roles: ['operator'] });
const lead = staffRecord('lead-1', { roles: ['lead'] });

function text(words: string, part = 'part-1'): PartText {
  return { part: part as PartId, text: words };
}

const recording: Extract<DangerCommand, { type: 'record-danger' }> = {
  type: 'record-danger',
  danger: 'danger-1' as DangerId,
  suspected: text('A post announces an attack on a school tomorrow.'),
  staff,
};
const telling: Extract<DangerCommand, { type: 'record-telling' }> = {
  type: 'record-telling',
  authority: 'State police',
  toldAt: instant('2026-11-20T08:10:00Z'),
  sent: text('The post, its address and when it appeared.', 'part-2'),
  staff,
};
const recorded: readonly DangerEvent[] = given(dangerDecider, [])
  .when(recording, contextOf(byOperator, at))
  .thenAgreed().events;

const rows: readonly {
  readonly why: string;
  readonly code: DangerRefusalCode;
  readonly command: DangerCommand;
  readonly events?: readonly DangerEvent[];
  readonly by?: Actor;
}[] = [
  {
    why: 'a lead',
    code: 'role_required',
    command: { ...recording, staff: lead },
    by: byStaff('lead-1'),
  },
  { why: 'a machine', code: 'role_required', command: recording, by: { kind: 'clock' } },
  { why: 'no words', code: 'reasons_required', command: { ...recording, suspected: text('?') } },
  {
    why: 'too many words',
    code: 'too_large',
    command: { ...recording, suspected: text('a'.repeat(limits.freeTextLengthMax + 1)) },
  },
  { why: 'no entry', code: 'not_found', command: telling },
  {
    why: 'nobody told',
    code: 'required',
    command: { ...telling, authority: '' },
    events: recorded,
  },
  {
    why: 'told tomorrow',
    code: 'timestamp_in_future',
    command: { ...telling, toldAt: instant('2026-11-21T08:15:00Z') },
    events: recorded,
  },
  {
    why: 'nothing sent',
    code: 'reasons_required',
    command: { ...telling, sent: text('') },
    events: recorded,
  },
];

for (const { why, code, command, events = [], by = byOperator } of rows) {
  test(`an entry about a danger is refused with ${code}: ${why}`, () => {
    given(dangerDecider, events).when(command, contextOf(by, at)).thenRefused(code);
  });
}

test('an entry says what was suspected, who was told when, and what was sent', () => {
  const told = given(dangerDecider, recorded).when(telling, contextOf(byOperator, at)).thenAgreed();
  const state = foldEvents(dangerDecider, [...recorded, ...told.events]);
  assert.ok(state.phase === 'told');
  assert.deepEqual(state.told, [
    { recordedAt: at, authority: 'State police', toldAt: telling.toldAt, sent: 'part-2' },
  ]);
  given(dangerDecider, recorded).when(recording, contextOf(byOperator, at)).thenEvents([]);
});

test('one entry does not grow without end', () => {
  const many = Array.from({ length: limits.authoritiesToldMax }, () => telling);
  const events = [...recorded];
  for (const one of many) {
    events.push(
      ...given(dangerDecider, events).when(one, contextOf(byOperator, at)).thenAgreed().events,
    );
  }
  given(dangerDecider, events).when(telling, contextOf(byOperator, at)).thenRefused('too_many');
});

// The compiler answers these: `false` would not compile if the type had room for it.
type Has<Whole, Key extends string> = Key extends keyof Whole ? true : false;

test('T6 an entry has no field for a member, a case, an item or a report', () => {
  const member: Has<DangerRecorded, 'member'> = false;
  const file: Has<DangerRecorded, 'case'> = false;
  const item: Has<DangerRecorded, 'item'> = false;
  const report: Has<DangerRecorded, 'report'> = false;
  assert.deepEqual([member, file, item, report], [false, false, false, false]);
  const [event] = recorded;
  assert.deepEqual(Object.keys(event ?? {}).toSorted(), [
    'at',
    'by',
    'danger',
    'suspected',
    'type',
  ]);
});
