import type { Duration } from '../../kernel/duration.ts';
import type {
  ItemId,
  LanguageTag,
  MemberId,
  OrderId,
  RestrictionId,
  StatementId,
} from '../../kernel/identifier.ts';
import type { ItemMeasure } from '../../rulebook/model.ts';
import type { StaffState } from '../staff/state.ts';
import type { PartText } from '../text.ts';
import type { OrderKind, Silence } from './event.ts';

/** What is done about an order; the restriction itself is imposed in the same commit. */
export type EffectDraft =
  | {
      readonly kind: 'restricted';
      readonly restriction: RestrictionId;
      readonly measure: ItemMeasure;
      readonly for: Duration;
    }
  | { readonly kind: 'information-given'; readonly information: PartText };

export interface ByKeeper {
  /** The record of the operator or lead who keeps the register. */
  readonly staff: StaffState;
}

export type OrderCommand =
  | ({
      readonly type: 'receive-order';
      readonly order: OrderId;
      readonly kind: OrderKind;
      readonly authority: string;
      readonly reference: string;
      readonly legalGround: string;
      readonly territory: readonly string[];
      readonly language: LanguageTag;
      readonly member: MemberId;
      readonly item?: ItemId;
      readonly ordered: PartText;
      readonly silence?: Silence;
    } & ByKeeper)
  | ({ readonly type: 'send-receipt' } & ByKeeper)
  | ({
      readonly type: 'give-effect';
      readonly effect: EffectDraft;
      readonly statement: StatementId;
    } & ByKeeper)
  | ({
      readonly type: 'refuse-order';
      readonly reasons: PartText;
      readonly statement: StatementId;
    } & ByKeeper)
  | ({ readonly type: 'order-silence'; readonly silence: Silence } & ByKeeper)
  | ({ readonly type: 'end-effect'; readonly reasons: PartText } & ByKeeper)
  | ({ readonly type: 'close-order' } & ByKeeper)
  /** By the clock, as soon as nothing forbids it. */
  | { readonly type: 'tell-member'; readonly text: PartText; readonly digest: string };
