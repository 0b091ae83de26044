import { personKey } from '../domain/person.ts';
import type { RecognitionCommand } from '../domain/recognition/command.ts';
import { recognitionDecider } from '../domain/recognition/decide.ts';
import type { RecognitionEvent } from '../domain/recognition/event.ts';
import type { RecognitionRefusalCode } from '../domain/recognition/refusal.ts';
import type { RecognitionState } from '../domain/recognition/state.ts';
import type { Aggregate } from './aggregates.ts';

/** Recognitions by who received them, by who gave them, and those that everybody may see. */
export const recognitions: Aggregate<
  RecognitionState,
  RecognitionCommand,
  RecognitionEvent,
  RecognitionRefusalCode
> = {
  collection: 'recognition',
  decider: recognitionDecider,
  indexes: (_id, state) => {
    if (state.phase === 'none') return [];
    const { given } = state;
    const order = given.at;
    return [
      { index: 'recognitions-of', key: `member:${given.receiver}`, order },
      { index: 'recognitions-by', key: personKey(given.giver), order },
      ...(state.phase === 'shown' ? [{ index: 'recognitions-shown', key: 'all', order }] : []),
    ];
  },
};
