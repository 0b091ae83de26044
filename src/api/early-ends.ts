import { z } from 'zod';
import type { PageQuery } from '../app/contract/call.ts';
import type { EarlyEndRow } from '../app/contract/early-ends.ts';
import type { CaseId, RestrictionId } from '../kernel/identifier.ts';
import { caseReaders, caseRoles } from './audience.ts';
import { paged, type Route, reply, route } from './resource.ts';
import { measureKind } from './schema/closed-list.ts';
import { earlyEndOutcome, earlyEndView } from './schema/early-end-answer.ts';
import { freeText, pageFields } from './schema/field.ts';
import { id, pageOf, time } from './schema/part.ts';

const query = z.strictObject(pageFields) satisfies z.ZodType<PageQuery>;

const row: z.ZodType<EarlyEndRow> = z.strictObject({
  restriction: id<RestrictionId>(),
  kind: measureKind,
  until: time,
  askedAt: time,
  case: id<CaseId>().exactOptional(),
});

/** A member asks that a restriction end before its time, and a person answers. */
export const earlyEndRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/v1/restrictions/{restriction}/early-end',
    operation: 'askEarlyEnd',
    summary: 'Ask in your own words that a restriction end now; nothing else follows from asking',
    audience: { member: true },
    body: z.strictObject({ text: freeText }),
    success: 201,
    answer: earlyEndView,
    handle: ({ earlyEnds }, { parameters, body, call }) =>
      reply(earlyEnds.ask(parameters.restriction as RestrictionId, body, call), (asked) => ({
        body: asked,
        status: 201,
      })),
  }),
  route({
    method: 'get',
    path: '/v1/restrictions/{restriction}/early-end',
    operation: 'readEarlyEnd',
    summary: 'What was asked about a restriction, and how it was answered',
    audience: { member: true, staff: caseReaders },
    success: 200,
    answer: earlyEndView,
    handle: ({ earlyEnds }, { parameters, call }) =>
      reply(earlyEnds.read(parameters.restriction as RestrictionId, call)),
  }),
  route({
    method: 'post',
    path: '/v1/restrictions/{restriction}/early-end/answer',
    operation: 'answerEarlyEnd',
    summary: 'Lift the restriction or keep it, with reasons that the member reads',
    audience: { staff: caseRoles },
    body: z.strictObject({ outcome: earlyEndOutcome, reasons: freeText.default('') }),
    success: 200,
    answer: earlyEndView,
    handle: ({ earlyEnds }, { parameters, body, call }) =>
      reply(earlyEnds.answer(parameters.restriction as RestrictionId, body, call)),
  }),
  route({
    method: 'get',
    path: '/v1/early-ends',
    operation: 'listEarlyEnds',
    summary: 'Requests for an early end that wait, the oldest first',
    audience: { staff: caseRoles },
    query,
    success: 200,
    answer: pageOf(row),
    handle: ({ earlyEnds }, { query: page, call }) => reply(earlyEnds.queue(page, call), paged),
  }),
];
