import type { Context, Decider } from '../decider.ts';
import type { DecisionCommand } from './command.ts';
import type { DecisionEvent } from './event.ts';
import { evolveDecision, initialDecision } from './evolve.ts';
import { makeFinal, override, reverseOnAppeal, upholdOnAppeal } from './finality.ts';
import { issueDecision, undoDecision } from './hold-time.ts';
import { makeDecision } from './make.ts';
import { makeMilderDecision } from './milder.ts';
import type { DecisionRefusal, DecisionRefusalCode } from './refusal.ts';
import { confirmDecision, lapseDecision, rejectDecision } from './second-person.ts';
import type { DecisionState } from './state.ts';
import { vacateDecision } from './vacate.ts';

/**
 * What follows from a command on a decision: events, or the refusal that comes first by precedence.
 */
export function decideDecision(
  command: DecisionCommand,
  state: DecisionState,
  context: Context,
): readonly DecisionEvent[] | DecisionRefusal {
  switch (command.type) {
    case 'make-decision':
      return makeDecision(command, state, context);
    case 'make-milder-decision':
      return makeMilderDecision(command, state, context);
    case 'confirm-decision':
      return confirmDecision(command, state, context);
    case 'reject-decision':
      return rejectDecision(command, state, context);
    case 'undo-decision':
      return undoDecision(command, state, context);
    case 'lapse':
      return lapseDecision(command, state, context);
    case 'issue-decision':
      return issueDecision(command, state, context);
    case 'make-final':
      return makeFinal(command, state, context);
    case 'uphold-on-appeal':
      return upholdOnAppeal(command, state, context);
    case 'reverse-on-appeal':
      return reverseOnAppeal(command, state, context);
    case 'vacate-decision':
      return vacateDecision(command, state, context);
    case 'override':
      return override(command, state, context);
  }
}

export const decisionDecider: Decider<
  DecisionState,
  DecisionCommand,
  DecisionEvent,
  DecisionRefusalCode
> = { initial: initialDecision, decide: decideDecision, evolve: evolveDecision };
