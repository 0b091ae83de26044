import type { CaseView, DecisionInput } from '../../app/contract/cases.ts';
import type { Confidence } from '../../domain/case/event.ts';
import type { Measure } from '../../domain/decision/event.ts';
import type { EvidenceId, ItemId } from '../../kernel/identifier.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Rung } from '../../rulebook/model.ts';
import { refuseSaying } from '../page/form-refusal.ts';
import type { FormValues } from '../page/sent-form.ts';
import { factorsIn } from './factor-fields.ts';
import { chosenMeasures } from './rung-choice.ts';

/** A decision as typed, with the step it chose, for showing the statement before it is sent. */
export interface PreviewedDecision {
  readonly input: DecisionInput;
  readonly rung?: Rung;
  readonly measures: readonly Measure[];
}

/**
 * Reads the decision form against the case it belongs to. What may be decided is the application's
 * word.
 */
export function decisionInput(
  view: CaseView,
  values: FormValues,
): Result<PreviewedDecision, Refusal> {
  const suggestion = view.opened?.suggestion;
  const base = {
    factsReliedOn: values.all('facts') as readonly EvidenceId[],
    reasons: values.one('reasons'),
    confidence: confidenceIn(values),
  };
  if (suggestion === undefined)
    return ok({ input: { ...base, outcome: 'no-breach' }, measures: [] });
  const rung = suggestion.range.find((candidate) => candidate.name === values.one('rung'));
  const measures =
    rung === undefined
      ? ok(undefined)
      : chosenMeasures(values, rung, itemsOf(view, base.factsReliedOn));
  if (!measures.ok)
    return err(refuseSaying('invalid_value', measures.error, { pointer: '/measures' }));
  const factors = factorsIn(values);
  if (!factors.ok)
    return err(refuseSaying('invalid_value', factors.error, { pointer: '/factors' }));
  const deviationReason = values.given('deviationReason');
  const legalGround = values.given('legalGround');
  const urgency = values.given('urgency');
  const illegal = values.one('ground') === 'illegal-content';
  return ok({
    ...(rung === undefined ? {} : { rung }),
    measures: measures.value ?? rung?.measures ?? [],
    input: {
      ...base,
      outcome: 'breach',
      rule: suggestion.rule.rule,
      ground: illegal ? 'illegal-content' : 'incompatible-with-rulebook',
      ...(illegal && legalGround !== undefined ? { legalGround } : {}),
      ...(rung === undefined ? {} : { rung: rung.name }),
      ...(measures.value === undefined ? {} : { measures: measures.value }),
      ...(deviationReason === undefined ? {} : { deviationReason }),
      ...(urgency === undefined ? {} : { urgency }),
      ...(factors.value === undefined ? {} : { factors: factors.value }),
    },
  });
}

export function confidenceIn(values: FormValues): Confidence {
  const typed = values.one('confidence');
  return typed === 'low' || typed === 'high' ? typed : 'medium';
}

function itemsOf(view: CaseView, facts: readonly EvidenceId[]): readonly ItemId[] {
  const relied = view.blind.evidence.filter(({ evidence }) => facts.includes(evidence));
  return [...new Set(relied.flatMap(({ item }) => (item === undefined ? [] : [item])))];
}
