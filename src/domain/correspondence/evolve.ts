import type { CorrespondenceEvent } from './event.ts';
import type { CorrespondenceState } from './state.ts';

/** Folds one event into how a person is written to. */
export function evolveCorrespondence(
  state: CorrespondenceState,
  event: CorrespondenceEvent,
): CorrespondenceState {
  const { at, by } = event;
  switch (event.type) {
    case 'language-chosen':
      return { ...state, language: { tag: event.language, at, by } };
    case 'address-given': {
      const { removed: _, ...rest } = state;
      return { ...rest, address: { part: event.address, at, by } };
    }
    case 'address-confirmed':
      return state.address === undefined
        ? state
        : { ...state, address: { ...state.address, confirmed: { at, by } } };
    case 'address-removed': {
      const { address: _, ...rest } = state;
      return { ...rest, removed: { at, because: event.because } };
    }
  }
}
