import type { OrderKind, Silence } from '../../domain/order/event.ts';
import type { Order } from '../../domain/order/state.ts';
import type { OrderText } from '../../domain/order/text.ts';
import type { Duration } from '../../kernel/duration.ts';
import type {
  ItemId,
  LanguageTag,
  MemberId,
  OrderId,
  RestrictionId,
  StatementId,
} from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { ItemMeasure } from '../../rulebook/model.ts';
import type { Answer, Call, Page, PageQuery } from './call.ts';

export interface OrderRow {
  readonly order: OrderId;
  readonly phase: Order['phase'];
  readonly kind: OrderKind;
  readonly authority: string;
  readonly reference: string;
  readonly receivedAt: Instant;
}

/** An order as its keepers see it. */
export interface OrderView extends OrderRow {
  readonly version: number;
  readonly legalGround: string;
  readonly territory: readonly string[];
  readonly language: LanguageTag;
  readonly member: MemberId;
  readonly item?: ItemId;
  readonly ordered: string;
  readonly silence?: Silence;
  readonly receiptSentAt?: Instant;
  readonly effect?:
    | {
        readonly kind: 'restricted';
        readonly at: Instant;
        readonly restriction: RestrictionId;
        readonly measure: ItemMeasure;
        readonly until: Instant;
      }
    | { readonly kind: 'information-given'; readonly at: Instant; readonly information: string };
  readonly refused?: { readonly at: Instant; readonly reasons: string };
  readonly ended?: { readonly at: Instant; readonly reasons: string };
  readonly toldAt?: Instant;
  readonly closedAt?: Instant;
}

/** An order as the member it concerns reads it. */
export interface ToldOrder {
  readonly order: OrderId;
  readonly statement: StatementId;
  readonly toldAt: Instant;
  readonly text: OrderText;
  readonly digest: string;
}

export interface OrderInput {
  readonly kind: OrderKind;
  readonly authority: string;
  readonly reference: string;
  readonly legalGround: string;
  readonly territory: readonly string[];
  readonly language: LanguageTag;
  readonly member: MemberId;
  readonly item?: ItemId;
  readonly ordered: string;
  readonly silence?: Silence;
}

export type EffectInput =
  | { readonly kind: 'restricted'; readonly measure: ItemMeasure; readonly for: Duration }
  | { readonly kind: 'information-given'; readonly information: string };

/** The register of authorities' orders (DSA Articles 9 and 10), for the operator and leads. */
export interface Orders {
  list(query: PageQuery, call: Call): Answer<Page<OrderRow>>;
  read(id: OrderId, call: Call): Answer<OrderView>;
  receive(input: OrderInput, call: Call): Answer<OrderView>;
  sendReceipt(id: OrderId, call: Call): Answer<OrderView>;
  giveEffect(id: OrderId, effect: EffectInput, call: Call): Answer<OrderView>;
  refuse(id: OrderId, input: { readonly reasons: string }, call: Call): Answer<OrderView>;
  orderSilence(id: OrderId, silence: Silence, call: Call): Answer<OrderView>;
  endEffect(id: OrderId, input: { readonly reasons: string }, call: Call): Answer<OrderView>;
  close(id: OrderId, call: Call): Answer<OrderView>;
  /** Orders that the calling member was told of, the newest first. */
  told(call: Call): Answer<readonly ToldOrder[]>;
}
