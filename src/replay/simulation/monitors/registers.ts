import type { OrderMemberTold } from '../../../domain/order/event.ts';
import type { SeenRecord } from '../record/record.ts';
import { besides, type SeenCommit } from '../record/seen-commit.ts';
import { LONGEST_MS } from './measures.ts';
import { GRACE_MS, type Monitor, type Place } from './monitor.ts';

/** What may be recorded together with an order or a danger: nothing of it is about a case. */
const apart: ReadonlySet<string> = new Set([
  'order',
  'danger',
  'reading',
  'restriction',
  'delivery',
  'told',
]);

function withCases(commit: SeenCommit): string | undefined {
  const register = commit.events.find(
    ({ collection }) => collection === 'order' || collection === 'danger',
  );
  if (register === undefined) return undefined;
  const other = commit.events.find(
    ({ collection }) =>
      !apart.has(collection) || (collection === 'restriction' && register.collection === 'danger'),
  );
  return other && `${register.collection}-${register.id} was recorded with ${other.collection}`;
}

const registersApart: Monitor = { id: 'T6', commit: withCases };

/** Told in the commit of what was done, or a silence that an authority ordered still runs. */
function toldOrSilent({ id, commit, record }: Place): string | undefined {
  const order = record.beside.orders.get(id);
  if (order === undefined) return `${id} was answered and never received`;
  if (!order.receiptSent) return `${id} was answered, and its authority has no receipt`;
  const told = besides(commit, 'order-member-told', (_, own) => own === id);
  const at = order.answeredAt ?? '';
  const silent = order.silentUntil !== undefined && order.silentUntil > at;
  if (told === undefined) return silent ? undefined : `${id} was answered in silence`;
  return silent ? `${id} was told while its authority forbids it` : undefined;
}

function toldTooSoon({ at }: OrderMemberTold, { id, record }: Place): string | undefined {
  const order = record.beside.orders.get(id);
  if (order?.answeredAt === undefined) return `${id} was told before it was answered`;
  const early = order.silentUntil !== undefined && at < order.silentUntil;
  return early ? `${id} was told at ${at}, before ${order.silentUntil}` : undefined;
}

const ordersAreToldAndMarked: Monitor = {
  id: 'X9',
  on: {
    'order-effect-given': (given, place) => {
      const { effect, at } = given;
      const problem = toldOrSilent(place);
      if (problem !== undefined || effect.kind !== 'restricted') return problem;
      const { restriction, until } = effect;
      if (Date.parse(until) - Date.parse(at) > LONGEST_MS) return `${restriction} has no end`;
      const imposed = besides(place.commit, 'restriction-imposed', (_, own) => own === restriction);
      const marked = imposed?.basis.kind === 'order' && imposed.basis.order === place.id;
      return marked ? undefined : `${restriction} is not marked as ordered`;
    },
    'order-refused': (_, place) => toldOrSilent(place),
    'order-member-told': toldTooSoon,
    'order-effect-ended': (_, { id, commit, record }) => {
      const effect = record.beside.orders.get(id)?.effect;
      if (effect?.kind !== 'restricted') return `${id} had no effect to end`;
      const known = record.restrictions.get(effect.restriction);
      const over = known?.endedAt !== undefined || (known?.imposed.endsAt ?? '') <= record.newestAt;
      const freed = besides(
        commit,
        'restriction-reversed',
        (_e, own) => own === effect.restriction,
      );
      return over || freed !== undefined ? undefined : `${effect.restriction} goes on after ${id}`;
    },
    'restriction-imposed': ({ restriction, basis }, { commit }) => {
      if (basis.kind !== 'order') return undefined;
      const given = besides(commit, 'order-effect-given', (_, own) => own === basis.order);
      return given === undefined ? `${restriction} names an order that had no effect` : undefined;
    },
  },
  turned: untold,
  atLast: (record) => {
    const [left] = record.beside.untoldOrders;
    return left && `the member was never told of ${left}`;
  },
};

function untold(now: string, { beside }: SeenRecord): string | undefined {
  for (const id of beside.untoldOrders) {
    const { silentUntil = now } = beside.orders.get(id) ?? {};
    if (Date.parse(silentUntil) + GRACE_MS < Date.parse(now)) {
      return `the silence about ${id} ended at ${silentUntil}, and at ${now} nobody was told`;
    }
  }
  return undefined;
}

export const registerMonitors: readonly Monitor[] = [registersApart, ordersAreToldAndMarked];
