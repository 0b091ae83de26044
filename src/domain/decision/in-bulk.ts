import { refuse } from '../../kernel/refusal.ts';
import { waits } from '../bulk/running.ts';
import { staffIdOf } from './authority.ts';
import type { DecisionCommand } from './command.ts';
import type { MakeDecision } from './draft.ts';
import type { DecisionRefusal } from './refusal.ts';
import type { DecisionState } from './state.ts';

type Confirm = Extract<DecisionCommand, { type: 'confirm-decision' }>;

/**
 * A decision of a job is what the job was checked for: its author, its rule, its step and one of
 * its cases, after its hold. Everything else is judged as for any decision.
 */
export function makeInBulkProblems(command: MakeDecision): readonly DecisionRefusal[] {
  const { bulk, draft, staff } = command;
  if (bulk === undefined) return [];
  const { author, rule, rung } = bulk.opened;
  const isTheJobs =
    waits(bulk, command) &&
    staffIdOf(staff) === author &&
    draft.outcome === 'breach' &&
    draft.rule === rule &&
    draft.rung === rung;
  if (isTheJobs) return [];
  return [refuse('invalid_value', 'This is not what the bulk job decides. Decide it by itself.')];
}

/** Whoever agreed with the job as a whole is the second person of each of its decisions. */
export function confirmInBulkProblems(
  { bulk, staff }: Confirm,
  state: DecisionState,
): readonly DecisionRefusal[] {
  if (bulk === undefined || state.phase === 'none') return [];
  const isTheJobs =
    state.made.bulk === bulk.opened.bulk &&
    bulk.phase === 'running' &&
    bulk.second !== undefined &&
    bulk.second.staff === staffIdOf(staff);
  if (isTheJobs) return [];
  return [refuse('second_person_required', 'This person did not agree with the bulk job.')];
}
