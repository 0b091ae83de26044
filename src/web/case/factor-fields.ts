import type { DecisionInput } from '../../app/contract/cases.ts';
import { parseDuration } from '../../kernel/duration.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { isMisuseMeasure, type Rung } from '../../rulebook/model.ts';
import { type Html, html } from '../markup.ts';
import type { FormPieces } from '../page/form.ts';
import type { FormValues } from '../page/sent-form.ts';
import type { Wording } from '../words/wording.ts';
import { words } from '../words/words.ts';

const names = ['factors', 'outOf', 'within', 'consequences', 'meant'] as const;

/** The four factors, where a step of the range asks for them. */
export function factorFields(pieces: FormPieces, range: readonly Rung[]): readonly Html[] {
  if (!range.some(asksForFactors)) return [];
  const { weighing } = words;
  const number = { lengthMax: 7, numeric: true } as const;
  return [
    html`<fieldset class="group"><legend>${weighing.factorsTitle}</legend>
<p class="hint">${weighing.factorsLead}</p>
<div class="beside">
${pieces.line({ name: 'factors', caption: weighing.amount, ...number })}
${pieces.line({ name: 'outOf', caption: weighing.outOf, ...number })}
${pieces.line({ name: 'within', caption: weighing.within, ...number })}
</div>
${pieces.area({ name: 'consequences', caption: weighing.consequences, rows: 3 })}
${pieces.line({ name: 'meant', caption: weighing.intent, hint: weighing.intentHint })}</fieldset>`,
  ];
}

/** The factors as typed; undefined when all fields were left empty. */
export function factorsIn(values: FormValues): Result<DecisionInput['factors'], Wording> {
  if (names.every((name) => values.given(name) === undefined)) return ok(undefined);
  const numbers = ['factors', 'outOf', 'within'].map((name) => values.one(name).trim());
  const within = parseDuration(`P${numbers[2]}D`);
  if (!numbers.every((text) => /^\d{1,6}$/.test(text)) || !within.ok) {
    return err(words.weighing.badNumber);
  }
  const intent = values.given('meant');
  return ok({
    amount: Number(numbers[0]),
    outOf: Number(numbers[1]),
    within: within.value,
    consequences: values.one('consequences'),
    ...(intent === undefined ? {} : { intent }),
  });
}

function asksForFactors({ measures }: Rung): boolean {
  return measures.some(({ kind }) => kind === 'suspension' || isMisuseMeasure(kind));
}
