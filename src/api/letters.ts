import { z } from 'zod';
import { letterPhases } from '../app/contract/letters.ts';
import { paged, type Route, reply, route } from './resource.ts';
import { pageFields } from './schema/field.ts';
import { letterView } from './schema/letter-answer.ts';
import { pageOf } from './schema/part.ts';

const audience = { scope: 'mail:manage', staff: ['operator', 'lead'] } as const;
const query = z.strictObject({ ...pageFields, phase: z.enum(letterPhases).default('failed') });

/** What was sent by mail and what was not, without texts and without addresses. */
export const letterRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/letters',
    operation: 'listLetters',
    summary: 'Letters in one phase, the newest first: those that did not arrive unless asked else',
    audience,
    query,
    success: 200,
    answer: pageOf(letterView),
    handle: ({ letters }, { query: page, call }) => reply(letters.list(page, call), paged),
  }),
  route({
    method: 'post',
    path: '/v1/letters/{letter}/retry',
    operation: 'retryLetter',
    summary: 'Send a letter again, as it was written',
    audience,
    success: 202,
    answer: letterView,
    handle: ({ letters }, { parameters, call }) =>
      reply(letters.retry(parameters.letter, call), (again) => ({ body: again, status: 202 })),
  }),
  route({
    method: 'post',
    path: '/v1/letters/{letter}/returned',
    operation: 'noteReturnedLetter',
    summary: 'Say that a letter came back; the appeal window it started no longer runs',
    audience,
    success: 200,
    answer: letterView,
    handle: ({ letters }, { parameters, call }) =>
      reply(letters.noteReturned(parameters.letter, call)),
  }),
];
