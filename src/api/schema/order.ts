import { z } from 'zod';
import type {
  EffectInput,
  OrderInput,
  OrderRow,
  OrderView,
  ToldOrder,
} from '../../app/contract/orders.ts';
import type { Silence } from '../../domain/order/event.ts';
import type {
  ItemId,
  LanguageTag,
  MemberId,
  OrderId,
  RestrictionId,
  StatementId,
} from '../../kernel/identifier.ts';
import { limits } from '../../kernel/limits.ts';
import { type ItemMeasure, itemMeasures } from '../../rulebook/model.ts';
import { freeText, identifier, instantField, languageField, termField } from './field.ts';
import { count, id, text, time } from './part.ts';

const named = z.string().min(1).max(limits.identifierLengthMax);
const territory = z.array(z.string().max(2)).max(limits.territoriesMax);
const itemMeasure: z.ZodType<ItemMeasure> = z.enum(itemMeasures);

export const silence: z.ZodType<Silence> = z.strictObject({
  until: instantField,
  legalGround: named,
});

export const orderInput: z.ZodType<OrderInput> = z.strictObject({
  kind: z.enum(['act', 'inform']),
  authority: named,
  reference: named,
  legalGround: named,
  territory,
  language: languageField,
  member: identifier<MemberId>(),
  item: identifier<ItemId>().exactOptional(),
  ordered: freeText,
  silence: silence.exactOptional(),
});

export const effectInput: z.ZodType<EffectInput> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('restricted'), measure: itemMeasure, for: termField }),
  z.strictObject({ kind: z.literal('information-given'), information: freeText }),
]);

export const orderReasons: z.ZodType<{ readonly reasons: string }> = z.strictObject({
  reasons: freeText,
});

const row = {
  order: id<OrderId>(),
  phase: z.enum(['received', 'acknowledged', 'effect-given', 'refused', 'closed']),
  kind: z.enum(['act', 'inform']),
  authority: text,
  reference: text,
  receivedAt: time,
};
const reasoned = z.strictObject({ at: time, reasons: text });

export const orderRow: z.ZodType<OrderRow> = z.strictObject(row);

export const orderView: z.ZodType<OrderView> = z.strictObject({
  ...row,
  version: count,
  legalGround: text,
  territory: z.array(text),
  language: id<LanguageTag>(),
  member: id<MemberId>(),
  item: id<ItemId>().exactOptional(),
  ordered: text,
  silence: z.strictObject({ until: time, legalGround: text }).exactOptional(),
  receiptSentAt: time.exactOptional(),
  effect: z
    .discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('restricted'),
        at: time,
        restriction: id<RestrictionId>(),
        measure: itemMeasure,
        until: time,
      }),
      z.strictObject({ kind: z.literal('information-given'), at: time, information: text }),
    ])
    .exactOptional(),
  refused: reasoned.exactOptional(),
  ended: reasoned.exactOptional(),
  toldAt: time.exactOptional(),
  closedAt: time.exactOptional(),
});

export const toldOrder: z.ZodType<ToldOrder> = z.strictObject({
  order: id<OrderId>(),
  statement: id<StatementId>(),
  toldAt: time,
  digest: text,
  text: z.strictObject({
    issuedAt: time,
    kind: z.enum(['act', 'inform']),
    authority: text,
    reference: text,
    legalGround: text,
    territory: z.array(text),
    receivedAt: time,
    ordered: text,
    done: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('restricted'),
        item: id<ItemId>(),
        measure: itemMeasure,
        until: time,
      }),
      z.strictObject({ kind: z.literal('information-given'), information: text }),
      z.strictObject({ kind: z.literal('refused'), reasons: text }),
    ]),
    silentUntil: time.exactOptional(),
    redress: z.strictObject({ authority: text, court: text }),
    plain: text,
  }),
});
