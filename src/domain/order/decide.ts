import { addDuration } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { firstByPrecedence, refuse } from '../../kernel/refusal.ts';
import { holdsRole, selvesOf } from '../conflict.ts';
import type { Context, Decider } from '../decider.ts';
import { samePerson } from '../person.ts';
import { termProblem } from '../restriction/term.ts';
import type { Role } from '../staff/event.ts';
import type { StaffState } from '../staff/state.ts';
import type { EffectDraft, OrderCommand } from './command.ts';
import type { OrderEffect, OrderEvent } from './event.ts';
import { evolveOrder, initialOrder } from './evolve.ts';
import { orderReceived, receiveProblems, silenceProblems, textProblems } from './receive.ts';
import type { OrderRefusal, OrderRefusalCode } from './refusal.ts';
import { isSilenced, type Order, type OrderState } from './state.ts';

type Answer = readonly OrderEvent[] | OrderRefusal;
type Command<Type extends OrderCommand['type']> = Extract<OrderCommand, { type: Type }>;
type Kept = Exclude<OrderCommand, { type: 'receive-order' | 'tell-member' }>;

/** Who keeps the register of orders. */
export const orderKeepers: readonly Role[] = ['operator', 'lead'];

/**
 * What becomes of an authority's order (DSA Articles 9 and 10). It is no decision: nobody judged
 * the member here, nothing counts in standing, and no case has it as an outcome (X9).
 */
export function decideOrder(command: OrderCommand, state: OrderState, context: Context): Answer {
  if (command.type === 'receive-order') {
    if (state.phase !== 'none') return [];
    const problem = firstByPrecedence([
      ...keeperProblems(command.staff, command.member, context),
      ...receiveProblems(command, context),
    ]);
    return problem ?? [orderReceived(command, context)];
  }
  if (state.phase === 'none') return refuse('not_found', 'There is no such order.');
  if (command.type === 'tell-member') return tellMember(command, state, context);
  const problem = firstByPrecedence([
    ...keeperProblems(command.staff, state.received.member, context),
    ...problemsOf(command, state, context),
  ]);
  return problem ?? eventsOf(command, state, context);
}

export const orderDecider: Decider<OrderState, OrderCommand, OrderEvent, OrderRefusalCode> = {
  initial: initialOrder,
  decide: decideOrder,
  evolve: evolveOrder,
};

function keeperProblems(
  staff: StaffState,
  member: string,
  { by, at }: Context,
): readonly OrderRefusal[] {
  const acts = staff.phase === 'appointed' && by.kind === 'staff' && by.id === staff.staff;
  if (!acts || !holdsRole(staff, orderKeepers, at)) {
    return [refuse('role_required', 'Only the operator or a lead keeps the register of orders.')];
  }
  const self = { kind: 'member', id: member as Order['received']['member'] } as const;
  const own = selvesOf(staff).some((person) => samePerson(person, self));
  const detail = 'This order is about you, so another person has to deal with it.';
  return own ? [refuse('conflict_of_interest', detail)] : [];
}

function problemsOf(command: Kept, state: Order, context: Context): readonly OrderRefusal[] {
  switch (command.type) {
    case 'send-receipt':
      return [];
    case 'give-effect':
      return [...answerProblems(state), ...effectProblems(command.effect, state, context)];
    case 'refuse-order':
      return [...answerProblems(state), ...textProblems(command.reasons, '/reasons')];
    case 'order-silence':
      return [
        ...(state.told === undefined
          ? []
          : [refuse('already_decided', 'The member was told already.')]),
        ...silenceProblems(command.silence, context.at),
      ];
    case 'end-effect':
      return [
        ...(state.effect?.kind === 'restricted' && state.ended === undefined
          ? []
          : [refuse('not_in_force', 'Nothing is restricted under this order.')]),
        ...textProblems(command.reasons, '/reasons'),
      ];
    case 'close-order':
      return state.told === undefined
        ? [refuse('not_in_force', 'An order is closed when its member has been told.')]
        : [];
  }
}

// Receipt first: the authority hears at once that the order came, whatever follows (Article 9(1)).
function answerProblems(state: Order): readonly OrderRefusal[] {
  if (state.effect !== undefined || state.refused !== undefined) {
    return [refuse('already_decided', 'This order was answered already.')];
  }
  if (state.receiptSentAt !== undefined) return [];
  const detail = 'First tell the authority that the order came: send the receipt.';
  return [refuse('required', detail, { pointer: '/receipt' })];
}

function effectProblems(
  effect: EffectDraft,
  { received }: Order,
  { at }: Context,
): readonly OrderRefusal[] {
  const fitting = received.kind === 'act' ? 'restricted' : 'information-given';
  if (effect.kind !== fitting) {
    const detail = `An order to ${received.kind} is given effect as \`${fitting}\`.`;
    return [refuse('invalid_value', detail, { pointer: '/effect/kind' })];
  }
  if (effect.kind === 'information-given') {
    return textProblems(effect.information, '/effect/information');
  }
  const term = { startsAt: at, for: effect.for, max: limits.restrictionMax };
  return [termProblem(term, '/effect/for') ?? []].flat();
}

function eventsOf(command: Kept, state: Order, { at, by }: Context): readonly OrderEvent[] {
  switch (command.type) {
    case 'send-receipt':
      return state.receiptSentAt === undefined ? [{ type: 'order-receipt-sent', at, by }] : [];
    case 'give-effect': {
      const effect = effectOf(command, at);
      return [{ type: 'order-effect-given', at, by, effect, statement: command.statement }];
    }
    case 'refuse-order': {
      const { reasons, statement } = command;
      return [{ type: 'order-refused', at, by, reasons: reasons.part, statement }];
    }
    case 'order-silence':
      return [{ type: 'silence-ordered', at, by, silence: command.silence }];
    case 'end-effect':
      return [{ type: 'order-effect-ended', at, by, reasons: command.reasons.part }];
    case 'close-order':
      return state.closedAt === undefined ? [{ type: 'order-closed', at, by }] : [];
  }
}

function effectOf({ effect }: Command<'give-effect'>, at: Context['at']): OrderEffect {
  if (effect.kind === 'information-given') {
    return { kind: 'information-given', information: effect.information.part };
  }
  const { restriction, measure } = effect;
  return { kind: 'restricted', restriction, measure, until: addDuration(at, effect.for) };
}

// Once, when something was done or refused, and not before the silence is over (Article 9(5)).
function tellMember(command: Command<'tell-member'>, state: Order, { at, by }: Context): Answer {
  if (by.kind !== 'clock') {
    return refuse('role_required', 'The member is told by itself, when nothing forbids it.');
  }
  const answered = state.effect !== undefined || state.refused !== undefined;
  if (!answered || state.told !== undefined || isSilenced(state, at)) return [];
  return [{ type: 'order-member-told', at, by, text: command.text.part, digest: command.digest }];
}
