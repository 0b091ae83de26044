import type { Instant } from '../../kernel/instant.ts';
import type { Answer, Call, Page, PageQuery } from './call.ts';

export const webhookTopics = [
  'decision.issued',
  'decision.reversed',
  'restriction.imposed',
  'restriction.ended',
  'restriction.reversed',
  'appeal.received',
  'appeal.decided',
  'report.decided',
  'hearing.requested',
  'hearing.answered',
  'early-end.answered',
] as const;

export type WebhookTopic = (typeof webhookTopics)[number];

export interface WebhookEndpoint {
  readonly id: string;
  readonly url: string;
  readonly topics: readonly WebhookTopic[];
  readonly createdAt: Instant;
  readonly disabledAt?: Instant;
  readonly disabledBecause?: string;
}

export interface Delivery {
  readonly id: string;
  readonly endpoint: string;
  readonly topic: WebhookTopic;
  readonly createdAt: Instant;
  readonly attempts: readonly {
    readonly at: Instant;
    readonly status: number | null;
    readonly problem?: string;
  }[];
  readonly phase: 'waiting' | 'delivered' | 'failed';
  readonly nextAt?: Instant;
}

export interface Webhooks {
  /** Answers the secrets once: `whsec_…` for v1 and the public key `whpk_…` for v1a. */
  add(
    input: { readonly url: string; readonly topics: readonly WebhookTopic[] },
    call: Call,
  ): Answer<WebhookEndpoint & { readonly secret: string; readonly publicKey: string }>;
  list(call: Call): Answer<readonly WebhookEndpoint[]>;
  remove(id: string, call: Call): Answer<WebhookEndpoint>;
  deliveries(query: PageQuery & { readonly endpoint: string }, call: Call): Answer<Page<Delivery>>;
  redeliver(id: string, call: Call): Answer<Delivery>;
}
