import { z } from 'zod';
import type { PageQuery } from '../app/contract/call.ts';
import { limits } from '../kernel/limits.ts';
import { paged, type Route, reply, route } from './resource.ts';
import { webhookTopic } from './schema/closed-list.ts';
import { pageFields } from './schema/field.ts';
import { pageOf } from './schema/part.ts';
import { delivery, newWebhookEndpoint, webhookEndpoint } from './schema/staff-answer.ts';

const TOPICS_MAX = 20;
const audience = { scope: 'webhooks:manage', staff: ['operator', 'lead'] } as const;

const endpointInput = z.strictObject({
  url: z.string().min(1).max(limits.urlLengthMax),
  topics: z.array(webhookTopic).min(1).max(TOPICS_MAX),
});
const query = z.strictObject(pageFields) satisfies z.ZodType<PageQuery>;

/** Where a platform wants to hear what happened, what was sent, and sending it again. */
export const webhookRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/webhooks',
    operation: 'listWebhooks',
    summary: 'Webhook endpoints, without their secrets',
    audience,
    success: 200,
    answer: z.strictObject({ items: z.array(webhookEndpoint) }),
    handle: ({ webhooks }, { call }) =>
      reply(webhooks.list(call), (items) => ({ body: { items } })),
  }),
  route({
    method: 'post',
    path: '/v1/webhooks',
    operation: 'addWebhook',
    summary: 'Add an endpoint; its signing secret is shown this once',
    audience,
    body: endpointInput,
    success: 201,
    answer: newWebhookEndpoint,
    handle: ({ webhooks }, { body, call }) =>
      reply(webhooks.add(body, call), (added) => ({ body: added, status: 201 })),
  }),
  route({
    method: 'delete',
    path: '/v1/webhooks/{endpoint}',
    operation: 'removeWebhook',
    summary: 'Stop sending to an endpoint',
    audience,
    success: 200,
    answer: webhookEndpoint,
    handle: ({ webhooks }, { parameters, call }) =>
      reply(webhooks.remove(parameters.endpoint, call)),
  }),
  route({
    method: 'get',
    path: '/v1/webhooks/{endpoint}/deliveries',
    operation: 'listDeliveries',
    summary: 'What was sent to an endpoint and how it answered, the newest first',
    audience,
    query,
    success: 200,
    answer: pageOf(delivery),
    handle: ({ webhooks }, { parameters, query: page, call }) =>
      reply(webhooks.deliveries({ ...page, endpoint: parameters.endpoint }, call), paged),
  }),
  route({
    method: 'post',
    path: '/v1/deliveries/{delivery}/redeliver',
    operation: 'redeliver',
    summary: 'Send a delivery again',
    audience,
    success: 202,
    answer: delivery,
    handle: ({ webhooks }, { parameters, call }) =>
      reply(webhooks.redeliver(parameters.delivery, call), (again) => ({
        body: again,
        status: 202,
      })),
  }),
];
