import { refuse } from '../../kernel/refusal.ts';
import type { Context } from '../decider.ts';
import type { BulkCommand } from './command.ts';
import type { BulkEvent } from './event.ts';
import type { BulkRefusal } from './refusal.ts';
import type { OpenBulk } from './state.ts';

type Command<Type extends BulkCommand['type']> = Extract<BulkCommand, { type: Type }>;
type Answer = readonly BulkEvent[] | BulkRefusal;

/** The hold is over: from now on the cases are decided, one after the other. */
export function runBulk(state: OpenBulk, { at, by }: Context): Answer {
  if (by.kind !== 'clock') return refuse('role_required', 'Only time lets a held bulk job run.');
  if (state.phase !== 'held') return [];
  if (state.heldUntil === undefined || at < state.heldUntil) {
    return refuse('invalid_value', 'The time to undo this bulk job still runs.', {
      facts: { until: state.heldUntil ?? null },
    });
  }
  return [{ type: 'bulk-ran', at, by }];
}

/** Committed together with the decision, so that neither is there without the other. */
export function noteDecided(
  command: Command<'note-decided'>,
  state: OpenBulk,
  { at, by }: Context,
): Answer {
  const { case: id, decision } = command;
  if (!waits(state, command)) return notWaiting();
  return [{ type: 'bulk-case-decided', at, by, case: id, decision }];
}

/** A case that cannot be decided so is left out with the sentence that says why. */
export function noteRefused(
  command: Command<'note-refused'>,
  state: OpenBulk,
  { at, by }: Context,
): Answer {
  const { case: id, refusal } = command;
  if (!waits(state, command)) return notWaiting();
  const because = { kind: 'refused', code: refusal.refused, detail: refusal.detail } as const;
  return [{ type: 'bulk-case-left-out', at, by, case: id, because }];
}

/** Whether the job has still to say what becomes of a case. */
export function waits(
  { phase, opened, results }: OpenBulk,
  { case: id }: Pick<Command<'note-decided'>, 'case'>,
): boolean {
  const listed = opened.cases.some((candidate) => candidate.case === id);
  return phase === 'running' && listed && results[id] === undefined;
}

function notWaiting(): BulkRefusal {
  return refuse('already_decided', 'This bulk job does not wait for that case.');
}
