import { limits } from '../../kernel/limits.ts';
import { firstByPrecedence, refuse } from '../../kernel/refusal.ts';
import { holdsRole } from '../conflict.ts';
import type { Context, Decider } from '../decider.ts';
import type { Role } from '../staff/event.ts';
import type { StaffState } from '../staff/state.ts';
import type { PartText } from '../text.ts';
import type { DangerCommand } from './command.ts';
import type { DangerEvent } from './event.ts';
import { evolveDanger, initialDanger } from './evolve.ts';
import type { DangerRefusal, DangerRefusalCode } from './refusal.ts';
import type { Danger, DangerState } from './state.ts';

type Answer = readonly DangerEvent[] | DangerRefusal;
type Command<Type extends DangerCommand['type']> = Extract<DangerCommand, { type: Type }>;

/** Who keeps the register of dangers, and who reads it. */
export const dangerKeepers: readonly Role[] = ['operator'];
/** Fewest characters of what was suspected or sent. */
export const dangerTextLengthMin = 10;

/**
 * A duty of the operator and nobody's case: who was told of what, and when (DSA Article 18).
 * Nothing follows from an entry for anybody (T6).
 */
export function decideDanger(command: DangerCommand, state: DangerState, context: Context): Answer {
  switch (command.type) {
    case 'record-danger':
      return state.phase === 'none' ? record(command, context) : [];
    case 'record-telling':
      return state.phase === 'none'
        ? refuse('not_found', 'There is no such entry.')
        : tell(command, state, context);
  }
}

export const dangerDecider: Decider<DangerState, DangerCommand, DangerEvent, DangerRefusalCode> = {
  initial: initialDanger,
  decide: decideDanger,
  evolve: evolveDanger,
};

function record(command: Command<'record-danger'>, context: Context): Answer {
  const { danger, suspected, staff } = command;
  const problem = firstByPrecedence([
    ...keeperProblems(staff, context),
    ...textProblems(suspected, '/suspected'),
  ]);
  const { at, by } = context;
  return problem ?? [{ type: 'danger-recorded', at, by, danger, suspected: suspected.part }];
}

function tell(command: Command<'record-telling'>, { told }: Danger, context: Context): Answer {
  const { authority, toldAt, sent, staff } = command;
  const { at, by } = context;
  const max = limits.authoritiesToldMax;
  const problem = firstByPrecedence([
    ...keeperProblems(staff, context),
    ...(authority.trim() === ''
      ? [refuse('required', 'Say which authority was told.', { pointer: '/authority' })]
      : []),
    ...(toldAt > at
      ? [refuse('timestamp_in_future', 'Record it after it was done.', { pointer: '/toldAt' })]
      : []),
    ...(told.length < max
      ? []
      : [refuse('too_many', `One entry names at most ${max} tellings.`, { facts: { max } })]),
    ...textProblems(sent, '/sent'),
  ]);
  return problem ?? [{ type: 'authority-told', at, by, authority, toldAt, sent: sent.part }];
}

function keeperProblems(staff: StaffState, { by, at }: Context): readonly DangerRefusal[] {
  const acts = staff.phase === 'appointed' && by.kind === 'staff' && by.id === staff.staff;
  if (acts && holdsRole(staff, dangerKeepers, at)) return [];
  return [refuse('role_required', 'Only the operator keeps the register of dangers.')];
}

function textProblems({ text }: PartText, pointer: string): readonly DangerRefusal[] {
  const min = dangerTextLengthMin;
  const max = limits.freeTextLengthMax;
  if (text.trim().length < min) {
    const detail = `Write at least ${min} characters, so that it can be understood later.`;
    return [refuse('reasons_required', detail, { pointer, facts: { min } })];
  }
  if (text.length <= max) return [];
  return [refuse('too_large', `Please keep the text under ${max} characters.`, { pointer })];
}
