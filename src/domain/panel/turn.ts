import type { MemberId } from '../../kernel/identifier.ts';
import { addDuration } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { refuse } from '../../kernel/refusal.ts';
import type { Context } from '../decider.ts';
import type { PanelCommand } from './command.ts';
import type { PanelEvent, PanelistReplaced } from './event.ts';
import { evolvePanel } from './evolve.ts';
import { countBallots, type FirstAnswer } from './majority.ts';
import type { PanelRefusal } from './refusal.ts';
import type { CalledPanel } from './state.ts';

type Answer = readonly PanelEvent[] | PanelRefusal;
type Command<Type extends PanelCommand['type']> = Extract<PanelCommand, { type: Type }>;

/** What time brings: late seats go to the next in the lot, and the deliberation ends. */
export function takeTurn(
  { first }: Command<'take-turn'>,
  state: CalledPanel,
  context: Context,
): Answer {
  if (context.by.kind !== 'clock')
    return refuse('role_required', 'Only time brings the next turn.');
  if (state.phase === 'drawn') return replaceLate(state, context);
  const until = state.deliberation?.until;
  const over = state.phase === 'deliberating' && until !== undefined && context.at >= until;
  return over ? countNow(state, first, context) : [];
}

/** Whoever stands too close or cannot serve steps back, before their ballot and without reasons. */
export function leaveSeat(
  { member, because }: Command<'leave-seat'>,
  state: CalledPanel,
  context: Context,
): Answer {
  const seat = state.seats.find((one) => one.member === member);
  const own = context.by.kind === 'member' && context.by.id === member;
  if (!own || seat === undefined) {
    return refuse('role_required', 'Only whoever sits on this panel can leave it.');
  }
  if (state.phase !== 'drawn' || seat.first !== undefined) {
    return refuse('already_decided', 'Your ballot is cast, so your part is done.');
  }
  return settled(state, [replacing(state, { member, because }, context)], context);
}

/**
 * Counts what was said last. Whoever said nothing after the deliberation stays with their first.
 */
export function countNow(
  { seats }: CalledPanel,
  first: FirstAnswer,
  { at, by }: Context,
): readonly PanelEvent[] {
  const ballots = seats.flatMap(({ member, first: before, last }) => {
    const ballot = last ?? before;
    return ballot === undefined ? [] : [{ member, choice: ballot.choice }];
  });
  const counted = countBallots(ballots, first);
  return counted === undefined
    ? [{ type: 'panel-failed', at, by, because: 'nobody-left' }]
    : [{ type: 'panel-concluded', at, by, ...counted }];
}

function replaceLate(state: CalledPanel, context: Context): readonly PanelEvent[] {
  const late = state.seats.filter(
    ({ first, ballotBy }) => first === undefined && context.at >= ballotBy,
  );
  const events: PanelistReplaced[] = [];
  let now = state;
  for (const { member } of late) {
    const event = replacing(now, { member, because: 'no-ballot-in-time' }, context);
    events.push(event);
    now = evolvePanel(now, event) as CalledPanel;
  }
  return events.length === 0 ? [] : settled(state, events, context);
}

function replacing(
  { standBy }: CalledPanel,
  left: { readonly member: MemberId; readonly because: PanelistReplaced['because'] },
  { at, by }: Context,
): PanelistReplaced {
  const [next] = standBy;
  const ballotBy = addDuration(at, limits.panelBallotTerm);
  return {
    type: 'panelist-replaced',
    at,
    by,
    ...left,
    ...(next === undefined ? {} : { next }),
    ballotBy,
  };
}

/**
 * Seats that nobody can fill stay empty. The panel goes on while more than half of it is there,
 * and otherwise says that it cannot (O6).
 */
function settled(
  state: CalledPanel,
  events: readonly PanelistReplaced[],
  { at, by }: Context,
): readonly PanelEvent[] {
  const after = events.reduce(evolvePanel, state) as CalledPanel;
  if (after.seats.length * 2 <= state.called.size) {
    return [...events, { type: 'panel-failed', at, by, because: 'nobody-left' }];
  }
  if (after.seats.some(({ first }) => first === undefined)) return events;
  const until = addDuration(at, limits.panelDeliberationTerm);
  return [...events, { type: 'deliberation-opened', at, by, until }];
}
