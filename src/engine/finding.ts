import type { ActivityId } from '../kernel/identifier.ts';
import type { Effect, RuleRef } from '../rulebook/model.ts';

/**
 * A machine's remark: this rule's condition held over these activities. Never a verdict, and
 * nothing follows from it for a person until a person decides. Plain JSON, so that it can wait in
 * an outbox.
 */
export interface Finding {
  readonly rule: RuleRef;
  readonly title: string;
  readonly effect: Effect;
  /** Oldest first; the activity that was looked at is the last one. */
  readonly activities: readonly ActivityId[];
  /** Where in the text of the last activity, as offsets in UTF-16 units, by their start. */
  readonly spans: readonly (readonly [number, number])[];
}

/** A rule that could not be worked out over an activity, and why. It then does not match. */
export interface Problem {
  readonly rule: RuleRef;
  readonly reason: string;
  /** `limit`: the rule would have taken too much work, so nobody knows whether it holds. */
  readonly kind?: 'limit';
}
