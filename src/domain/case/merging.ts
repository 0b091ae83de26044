import { earlier } from '../../kernel/instant.ts';
import { refuse } from '../../kernel/refusal.ts';
import type { Context } from '../decider.ts';
import { respondentOf, samePerson } from '../person.ts';
import {
  firstProblem,
  handlerProblem,
  leaseAt,
  leasedByOther,
  openProblem,
  promiseProblem,
} from './checks.ts';
import type { ByStaff, CaseCommand } from './command.ts';
import type { CaseEvent, EvidenceTaken } from './event.ts';
import { workProblems } from './finding.ts';
import { matterKey, tooMuchEvidence } from './opening.ts';
import type { CaseRefusal } from './refusal.ts';
import type { CaseState, OpenCase } from './state.ts';

type Command<Type extends CaseCommand['type']> = Extract<CaseCommand, { type: Type }>;
type Answer = readonly CaseEvent[] | CaseRefusal;

/** Two cases turned out to be about the same conduct: this one goes on in the other. */
export function mergeInto(
  command: Command<'merge-into'>,
  state: OpenCase,
  context: Context,
): Answer {
  const { into, target } = command;
  const { at, by } = context;
  const problem = firstProblem([
    targetProblem(into, target, state),
    ...workProblems(command, state, context),
  ]);
  return problem ?? [{ type: 'case-merged', into, at, by }];
}

function targetProblem(
  into: Command<'merge-into'>['into'],
  target: CaseState,
  state: OpenCase,
): CaseRefusal | undefined {
  const pointer = '/into';
  if (into === state.opened.case) {
    return refuse('invalid_value', 'A case is merged into another one.', { pointer });
  }
  if (target.phase === 'none') {
    return refuse('not_found', 'There is no other case with this number.', { pointer });
  }
  if (aboutSamePerson(state, target)) return undefined;
  const detail =
    'Only cases about the same person are merged: each person has a file of their own.';
  return refuse('invalid_value', detail, { pointer });
}

/**
 * The other side of it: matters, evidence, reporters and whoever acted come along, and the earlier
 * promise counts for both. Whoever merges may handle this case too, and takes it from nobody.
 */
export function takeIn(command: Command<'take-in'>, state: OpenCase, context: Context): Answer {
  const { from } = command;
  const { at, by } = context;
  const evidence = newEvidence(from, state);
  const problem = firstProblem([
    handlerProblem(command, state, context),
    heldByOther(command, state, context),
    openProblem(state),
    promiseProblem(state, at),
    tooMuchEvidence(state.evidence.length + evidence.length),
    aboutSamePerson(from, state)
      ? undefined
      : refuse('invalid_value', 'Only cases about the same person are merged.'),
  ]);
  if (problem !== undefined) return problem;
  const known = new Set(state.matters.map(matterKey));
  const { hearing } = from;
  return [
    {
      type: 'case-taken-in',
      from: from.opened.case,
      subject: from.opened.subject,
      ...(from.opened.family === undefined ? {} : { family: from.opened.family }),
      matters: from.matters.filter((matter) => !known.has(matterKey(matter))),
      evidence,
      touchedBy: from.touchedBy,
      promisedBy: earlier(state.opened.promisedBy, from.opened.promisedBy),
      ...(state.hearing === undefined && hearing !== undefined ? { hearing } : {}),
      at,
      by,
    },
  ];
}

// The same snapshot is one piece of evidence, whichever of the two cases took it (E3).
function newEvidence(from: OpenCase, into: OpenCase): readonly EvidenceTaken[] {
  const digests = new Set(into.evidence.map(({ digest }) => digest));
  return from.evidence.filter(({ digest }) => !digests.has(digest));
}

function aboutSamePerson(one: OpenCase, other: OpenCase): boolean {
  return samePerson(respondentOf(one.opened.subject), respondentOf(other.opened.subject));
}

function heldByOther(
  { staff }: ByStaff,
  state: OpenCase,
  { at }: Context,
): CaseRefusal | undefined {
  const lease = leaseAt(state, at);
  const isTheirs = staff.phase === 'appointed' && lease?.holder === staff.staff;
  return lease === undefined || isTheirs ? undefined : leasedByOther(lease);
}
