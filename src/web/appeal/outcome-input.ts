import type { OutcomeInput } from '../../app/contract/appeals.ts';
import type { AppealOutcome } from '../../domain/appeal/event.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { refuseSaying } from '../page/form-refusal.ts';
import type { FormValues } from '../page/sent-form.ts';
import { words } from '../words/words.ts';

const outcomes: readonly AppealOutcome[] = [
  'decision-upheld',
  'decision-varied',
  'decision-reversed',
];

/** The outcome as a form sent it. */
export function outcomeInput(values: FormValues): Result<OutcomeInput, Refusal> {
  const outcome = outcomes.find((candidate) => candidate === values.one('outcome'));
  const { outcome: text } = words.appeal;
  if (outcome === undefined) {
    return err(refuseSaying('required', text.missing, { pointer: '/outcome' }));
  }
  const reasons = values.one('reasons');
  if (outcome !== 'decision-varied') return ok({ outcome, reasons });
  const rung = values.given('rung');
  if (rung === undefined)
    return err(refuseSaying('required', text.rungMissing, { pointer: '/rung' }));
  return ok({ outcome, reasons, rung });
}
