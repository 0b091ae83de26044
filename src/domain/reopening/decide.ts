import { addDuration } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { firstByPrecedence, refuse } from '../../kernel/refusal.ts';
import { independenceProblem } from '../appeal/review.ts';
import type { Context, Decider } from '../decider.ts';
import { appealRoles, roleProblem, staffIdOf } from '../decision/authority.ts';
import { traceProblem } from '../decision/reasons.ts';
import { samePerson } from '../person.ts';
import type { Role } from '../staff/event.ts';
import type { PartText } from '../text.ts';
import type { ReopeningCommand } from './command.ts';
import type { ReopeningEvent } from './event.ts';
import { evolveReopening } from './evolve.ts';
import type { ReopeningRefusal, ReopeningRefusalCode } from './refusal.ts';
import type { AskedReopening, ReopeningState } from './state.ts';

type Answer = readonly ReopeningEvent[] | ReopeningRefusal;
type Ask = Extract<ReopeningCommand, { type: 'ask-reopening' }>;
type AnswerIt = Extract<ReopeningCommand, { type: 'answer-reopening' }>;

/** Fewest characters of the reasons for an answer, which whoever asked will read (A4). */
export const answerReasonsLengthMin = 20;
const askingRoles: readonly Role[] = ['moderator', 'lead', 'reviewer', 'ombud'];

export const reopeningDecider: Decider<
  ReopeningState,
  ReopeningCommand,
  ReopeningEvent,
  ReopeningRefusalCode
> = { initial: { phase: 'none' }, decide: decideReopening, evolve: evolveReopening };

/**
 * New facts open a final decision again, for whoever it binds and never against them: what follows
 * is an appeal, and an appeal cannot make it worse (A5).
 */
export function decideReopening(
  command: ReopeningCommand,
  state: ReopeningState,
  context: Context,
): Answer {
  if (command.type === 'ask-reopening') return ask(command, state, context);
  if (state.phase === 'none') return refuse('not_found', 'There is no such request.');
  switch (command.type) {
    case 'answer-reopening':
      return answer(command, state, context);
    case 'accept-unanswered':
      return acceptUnanswered(command, state, context);
  }
}

function ask(command: Ask, state: ReopeningState, context: Context): Answer {
  const problem = firstByPrecedence([
    ...textProblems(command.facts),
    ...askerProblems(command, context),
    ...decisionProblems(command),
    ...(state.phase === 'none' ? [] : [refuse('already_decided', 'This was asked before.')]),
  ]);
  if (problem !== undefined) return problem;
  const { reopening, decisionId, facts, staff } = command;
  const asker = staff && staffIdOf(staff);
  const { at, by } = context;
  const promisedBy = addDuration(at, limits.reopeningPromise);
  return [
    {
      type: 'reopening-asked',
      at,
      by,
      reopening,
      decision: decisionId,
      facts: facts.part,
      ...(asker === undefined ? {} : { inFavour: asker }),
      promisedBy,
    },
  ];
}

function answer(command: AnswerIt, state: AskedReopening, context: Context): Answer {
  const problem = firstByPrecedence([
    ...[roleProblem(command.staff, appealRoles, context) ?? []].flat(),
    ...[independenceProblem(command.staff, command) ?? []].flat(),
    ...(state.phase === 'waiting' ? [] : [refuse('already_decided', 'This has its answer.')]),
    ...askedThemselves(command, state),
    ...reasonProblems(command),
  ]);
  if (problem !== undefined) return problem;
  const holder = staffIdOf(command.staff);
  if (holder === undefined) return refuse('role_required', 'Only a reviewer answers this.');
  const { at, by } = context;
  const reasons = command.reasons.part;
  return command.answer === 'decline'
    ? [{ type: 'reopening-declined', at, by, holder, reasons }]
    : [{ type: 'reopening-accepted', at, by, holder, reasons, appeal: command.appeal }];
}

// A promise that is missed never harms the member: then the decision is heard again. What was
// undone meanwhile has nothing left to hear.
function acceptUnanswered(
  { appeal, decision }: Extract<ReopeningCommand, { type: 'accept-unanswered' }>,
  { phase, asked }: AskedReopening,
  { at, by }: Context,
): Answer {
  if (by.kind !== 'clock')
    return refuse('role_required', 'Only time accepts what nobody answered.');
  if (phase !== 'waiting' || at <= asked.promisedBy) return [];
  const stands = decision.phase === 'issued' || decision.phase === 'final';
  if (!stands) return [{ type: 'reopening-overtaken', at, by }];
  return [{ type: 'reopening-accepted', at, by, appeal }];
}

function textProblems({ text }: PartText): readonly ReopeningRefusal[] {
  const pointer = '/facts';
  const max = limits.freeTextLengthMax;
  if (text.trim() === '') {
    return [refuse('required', 'Write what is known now and was not known then.', { pointer })];
  }
  if (text.length <= max) return [];
  return [refuse('too_large', `Please keep the text under ${max} characters.`, { pointer })];
}

function askerProblems({ decision, staff }: Ask, context: Context): readonly ReopeningRefusal[] {
  const { by } = context;
  const { respondent } = decision.made;
  if (staff !== undefined) return [roleProblem(staff, askingRoles, context) ?? []].flat();
  const own = (by.kind === 'member' || by.kind === 'staff') && samePerson(by, respondent);
  if (own) return [];
  return [refuse('role_required', 'Only the person a decision is about, or staff for them, asks.')];
}

function decisionProblems({ decision }: Ask): readonly ReopeningRefusal[] {
  if (decision.made.outcome === 'no-breach') {
    return [refuse('not_in_force', 'No breach was found; a second look could only harm somebody.')];
  }
  if (decision.phase === 'final') return [];
  const detail =
    decision.phase === 'issued'
      ? 'This decision can still change by itself: appeal it, or wait for what is open.'
      : `This decision is ${decision.phase}; nothing of it stands.`;
  return [refuse('not_in_force', detail)];
}

// Whoever asks in the member's favour does not answer themselves.
function askedThemselves(
  { staff }: AnswerIt,
  { asked }: AskedReopening,
): readonly ReopeningRefusal[] {
  const self = asked.by.kind === 'staff' && asked.by.id === staffIdOf(staff);
  if (!self) return [];
  return [refuse('conflict_of_interest', 'You asked for this yourself; somebody else answers.')];
}

function reasonProblems({ reasons, reporterTraces }: AnswerIt): readonly ReopeningRefusal[] {
  const min = answerReasonsLengthMin;
  const max = limits.freeTextLengthMax;
  const pointer = '/reasons';
  return [
    reasons.text.length > max
      ? refuse('too_large', `Please keep it under ${max} characters.`, { pointer })
      : [],
    reasons.text.trim().length < min
      ? refuse('reasons_required', `Say in at least ${min} characters why.`, { pointer })
      : [],
    traceProblem({ text: reasons, pointer }, reporterTraces) ?? [],
  ].flat();
}
