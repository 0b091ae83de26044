import { limits } from '../../kernel/limits.ts';
import { refuse } from '../../kernel/refusal.ts';
import type { Context, Decider } from '../decider.ts';
import { firstProblem, handlerProblem } from './checks.ts';
import {
  attachDecision,
  closeDecided,
  closeInFavour,
  detachDecision,
  mergeInto,
} from './closing.ts';
import type { CaseCommand } from './command.ts';
import type { CaseEvent } from './event.ts';
import { evolveCase } from './evolve.ts';
import { recordFinding, revealIdentity, seePrecedents } from './finding.ts';
import { handOver, leaseCase, releaseLease } from './lease.ts';
import { joinMatter, openCase } from './opening.ts';
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
