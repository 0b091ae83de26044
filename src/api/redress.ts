import { z } from 'zod';
import type { PageQuery } from '../app/contract/call.ts';
import type { LinkSecrets } from '../app/contract/redress.ts';
import type { Role } from '../domain/staff/event.ts';
import type { DecisionId, DisputeId, ReopeningId } from '../kernel/identifier.ts';
import { limits } from '../kernel/limits.ts';
import { appealRoles, everyRole } from './audience.ts';
import { paged, type Route, reply, route, versioned } from './resource.ts';
import { freeText, pageFields } from './schema/field.ts';
import { pageOf } from './schema/part.ts';
import { dispute, redress, reopening, reopeningRow, unheardRow } from './schema/redress-answer.ts';

const secret = z.string().min(1).max(128);
const linkFields = {
  statementSecret: secret.exactOptional(),
  reportSecret: secret.exactOptional(),
} as const;
const byLink: z.ZodType<LinkSecrets> = z.strictObject(linkFields);
const ownLink = { statementSecret: secret.exactOptional() } as const;
const shortText = z.string().max(limits.urlLengthMax);
const query = z.strictObject(pageFields) satisfies z.ZodType<PageQuery>;
const keepers: readonly Role[] = ['lead', 'ombud', 'operator', 'reviewer'];

const readingRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/decisions/{decision}/redress',
    operation: 'readRedress',
    summary: 'Who can hear an appeal against a decision, and every other way against it',
    audience: { member: true, staff: everyRole },
    success: 200,
    answer: redress,
    handle: (application, { parameters, call }) =>
      reply(application.redress.of(parameters.decision as DecisionId, {}, call)),
  }),
  route({
    method: 'post',
    path: '/v1/decisions/{decision}/redress',
    operation: 'readRedressByLink',
    summary: 'The same by the secret of a link, which stays out of addresses',
    audience: { anonymous: true, member: true, staff: 'any' },
    asksOnly: true,
    body: byLink,
    success: 200,
    answer: redress,
    handle: (application, { parameters, body, call }) =>
      reply(application.redress.of(parameters.decision as DecisionId, body, call)),
  }),
];

const unheardRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/unheard-appeals',
    operation: 'listUnheardAppeals',
    summary: 'Appeals that nobody on the staff can hear, with what there is instead',
    audience: { staff: [...keepers, 'auditor'] },
    query,
    success: 200,
    answer: pageOf(unheardRow),
    handle: (application, { query: page, call }) =>
      reply(application.redress.unheard(page, call), paged),
  }),
];

const reopeningRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/v1/decisions/{decision}/reopenings',
    operation: 'askReopening',
    summary: 'Ask to look at a final decision again, with facts that were not known before',
    audience: { anonymous: true, member: true, staff: 'any' },
    body: z.strictObject({ facts: freeText, ...ownLink }),
    success: 201,
    answer: reopening,
    handle: ({ reopenings }, { parameters, body, call }) =>
      reply(reopenings.ask(parameters.decision as DecisionId, body, call), (view) => ({
        ...versioned(view),
        status: 201,
      })),
  }),
  route({
    method: 'get',
    path: '/v1/reopenings',
    operation: 'listReopenings',
    summary: 'Requests that wait for an answer, by the date promised for it',
    audience: { staff: appealRoles },
    query,
    success: 200,
    answer: pageOf(reopeningRow),
    handle: ({ reopenings }, { query: page, call }) => reply(reopenings.queue(page, call), paged),
  }),
  route({
    method: 'post',
    path: '/v1/reopenings/{reopening}/answer',
    operation: 'answerReopening',
    summary: 'Accept, and an appeal begins, or decline; with reasons and by somebody independent',
    audience: { staff: appealRoles },
    body: z.strictObject({ answer: z.enum(['accept', 'decline']), reasons: freeText.default('') }),
    success: 200,
    answer: reopening,
    handle: ({ reopenings }, { parameters, body, call }) =>
      reply(reopenings.answer(parameters.reopening as ReopeningId, body, call), versioned),
  }),
];

const disputeRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/v1/decisions/{decision}/disputes',
    operation: 'tellDispute',
    summary: 'Tell of a dispute before a body outside (DSA Article 21)',
    audience: { anonymous: true, member: true, staff: 'any' },
    body: z.strictObject({ body: shortText, reference: shortText, ...ownLink }),
    success: 201,
    answer: dispute,
    handle: ({ disputes }, { parameters, body, call }) =>
      reply(disputes.tell(parameters.decision as DecisionId, body, call), (view) => ({
        ...versioned(view),
        status: 201,
      })),
  }),
  route({
    method: 'get',
    path: '/v1/disputes',
    operation: 'listDisputes',
    summary: 'Disputes outside that are open, the oldest first',
    audience: { staff: [...keepers, 'auditor'] },
    query,
    success: 200,
    answer: pageOf(dispute),
    handle: ({ disputes }, { query: page, call }) => reply(disputes.open(page, call), paged),
  }),
  route({
    method: 'post',
    path: '/v1/disputes/{dispute}/end',
    operation: 'endDispute',
    summary: 'Record how a dispute outside ended, and what was implemented',
    audience: { staff: keepers },
    body: z.strictObject({
      outcome: z.enum([
        'decision-upheld',
        'decision-varied',
        'decision-reversed',
        'settled',
        'inadmissible',
        'withdrawn',
      ]),
      implemented: z.enum(['in-full', 'in-part', 'not', 'nothing-to-do']),
      account: freeText,
    }),
    success: 200,
    answer: dispute,
    handle: ({ disputes }, { parameters, body, call }) =>
      reply(disputes.end(parameters.dispute as DisputeId, body, call), versioned),
  }),
];

/** What is open against a decision besides the appeal: again on new facts, and outside. */
export const redressRoutes: readonly Route[] = [
  ...readingRoutes,
  ...unheardRoutes,
  ...reopeningRoutes,
  ...disputeRoutes,
];
