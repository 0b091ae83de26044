import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MemberId } from '../../kernel/identifier.ts';
import { instant } from '../../kernel/instant.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import type { Context } from '../decider.ts';
import type { Actor } from '../person.ts';
import type { ErasureCommand } from './command.ts';
import { decideErasure } from './decide.ts';
import type { ErasureEvent } from './event.ts';
import { evolveErasure, initialErasure } from './evolve.ts';

const member = 'm-1' as MemberId;
const at = instant('2026-11-20T08:00:00Z');
const own: Actor = { kind: 'member', id: member };
const clock: Actor = { kind: 'clock' };
const asked: ErasureEvent = { type: 'erasure-asked', at, by: own, member };
const ask: ErasureCommand = { type: 'ask-erasure', member };

function decided(given: readonly ErasureEvent[], command: ErasureCommand, by: Actor): unknown {
  const context: Context = { at, by, rulebook: { versions: [] } };
  const answer = decideErasure(command, given.reduce(evolveErasure, initialErasure), context);
  return isRefusal(answer) ? answer.refused : answer.map(({ type }) => type);
}

test('X7 leaving is refused to nobody who asks for themselves, and to strangers', () => {
  assert.deepEqual(decided([], ask, own), ['erasure-asked']);
  assert.deepEqual(decided([], ask, { kind: 'staff', id: 'operator-1' as never }), [
    'erasure-asked',
  ]);
  assert.equal(decided([], ask, { kind: 'member', id: 'm-2' as MemberId }), 'role_required');
  assert.equal(decided([], ask, { kind: 'engine', rule: 'spam' as never }), 'role_required');
});

test('it is completed by time, once, and only when nothing waits', () => {
  const complete = (waiting: number): ErasureCommand => ({ type: 'complete-erasure', waiting });
  assert.equal(decided([asked], complete(1), clock), 'not_yet');
  assert.deepEqual(decided([asked], complete(0), clock), ['erasure-completed']);
  const completed: ErasureEvent = { type: 'erasure-completed', at, by: clock };
  assert.deepEqual(decided([asked, completed], complete(0), clock), []);
});

test('it is taken back by the member alone, while something waits', () => {
  const withdraw: ErasureCommand = { type: 'withdraw-erasure' };
  assert.deepEqual(decided([asked], withdraw, own), ['erasure-withdrawn']);
  assert.equal(decided([], withdraw, own), 'not_found');
  assert.equal(decided([asked], withdraw, { kind: 'staff', id: 'lead-1' as never }), 'not_found');
  const completed: ErasureEvent = { type: 'erasure-completed', at, by: clock };
  assert.equal(decided([asked, completed], withdraw, own), 'already_decided');
});
