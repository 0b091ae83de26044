import { firstByPrecedence, refuse } from '../../kernel/refusal.ts';
import type { Context } from '../decider.ts';
import { concludedOutcome, conclusionProblem } from '../hearing-conclusion.ts';
import type { AppealCommand } from './command.ts';
import type { AppealEvent } from './event.ts';
import type { AppealRefusal } from './refusal.ts';
import { outcomeProblems } from './review.ts';
import type { FiledAppeal } from './state.ts';

type Conclude = Extract<AppealCommand, { type: 'conclude-appeal' }>;

/**
 * A panel or somebody from outside decides the appeal by what their record holds: the outcome is
 * not in the command, so nobody can say another one in their name (A3).
 */
export function concludeAppeal(
  command: Conclude,
  state: FiledAppeal,
  context: Context,
): readonly AppealEvent[] | AppealRefusal {
  const { conclusion, reasons, replacement } = command;
  const concluded = concludedOutcome(conclusion);
  const problem =
    conclusionProblem(conclusion, state.received.appeal, context) ??
    firstByPrecedence([
      ...(state.phase === 'decided'
        ? [refuse('already_decided', 'This appeal has its outcome.')]
        : []),
      ...(concluded === undefined
        ? []
        : outcomeProblems({ ...command, outcome: concluded.outcome })),
    ]);
  if (problem !== undefined || concluded === undefined) {
    return problem ?? refuse('role_required', 'Only people who heard this appeal can decide it.');
  }
  return [
    {
      type: 'appeal-decided',
      at: context.at,
      by: context.by,
      outcome: concluded.outcome,
      reasons: reasons.part,
      ...(replacement === undefined ? {} : { replacement }),
    },
  ];
}
