import type { EffectInput, OrderInput } from '../../app/contract/orders.ts';
import type { Silence } from '../../domain/order/event.ts';
import type { Duration } from '../../kernel/duration.ts';
import type { ItemId, LanguageTag, MemberId } from '../../kernel/identifier.ts';
import { parseInstant } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { itemMeasures } from '../../rulebook/model.ts';
import type { Html } from '../markup.ts';
import { type FormPieces, submit } from '../page/form.ts';
import { refuseSaying } from '../page/form-refusal.ts';
import type { FormValues } from '../page/sent-form.ts';
import type { Text } from '../words/wording.ts';
import { words } from '../words/words.ts';

/** The fields of an order as it arrives, in the order in which it is read. */
export function orderFields(form: FormPieces): readonly Html[] {
  const { order: text, kinds } = words.register;
  const lengthMax = limits.identifierLengthMax;
  const line = (name: string, caption: Text, more: { hint?: Text; required?: boolean } = {}) =>
    form.line({ name, caption, lengthMax, required: true, ...more });
  return [
    form.radios({
      name: 'kind',
      caption: text.kind,
      required: true,
      initial: 'act',
      choices: [
        { value: 'act', caption: kinds.act },
        { value: 'inform', caption: kinds.inform },
      ],
    }),
    line('authority', text.authority),
    line('reference', text.reference),
    line('legalGround', text.legalGround),
    line('territory', text.territory, { hint: text.territoryHint }),
    form.line({
      name: 'language',
      caption: text.language,
      required: true,
      initial: 'en',
      lengthMax: 35,
    }),
    line('member', text.member),
    line('item', text.item, { hint: text.itemHint, required: false }),
    form.area({ name: 'ordered', caption: text.ordered, hint: text.orderedHint, required: true }),
    line('until', text.silenceUntil, { hint: text.silenceHint, required: false }),
    line('silenceGround', text.silenceGround, { required: false }),
    submit(text.save),
  ];
}

export function orderInput(values: FormValues): Result<OrderInput, Refusal> {
  const item = values.given('item');
  const hasSilence = values.given('until') !== undefined;
  const silence = hasSilence ? silenceInput(values, 'silenceGround') : undefined;
  if (silence !== undefined && !silence.ok) return silence;
  return ok({
    kind: values.one('kind') === 'inform' ? 'inform' : 'act',
    authority: values.one('authority').trim(),
    reference: values.one('reference').trim(),
    legalGround: values.one('legalGround').trim(),
    territory: values
      .one('territory')
      .split(/[\s,;]+/)
      .filter((code) => code !== '')
      .map((code) => code.toUpperCase()),
    language: (values.given('language') ?? 'en') as LanguageTag,
    member: (values.given('member') ?? '') as MemberId,
    ...(item === undefined ? {} : { item: item as ItemId }),
    ordered: values.one('ordered'),
    ...(silence === undefined ? {} : { silence: silence.value }),
  });
}

/** A silence ends with its day, in UTC. */
export function silenceInput(values: FormValues, ground: string): Result<Silence, Refusal> {
  const until = parseInstant(`${values.one('until').trim()}T23:59:59.999Z`);
  const detail = words.register.order.dateMissing;
  if (!until.ok) return err(refuseSaying('required', detail, { pointer: '/silence/until' }));
  return ok({ until: until.value, legalGround: values.one(ground).trim() });
}

export function restrictionInput(values: FormValues): Result<EffectInput, Refusal> {
  const days = values.one('days').trim();
  const measure = itemMeasures.find((kind) => kind === values.one('measure'));
  if (!/^[1-9]\d{0,2}$/.test(days) || measure === undefined) {
    const detail = words.register.order.daysMissing;
    return err(refuseSaying('required', detail, { pointer: '/effect/for' }));
  }
  return ok({ kind: 'restricted', measure, for: `P${days}D` as Duration });
}
