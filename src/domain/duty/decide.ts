import { durationMs } from '../../kernel/duration.ts';
import {
  addDuration,
  earlier,
  type Instant,
  instantFromMs,
  instantMs,
} from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { firstByPrecedence, refuse } from '../../kernel/refusal.ts';
import { versionInForce } from '../../rulebook/model.ts';
import type { Context, Decider } from '../decider.ts';
import { textProblem } from '../group/checks.ts';
import { restrictedUntil, serves } from '../group/succession.ts';
import { bringMatter } from './bring.ts';
import type { DutyCommand } from './command.ts';
import type { DutyEvent } from './event.ts';
import { evolveDuty, initialDuty } from './evolve.ts';
import type { DutyRefusal, DutyRefusalCode } from './refusal.ts';
import type { BroughtDuty, DutyState } from './state.ts';

type Command<Type extends DutyCommand['type']> = Extract<DutyCommand, { type: Type }>;
type Answer = readonly DutyEvent[] | DutyRefusal;

/** So many texts a steward may add in their defence. */
const DEFENCES_MAX = 10;

export const dutyDecider: Decider<DutyState, DutyCommand, DutyEvent, DutyRefusalCode> = {
  initial: initialDuty,
  decide: decideDuty,
  evolve: evolveDuty,
};

/** What was brought to a steward, when they came to know of it, and what they did (O4). */
export function decideDuty(command: DutyCommand, state: DutyState, context: Context): Answer {
  if (command.type === 'bring-matter') return bringMatter(command, state, context);
  if (state.phase === 'none') return noSuchDuty();
  switch (command.type) {
    case 'mark-matter-delivered':
      return markDelivered(command, state, context);
    case 'answer-duty':
      return answerDuty(command, state, context);
    case 'note-neglect':
      return noteNeglect(command, state, context);
    case 'give-defence':
      return giveDefence(command, state, context);
  }
}

// The first delivery is the one that counts, and only who knows can say so.
function markDelivered(
  { channel }: Command<'mark-matter-delivered'>,
  state: BroughtDuty,
  context: Context,
): Answer {
  const { at, by } = context;
  if (by.kind !== 'platform' && !isTheirs(state, context)) return noSuchDuty();
  if (state.phase !== 'brought') return [];
  const dueAt = addDuration(at, state.brought.within);
  return [{ type: 'matter-delivered', channel, dueAt, at, by }];
}

/** Also after the promised time, as long as no case was opened: late is better than never. */
function answerDuty(
  { answer }: Command<'answer-duty'>,
  state: BroughtDuty,
  context: Context,
): Answer {
  const problem = firstByPrecedence(
    [
      isTheirs(state, context) ? undefined : noSuchDuty(),
      textProblem(answer, '/text'),
      answerableProblem(state),
    ].filter((found) => found !== undefined),
  );
  if (problem !== undefined) return problem;
  return [{ type: 'duty-answered', answer: answer.part, at: context.at, by: context.by }];
}

function answerableProblem({ phase }: BroughtDuty): DutyRefusal | undefined {
  switch (phase) {
    case 'brought':
    case 'delivered':
      return undefined;
    case 'answered':
      return refuse('already_decided', 'You answered this before.');
    case 'neglected':
      return refuse('already_decided', 'A case was opened. What you write now goes to the case.');
    case 'lapsed':
      return refuse('not_in_force', 'This is no longer yours to answer.');
  }
}

/**
 * Without knowledge there is no neglect, and none without the power to act: whoever resigned, went
 * or was restricted meanwhile owes nothing (O4).
 */
function noteNeglect(
  command: Command<'note-neglect'>,
  state: BroughtDuty,
  context: Context,
): Answer {
  const { at, by } = context;
  const { delivered } = state;
  if (by.kind !== 'clock') return refuse('role_required', 'Only the clock notes a missed promise.');
  if (state.phase !== 'delivered' || delivered === undefined || at <= delivered.dueAt) return [];
  if (!isBound(command, state, at)) return [{ type: 'duty-lapsed', at, by }];
  return [
    {
      type: 'duty-neglected',
      case: command.case,
      defenceUntil: defenceUntil(context),
      at,
      by,
    },
  ];
}

function isBound(command: Command<'note-neglect'>, { brought }: BroughtDuty, at: Instant): boolean {
  const { group } = command;
  if (group.phase === 'none') return false;
  const place = group.stewards.find(({ steward }) => steward === brought.steward);
  if (place === undefined || !serves(place, at)) return false;
  return restrictedUntil(brought.steward, command) === undefined;
}

/** Half of the time to a decision is the steward's, so that being heard never makes a case late. */
export function defenceUntil({ at, rulebook }: Context): Instant {
  const longest = addDuration(at, limits.defenceTermMax);
  const promise = versionInForce(rulebook, at)?.rulebook.promises.firstDecision;
  if (promise === undefined) return longest;
  return earlier(longest, instantFromMs(instantMs(at) + Math.floor(durationMs(promise) / 2)));
}

function giveDefence(
  { defence }: Command<'give-defence'>,
  state: BroughtDuty,
  context: Context,
): Answer {
  const problem = firstByPrecedence(
    [
      isTheirs(state, context) ? undefined : noSuchDuty(),
      textProblem(defence, '/text'),
      state.phase === 'neglected'
        ? undefined
        : refuse('not_in_force', 'There is no case about this.'),
      state.defences.length < DEFENCES_MAX
        ? undefined
        : refuse('too_many', `At most ${DEFENCES_MAX} texts are taken in.`, {
            facts: { max: DEFENCES_MAX },
          }),
    ].filter((found) => found !== undefined),
  );
  if (problem !== undefined) return problem;
  return [{ type: 'defence-given', defence: defence.part, at: context.at, by: context.by }];
}

function isTheirs({ brought }: BroughtDuty, { by }: Context): boolean {
  return by.kind === 'member' && by.id === brought.steward;
}

function noSuchDuty(): DutyRefusal {
  return refuse('not_found', 'There is nothing here that you can see.');
}
