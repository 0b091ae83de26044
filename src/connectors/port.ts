import type { Activity } from '../domain/activity.ts';
import type { Person, Subject } from '../domain/person.ts';
import type { ReportReceived, SourceType } from '../domain/report/event.ts';
import type { CommunityId, LanguageTag } from '../kernel/identifier.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { Result } from '../kernel/result.ts';

/** One activity after the edge has looked at it. The application takes the same shape. */
export type IncomingActivity =
  | { readonly kind: 'activity'; readonly activity: Activity }
  /** A type or version this server does not know: kept aside as it came, replayable later. */
  | {
      readonly kind: 'unknown';
      readonly id: string;
      readonly source: string;
      readonly type: string;
      readonly raw: string;
    }
  | { readonly kind: 'refused'; readonly id: string | null; readonly refusal: Refusal };

/** A report as a platform passes it on. The application takes the same shape. */
export interface IncomingReport {
  readonly source: SourceType;
  /** An item's author is empty when the platform names only the item: its activities say whose. */
  readonly subject: Subject;
  /** Absent when the platform does not say which person reported. */
  readonly reporter?: Person;
  readonly text: string;
  readonly language?: LanguageTag;
  readonly alleges: ReportReceived['alleges'];
  /** Reports sent through a platform's own form count as made in good faith. */
  readonly goodFaith: boolean;
  readonly participant?: boolean;
  readonly shown?: {
    readonly text: string;
    readonly occurredAt: Instant;
    readonly private: boolean;
  };
  /** The platform's id of the report: the same one is the same report. */
  readonly externalId: string;
}

export type Intaken =
  | { readonly kind: 'activity'; readonly activity: IncomingActivity }
  | { readonly kind: 'report'; readonly report: IncomingReport }
  /** Nothing to do; `why` is a sentence for the operator's log and never holds personal data. */
  | { readonly kind: 'ignored'; readonly why: string };

/** One delivery of a platform, as it came. */
export interface WebhookRequest {
  readonly headers: Pick<Headers, 'get'>;
  /** The raw bytes: signatures are made over these and nothing else. */
  readonly body: Uint8Array;
  /** The secret shared with the platform, two while it is being changed, empty when not set. */
  readonly secret: string | readonly string[];
  readonly community: CommunityId;
  readonly now: Instant;
}

/**
 * Reads one delivery of a platform. Refuses `not_configured` without a secret, `bad_signature` with
 * one text for every reason, then what `parseStrictJson` and the platform's own checks refuse.
 */
export type ReadWebhook = (request: WebhookRequest) => Result<readonly Intaken[], Refusal>;

/** A body of activities, its media type as the caller sent it. */
export interface ActivityRequest {
  readonly mediaType: string;
  readonly body: Uint8Array;
  readonly community: CommunityId;
  readonly now: Instant;
}

export interface ReadActivities {
  /** True when one event was sent by itself and not in a list: its refusal is the answer. */
  readonly single: boolean;
  readonly activities: readonly IncomingActivity[];
}
