import { refuse } from '../../kernel/refusal.ts';
import { peopleIn } from '../case/people.ts';
import type { OpenCase } from '../case/state.ts';
import { conflictOf, conflictSentence, decidingRoles, holdsRole } from '../conflict.ts';
import type { Context } from '../decider.ts';
import type { Role } from '../staff/event.ts';
import type { StaffState } from '../staff/state.ts';
import type { OnFile } from './command.ts';
import type { AccessKind } from './event.ts';
import type { AccessRefusal } from './refusal.ts';

/** A sealed file may be needed by those to whom their role does not open it. */
const fileRoles: readonly Role[] = ['moderator', 'reviewer', 'lead', 'ombud', 'operator'];

function accessRoles(kind: AccessKind, file: OpenCase): readonly Role[] {
  const outside = file.opened.subject.kind === 'operator-conduct';
  if (kind === 'sealed-file' && !outside) return fileRoles;
  return [...new Set<Role>([...decidingRoles(file.opened.subject), 'ombud'])];
}

export function roleProblem(
  staff: StaffState,
  on: { readonly kind: AccessKind; readonly file: OpenCase },
  { at, by }: Context,
): AccessRefusal | undefined {
  const roles = accessRoles(on.kind, on.file);
  const inPerson = staff.phase === 'appointed' && by.kind === 'staff' && by.id === staff.staff;
  if (inPerson && holdsRole(staff, roles, at)) return undefined;
  const wanted = roles.join(' or ');
  return refuse('role_required', `Only a ${wanted} may do this.`, { facts: { roles: wanted } });
}

export function conflictProblem({ staff, file, stewards }: OnFile): AccessRefusal | undefined {
  const because = conflictOf(staff, peopleIn(file, stewards));
  if (because === undefined) return undefined;
  return refuse('conflict_of_interest', conflictSentence(because), { facts: { because } });
}
