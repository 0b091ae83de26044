import type { StaffId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import {
  conflictOf,
  conflictSentence,
  decidingRoles,
  holdsRole,
  type PeopleInFile,
} from '../conflict.ts';
import type { Context } from '../decider.ts';
import { respondentOf, type Subject } from '../person.ts';
import type { Role } from '../staff/event.ts';
import type { StaffState } from '../staff/state.ts';
import type { DecisionMade } from './event.ts';
import type { MadeDecision } from './state.ts';

/**
 * Who may be the second person. On an operator's case the first is the ombud, and most communities
 * have only one, so a moderator or lead may be the second there.
 */
export function secondPersonRoles(subject: Subject): readonly Role[] {
  return [...new Set<Role>(['moderator', 'lead', ...decidingRoles(subject)])];
}

/** Who hears appeals, and so who makes a milder decision. */
export const appealRoles: readonly Role[] = ['reviewer', 'lead', 'ombud'];

/** Whether the author of a decision still holds a role that lets them decide it. */
export function authorMayStillDecide(
  author: StaffState,
  made: Omit<DecisionMade, 'type'>,
  at: Instant,
): boolean {
  // A panel or somebody from outside has no role to lose: what they concluded stands.
  if (made.heardBy !== undefined) return true;
  const roles = made.inAppeal === undefined ? decidingRoles(made.subject) : appealRoles;
  return staffIdOf(author) === made.decidedBy && holdsRole(author, roles, at);
}

export function staffIdOf(staff: StaffState): StaffId | undefined {
  return staff.phase === 'appointed' ? staff.staff : undefined;
}

/** Whether this person made a decision or was its second person, and so may not review it (A2). */
export function tookPart(
  staff: StaffState,
  { made, confirmedBy }: Pick<MadeDecision, 'made' | 'confirmedBy'>,
): boolean {
  const id = staffIdOf(staff);
  return id !== undefined && (id === made.decidedBy || id === confirmedBy);
}

/** True when the person who sends the command is the one whose record came with it. */
export function actsAs(staff: StaffState, { by }: Pick<Context, 'by'>): boolean {
  return by.kind === 'staff' && by.id === staffIdOf(staff);
}

/** Refuses anybody who does not act in person under one of the roles now. */
export function roleProblem(
  staff: StaffState,
  roles: readonly Role[],
  context: Context,
): Refusal<'role_required'> | undefined {
  if (actsAs(staff, context) && holdsRole(staff, roles, context.at)) return undefined;
  return refuse('role_required', `Only staff who are ${roles.join(' or ')} now may do this.`, {
    facts: { roles: roles.join(', ') },
  });
}

/**
 * Refuses whoever is part of the matter: as its subject, as a reporter, or by a declared relation
 * (D2, O2).
 */
export function conflictProblem(
  staff: StaffState,
  people: PeopleInFile,
): Refusal<'conflict_of_interest'> | undefined {
  const because = conflictOf(staff, people);
  if (because === undefined) return undefined;
  return refuse('conflict_of_interest', conflictSentence(because), { facts: { because } });
}

/** The people in a matter of which only the subject is known. */
export function peopleAround(subject: Subject): PeopleInFile {
  return { subject, respondent: respondentOf(subject), reporters: [] };
}
