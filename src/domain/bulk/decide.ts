import { refuse } from '../../kernel/refusal.ts';
import type { Context, Decider } from '../decider.ts';
import { confirmSample, leaveOut, openSample } from './checking.ts';
import type { BulkCommand } from './command.ts';
import type { BulkEvent } from './event.ts';
import { evolveBulk, initialBulk } from './evolve.ts';
import { openBulk } from './opening.ts';
import type { BulkRefusal, BulkRefusalCode } from './refusal.ts';
import { noteDecided, noteRefused, runBulk } from './running.ts';
import { confirmBulk, rejectBulk, startBulk, undoBulk } from './starting.ts';
import type { BulkState, OpenBulk } from './state.ts';
import { noteNotReversed, noteReversed, vacateBulk } from './vacating.ts';

type Answer = readonly BulkEvent[] | BulkRefusal;

/** One job that decides many cases, each by the commands of a single decision. */
export const bulkDecider: Decider<BulkState, BulkCommand, BulkEvent, BulkRefusalCode> = {
  initial: initialBulk,
  decide: decideBulk,
  evolve: evolveBulk,
};

export function decideBulk(command: BulkCommand, state: BulkState, context: Context): Answer {
  if (command.type === 'open-bulk') return openBulk(command, state, context);
  if (state.phase === 'none') return refuse('not_found', 'There is no bulk job with this number.');
  return workOnBulk(command, state, context);
}

function workOnBulk(
  command: Exclude<BulkCommand, { type: 'open-bulk' }>,
  state: OpenBulk,
  context: Context,
): Answer {
  switch (command.type) {
    case 'open-sample':
      return openSample(command, state, context);
    case 'confirm-sample':
      return confirmSample(command, state, context);
    case 'leave-out':
      return leaveOut(command, state, context);
    case 'start-bulk':
      return startBulk(command, state, context);
    case 'confirm-bulk':
      return confirmBulk(command, state, context);
    case 'reject-bulk':
      return rejectBulk(command, state, context);
    case 'undo-bulk':
      return undoBulk(command, state, context);
    case 'run-bulk':
      return runBulk(state, context);
    case 'note-decided':
      return noteDecided(command, state, context);
    case 'note-refused':
      return noteRefused(command, state, context);
    case 'vacate-bulk':
      return vacateBulk(command, state, context);
    case 'note-reversed':
      return noteReversed(command, state, context);
    case 'note-not-reversed':
      return noteNotReversed(command, state, context);
  }
}
