import type {
  ItemId,
  LanguageTag,
  MemberId,
  OrderId,
  PartId,
  RestrictionId,
  StatementId,
} from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { ItemMeasure } from '../../rulebook/model.ts';
import type { Recorded } from '../decider.ts';

/** Article 9 of the DSA orders to act against an item, Article 10 to give information. */
export const orderKinds = ['act', 'inform'] as const;
export type OrderKind = (typeof orderKinds)[number];

/** How long an authority forbids to tell the member, and on what ground. It has a date. */
export interface Silence {
  readonly until: Instant;
  readonly legalGround: string;
}

export interface OrderReceived extends Recorded {
  readonly type: 'order-received';
  readonly order: OrderId;
  readonly kind: OrderKind;
  /** Name of the court or body, and its own reference. */
  readonly authority: string;
  readonly reference: string;
  readonly legalGround: string;
  /** Where it holds: two-letter codes of countries. */
  readonly territory: readonly string[];
  readonly language: LanguageTag;
  readonly member: MemberId;
  /** What an order to act is about. */
  readonly item?: ItemId;
  /** What is ordered, in the authority's words. */
  readonly ordered: PartId;
  readonly silence?: Silence;
}

/** The authority was told that the order arrived. */
export interface OrderReceiptSent extends Recorded {
  readonly type: 'order-receipt-sent';
}

export type OrderEffect =
  | {
      readonly kind: 'restricted';
      readonly restriction: RestrictionId;
      readonly measure: ItemMeasure;
      /** When it ends unless the authority orders it again: at most a year ahead. */
      readonly until: Instant;
    }
  | { readonly kind: 'information-given'; readonly information: PartId };

export interface OrderEffectGiven extends Recorded {
  readonly type: 'order-effect-given';
  readonly effect: OrderEffect;
  /** Under this id the member reads what was done and why. */
  readonly statement: StatementId;
}

export interface OrderRefused extends Recorded {
  readonly type: 'order-refused';
  readonly reasons: PartId;
  readonly statement: StatementId;
}

/** The authority forbade for longer, or only now, to tell the member. */
export interface SilenceOrdered extends Recorded {
  readonly type: 'silence-ordered';
  readonly silence: Silence;
}

/** The member can read the order, what was done, and what they can do. This text stays as it is. */
export interface OrderMemberTold extends Recorded {
  readonly type: 'order-member-told';
  readonly text: PartId;
  readonly digest: string;
}

/** The authority took the order back, or its ground has gone: the item is free again. */
export interface OrderEffectEnded extends Recorded {
  readonly type: 'order-effect-ended';
  readonly reasons: PartId;
}

export interface OrderClosed extends Recorded {
  readonly type: 'order-closed';
}

export type OrderEvent =
  | OrderReceived
  | OrderReceiptSent
  | OrderEffectGiven
  | OrderRefused
  | SilenceOrdered
  | OrderMemberTold
  | OrderEffectEnded
  | OrderClosed;
