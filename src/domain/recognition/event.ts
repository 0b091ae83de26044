import type { MemberId, PartId, RecognitionId } from '../../kernel/identifier.ts';
import type { Recorded } from '../decider.ts';
import type { Person } from '../person.ts';
import type { Deed } from './deed.ts';

/** A criterion as it was published when the recognition was given. */
export interface CriterionRef {
  readonly criterion: string;
  readonly version: number;
}

export interface RecognitionGiven extends Recorded {
  readonly type: 'recognition-given';
  readonly recognition: RecognitionId;
  readonly receiver: MemberId;
  readonly giver: Person;
  readonly deed: Deed;
  readonly rests: CriterionRef;
  readonly reason: PartId;
}

/** The giver put right what they wrote. Whoever had agreed to the first text is asked again. */
export interface RecognitionCorrected extends Recorded {
  readonly type: 'recognition-corrected';
  readonly deed: Deed;
  readonly rests: CriterionRef;
  readonly reason: PartId;
  readonly why: PartId;
}

/** The receiver agrees that others see it. */
export interface RecognitionShown extends Recorded {
  readonly type: 'recognition-shown';
}

export interface RecognitionHidden extends Recorded {
  readonly type: 'recognition-hidden';
}

/** The receiver does not want it. They may think again; nobody else can. */
export interface RecognitionDeclined extends Recorded {
  readonly type: 'recognition-declined';
}

export type RecognitionEvent =
  | RecognitionGiven
  | RecognitionCorrected
  | RecognitionShown
  | RecognitionHidden
  | RecognitionDeclined;
