import type { ActivityInput } from '../app/contract/intake.ts';
import type { ReportInput } from '../app/contract/reports.ts';
import type { Principal } from '../app/principal.ts';
import type { CommunityId, ItemId } from '../kernel/identifier.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { Result } from '../kernel/result.ts';

/**
 * What the api is given from outside: connectors read platforms' own formats, and `src/main.ts`
 * hands them in here, so that the api knows no platform by name.
 */

/** A body of activities, with its media type as the caller sent it. */
export interface ActivityRequest {
  readonly mediaType: string;
  readonly body: Uint8Array;
  readonly community: CommunityId;
  readonly now: Instant;
}

export interface ReadBatch {
  /**
   * True when one activity was sent by itself and not in a list: then its refusal is the answer.
   */
  readonly single: boolean;
  readonly activities: readonly ActivityInput[];
}

/** Reads CloudEvents 1.0: one event, a list, or one per line. */
export type ReadActivities = (request: ActivityRequest) => Result<ReadBatch, Refusal>;

/** One thing a platform's webhook said. */
export type Intaken =
  | { readonly kind: 'activity'; readonly activity: ActivityInput }
  | { readonly kind: 'report'; readonly report: ReportInput }
  /** The platform names an item and not its author; the application finds the author. */
  | {
      readonly kind: 'report-of-item';
      readonly item: ItemId;
      readonly report: Omit<ReportInput, 'subject'>;
    }
  | { readonly kind: 'ignored'; readonly why: string };

/** A platform whose webhooks are taken at `POST /v1/intake/{platform}`. */
export interface PlatformIntake {
  /** Its name in the path, for example `discourse`. */
  readonly platform: string;
  /**
   * On whose authority its deliveries act; the scopes are checked like those of a service token.
   */
  readonly principal: Extract<Principal, { readonly kind: 'platform' }>;
  /**
   * The request header with the platform's own id of a delivery, so that a replay has one effect.
   */
  readonly deliveryIdHeader?: string;
  /**
   * Refuses `not_configured` without a secret and `bad_signature` with one text for every reason.
   */
  readonly read: (delivery: {
    readonly headers: Pick<Headers, 'get'>;
    readonly body: Uint8Array;
    readonly now: Instant;
  }) => Result<readonly Intaken[], Refusal>;
}

/** One family of figures of the operator's monitoring; never about a person. */
export interface Figure {
  /** Without what its kind adds, for example `evenhand_log_lag_seconds`. */
  readonly name: string;
  readonly meaning: string;
  readonly kind: 'counter' | 'gauge' | 'histogram' | 'summary';
  /** Its name ends with it. */
  readonly unit?: 'seconds' | 'bytes';
  readonly samples: readonly FigureSample[];
}

type FigureSuffix = '_bucket' | '_count' | '_sum' | '_total' | '_created';

export interface FigureSample {
  /** Of histograms and summaries; counters are given theirs. */
  readonly suffix?: FigureSuffix;
  /** From closed lists: routes, lanes, topics. */
  readonly dimensions?: Readonly<Record<string, string>>;
  readonly value: number;
}
