import { limits } from '../../kernel/limits.ts';
import { firstByPrecedence, refuse } from '../../kernel/refusal.ts';
import { peopleIn } from '../case/people.ts';
import type { Context, Decider } from '../decider.ts';
import { conflictProblem, roleProblem, staffIdOf } from '../decision/authority.ts';
import { traceProblem } from '../decision/reasons.ts';
import { samePerson } from '../person.ts';
import type { Role } from '../staff/event.ts';
import type { DisputeCommand } from './command.ts';
import type { DisputeEvent } from './event.ts';
import { evolveDispute } from './evolve.ts';
import type { DisputeRefusal, DisputeRefusalCode } from './refusal.ts';
import type { DisputeState, ToldDispute } from './state.ts';

type Answer = readonly DisputeEvent[] | DisputeRefusal;
type Tell = Extract<DisputeCommand, { type: 'tell-dispute' }>;
type End = Extract<DisputeCommand, { type: 'end-dispute' }>;

/** Fewest characters of what was implemented, or why not. */
export const accountLengthMin = 10;
const keepingRoles: readonly Role[] = ['lead', 'ombud', 'operator', 'reviewer'];

export const disputeDecider: Decider<
  DisputeState,
  DisputeCommand,
  DisputeEvent,
  DisputeRefusalCode
> = { initial: { phase: 'none' }, decide: decideDispute, evolve: evolveDispute };

/** The register of disputes before bodies outside of the community (DSA Article 21). */
export function decideDispute(
  command: DisputeCommand,
  state: DisputeState,
  context: Context,
): Answer {
  if (command.type === 'tell-dispute') return tell(command, state, context);
  if (state.phase === 'none') return refuse('not_found', 'There is no such dispute.');
  return end(command, state, context);
}

// Nobody has to appeal here first, and no window closes the way to a body outside.
function tell(command: Tell, state: DisputeState, context: Context): Answer {
  const { at, by } = context;
  const { respondent, outcome } = command.decision.made;
  const own = (by.kind === 'member' || by.kind === 'staff') && samePerson(by, respondent);
  const stands = command.decision.phase === 'issued' || command.decision.phase === 'final';
  const max = limits.disputesPerDecisionMax;
  const problem = firstByPrecedence([
    ...textProblems(command),
    ...(own ? [] : [refuse('role_required', 'Only the person a decision is about tells of it.')]),
    ...(command.before < max
      ? []
      : [refuse('too_many', `There are ${max} already.`, { facts: { max } })]),
    ...(stands && outcome === 'breach'
      ? []
      : [refuse('not_in_force', 'Nothing of this decision stands against you now.')]),
    ...(state.phase === 'none' ? [] : [refuse('already_decided', 'We know of this already.')]),
  ]);
  if (problem !== undefined) return problem;
  const { dispute, decisionId, body, reference } = command;
  return [
    {
      type: 'dispute-told',
      at,
      by,
      dispute,
      decision: decisionId,
      respondent,
      body: body.part,
      reference: reference.part,
    },
  ];
}

function end(command: End, state: ToldDispute, context: Context): Answer {
  const { staff, outcome, implemented, account, file } = command;
  const problem = firstByPrecedence([
    ...[roleProblem(staff, keepingRoles, context) ?? []].flat(),
    ...[conflictProblem(staff, peopleIn(file)) ?? []].flat(),
    ...(state.phase === 'open' ? [] : [refuse('already_decided', 'Its end is on record.')]),
    ...accountProblems(command),
  ]);
  if (problem !== undefined) return problem;
  const holder = staffIdOf(staff);
  if (holder === undefined) return refuse('role_required', 'Only staff record how it ended.');
  const { at, by } = context;
  return [{ type: 'dispute-ended', at, by, holder, outcome, implemented, account: account.part }];
}

function textProblems({ body, reference }: Tell): readonly DisputeRefusal[] {
  const max = limits.urlLengthMax;
  const asked = [
    { text: body.text, pointer: '/body', detail: 'Say which body you turned to.' },
    { text: reference.text, pointer: '/reference', detail: 'Give the reference it gave you.' },
  ];
  return asked.flatMap(({ text, pointer, detail }) => [
    ...(text.trim() === '' ? [refuse('required', detail, { pointer })] : []),
    ...(text.length > max
      ? [refuse('too_large', `Please keep it under ${max} characters.`, { pointer })]
      : []),
  ]);
}

function accountProblems({ account, reporterTraces }: End): readonly DisputeRefusal[] {
  const min = accountLengthMin;
  const max = limits.freeTextLengthMax;
  const pointer = '/account';
  return [
    account.text.length > max
      ? refuse('too_large', `Please keep it under ${max} characters.`, { pointer })
      : [],
    account.text.trim().length < min
      ? refuse('reasons_required', `Say in at least ${min} characters what was done.`, { pointer })
      : [],
    traceProblem({ text: account, pointer }, reporterTraces) ?? [],
  ].flat();
}
