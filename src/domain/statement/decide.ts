import { durationMs } from '../../kernel/duration.ts';
import { addDuration, type Instant, later } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { refuse } from '../../kernel/refusal.ts';
import { type RulebookHistory, versionInForce } from '../../rulebook/model.ts';
import type { Context, Decider } from '../decider.ts';
import type { StatementCommand } from './command.ts';
import type { StatementEvent } from './event.ts';
import { evolveStatement, initialStatement } from './evolve.ts';
import type { StatementRefusal, StatementRefusalCode } from './refusal.ts';
import type { AvailableStatement, StatementState } from './state.ts';

type Answer = readonly StatementEvent[] | StatementRefusal;
type MakeAvailable = Extract<StatementCommand, { type: 'make-available' }>;
type MarkDelivered = Extract<StatementCommand, { type: 'mark-delivered' }>;

export function decideStatement(
  command: StatementCommand,
  state: StatementState,
  context: Context,
): Answer {
  switch (command.type) {
    case 'make-available':
      return makeAvailable(command, state, context);
    case 'mark-delivered':
      return state.phase === 'none'
        ? refuse('not_found', 'There is no such statement.')
        : markDelivered(command, state, context);
    case 'note-returned':
      return state.phase === 'none'
        ? refuse('not_found', 'There is no such statement.')
        : noteReturned(command, state, context);
  }
}

export const statementDecider: Decider<
  StatementState,
  StatementCommand,
  StatementEvent,
  StatementRefusalCode
> = { initial: initialStatement, decide: decideStatement, evolve: evolveStatement };

/**
 * How long an appeal stays open once the statement is delivered: what the rulebook promised when
 * the statement was written, and never less than the law's six months (A1; DSA Article 20(1)).
 * `rulebook` versions that came later cannot shorten it, because the statement names its length.
 */
export function appealUntil(
  rulebook: RulebookHistory,
  { writtenAt, deliveredAt }: { readonly writtenAt: Instant; readonly deliveredAt: Instant },
): Instant {
  const promised = versionInForce(rulebook, writtenAt)?.rulebook.promises.appealWindow;
  const least = limits.appealWindowMin;
  const tooShort = promised === undefined || durationMs(promised) < durationMs(least);
  return addDuration(deliveredAt, tooShort ? least : promised);
}

// The text that stands is never replaced: making the same statement available again changes
// nothing.
function makeAvailable(
  { type: _, ...made }: MakeAvailable,
  state: StatementState,
  { at, by }: Context,
): Answer {
  if (state.phase !== 'none') return [];
  if (made.text.trim() === '' || made.digest.trim() === '') {
    return refuse('required', 'A statement needs its text and the digest of that text.', {
      pointer: '/text',
    });
  }
  return [{ type: 'statement-made-available', at, by, ...made }];
}

// A statement that the person has opened by themselves reached them, whatever came back.
function noteReturned(
  { channel }: Extract<StatementCommand, { type: 'note-returned' }>,
  { delivered }: AvailableStatement,
  { at, by }: Context,
): Answer {
  if (delivered?.channel !== channel) return [];
  return [{ type: 'statement-returned', at, by, channel }];
}

// Only the first delivery counts: the clock that runs for the member does not start twice. One that
// came back is none; what it had promised is never shortened by the next one.
function markDelivered(
  { channel }: MarkDelivered,
  { made, delivered, returned }: AvailableStatement,
  { at, by, rulebook }: Context,
): Answer {
  if (delivered !== undefined) return [];
  const counted = appealUntil(rulebook, { writtenAt: made.at, deliveredAt: at });
  const until = returned === undefined ? counted : later(counted, returned.appealUntil);
  return [{ type: 'statement-delivered', at, by, channel, appealUntil: until }];
}
