import { z } from 'zod';
import type { StatementId } from '../kernel/identifier.ts';
import { type Route, reply, route, versioned } from './resource.ts';
import { statementView } from './schema/member-answer.ts';

/** Statements of reasons. */
export const statementRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/statements/{statement}',
    operation: 'readStatement',
    summary: 'A statement of reasons as the person reads it',
    audience: { member: true, scope: 'statements:read', staff: 'any' },
    success: 200,
    answer: statementView,
    handle: ({ statements }, { parameters, call }) =>
      reply(statements.read(parameters.statement as StatementId, call), versioned),
  }),
  route({
    method: 'post',
    path: '/v1/statements/{statement}/delivered',
    operation: 'confirmDelivery',
    summary: 'Say that the statement reached the person; starts the appeal window, once',
    audience: { member: true, scope: 'statements:read', staff: 'any' },
    body: z.strictObject({ channel: z.enum(['page', 'webhook', 'mail']) }),
    success: 200,
    answer: statementView,
    handle: ({ statements }, { parameters, body, call }) =>
      reply(
        statements.markDelivered(parameters.statement as StatementId, body.channel, call),
        versioned,
      ),
  }),
];
