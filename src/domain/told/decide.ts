import { refuse } from '../../kernel/refusal.ts';
import type { Context, Decider } from '../decider.ts';
import type { ToldCommand } from './command.ts';
import { entryKey } from './entry-key.ts';
import type { CorrectionSent, ToldEvent } from './event.ts';
import { evolveTold } from './evolve.ts';
import type { ToldRefusal, ToldRefusalCode } from './refusal.ts';
import type { ToldState } from './state.ts';

type Correct = Extract<ToldCommand, { type: 'correct' }>;
type Answer = readonly ToldEvent[] | ToldRefusal;

/**
 * Remembers who was told what of a decision, so that a reversal or a milder decision reaches
 * exactly those people and machines: nobody who believes the first word is left with it, and nobody
 * else learns that there was one (A6).
 */
export const toldDecider: Decider<ToldState, ToldCommand, ToldEvent, ToldRefusalCode> = {
  initial: { entries: [] },
  decide: decideTold,
  evolve: evolveTold,
};

function decideTold(command: ToldCommand, state: ToldState, context: Context): Answer {
  switch (command.type) {
    case 'remember': {
      const { to, about } = command;
      const known = state.entries.some((entry) => entryKey(entry) === entryKey({ to, about }));
      return known ? [] : [{ type: 'told', at: context.at, by: context.by, to, about }];
    }
    case 'correct':
      return correct(command, state, context);
  }
}

// Once for each appeal, and for everything that was told before it.
function correct({ appeal, because }: Correct, { entries }: ToldState, context: Context): Answer {
  const { at, by } = context;
  if (by.kind === 'clock' || by.kind === 'engine') {
    return refuse('role_required', 'Only whoever hears an appeal takes back what was told.');
  }
  return entries
    .filter((entry) => entry.corrected?.appeal !== appeal)
    .map(({ to, about }): CorrectionSent => {
      return { type: 'correction-sent', at, by, to, about, appeal, because };
    });
}
