import { limits } from '../../kernel/limits.ts';
import { firstByPrecedence, refuse } from '../../kernel/refusal.ts';
import { holdsRole, selvesOf } from '../conflict.ts';
import type { Context, Decider } from '../decider.ts';
import { type Person, samePerson } from '../person.ts';
import type { StaffCommand } from './command.ts';
import type { Role, StaffEvent } from './event.ts';
import { evolveStaff } from './evolve.ts';
import type { StaffRefusal, StaffRefusalCode } from './refusal.ts';
import type { StaffState } from './state.ts';

type Command<Type extends StaffCommand['type']> = Extract<StaffCommand, { type: Type }>;
type Appointed = Extract<StaffState, { phase: 'appointed' }>;
type Answer = readonly StaffEvent[] | StaffRefusal;

/** Names that would pass for the machine or for a role itself. */
const reservedNames: readonly string[] = [
  'admin',
  'anonymous',
  'auditor',
  'clock',
  'engine',
  'evenhand',
  'lead',
  'member',
  'moderator',
  'ombud',
  'operator',
  'platform',
  'reporter',
  'reviewer',
  'staff',
  'system',
];
const PSEUDONYM: RegExp = /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u;

export const staffDecider: Decider<StaffState, StaffCommand, StaffEvent, StaffRefusalCode> = {
  initial: { phase: 'none' },
  decide: decideStaff,
  evolve: evolveStaff,
};

/** Who holds which role, and to whom they stand too close. Nothing here is ever deleted. */
export function decideStaff(command: StaffCommand, state: StaffState, context: Context): Answer {
  if (command.type === 'appoint-staff') return appointStaff(command, state, context);
  if (state.phase === 'none') {
    return refuse('not_found', 'There is no staff member with this pseudonym.');
  }
  switch (command.type) {
    case 'grant-role':
      return grantRole(command, state, context);
    case 'end-role':
      return endRole(command, state, context);
    case 'declare-relation':
      return declareRelation(command, state, context);
    case 'end-relation':
      return endRelation(command, state, context);
  }
}

function appointStaff(
  command: Command<'appoint-staff'>,
  state: StaffState,
  context: Context,
): Answer {
  const { staff, role, member } = command;
  const self: Appointed = {
    phase: 'appointed',
    staff,
    ...(member === undefined ? {} : { member }),
    roles: [],
    relations: [],
  };
  const isSetUp = context.by.kind === 'platform' && role === 'operator';
  const problem = first([
    nameProblem(staff),
    state.phase === 'none'
      ? undefined
      : refuse('invalid_value', 'This pseudonym is taken. Grant another role to it instead.', {
          pointer: '/staff',
        }),
    isSetUp ? undefined : granterProblem(command, self, context),
  ]);
  if (problem !== undefined) return problem;
  return [
    {
      type: 'staff-appointed',
      staff,
      role,
      ...(member === undefined ? {} : { member }),
      ...recorded(context),
    },
  ];
}

function grantRole(command: Command<'grant-role'>, state: Appointed, context: Context): Answer {
  const { role, reason } = command;
  const problem = first([reasonProblem(reason.text), granterProblem(command, state, context)]);
  if (problem !== undefined) return problem;
  if (holdsRole(state, role, context.at)) return [];
  return [{ type: 'role-granted', role, reason: reason.part, ...recorded(context) }];
}

function endRole(command: Command<'end-role'>, state: Appointed, context: Context): Answer {
  const { role, reason } = command;
  const notHeld = refuse('not_found', `${state.staff} does not hold the role ${role} now.`, {
    pointer: '/role',
  });
  const problem = first([
    holdsRole(state, role, context.at) ? undefined : notHeld,
    reasonProblem(reason.text),
    enderProblem(command, state, context),
  ]);
  if (problem !== undefined) return problem;
  return [{ type: 'role-ended', role, reason: reason.part, ...recorded(context) }];
}

function declareRelation(
  command: Command<'declare-relation'>,
  state: Appointed,
  context: Context,
): Answer {
  const { to, relation } = command;
  const self = refuse('invalid_value', 'Nobody has to declare a relation to themselves.', {
    pointer: '/to',
  });
  const forThemselves = context.by.kind === 'staff' && context.by.id === state.staff;
  const problem = first([
    isSelf(state, to) ? self : undefined,
    forThemselves || mayGrant(command.granter, context)
      ? undefined
      : refuse('role_required', 'A relation is declared by the person concerned or by a lead.'),
  ]);
  if (problem !== undefined) return problem;
  const known = state.relations.some(
    (declared) => samePerson(declared.to, to) && declared.relation === relation,
  );
  return known ? [] : [{ type: 'relation-declared', to, relation, ...recorded(context) }];
}

// Nobody clears their own way to a case, so somebody else has to end a relation.
function endRelation(command: Command<'end-relation'>, state: Appointed, context: Context): Answer {
  const { to } = command;
  const declared = state.relations.some((relation) => samePerson(relation.to, to));
  const problem = first([
    declared
      ? undefined
      : refuse('not_found', 'No relation to this person is declared.', { pointer: '/to' }),
    granterProblem(command, state, context),
  ]);
  return problem ?? [{ type: 'relation-ended', to, ...recorded(context) }];
}

function nameProblem(staff: string): StaffRefusal | undefined {
  const pointer = '/staff';
  if (staff.trim() === '') {
    return refuse('required', 'Please give a pseudonym, for example `moderator-2`.', { pointer });
  }
  if (staff.length > limits.nameLengthMax || !PSEUDONYM.test(staff)) {
    const detail =
      `A pseudonym has at most ${limits.nameLengthMax} letters, digits, dots, hyphens and ` +
      'underscores, and starts with a letter or digit.';
    return refuse('invalid_value', detail, { pointer, facts: { max: limits.nameLengthMax } });
  }
  if (!reservedNames.includes(staff.toLowerCase())) return undefined;
  return refuse('reserved_name', `\`${staff}\` could be mistaken for a role. Add a number to it.`, {
    pointer,
  });
}

function reasonProblem(reason: string): StaffRefusal | undefined {
  if (reason.trim() !== '') return undefined;
  return refuse('required', 'Please write why: it stays on the record.', { pointer: '/reason' });
}

/**
 * Only an operator or lead, never for themselves; the operator's role is in the hands of
 * operators.
 */
function granterProblem(
  command: StaffCommand,
  state: Appointed,
  context: Context,
): StaffRefusal | undefined {
  const { granter } = command;
  if (granter === undefined || !mayGrant(granter, context, roleIn(command))) {
    return refuse('role_required', whoMayGrant(roleIn(command)));
  }
  if (!selvesOf(granter).some((self) => isSelf(state, self))) return undefined;
  return refuse('role_required', 'Nobody does this for themselves. Please ask a colleague.');
}

/**
 * An operator or lead may step down from their own role, except that an operator needs another
 * operator for it: so there is always one left, and nobody can lock a community out.
 */
function enderProblem(
  command: Command<'end-role'>,
  state: Appointed,
  context: Context,
): StaffRefusal | undefined {
  if (command.role === 'operator') return granterProblem(command, state, context);
  if (mayGrant(command.granter, context)) return undefined;
  return refuse('role_required', whoMayGrant(command.role));
}

function mayGrant(granter: StaffState | undefined, { by, at }: Context, role?: Role): boolean {
  if (granter?.phase !== 'appointed' || by.kind !== 'staff') return false;
  const granting: readonly Role[] = role === 'operator' ? ['operator'] : ['operator', 'lead'];
  return by.id === granter.staff && holdsRole(granter, granting, at);
}

function whoMayGrant(role: Role | undefined): string {
  return role === 'operator'
    ? "The operator's role is granted and ended by an operator only."
    : 'Only an operator or a lead may do this.';
}

function roleIn(command: StaffCommand): Role | undefined {
  return 'role' in command ? command.role : undefined;
}

function isSelf(state: Appointed, person: Person): boolean {
  return selvesOf(state).some((self) => samePerson(self, person));
}

function recorded({ at, by }: Context): Pick<StaffEvent, 'at' | 'by'> {
  return { at, by };
}

function first(problems: readonly (StaffRefusal | undefined)[]): StaffRefusal | undefined {
  return firstByPrecedence(problems.filter((problem) => problem !== undefined));
}
