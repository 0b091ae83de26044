import type { Activity } from '../../domain/activity.ts';
import type { RuleId } from '../../kernel/identifier.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { RuleRef } from '../../rulebook/model.ts';
import type { Answer, Call } from './call.ts';

/** Outcome for one activity of a batch, at the same index. */
export type ActivityResult =
  | { readonly id: string; readonly result: 'duplicate' | 'late' }
  | {
      readonly id: string;
      readonly result: 'accepted';
      /** Rules with a window that did not count it: it came too long after later ones. */
      readonly notCountedBy?: readonly RuleId[];
    }
  /**
   * Type or version unknown to this server: kept aside, visible to staff, replayable after an
   * upgrade.
   */
  | { readonly id: string; readonly result: 'set-aside'; readonly code: 'unknown_version' }
  | { readonly id: string | null; readonly result: 'refused'; readonly refusal: Refusal };

/** One element of a batch after the edge has looked at it. */
export type ActivityInput =
  | { readonly kind: 'activity'; readonly activity: Activity }
  | {
      readonly kind: 'unknown';
      readonly id: string;
      readonly source: string;
      readonly type: string;
      readonly raw: string;
    }
  | { readonly kind: 'refused'; readonly id: string | null; readonly refusal: Refusal };

/** What a rule says about something before it is published. Nothing is stored. */
export interface Screening {
  readonly findings: readonly {
    readonly rule: RuleRef;
    readonly title: string;
    readonly text: string;
    readonly effect: 'nudge' | 'review' | 'hold';
    readonly holdFor?: string;
    readonly why: readonly string[];
  }[];
}

export interface Intake {
  take(batch: readonly ActivityInput[], call: Call): Answer<readonly ActivityResult[]>;
  screen(activity: Activity, call: Call): Answer<Screening>;
}
