import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MemberId, PanelId, PartId } from '../../kernel/identifier.ts';
import { instant } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { foldEvents, given } from '../../testing/scenario.ts';
import { contextOf } from '../../testing/staff-fixture.ts';
import type { VolunteerCommand } from './command.ts';
import { volunteerDecider } from './decide.ts';
import type { VolunteerEvent } from './event.ts';

const at = instant('2026-03-02T11:00:00Z');
const own = contextOf({ kind: 'member', id: 'm-1' as MemberId }, at);
const other = contextOf({ kind: 'member', id: 'm-2' as MemberId }, at);
const clock = contextOf({ kind: 'clock' }, at);
const salt = 'part-1' as PartId;

function offering(relatedTo: readonly string[] = []): VolunteerCommand {
  const member = 'm-1' as MemberId;
  return { type: 'volunteer', member, relatedTo: relatedTo as MemberId[], salt };
}

const [offered] = given(volunteerDecider, [])
  .when(offering(['m-7', 'm-7']), own)
  .thenAgreed().events;
const before = [offered] as readonly VolunteerEvent[];

test('only a member themselves offers to serve, and takes it back', () => {
  given(volunteerDecider, []).when(offering(), other).thenRefused('role_required');
  given(volunteerDecider, before)
    .when({ type: 'withdraw-offer' }, other)
    .thenRefused('role_required');
  const { after } = given(volunteerDecider, before)
    .when({ type: 'withdraw-offer' }, own)
    .thenAgreed();
  assert.equal(after.phase, 'withdrawn');
  given(volunteerDecider, []).when({ type: 'withdraw-offer' }, own).thenRefused('not_found');
});

test('people somebody is close to are kept once, and there is a most of them', () => {
  const state = foldEvents(volunteerDecider, before);
  assert.deepEqual(state.phase === 'none' ? [] : state.relatedTo, ['m-7']);
  const many = Array.from({ length: limits.volunteerRelationsMax + 1 }, (_, index) => `m-${index}`);
  given(volunteerDecider, []).when(offering(many), own).thenRefused('too_many', '/relatedTo');
});

test('a seat is noted once, and a new offer does not forget it', () => {
  const note: VolunteerCommand = { type: 'note-served', panel: 'panel-1' as PanelId };
  const { events } = given(volunteerDecider, before).when(note, clock).thenAgreed();
  const all = [...before, ...events];
  given(volunteerDecider, all).when(note, clock).thenEvents([]);
  const { after } = given(volunteerDecider, all).when(offering(), own).thenAgreed();
  assert.equal(after.phase === 'none' ? 0 : after.served.length, 1);
});
