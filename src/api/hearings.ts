import { z } from 'zod';
import type { CaseId } from '../kernel/identifier.ts';
import { type Route, reply, route } from './resource.ts';
import { freeText } from './schema/field.ts';
import { hearingView } from './schema/hearing-answer.ts';

const viewInput = z.strictObject({
  text: freeText,
  secret: z.string().min(1).max(128).exactOptional(),
});

/** Where a person says how they see what a case is about. Never restrictable. */
export const hearingRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/hearings',
    operation: 'listHearings',
    summary: 'What the caller was asked, the newest first',
    audience: { member: true, staff: 'any' },
    success: 200,
    answer: z.strictObject({ items: z.array(hearingView) }),
    handle: ({ hearings }, { call }) =>
      reply(hearings.mine(call), (items) => ({ body: { items } })),
  }),
  route({
    method: 'get',
    path: '/v1/hearings/{case}',
    operation: 'readHearing',
    summary: 'One question: what it is about, until when, and what became of the answer',
    audience: { member: true, staff: 'any' },
    success: 200,
    answer: hearingView,
    handle: ({ hearings }, { parameters, call }) =>
      reply(hearings.read(parameters.case as CaseId, call)),
  }),
  route({
    method: 'post',
    path: '/v1/hearings/{case}/view',
    operation: 'giveView',
    summary: 'Say how you see it, once and in your own words; the secret of the link is enough',
    audience: { anonymous: true, member: true, staff: 'any' },
    body: viewInput,
    success: 200,
    answer: hearingView,
    handle: ({ hearings }, { parameters, body, call }) =>
      reply(hearings.give(parameters.case as CaseId, body, call)),
  }),
];
