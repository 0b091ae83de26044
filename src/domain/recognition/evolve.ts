import type { RecognitionCorrected, RecognitionEvent } from './event.ts';
import type { Recognition, RecognitionState } from './state.ts';

export const initialRecognition: RecognitionState = { phase: 'none' };

export function evolveRecognition(
  state: RecognitionState,
  event: RecognitionEvent,
): RecognitionState {
  if (event.type === 'recognition-given') {
    const { type: _, ...given } = event;
    return { phase: 'offered', given, corrections: [] };
  }
  return state.phase === 'none' ? state : changed(state, event);
}

function changed(
  state: Recognition,
  event: Exclude<RecognitionEvent, { type: 'recognition-given' }>,
): Recognition {
  switch (event.type) {
    case 'recognition-corrected':
      return corrected(state, event);
    case 'recognition-shown':
      return { ...state, phase: 'shown', chosenAt: event.at };
    case 'recognition-hidden':
      return { ...state, phase: 'hidden', chosenAt: event.at };
    case 'recognition-declined':
      return { ...state, phase: 'declined', chosenAt: event.at };
  }
}

// Consent is to a text. When the text is another one, it has to be given again.
function corrected(state: Recognition, event: RecognitionCorrected): Recognition {
  const { at, deed, rests, reason, why } = event;
  const { given, corrections } = state;
  return {
    ...state,
    phase: state.phase === 'shown' ? 'offered' : state.phase,
    given: { ...given, deed, rests, reason },
    corrections: [...corrections, { at, why, before: given.reason }],
  };
}
