import { limits } from '../../kernel/limits.ts';
import { refuse } from '../../kernel/refusal.ts';
import type { Context, Decider } from '../decider.ts';
import { putAside } from './aside.ts';
import { firstProblem, handlerProblem } from './checks.ts';
import { attachDecision, closeDecided, closeInFavour, detachDecision } from './closing.ts';
import type { CaseCommand, HearingCommand } from './command.ts';
import type { CaseEvent } from './event.ts';
import { evolveCase } from './evolve.ts';
import { recordFinding, revealIdentity, seePrecedents } from './finding.ts';
import { handOver } from './hand-over.ts';
import {
  answerView,
  giveView,
  leaveViewUnanswered,
  requestView,
  requestViewAfter,
} from './hearing.ts';
import { leaseCase, releaseLease } from './lease.ts';
import { mergeInto, takeIn } from './merging.ts';
import { joinMatter, openCase } from './opening.ts';
import { overtakeFinding } from './overtaking.ts';
import type { CaseRefusal, CaseRefusalCode } from './refusal.ts';
import type { CaseState, OpenCase } from './state.ts';

type Answer = readonly CaseEvent[] | CaseRefusal;

export const caseDecider: Decider<CaseState, CaseCommand, CaseEvent, CaseRefusalCode> = {
  initial: { phase: 'none' },
  decide: decideCase,
  evolve: evolveCase,
};

/** One road for every subject: members, stewards, moderators and the operator (O1). */
export function decideCase(command: CaseCommand, state: CaseState, context: Context): Answer {
  if (command.type === 'open-case') return openCase(command, state, context);
  if (state.phase === 'none') return refuse('not_found', 'There is no case with this number.');
  return workOnCase(command, state, context);
}

function workOnCase(
  command: Exclude<CaseCommand, { type: 'open-case' }>,
  state: OpenCase,
  context: Context,
): Answer {
  switch (command.type) {
    case 'join-matter':
      return joinMatter(command, state, context);
    case 'overtake-finding':
      return overtakeFinding(command, state, context);
    case 'lease-case':
      return leaseCase(command, state, context);
    case 'release-lease':
      return releaseLease(command, state, context);
    case 'record-finding':
      return recordFinding(command, state, context);
    case 'see-precedents':
      return seePrecedents(command, state, context);
    case 'reveal-identity':
      return revealIdentity(command, state, context);
    case 'add-note':
      return addNote(command, state, context);
    case 'hand-over':
      return handOver(command, state, context);
    case 'attach-decision':
      return attachDecision(command, state, context);
    case 'detach-decision':
      return detachDecision(command, state, context);
    case 'close-decided':
      return closeDecided(command, state, context);
    case 'close-in-favour':
      return closeInFavour(state, context);
    case 'merge-into':
      return mergeInto(command, state, context);
    case 'take-in':
      return takeIn(command, state, context);
    case 'put-aside':
      return putAside(command, state, context);
    case 'request-view':
    case 'request-view-after':
    case 'give-view':
    case 'answer-view':
    case 'leave-view-unanswered':
      return hear(command, state, context);
  }
}

function hear(command: HearingCommand, state: OpenCase, context: Context): Answer {
  switch (command.type) {
    case 'request-view':
      return requestView(command, state, context);
    case 'request-view-after':
      return requestViewAfter(state, context);
    case 'give-view':
      return giveView(command, state, context);
    case 'answer-view':
      return answerView(command, state, context);
    case 'leave-view-unanswered':
      return leaveViewUnanswered(state, context);
  }
}

// A note annotates: it needs no lease, and a closed case may still be annotated.
function addNote(
  command: Extract<CaseCommand, { type: 'add-note' }>,
  state: OpenCase,
  context: Context,
): Answer {
  const { staff, note } = command;
  const { at, by } = context;
  const problem = firstProblem([noteProblem(note.text), handlerProblem(command, state, context)]);
  if (problem !== undefined || staff.phase === 'none') return problem ?? [];
  return [{ type: 'note-added', author: staff.staff, note: note.part, at, by }];
}

function noteProblem(text: string): CaseRefusal | undefined {
  const pointer = '/text';
  if (text.trim() === '') return refuse('required', 'A note needs some text.', { pointer });
  const max = limits.freeTextLengthMax;
  if (text.length <= max) return undefined;
  return refuse('invalid_value', `A note has at most ${max} characters.`, {
    pointer,
    facts: { max },
  });
}
