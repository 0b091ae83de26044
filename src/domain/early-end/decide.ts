import { addDuration, type Instant } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { firstByPrecedence, refuse } from '../../kernel/refusal.ts';
import type { Context, Decider } from '../decider.ts';
import { conflictProblem, roleProblem, staffIdOf } from '../decision/authority.ts';
import { lengthProblem, reasonsProblem, traceProblem } from '../decision/reasons.ts';
import { type ImposedRestriction, phaseAt } from '../restriction/state.ts';
import type { PartText } from '../text.ts';
import type { EarlyEndCommand } from './command.ts';
import type { EarlyEndEvent } from './event.ts';
import { evolveEarlyEnd, initialEarlyEnd } from './evolve.ts';
import type { EarlyEndRefusal, EarlyEndRefusalCode } from './refusal.ts';
import type { EarlyEndState } from './state.ts';

type Ask = Extract<EarlyEndCommand, { type: 'ask-early-end' }>;
type Respond = Extract<EarlyEndCommand, { type: 'answer-early-end' }>;
type Answer = readonly EarlyEndEvent[] | EarlyEndRefusal;

/**
 * A restriction ends before its time when a person says so. The member may ask for it; asking
 * counts for nothing else, moves no date and takes no right away. It never gets longer (X3).
 */
export function decideEarlyEnd(
  command: EarlyEndCommand,
  state: EarlyEndState,
  context: Context,
): Answer {
  switch (command.type) {
    case 'ask-early-end':
      return ask(command, state, context);
    case 'answer-early-end':
      return respond(command, state, context);
  }
}

export const earlyEndDecider: Decider<
  EarlyEndState,
  EarlyEndCommand,
  EarlyEndEvent,
  EarlyEndRefusalCode
> = { initial: initialEarlyEnd, decide: decideEarlyEnd, evolve: evolveEarlyEnd };

/** From when the member can ask again; undefined when they can ask now, or once answered. */
export function askAgainFrom(state: EarlyEndState): Instant | undefined {
  if (state.phase === 'none') return undefined;
  const answered = state.requests.at(-1)?.answered;
  return answered && addDuration(answered.at, limits.earlyEndAgainAfter);
}

function ask(command: Ask, state: EarlyEndState, context: Context): Answer {
  const { at, by } = context;
  const { member, restriction, text } = command;
  const problem = firstByPrecedence([
    ...memberProblems(command, context),
    ...textProblems(text),
    ...forceProblems(restriction, at),
    ...againProblems(state, at),
  ]);
  if (problem !== undefined) return problem;
  return [
    {
      type: 'early-end-asked',
      at,
      by,
      restriction: restriction.imposed.restriction,
      member,
      text: text.part,
    },
  ];
}

function respond(command: Respond, state: EarlyEndState, context: Context): Answer {
  const { staff, outcome, reasons } = command;
  if (state.phase === 'none') return refuse('not_found', 'Nobody asked for an early end of this.');
  const problem = firstByPrecedence(respondProblems(command, state, context));
  if (problem !== undefined) return problem;
  const answeredBy = staffIdOf(staff);
  if (answeredBy === undefined) return refuse('role_required', 'Only staff answer this.');
  const { at, by } = context;
  return [{ type: 'early-end-answered', at, by, outcome, reasons: reasons.part, answeredBy }];
}

function respondProblems(
  { staff, people, restriction, reasons, reporterTraces }: Respond,
  { phase }: EarlyEndState,
  context: Context,
): readonly EarlyEndRefusal[] {
  const text = { text: reasons, pointer: '/reasons' };
  const detail = 'The latest request is answered already.';
  return [
    roleProblem(staff, ['moderator', 'lead'], context) ?? [],
    conflictProblem(staff, people) ?? [],
    phase === 'asked' ? [] : refuse('already_decided', detail),
    ...forceProblems(restriction, context.at),
    ...textRefusals(text, reporterTraces),
  ].flat();
}

// The checks of reasons answer with codes of decisions, of which these three can come.
function textRefusals(
  text: Parameters<typeof reasonsProblem>[0],
  reporterTraces: readonly string[],
): readonly EarlyEndRefusal[] {
  const found = [reasonsProblem(text), lengthProblem(text), traceProblem(text, reporterTraces)];
  return found.flatMap((problem) => (problem === undefined ? [] : [problem as EarlyEndRefusal]));
}

function memberProblems({ member, restriction }: Ask, { by }: Context): readonly EarlyEndRefusal[] {
  const { target } = restriction.imposed;
  const own = target.kind === 'member' ? target.member : target.author;
  if (by.kind === 'member' && by.id === member && member === own) return [];
  return [refuse('role_required', 'Only the member whom a restriction binds asks for its end.')];
}

function textProblems({ text }: PartText): readonly EarlyEndRefusal[] {
  const where = { pointer: '/text' };
  const max = limits.freeTextLengthMax;
  if (text.trim() === '') {
    return [refuse('required', 'Say in your own words why it should end now.', where)];
  }
  if (text.length <= max) return [];
  return [refuse('too_large', `Please keep the text under ${max} characters.`, where)];
}

function forceProblems(restriction: ImposedRestriction, at: Instant): readonly EarlyEndRefusal[] {
  const phase = phaseAt(restriction, at);
  if (phase === 'in-force' || phase === 'stayed' || phase === 'not-yet') return [];
  return [refuse('not_in_force', `This restriction is ${phase} already.`, { facts: { phase } })];
}

// Honest about it: asking again at once would only bring the same answer.
function againProblems(state: EarlyEndState, at: Instant): readonly EarlyEndRefusal[] {
  if (state.phase === 'asked') {
    const facts = { askedAt: state.requests.at(-1)?.at ?? null };
    return [
      refuse('not_yet', 'You have asked, and a person will answer. No need to ask again.', {
        facts,
      }),
    ];
  }
  const from = askAgainFrom(state);
  if (from === undefined || at >= from) return [];
  return [
    refuse(
      'not_yet',
      'You were answered a short while ago. The facts say when you can ask again.',
      {
        facts: { from },
      },
    ),
  ];
}
