import { z } from 'zod';
import type { PageQuery } from '../app/contract/call.ts';
import type { RecognitionId } from '../kernel/identifier.ts';
import { paged, type Route, reply, route, versioned } from './resource.ts';
import { pageFields } from './schema/field.ts';
import { pageOf } from './schema/part.ts';
import {
  correctionInput,
  recognitionChoice,
  recognitionGivenView,
  recognitionInput,
  recognitionView,
  shownRecognition,
} from './schema/recognition.ts';

const query = z.strictObject(pageFields) satisfies z.ZodType<PageQuery>;

/** Deeds that members are thanked for: given by somebody, shown only when the receiver agrees. */
export const recognitionRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/v1/recognitions',
    operation: 'giveRecognition',
    summary: 'Recognise a deed of somebody else, under a published criterion',
    audience: { member: true, staff: 'any' },
    body: recognitionInput,
    success: 201,
    answer: recognitionGivenView,
    handle: ({ recognitions }, { body, call }) =>
      reply(recognitions.give(body, call), (given) => ({ ...versioned(given), status: 201 })),
  }),
  route({
    method: 'get',
    path: '/v1/recognitions',
    operation: 'listRecognitions',
    summary: 'Recognitions whose receivers agreed that others see them, the newest first',
    audience: { anonymous: true, member: true, scope: 'powers:read', staff: 'any' },
    query,
    success: 200,
    answer: pageOf(shownRecognition),
    handle: ({ recognitions }, { query: page }) => reply(recognitions.shown(page), paged),
  }),
  route({
    method: 'get',
    path: '/v1/recognitions/received',
    operation: 'listReceivedRecognitions',
    summary: 'What you were recognised for: for you alone',
    audience: { member: true },
    success: 200,
    answer: z.strictObject({ items: z.array(recognitionView) }),
    handle: ({ recognitions }, { call }) =>
      reply(recognitions.received(call), (items) => ({ body: { items } })),
  }),
  route({
    method: 'get',
    path: '/v1/recognitions/given',
    operation: 'listGivenRecognitions',
    summary: 'What you gave; what the receiver made of it is not in it',
    audience: { member: true, staff: 'any' },
    success: 200,
    answer: z.strictObject({ items: z.array(recognitionGivenView) }),
    handle: ({ recognitions }, { call }) =>
      reply(recognitions.given(call), (items) => ({ body: { items } })),
  }),
  route({
    method: 'post',
    path: '/v1/recognitions/{recognition}/choice',
    operation: 'chooseRecognition',
    summary: 'Show, hide or decline what you were given, at any time',
    audience: { member: true },
    body: z.strictObject({ choice: recognitionChoice }),
    success: 200,
    answer: recognitionView,
    handle: ({ recognitions }, { parameters, body, call }) =>
      reply(
        recognitions.choose(parameters.recognition as RecognitionId, body.choice, call),
        versioned,
      ),
  }),
  route({
    method: 'post',
    path: '/v1/recognitions/{recognition}/correction',
    operation: 'correctRecognition',
    summary: 'Put right what you wrote, within three days and with the reason',
    audience: { member: true, staff: 'any' },
    body: correctionInput,
    success: 200,
    answer: recognitionGivenView,
    handle: ({ recognitions }, { parameters, body, call }) =>
      reply(recognitions.correct(parameters.recognition as RecognitionId, body, call), versioned),
  }),
];
