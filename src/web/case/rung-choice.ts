import type { Measure } from '../../domain/decision/event.ts';
import {
  DAY_MS,
  type Duration,
  durationMs,
  HOUR_MS,
  parseDuration,
} from '../../kernel/duration.ts';
import type { ItemId } from '../../kernel/identifier.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { MeasureKind, Rung, RungMeasure } from '../../rulebook/model.ts';
import { type Html, html } from '../markup.ts';
import type { Choice } from '../page/control.ts';
import type { FormPieces } from '../page/form.ts';
import type { FormValues } from '../page/sent-form.ts';
import { lengthText } from '../text/moment.ts';
import { visible } from '../text/visible.ts';
import type { Wording } from '../words/wording.ts';
import { words } from '../words/words.ts';

const onItems: readonly MeasureKind[] = [
  'hide',
  'remove',
  'label',
  'age-gate',
  'limit-replies',
  'demote',
];

/** Steps to choose from, each with its measures and how long they last, shorter if wished. */
export function rungChoices(
  pieces: FormPieces,
  range: readonly Rung[],
  suggested: string,
): readonly Choice[] {
  return range.map((rung, index) => ({
    value: rung.name,
    caption: html`${visible(rung.title)}${
      rung.name === suggested
        ? html` <span class="tag">${words.case.decision.suggested}</span>`
        : ''
    }${index === 0 ? html` <span class="tag">${words.case.decision.mildest}</span>` : ''}`,
    detail:
      rung.measures.length === 0
        ? html`<p class="hint">${words.case.decision.nothingRestricted}</p>`
        : html`${rung.measures.map((measure, place) =>
            measureFields(pieces, measure, fieldName(rung, place)),
          )}`,
  }));
}

function measureFields(pieces: FormPieces, measure: RungMeasure, name: string): Html {
  const { decision } = words.case;
  const { amount, unit } = inUnits(measure.for);
  return html`<div class="measure" role="group" aria-label="${words.term.measures[measure.kind]}">
${pieces.checkbox({ name: `${name}-on`, caption: decision.measureAtMost({ measure: words.term.measures[measure.kind], length: lengthText(measure.for) }), on: true })}
<div class="beside">${pieces.line({ name: `${name}-amount`, caption: decision.length, initial: String(amount), lengthMax: 4, numeric: true, unremarked: true })}
${pieces.select({
  name: `${name}-unit`,
  caption: decision.unit,
  initial: unit,
  unremarked: true,
  choices: [
    { value: 'hours', caption: decision.hours },
    { value: 'days', caption: decision.days },
  ],
})}</div></div>`;
}

/**
 * The measures as chosen, or undefined when they are those of the step as published. An item
 * measure is placed on every item relied on.
 */
export function chosenMeasures(
  values: FormValues,
  rung: Rung,
  items: readonly ItemId[],
): Result<readonly Measure[] | undefined, Wording> {
  const read = rung.measures.map((measure, place) =>
    readMeasure(values, measure, fieldName(rung, place)),
  );
  const wrong = read.find((result) => !result.ok);
  if (wrong !== undefined && !wrong.ok) return wrong;
  const kept = read.flatMap((result) =>
    result.ok && result.value !== undefined ? [result.value] : [],
  );
  const asPublished =
    kept.length === rung.measures.length &&
    kept.every((measure, index) => sameLength(measure, rung.measures[index]));
  if (asPublished) return ok(undefined);
  return ok(kept.flatMap((measure) => placed(measure, items)));
}

function readMeasure(
  values: FormValues,
  measure: RungMeasure,
  name: string,
): Result<RungMeasure | undefined, Wording> {
  if (!values.has(`${name}-on`)) return ok(undefined);
  const amount = values.one(`${name}-amount`).trim();
  if (!/^[1-9]\d{0,3}$/.test(amount)) return err(words.case.decision.badLength);
  const text = values.one(`${name}-unit`) === 'hours' ? `PT${amount}H` : `P${amount}D`;
  const length = parseDuration(text);
  if (!length.ok) return err(words.case.decision.badLength);
  return ok({ kind: measure.kind, for: length.value });
}

function placed(measure: RungMeasure, items: readonly ItemId[]): readonly Measure[] {
  if (!onItems.includes(measure.kind) || items.length === 0) return [measure];
  return items.map((item) => ({ ...measure, item }));
}

function sameLength(measure: RungMeasure, published: RungMeasure | undefined): boolean {
  return published !== undefined && durationMs(measure.for) === durationMs(published.for);
}

function inUnits(length: Duration): { readonly amount: number; readonly unit: 'days' | 'hours' } {
  const ms = durationMs(length);
  return ms % DAY_MS === 0
    ? { amount: ms / DAY_MS, unit: 'days' }
    : { amount: Math.ceil(ms / HOUR_MS), unit: 'hours' };
}

function fieldName(rung: Rung, place: number): string {
  return `m-${rung.name}-${place}`;
}
