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
  /** Where in the text of the last activity, as offsets in UTF-16 units. */
  readonly spans: readonly (readonly [number, number])[];
  /** One sentence for each window, list, pattern, detector or variable that mattered. */
  readonly why: readonly string[];
}
