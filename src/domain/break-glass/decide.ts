import { firstByPrecedence, refuse } from '../../kernel/refusal.ts';
import type { Context, Decider } from '../decider.ts';
import { askAccess, glassBroken, reasonProblem } from './ask.ts';
import { conflictProblem, roleProblem } from './authority.ts';
import type { AccessCommand } from './command.ts';
import type { AccessEvent } from './event.ts';
import { evolveAccess, initialAccess } from './evolve.ts';
import type { AccessRefusal, AccessRefusalCode } from './refusal.ts';
import { type AccessState, type AskedAccess, accessPhaseAt } from './state.ts';

type Command<Type extends AccessCommand['type']> = Extract<AccessCommand, { type: Type }>;
type Answer = readonly AccessEvent[] | AccessRefusal;

export const accessDecider: Decider<AccessState, AccessCommand, AccessEvent, AccessRefusalCode> = {
  initial: initialAccess,
  decide: decideAccess,
  evolve: evolveAccess,
};

/** Emergency access to what is withheld: with a second person, or counted in public (O7). */
export function decideAccess(command: AccessCommand, state: AccessState, context: Context): Answer {
  if (command.type === 'ask-access') return askAccess(command, state, context);
  if (state.phase === 'none') return refuse('not_found', 'There is nothing here.');
  switch (command.type) {
    case 'confirm-access':
      return confirmAccess(command, state, context);
    case 'decline-access':
      return declineAccess(command, state, context);
    case 'tell-concerned':
      return tellConcerned(state, context);
  }
}

function confirmAccess(
  command: Command<'confirm-access'>,
  state: AskedAccess,
  context: Context,
): Answer {
  const problem = firstByPrecedence(secondProblems(command, state, context));
  const { staff } = command;
  if (problem !== undefined || staff.phase === 'none') return problem ?? [];
  return [glassBroken({ second: staff.staff }, context)];
}

function declineAccess(
  command: Command<'decline-access'>,
  state: AskedAccess,
  context: Context,
): Answer {
  const { staff, reason } = command;
  const problem = firstByPrecedence([
    ...secondProblems(command, state, context),
    ...[reasonProblem(reason, '/reason') ?? []].flat(),
  ]);
  if (problem !== undefined || staff.phase === 'none') return problem ?? [];
  const { at, by } = context;
  return [{ type: 'access-declined', second: staff.staff, reason: reason.part, at, by }];
}

/** Another person, who could have asked themselves, within the short time. */
function secondProblems(
  command: Command<'confirm-access' | 'decline-access'>,
  state: AskedAccess,
  context: Context,
): readonly AccessRefusal[] {
  const { staff, file } = command;
  const { asked } = state;
  const isAsker = staff.phase === 'appointed' && staff.staff === asked.asker;
  return [
    roleProblem(staff, { kind: asked.kind, file }, context) ?? [],
    conflictProblem(command) ?? [],
    isAsker ? refuse('second_person_required', 'A second person has to agree, not you.') : [],
    state.phase === 'asked' ? [] : refuse('already_decided', 'This was answered before.'),
    accessPhaseAt(state, context.at) === 'lapsed'
      ? refuse('deadline_passed', 'Nobody agreed in time. Ask again if it is still needed.')
      : [],
  ].flat();
}

function tellConcerned(state: AskedAccess, { at, by }: Context): Answer {
  if (by.kind !== 'clock') return refuse('role_required', 'Only the clock tells.');
  const due = state.phase === 'broken' && state.toldAt === undefined && state.asked.tellAt <= at;
  return due ? [{ type: 'concerned-told', at, by }] : [];
}
