import type {
  DecisionBecameFinal,
  DecisionEvent,
  DecisionMade,
  DecisionReopened,
} from './event.ts';
import type { DecisionState, MadeDecision } from './state.ts';

export const initialDecision: DecisionState = { phase: 'none' };

export function evolveDecision(state: DecisionState, event: DecisionEvent): DecisionState {
  if (event.type === 'decision-made') return begun(event);
  return state.phase === 'none' ? state : changed(state, event);
}

function begun({ type: _, ...made }: DecisionMade): MadeDecision {
  return { phase: made.needsSecondPerson ? 'awaiting-second-person' : 'held', made };
}

function changed(
  state: MadeDecision,
  event: Exclude<DecisionEvent, { type: 'decision-made' }>,
): MadeDecision {
  switch (event.type) {
    case 'decision-confirmed':
      return { ...state, confirmedBy: event.second };
    case 'decision-rejected-by-second':
      return { ...state, phase: 'rejected', rejectedBecause: event.reason };
    case 'decision-held':
      return { ...state, phase: 'held', heldUntil: event.until };
    case 'decision-undone':
      return { ...state, phase: 'undone' };
    case 'decision-issued':
      return {
        ...state,
        phase: 'issued',
        issuedAt: event.at,
        ...(event.statement === undefined ? {} : { statement: event.statement }),
      };
    case 'decision-became-final':
      return becameFinal(state, event);
    case 'decision-upheld':
      return { ...state, upheld: { at: event.at, appeal: event.appeal } };
    case 'decision-reopened':
      return reopened(state, event);
    case 'decision-reversed':
      return { ...state, phase: 'reversed', reversed: { at: event.at, appeal: event.appeal } };
    case 'decision-vacated':
      return { ...state, phase: 'reversed', reversed: { at: event.at, bulk: event.bulk } };
    case 'decision-overridden':
      return {
        ...state,
        phase: 'overridden',
        overridden: {
          at: event.at,
          replacement: event.replacement,
          ...(event.appeal === undefined ? {} : { appeal: event.appeal }),
        },
      };
  }
}

function becameFinal(
  { reopened: _, ...state }: MadeDecision,
  { at, appeal }: DecisionBecameFinal,
): MadeDecision {
  const upheld = appeal === undefined ? {} : { upheld: { at, appeal } };
  return { ...state, phase: 'final', finalAt: at, ...upheld };
}

function reopened(
  { finalAt: _, ...state }: MadeDecision,
  { at, because }: DecisionReopened,
): MadeDecision {
  return { ...state, phase: 'issued', reopened: { at, because } };
}
