import type { StaffId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import { holdsRole } from '../conflict.ts';
import { appealRoles } from '../decision/authority.ts';
import type { StaffState } from '../staff/state.ts';
import type { FirstInstance } from './command.ts';
import { independenceProblem } from './review.ts';

/**
 * Who on the staff can hear an appeal against this decision now: holds a role that hears appeals,
 * took no part in the case or the decision, and is nobody in it and close to nobody in it (A2, O2).
 * An empty answer is an answer: then nobody here is independent, and whoever appeals is told (O6).
 */
export function independentHearers(
  staff: readonly StaffState[],
  first: FirstInstance,
  at: Instant,
): readonly StaffId[] {
  return staff.flatMap((record) => {
    if (record.phase === 'none' || !holdsRole(record, appealRoles, at)) return [];
    return independenceProblem(record, first) === undefined ? [record.staff] : [];
  });
}
