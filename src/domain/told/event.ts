import type { AppealId, DecisionId, ReportId, RestrictionId } from '../../kernel/identifier.ts';
import type { Recorded } from '../decider.ts';
import type { Person } from '../person.ts';

/** Who was told something that follows from a decision. */
export type ToldReceiver =
  | { readonly kind: 'endpoint'; readonly id: string }
  | { readonly kind: 'reporter'; readonly report: ReportId }
  | { readonly kind: 'person'; readonly person: Person };

/** What the message was about: whoever heard of it hears when it is undone. */
export type TellingSubject =
  | { readonly kind: 'decision'; readonly id: DecisionId }
  | { readonly kind: 'restriction'; readonly id: RestrictionId }
  | { readonly kind: 'report'; readonly id: ReportId };

/** Why what was told is no longer so. */
export type Correction = 'decision-reversed' | 'decision-varied';

export interface Remembered extends Recorded {
  readonly type: 'told';
  readonly to: ToldReceiver;
  readonly about: TellingSubject;
}

/** The correction left for somebody who had been told; sent in the same transaction. */
export interface CorrectionSent extends Recorded {
  readonly type: 'correction-sent';
  readonly to: ToldReceiver;
  readonly about: TellingSubject;
  readonly appeal: AppealId;
  readonly because: Correction;
}

export type ToldEvent = Remembered | CorrectionSent;
