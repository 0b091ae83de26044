import type { AppealId, PartId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { RestrictionImposed, RestrictionReversed } from './event.ts';

/** `imposed` says only what was recorded; whether it binds now is `standsAt(restriction, now)`. */
export interface ImposedRestriction {
  readonly phase: 'imposed';
  readonly imposed: RestrictionImposed;
  readonly stayed?: { readonly at: Instant; readonly appeal: AppealId };
  readonly lifted?: { readonly at: Instant; readonly reason: PartId };
  readonly reversed?: {
    readonly at: Instant;
    readonly because: RestrictionReversed['because'];
    readonly appeal?: AppealId;
  };
  readonly expiryAnnounced?: Instant;
}

export type RestrictionState = { readonly phase: 'none' } | ImposedRestriction;

/** How a restriction stands at a moment, expiry included. */
export type RestrictionPhase =
  | 'not-yet'
  | 'in-force'
  | 'stayed'
  | 'lifted'
  | 'reversed'
  | 'expired';

export function phaseAt(restriction: ImposedRestriction, now: Instant): RestrictionPhase {
  if (restriction.reversed !== undefined) return 'reversed';
  if (restriction.lifted !== undefined) return 'lifted';
  if (now >= restriction.imposed.endsAt) return 'expired';
  if (now < restriction.imposed.startsAt) return 'not-yet';
  return restriction.stayed === undefined ? 'in-force' : 'stayed';
}
