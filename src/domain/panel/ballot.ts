import { addDuration } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { firstByPrecedence, refuse } from '../../kernel/refusal.ts';
import type { Context } from '../decider.ts';
import { traceProblem } from '../decision/reasons.ts';
import type { PanelCommand } from './command.ts';
import type { PanelEvent } from './event.ts';
import { isCountable } from './majority.ts';
import type { PanelRefusal } from './refusal.ts';
import type { CalledPanel, Seat } from './state.ts';
import { countNow } from './turn.ts';

type Answer = readonly PanelEvent[] | PanelRefusal;
type WithBallot = Extract<PanelCommand, { type: 'cast-ballot' | 'confirm-ballot' }>;

/** Fewest characters of a ballot's reasons: the person concerned will read them (A4). */
export const ballotReasonsLengthMin = 20;

/** The first ballot of a seat, unseen by the others. The last one in opens the deliberation. */
export function castBallot(command: WithBallot, state: CalledPanel, context: Context): Answer {
  const { member, choice, reasons } = command;
  const seat = seatOf(state, command);
  const problem = firstByPrecedence([
    ...ballotProblems(command, seat, context),
    ...(state.phase === 'drawn' && seat?.first === undefined ? [] : [castBefore()]),
    ...(seat !== undefined && context.at >= seat.ballotBy ? [tooLate(seat.ballotBy)] : []),
  ]);
  if (problem !== undefined) return problem;
  const { at, by } = context;
  const others = state.seats.filter((other) => other.member !== member);
  const cast: PanelEvent = { type: 'ballot-cast', at, by, member, choice, reasons: reasons.part };
  if (others.some(({ first }) => first === undefined)) return [cast];
  const until = addDuration(at, limits.panelDeliberationTerm);
  return [cast, { type: 'deliberation-opened', at, by, until }];
}

/** After the deliberation: the same choice again or another one. The last one in is counted. */
export function confirmBallot(command: WithBallot, state: CalledPanel, context: Context): Answer {
  const { member, choice, reasons, first } = command;
  const seat = seatOf(state, command);
  const until = state.deliberation?.until;
  const problem = firstByPrecedence([
    ...ballotProblems(command, seat, context),
    ...(state.phase === 'deliberating' && seat?.last === undefined ? [] : [castBefore()]),
    ...(until !== undefined && context.at >= until ? [tooLate(until)] : []),
  ]);
  if (problem !== undefined) return problem;
  const { at, by } = context;
  const before = seat?.first?.choice;
  const same = before?.breach === choice.breach && before.rung === choice.rung;
  const confirmed: PanelEvent = {
    type: 'ballot-confirmed',
    at,
    by,
    member,
    choice,
    reasons: reasons.part,
    changed: same ? 'kept' : 'changed',
  };
  const seats = state.seats.map((other) =>
    other.member === member ? { ...other, last: { choice, reasons: reasons.part, at } } : other,
  );
  if (seats.some(({ last }) => last === undefined)) return [confirmed];
  return [confirmed, ...countNow({ ...state, seats }, first, context)];
}

function ballotProblems(
  command: WithBallot,
  seat: Seat | undefined,
  { by }: Context,
): readonly PanelRefusal[] {
  const { choice, reasons, first, reporterTraces, member } = command;
  const min = ballotReasonsLengthMin;
  const max = limits.ballotReasonsLengthMax;
  const own = by.kind === 'member' && by.id === member && seat !== undefined;
  return [
    own ? [] : refuse('role_required', 'Only whoever sits on this panel has a ballot in it.'),
    isCountable(choice, first)
      ? []
      : refuse('invalid_value', 'Say whether a rule was broken and, if so, which step fits.', {
          pointer: '/rung',
        }),
    reasons.text.length > max
      ? refuse('too_large', `Please keep it under ${max} characters.`, { pointer: '/reasons' })
      : [],
    reasons.text.trim().length < min
      ? refuse('reasons_required', `Say in at least ${min} characters why.`, {
          pointer: '/reasons',
          facts: { min },
        })
      : [],
    traceProblem({ text: reasons, pointer: '/reasons' }, reporterTraces) ?? [],
  ].flat();
}

function seatOf(state: CalledPanel, { member }: WithBallot): Seat | undefined {
  return state.seats.find((seat) => seat.member === member);
}

function castBefore(): PanelRefusal {
  return refuse('already_decided', 'There is no ballot to cast here now.');
}

function tooLate(until: string): PanelRefusal {
  return refuse('deadline_passed', 'The time for this ballot has passed.', { facts: { until } });
}
