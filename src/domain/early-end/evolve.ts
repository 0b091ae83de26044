import type { EarlyEndAnswered, EarlyEndAsked, EarlyEndEvent } from './event.ts';
import type { AskedEarlyEnd, EarlyEndRequest, EarlyEndState } from './state.ts';

export const initialEarlyEnd: EarlyEndState = { phase: 'none' };

export function evolveEarlyEnd(state: EarlyEndState, event: EarlyEndEvent): EarlyEndState {
  switch (event.type) {
    case 'early-end-asked':
      return asked(state, event);
    case 'early-end-answered':
      return state.phase === 'none' ? state : answered(state, event);
  }
}

function asked(state: EarlyEndState, event: EarlyEndAsked): AskedEarlyEnd {
  const { at, text, restriction, member } = event;
  const before = state.phase === 'none' ? [] : state.requests;
  return { phase: 'asked', restriction, member, requests: [...before, { at, text }] };
}

function answered(state: AskedEarlyEnd, event: EarlyEndAnswered): AskedEarlyEnd {
  const { at, outcome, reasons, answeredBy } = event;
  const requests = state.requests.map(
    (request, index): EarlyEndRequest =>
      index === state.requests.length - 1
        ? { ...request, answered: { at, outcome, reasons, answeredBy } }
        : request,
  );
  return { ...state, phase: 'answered', requests };
}
