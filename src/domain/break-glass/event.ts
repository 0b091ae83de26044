import type { AccessId, CaseId, PartId, ReportId, StaffId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Recorded } from '../decider.ts';
import type { Person } from '../person.ts';

/** What is withheld and may be opened in an emergency. */
export const accessKinds = ['identity-before-finding', 'reporter-identity', 'sealed-file'] as const;
export type AccessKind = (typeof accessKinds)[number];

/** Either a second person agrees at once, or the public can count it (O7). */
export const accessWays = ['two-persons', 'counted'] as const;
export type AccessWay = (typeof accessWays)[number];

/** Whom it concerns, and who is told: a person, or somebody who reported without an account. */
export type Concerned = Person | { readonly kind: 'reporter'; readonly report: ReportId };

export interface AccessAsked extends Recorded {
  readonly type: 'access-asked';
  readonly access: AccessId;
  readonly kind: AccessKind;
  readonly case: CaseId;
  readonly way: AccessWay;
  readonly asker: StaffId;
  readonly reason: PartId;
  /** For `two-persons`: after that it has lapsed. */
  readonly confirmBy?: Instant;
  readonly concerned: readonly Concerned[];
  readonly tellAt: Instant;
  /** Why they are told later than usual: whom telling would endanger. */
  readonly laterBecause?: PartId;
}

/** From here on the asker sees it, for a while. */
export interface GlassBroken extends Recorded {
  readonly type: 'glass-broken';
  readonly openUntil: Instant;
  /** The second person, for `two-persons`. */
  readonly second?: StaffId;
  /** The month the public counter shows, such as `2026-11`, for `counted`. */
  readonly month?: string;
}

export interface AccessDeclined extends Recorded {
  readonly type: 'access-declined';
  readonly second: StaffId;
  readonly reason: PartId;
}

export interface ConcernedTold extends Recorded {
  readonly type: 'concerned-told';
}

export type AccessEvent = AccessAsked | GlassBroken | AccessDeclined | ConcernedTold;
