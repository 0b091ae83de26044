import type { DecisionId, PartId, RuleId, StaffId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Recorded } from '../decider.ts';
import type { Person } from '../person.ts';

/** The respondent is asked how they see it, before anybody decides (D3). */
export interface ViewRequested extends Recorded {
  readonly type: 'view-requested';
  readonly holder: StaffId;
  readonly until: Instant;
  /** The rule the handler found broken, so that the person knows what to speak to. */
  readonly rule?: RuleId;
}

/** An urgent decision took effect, and the person it restricts is heard after it (D3). */
export interface ViewRequestedAfter extends Recorded {
  readonly type: 'view-requested-after';
  readonly decision: DecisionId;
  readonly until: Instant;
}

/** What the person says, once for each time they are asked. */
export interface ViewGiven extends Recorded {
  readonly type: 'view-given';
  readonly person: Person;
  readonly view: PartId;
}

export type ViewOutcome = 'lifted' | 'kept';

/** What was said after the decision was looked at, and the restriction lifted or kept. */
export interface ViewAnswered extends Recorded {
  readonly type: 'view-answered';
  readonly outcome: ViewOutcome;
  /** Absent when nobody answered in time, so that the clock lifted it. */
  readonly reasons?: PartId;
}

export type HearingEvent = ViewRequested | ViewRequestedAfter | ViewGiven | ViewAnswered;

/** How far the respondent was heard before the decision. */
export interface Hearing {
  readonly asked: {
    readonly by: StaffId;
    readonly at: Instant;
    readonly until: Instant;
    readonly rule?: RuleId;
  };
  readonly given?: GivenView;
}

/** How far the respondent was heard after an urgent decision. */
export interface LaterHearing {
  readonly decision: DecisionId;
  readonly asked: { readonly at: Instant; readonly until: Instant };
  readonly given?: GivenView;
  readonly answered?: {
    readonly at: Instant;
    readonly outcome: ViewOutcome;
    /** Absent when the clock answered. */
    readonly by?: StaffId;
    readonly reasons?: PartId;
  };
}

interface GivenView {
  readonly at: Instant;
  readonly view: PartId;
}
