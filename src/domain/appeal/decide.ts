import { refuse } from '../../kernel/refusal.ts';
import type { Context, Decider } from '../decider.ts';
import type { AppealCommand } from './command.ts';
import type { AppealEvent } from './event.ts';
import { evolveAppeal, initialAppeal } from './evolve.ts';
import { fileAppeal } from './file.ts';
import { resumeAppeal } from './pause.ts';
import type { AppealRefusal, AppealRefusalCode } from './refusal.ts';
import { decideOutcome, leaseAppeal, openFirstDecision, recordAppealFinding } from './review.ts';
import type { AppealState, FiledAppeal } from './state.ts';

type Answer = readonly AppealEvent[] | AppealRefusal;

/**
 * What follows from a command on an appeal: events, or the refusal that comes first by precedence.
 */
export function decideAppeal(command: AppealCommand, state: AppealState, context: Context): Answer {
  if (command.type === 'file-appeal') return fileAppeal(command, state, context);
  if (state.phase === 'none') return refuse('not_found', 'There is no such appeal.');
  switch (command.type) {
    case 'lease-appeal':
      return leaseAppeal(command, state, context);
    case 'record-appeal-finding':
      return recordAppealFinding(command, state, context);
    case 'open-first-decision':
      return openFirstDecision(command, state, context);
    case 'decide-appeal':
      return decideOutcome(command, state, context);
    case 'resume-appeal':
      return resumeAppeal(state, command.restrictions, context);
    case 'note-late':
      return noteLate(state, context);
  }
}

export const appealDecider: Decider<AppealState, AppealCommand, AppealEvent, AppealRefusalCode> = {
  initial: initialAppeal,
  decide: decideAppeal,
  evolve: evolveAppeal,
};

// Being late is a fact of time, recorded once; before its time there is nothing to record.
function noteLate({ phase, received, lateSince }: FiledAppeal, { at, by }: Context): Answer {
  if (by.kind !== 'clock') return refuse('role_required', 'Only the clock notes a missed promise.');
  if (phase === 'decided' || lateSince !== undefined || at <= received.promisedBy) return [];
  return [{ type: 'appeal-became-late', at, by }];
}
