import type { PartId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { AppealOutcome } from '../appeal/event.ts';
import type { Breach } from '../case/event.ts';
import type { Actor } from '../person.ts';
import type { OutsideReviewerNamed } from './event.ts';

export interface NamedReview {
  readonly phase: 'named' | 'revoked' | 'concluded';
  readonly named: Omit<OutsideReviewerNamed, 'type'>;
  readonly finding?: { readonly at: Instant; readonly breach: Breach };
  readonly openedFirst?: { readonly at: Instant };
  readonly revoked?: { readonly at: Instant; readonly by: Actor; readonly reason: PartId };
  readonly concluded?: {
    readonly at: Instant;
    readonly outcome: AppealOutcome;
    readonly rung?: string;
  };
}

export type OutsideReviewState = { readonly phase: 'none' } | NamedReview;

/** How a mandate stands at a moment; it ends by itself, whatever is running. */
export function mandateAt(
  { phase, named }: NamedReview,
  at: Instant,
): 'open' | 'over' | 'revoked' | 'concluded' {
  if (phase !== 'named') return phase;
  return at < named.until ? 'open' : 'over';
}
