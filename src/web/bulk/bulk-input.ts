import type { BulkInput } from '../../app/contract/bulks.ts';
import type { CaseId, RuleId } from '../../kernel/identifier.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { confidenceIn } from '../case/decision-input.ts';
import { refuseSaying } from '../page/form-refusal.ts';
import type { FormValues } from '../page/sent-form.ts';
import { words } from '../words/words.ts';

/** Reads the form of a new job. What it may decide is the application's word. */
export function bulkInput(values: FormValues): Result<BulkInput, Refusal> {
  const { make } = words.bulk;
  const cases = values.all('cases').map((id) => ({ case: id as CaseId }));
  if (cases.length === 0) return err(refuseSaying('required', make.missing, { pointer: '/cases' }));
  const rung = values.given('rung');
  if (rung === undefined)
    return err(refuseSaying('required', make.rungMissing, { pointer: '/rung' }));
  const deviationReason = values.given('deviationReason');
  const legalGround = values.given('legalGround');
  const urgency = values.given('urgency');
  const illegal = values.one('ground') === 'illegal-content';
  return ok({
    cases,
    rule: values.one('rule') as RuleId,
    rung,
    reasons: values.one('reasons'),
    confidence: confidenceIn(values),
    ground: illegal ? 'illegal-content' : 'incompatible-with-rulebook',
    ...(illegal && legalGround !== undefined ? { legalGround } : {}),
    ...(deviationReason === undefined ? {} : { deviationReason }),
    ...(urgency === undefined ? {} : { urgency }),
  });
}
