import { addDuration } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { firstByPrecedence, type Refusal, refuse } from '../../kernel/refusal.ts';
import type { Context, Decider } from '../decider.ts';
import { conflictProblem, peopleAround, roleProblem } from '../decision/authority.ts';
import type { Subject } from '../person.ts';
import type { RestrictionCommand } from './command.ts';
import type { Imposition, RestrictionEvent, RestrictionImposed } from './event.ts';
import { evolveRestriction, initialRestriction } from './evolve.ts';
import type { RestrictionRefusal, RestrictionRefusalCode } from './refusal.ts';
import { type ImposedRestriction, phaseAt, type RestrictionState } from './state.ts';
import { termProblem } from './term.ts';

type Answer = readonly RestrictionEvent[] | RestrictionRefusal;
type Impose = Extract<RestrictionCommand, { type: 'impose' }>;
type Lift = Extract<RestrictionCommand, { type: 'lift' }>;
type Reverse = Extract<RestrictionCommand, { type: 'reverse' }>;

/** Fewest characters of the reason for lifting a restriction early. */
export const liftReasonLengthMin = 10;

export function decideRestriction(
  command: RestrictionCommand,
  state: RestrictionState,
  context: Context,
): Answer {
  if (command.type === 'impose') return impose(command, state, context);
  if (state.phase === 'none') return refuse('not_found', 'There is no such restriction.');
  switch (command.type) {
    case 'lift':
      return lift(command, state, context);
    case 'reverse':
      return reverse(command, state, context);
    case 'stay':
      return phaseAt(state, context.at) === 'in-force' && state.stayed === undefined
        ? [{ type: 'restriction-stayed', ...recorded(context), appeal: command.appeal }]
        : [];
    case 'resume':
      return phaseAt(state, context.at) === 'stayed'
        ? [{ type: 'restriction-resumed', ...recorded(context), appeal: command.appeal }]
        : [];
    case 'announce-expiry':
      return phaseAt(state, context.at) === 'expired' && state.expiryAnnounced === undefined
        ? [{ type: 'restriction-expired', ...recorded(context) }]
        : [];
  }
}

export const restrictionDecider: Decider<
  RestrictionState,
  RestrictionCommand,
  RestrictionEvent,
  RestrictionRefusalCode
> = { initial: initialRestriction, decide: decideRestriction, evolve: evolveRestriction };

// Imposing the same restriction again has no effect, and above all does not move its end (X3).
function impose(command: Impose, state: RestrictionState, context: Context): Answer {
  if (state.phase !== 'none') return [];
  const problem = firstByPrecedence([
    ...[humanProblem(command, context) ?? []].flat(),
    ...[lengthProblem(command, context) ?? []].flat(),
  ]);
  return problem ?? [restrictionImposed(command, context)];
}

// The types leave no room for a machine that restricts a person; this is the wall behind them (D1).
function humanProblem(command: Impose, { by }: Context): Refusal<'role_required'> | undefined {
  const byMachine = by.kind === 'engine' || command.basis.kind === 'hold';
  if (command.target.kind === 'item' || !byMachine) return undefined;
  return refuse('role_required', 'Only the decision of a person can restrict a person.');
}

function lengthProblem(
  command: Impose,
  { at }: Context,
): Refusal<'restriction_must_end' | 'restriction_too_long'> | undefined {
  const max = command.basis.kind === 'hold' ? limits.holdMax : limits.restrictionMax;
  return termProblem({ startsAt: at, for: command.for, max }, '/for');
}

function restrictionImposed(command: Impose, context: Context): RestrictionImposed {
  return {
    type: 'restriction-imposed',
    ...recorded(context),
    restriction: command.restriction,
    statement: command.statement,
    startsAt: context.at,
    endsAt: addDuration(context.at, command.for),
    ...impositionOf(command),
  };
}

// The parts of an imposition belong together, and only together do they have its type.
function impositionOf({ target, measure, basis }: Imposition): Imposition {
  return { target, measure, basis } as Imposition;
}

function lift(command: Lift, state: ImposedRestriction, context: Context): Answer {
  const problem = firstByPrecedence(liftProblems(command, state, context));
  if (problem !== undefined) return problem;
  return [{ type: 'restriction-lifted', ...recorded(context), reason: command.reason.part }];
}

function liftProblems(
  { staff, reason }: Lift,
  state: ImposedRestriction,
  context: Context,
): readonly RestrictionRefusal[] {
  const phase = phaseAt(state, context.at);
  const min = liftReasonLengthMin;
  return [
    roleProblem(staff, ['moderator', 'lead', 'ombud'], context) ?? [],
    conflictProblem(staff, peopleAround(subjectOf(state))) ?? [],
    state.imposed.basis.kind === 'order'
      ? refuse('role_required', 'An authority ordered this. It ends in the register of orders.')
      : [],
    phase === 'in-force' || phase === 'stayed' || phase === 'not-yet'
      ? []
      : refuse('not_in_force', `This restriction is ${phase} already.`, { facts: { phase } }),
    reason.text.trim().length >= min
      ? []
      : refuse('reasons_required', `Say in at least ${min} characters why it ends early.`, {
          pointer: '/reason',
          facts: { min },
        }),
  ].flat();
}

function subjectOf({ imposed }: ImposedRestriction): Subject {
  const { target } = imposed;
  return target.kind === 'member'
    ? { kind: 'member', member: target.member }
    : { kind: 'item', item: target.item, author: target.author };
}

// Also one that has ended is reversed: what it did counts as undone, in figures and exports (A6).
function reverse(command: Reverse, state: ImposedRestriction, context: Context): Answer {
  if (state.reversed !== undefined) return [];
  const { because, appeal } = command;
  return [
    {
      type: 'restriction-reversed',
      ...recorded(context),
      because,
      ...(appeal === undefined ? {} : { appeal }),
    },
  ];
}

function recorded({ at, by }: Context): Pick<Context, 'at' | 'by'> {
  return { at, by };
}
