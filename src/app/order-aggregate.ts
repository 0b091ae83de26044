import type { OrderCommand } from '../domain/order/command.ts';
import { orderDecider } from '../domain/order/decide.ts';
import type { OrderEvent } from '../domain/order/event.ts';
import type { OrderRefusalCode } from '../domain/order/refusal.ts';
import type { OrderState } from '../domain/order/state.ts';
import type { Aggregate } from './aggregates.ts';

/**
 * Orders for their keepers, and by the member they concern as soon as that member may know. Until
 * then no index leads from the member to the order.
 */
export const orders: Aggregate<OrderState, OrderCommand, OrderEvent, OrderRefusalCode> = {
  collection: 'order',
  decider: orderDecider,
  indexes: (_id, state) => {
    if (state.phase === 'none') return [];
    const { received, told } = state;
    return [
      { index: 'orders', key: 'all', order: received.at },
      ...(told === undefined
        ? []
        : [{ index: 'orders-told', key: `member:${received.member}`, order: told.at }]),
    ];
  },
};
