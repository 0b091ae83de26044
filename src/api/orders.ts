import { z } from 'zod';
import type { PageQuery } from '../app/contract/call.ts';
import type { Role } from '../domain/staff/event.ts';
import type { OrderId } from '../kernel/identifier.ts';
import { paged, type Route, reply, route, versioned } from './resource.ts';
import { pageFields } from './schema/field.ts';
import {
  effectInput,
  orderInput,
  orderReasons,
  orderRow,
  orderView,
  silence,
  toldOrder,
} from './schema/order.ts';
import { pageOf } from './schema/part.ts';

const keepers: readonly Role[] = ['operator', 'lead'];
const query = z.strictObject(pageFields) satisfies z.ZodType<PageQuery>;

/** Orders of authorities (DSA Articles 9 and 10): a register of their own, apart from decisions. */
export const orderRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/orders',
    operation: 'listOrders',
    summary: 'Orders of authorities, the newest first',
    audience: { staff: keepers },
    query,
    success: 200,
    answer: pageOf(orderRow),
    handle: ({ orders }, { query: page, call }) => reply(orders.list(page, call), paged),
  }),
  route({
    method: 'post',
    path: '/v1/orders',
    operation: 'receiveOrder',
    summary: 'Enter an order that arrived',
    audience: { staff: keepers },
    body: orderInput,
    success: 201,
    answer: orderView,
    handle: ({ orders }, { body, call }) =>
      reply(orders.receive(body, call), (view) => ({ ...versioned(view), status: 201 })),
  }),
  route({
    method: 'get',
    path: '/v1/orders/told',
    operation: 'listToldOrders',
    summary: 'Orders about you, with what was done and what you can do: for you alone',
    audience: { member: true },
    success: 200,
    answer: z.strictObject({ items: z.array(toldOrder) }),
    handle: ({ orders }, { call }) => reply(orders.told(call), (items) => ({ body: { items } })),
  }),
  route({
    method: 'get',
    path: '/v1/orders/{order}',
    operation: 'readOrder',
    summary: 'An order and what became of it; the reading is on record',
    audience: { staff: keepers },
    success: 200,
    answer: orderView,
    handle: ({ orders }, { parameters, call }) =>
      reply(orders.read(parameters.order as OrderId, call), versioned),
  }),
  route({
    method: 'post',
    path: '/v1/orders/{order}/receipt',
    operation: 'sendOrderReceipt',
    summary: 'Record that the authority was told the order came',
    audience: { staff: keepers },
    success: 200,
    answer: orderView,
    handle: ({ orders }, { parameters, call }) =>
      reply(orders.sendReceipt(parameters.order as OrderId, call), versioned),
  }),
  route({
    method: 'post',
    path: '/v1/orders/{order}/effect',
    operation: 'giveOrderEffect',
    summary: 'Restrict the item until a date, or record the information that was given',
    audience: { staff: keepers },
    body: effectInput,
    success: 200,
    answer: orderView,
    handle: ({ orders }, { parameters, body, call }) =>
      reply(orders.giveEffect(parameters.order as OrderId, body, call), versioned),
  }),
  route({
    method: 'post',
    path: '/v1/orders/{order}/refusal',
    operation: 'refuseOrder',
    summary: 'Refuse an order, with reasons that the member reads',
    audience: { staff: keepers },
    body: orderReasons,
    success: 200,
    answer: orderView,
    handle: ({ orders }, { parameters, body, call }) =>
      reply(orders.refuse(parameters.order as OrderId, body, call), versioned),
  }),
  route({
    method: 'post',
    path: '/v1/orders/{order}/silence',
    operation: 'orderSilence',
    summary: 'Record until when the authority forbids to tell the member, and on what ground',
    audience: { staff: keepers },
    body: silence,
    success: 200,
    answer: orderView,
    handle: ({ orders }, { parameters, body, call }) =>
      reply(orders.orderSilence(parameters.order as OrderId, body, call), versioned),
  }),
  route({
    method: 'post',
    path: '/v1/orders/{order}/end',
    operation: 'endOrderEffect',
    summary: 'Free the item because the order no longer holds',
    audience: { staff: keepers },
    body: orderReasons,
    success: 200,
    answer: orderView,
    handle: ({ orders }, { parameters, body, call }) =>
      reply(orders.endEffect(parameters.order as OrderId, body, call), versioned),
  }),
  route({
    method: 'post',
    path: '/v1/orders/{order}/close',
    operation: 'closeOrder',
    summary: 'Close an order whose member has been told',
    audience: { staff: keepers },
    success: 200,
    answer: orderView,
    handle: ({ orders }, { parameters, call }) =>
      reply(orders.close(parameters.order as OrderId, call), versioned),
  }),
];
