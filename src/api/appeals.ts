import { z } from 'zod';
import type { PageQuery } from '../app/contract/call.ts';
import type { AppealStatus } from '../app/contract/members.ts';
import type { AppealId, DecisionId } from '../kernel/identifier.ts';
import type { Instant } from '../kernel/instant.ts';
import { appealReaders, appealRoles } from './audience.ts';
import { paged, type Reply, type Route, reply, route, versioned } from './resource.ts';
import { appealRow, appealView } from './schema/case-answer.ts';
import { freeText, pageFields } from './schema/field.ts';
import { breach, outcomeInput } from './schema/input.ts';
import { appealStatus } from './schema/member-answer.ts';
import { pageOf } from './schema/part.ts';

const secret = z.string().min(1).max(128);
const appealInput = z.strictObject({
  text: freeText,
  reportSecret: secret.exactOptional(),
  statementSecret: secret.exactOptional(),
});
const query = z.strictObject(pageFields) satisfies z.ZodType<PageQuery>;

/** Appeals: filed with one text, heard by somebody who never touched the case. */
export const appealRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/v1/decisions/{decision}/appeals',
    operation: 'fileAppeal',
    summary: 'Appeal; a second appeal is answered with the first (200)',
    audience: { anonymous: true, member: true, staff: 'any' },
    body: appealInput,
    success: 201,
    answer: appealStatus,
    handle: (application, { parameters, body, call }) => {
      const askedAt = application.now();
      return reply(
        application.appeals.file(parameters.decision as DecisionId, body, call),
        (filed) => ofFiling(filed, askedAt),
      );
    },
  }),
  route({
    method: 'get',
    path: '/v1/appeals',
    operation: 'listAppeals',
    summary: 'Appeals that wait, by the date promised for their outcome',
    audience: { staff: appealRoles },
    query,
    success: 200,
    answer: pageOf(appealRow),
    handle: ({ appeals }, { query: page, call }) => reply(appeals.queue(page, call), paged),
  }),
  route({
    method: 'get',
    path: '/v1/appeals/{appeal}',
    operation: 'readAppeal',
    summary: 'An appeal; the first decision is withheld until the reviewer’s own finding',
    audience: { staff: appealReaders },
    success: 200,
    answer: appealView,
    handle: ({ appeals }, { parameters, call }) =>
      reply(appeals.read(parameters.appeal as AppealId, call), versioned),
  }),
  route({
    method: 'post',
    path: '/v1/appeals/{appeal}/lease',
    operation: 'leaseAppeal',
    summary: 'Take an appeal for ten minutes',
    audience: { staff: appealRoles },
    success: 200,
    answer: appealView,
    handle: ({ appeals }, { parameters, call }) =>
      reply(appeals.lease(parameters.appeal as AppealId, call), versioned),
  }),
  route({
    method: 'post',
    path: '/v1/appeals/{appeal}/finding',
    operation: 'recordAppealFinding',
    summary: 'Record your own finding before the first decision is shown',
    audience: { staff: appealRoles },
    body: z.strictObject({ breach }),
    success: 200,
    answer: appealView,
    handle: ({ appeals }, { parameters, body, call }) =>
      reply(appeals.recordFinding(parameters.appeal as AppealId, body, call), versioned),
  }),
  route({
    method: 'post',
    path: '/v1/appeals/{appeal}/open-first',
    operation: 'openFirstDecision',
    summary: 'Open the first decision after your finding',
    audience: { staff: appealRoles },
    success: 200,
    answer: appealView,
    handle: ({ appeals }, { parameters, call }) =>
      reply(appeals.openFirst(parameters.appeal as AppealId, call), versioned),
  }),
  route({
    method: 'post',
    path: '/v1/appeals/{appeal}/outcome',
    operation: 'decideAppeal',
    summary: 'Uphold, vary to something milder, or reverse, with reasons',
    audience: { staff: appealRoles },
    body: outcomeInput,
    success: 200,
    answer: appealView,
    handle: ({ appeals }, { parameters, body, call }) =>
      reply(appeals.decide(parameters.appeal as AppealId, body, call), versioned),
  }),
];

/** An appeal filed before this request came is the first one, answered again. */
function ofFiling(filed: AppealStatus, askedAt: Instant): Reply {
  return { body: filed, status: filed.filedAt < askedAt ? 200 : 201 };
}
