import type { MemberId } from '../../kernel/identifier.ts';
import type {
  BallotCast,
  BallotConfirmed,
  PanelDrawn,
  PanelEvent,
  PanelistReplaced,
} from './event.ts';
import type { Ballot, CalledPanel, PanelState, Seat } from './state.ts';

export const initialPanel: PanelState = { phase: 'none' };

export function evolvePanel(state: PanelState, event: PanelEvent): PanelState {
  if (event.type === 'panel-called') {
    const { type: _, ...called } = event;
    return { phase: 'called', called, seats: [], standBy: [], left: [] };
  }
  return state.phase === 'none' ? state : changed(state, event);
}

function changed(
  state: CalledPanel,
  event: Exclude<PanelEvent, { type: 'panel-called' }>,
): CalledPanel {
  switch (event.type) {
    case 'panel-drawn':
      return seated(state, event);
    case 'panel-failed':
      return { ...state, phase: 'failed', failed: { at: event.at, because: event.because } };
    case 'ballot-cast':
      return withSeat(state, event.member, (seat) => ({ ...seat, first: ballotOf(event) }));
    case 'ballot-confirmed':
      return withSeat(state, event.member, (seat) => ({ ...seat, last: ballotOf(event) }));
    case 'panelist-replaced':
      return replaced(state, event);
    case 'deliberation-opened':
      return {
        ...state,
        phase: 'deliberating',
        deliberation: { since: event.at, until: event.until },
      };
    case 'panel-concluded': {
      const { type: _, by: _by, ...concluded } = event;
      return { ...state, phase: 'concluded', concluded };
    }
  }
}

function seated(state: CalledPanel, event: PanelDrawn): CalledPanel {
  const members = event.order.map(({ member }) => member);
  const { size } = state.called;
  return {
    ...state,
    phase: 'drawn',
    drawn: { at: event.at, seed: event.seed, order: event.order },
    seats: members.slice(0, size).map((member, index) => ({
      number: index + 1,
      member,
      ballotBy: event.ballotBy,
    })),
    standBy: members.slice(size),
  };
}

function replaced(state: CalledPanel, event: PanelistReplaced): CalledPanel {
  const { member, next, because, at, ballotBy } = event;
  const seats = state.seats.flatMap((seat): readonly Seat[] => {
    if (seat.member !== member) return [seat];
    return next === undefined ? [] : [{ number: seat.number, member: next, ballotBy }];
  });
  return {
    ...state,
    seats,
    standBy: state.standBy.filter((waiting) => waiting !== next),
    left: [...state.left, { member, because, at }],
  };
}

function withSeat(state: CalledPanel, member: MemberId, change: (seat: Seat) => Seat): CalledPanel {
  return {
    ...state,
    seats: state.seats.map((seat) => (seat.member === member ? change(seat) : seat)),
  };
}

function ballotOf({ choice, reasons, at }: BallotCast | BallotConfirmed): Ballot {
  return { choice, reasons, at };
}
