import type { StaffId } from '../../kernel/identifier.ts';
import { limits } from '../../kernel/limits.ts';
import { refuse } from '../../kernel/refusal.ts';
import type { Context } from '../decider.ts';
import {
  findingProblem,
  firstProblem,
  handlerProblem,
  leaseProblem,
  openProblem,
  promiseProblem,
  reasonProblem,
} from './checks.ts';
import type { ByStaff, CaseCommand } from './command.ts';
import type { CaseEvent } from './event.ts';
import type { CaseRefusal } from './refusal.ts';
import type { OpenCase } from './state.ts';

type Command<Type extends CaseCommand['type']> = Extract<CaseCommand, { type: Type }>;
type Answer = readonly CaseEvent[] | CaseRefusal;

/** A reveal needs a reason that says something. */
const REVEAL_REASON_LENGTH_MIN = 10;

/**
 * What the handler finds while names, standing and reporters are withheld; once for each handler's
 * turn.
 */
export function recordFinding(
  command: Command<'record-finding'>,
  state: OpenCase,
  context: Context,
): Answer {
  const { breach, rule, confidence } = command;
  const again = refuse(
    'finding_already_recorded',
    'You recorded your finding. You may still change it after the precedents.',
    { facts: { breach: state.finding?.breach ?? null } },
  );
  const problem = firstProblem([
    findingProblem(command, state, context),
    ...workProblems(command, state, context),
    state.finding === undefined ? undefined : again,
  ]);
  const holder = holderOf(command);
  if (problem !== undefined || holder === undefined) return problem ?? [];
  return [
    {
      type: 'finding-recorded',
      holder,
      breach,
      ...(rule === undefined ? {} : { rule }),
      confidence,
      at: context.at,
      by: context.by,
    },
  ];
}

/** The handler read how similar cases were decided, and keeps or changes the finding. */
export function seePrecedents(
  command: Command<'see-precedents'>,
  state: OpenCase,
  context: Context,
): Answer {
  const { breach, rule, precedents } = command;
  const problem = firstProblem([
    precedentsProblem(command),
    findingProblem(command, state, context),
    ...workProblems(command, state, context),
    findingRequired(state),
  ]);
  const holder = holderOf(command);
  if (problem !== undefined || holder === undefined) return problem ?? [];
  const kept = state.finding?.breach === breach && state.finding.rule === rule;
  return [
    {
      type: 'precedents-seen',
      holder,
      precedents,
      kept,
      breach,
      ...(rule === undefined ? {} : { rule }),
      at: context.at,
      by: context.by,
    },
  ];
}

/**
 * Shows names before the finding, with a reason, and is counted. After the finding nothing is
 * hidden.
 */
export function revealIdentity(
  command: Command<'reveal-identity'>,
  state: OpenCase,
  context: Context,
): Answer {
  const { reason } = command;
  const problem = firstProblem([
    reasonProblem(reason.text, { pointer: '/reason', lengthMin: REVEAL_REASON_LENGTH_MIN }),
    ...workProblems(command, state, context),
  ]);
  const holder = holderOf(command);
  if (problem !== undefined || holder === undefined) return problem ?? [];
  if (state.finding !== undefined) return [];
  return [
    { type: 'identity-revealed', holder, reason: reason.part, at: context.at, by: context.by },
  ];
}

/** Blind work is not done until a finding is recorded. */
export function findingRequired(state: OpenCase): CaseRefusal | undefined {
  if (state.finding !== undefined) return undefined;
  return refuse(
    'finding_required',
    'Record your own finding first, before anything else is shown.',
  );
}

/**
 * What every step of the work on a case asks: the person, the lease, and a case that is still
 * open.
 */
export function workProblems(
  command: ByStaff,
  state: OpenCase,
  context: Context,
): readonly (CaseRefusal | undefined)[] {
  return [
    handlerProblem(command, state, context),
    leaseProblem(command, state, context.at),
    openProblem(state),
    promiseProblem(state, context.at),
  ];
}

function precedentsProblem({ precedents }: Command<'see-precedents'>): CaseRefusal | undefined {
  const max = limits.pageSizeMax;
  if (precedents.length <= max) return undefined;
  const detail = `At most ${max} precedents are shown at once.`;
  return refuse('too_many', detail, { pointer: '/precedents', facts: { max } });
}

function holderOf({ staff }: ByStaff): StaffId | undefined {
  return staff.phase === 'appointed' ? staff.staff : undefined;
}
