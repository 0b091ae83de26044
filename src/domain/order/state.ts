import type { PartId, StatementId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { OrderEffect, OrderReceived, Silence } from './event.ts';

export interface Order {
  readonly phase: 'received' | 'acknowledged' | 'effect-given' | 'refused' | 'closed';
  readonly received: Omit<OrderReceived, 'type'>;
  readonly receiptSentAt?: Instant;
  readonly effect?: OrderEffect & { readonly at: Instant };
  readonly refused?: { readonly at: Instant; readonly reasons: PartId };
  /** Of the effect or of the refusal. */
  readonly statement?: StatementId;
  /** The last one that was ordered. */
  readonly silence?: Silence;
  readonly told?: { readonly at: Instant; readonly text: PartId; readonly digest: string };
  readonly ended?: { readonly at: Instant; readonly reasons: PartId };
  readonly closedAt?: Instant;
}

export type OrderState = { readonly phase: 'none' } | Order;

/** Whether the authority still forbids to tell the member. */
export function isSilenced({ silence }: Order, now: Instant): boolean {
  return silence !== undefined && now < silence.until;
}
