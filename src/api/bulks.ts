import { z } from 'zod';
import type { PageQuery } from '../app/contract/call.ts';
import type { BulkId, RuleId } from '../kernel/identifier.ts';
import { caseReaders, caseRoles } from './audience.ts';
import { paged, type Route, reply, route, versioned } from './resource.ts';
import {
  bulkCandidates,
  bulkCaseInput,
  bulkInput,
  bulkLeaveOutInput,
  bulkRow,
  bulkVacateInput,
  bulkView,
  openedSample,
} from './schema/bulk.ts';
import { identifier, pageFields } from './schema/field.ts';
import { reasonInput } from './schema/input.ts';
import { pageOf } from './schema/part.ts';

const ofRule = z.strictObject({ rule: identifier<RuleId>() });
const query = z.strictObject(pageFields) satisfies z.ZodType<PageQuery>;

/** Making and checking a job. */
const preparing: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/bulk-candidates',
    operation: 'listBulkCandidates',
    summary: 'Open cases that one bulk job under a rule could decide',
    audience: { staff: caseRoles },
    query: ofRule,
    success: 200,
    answer: bulkCandidates,
    handle: ({ bulks }, { query: asked, call }) => reply(bulks.candidates(asked, call)),
  }),
  route({
    method: 'get',
    path: '/v1/bulk-decisions',
    operation: 'listBulks',
    summary: 'Bulk jobs, newest first',
    audience: { staff: caseReaders },
    query,
    success: 200,
    answer: pageOf(bulkRow),
    handle: ({ bulks }, { query: page, call }) => reply(bulks.list(page, call), paged),
  }),
  route({
    method: 'post',
    path: '/v1/bulk-decisions',
    operation: 'openBulk',
    summary: 'Put open cases of one rule and step into a bulk job; nothing is decided yet',
    audience: { staff: caseRoles },
    body: bulkInput,
    success: 201,
    answer: bulkView,
    handle: ({ bulks }, { body, call }) =>
      reply(bulks.open(body, call), (job) => ({ ...versioned(job), status: 201 })),
  }),
  route({
    method: 'get',
    path: '/v1/bulk-decisions/{bulk}',
    operation: 'readBulk',
    summary: 'A bulk job: its sample, its progress and what became of each case',
    audience: { staff: caseReaders },
    success: 200,
    answer: bulkView,
    handle: ({ bulks }, { parameters, call }) =>
      reply(bulks.read(parameters.bulk as BulkId, call), versioned),
  }),
  route({
    method: 'post',
    path: '/v1/bulk-decisions/{bulk}/open-sample',
    operation: 'openBulkSample',
    summary: 'Open one case of the sample; the opening is recorded',
    audience: { staff: caseRoles },
    body: bulkCaseInput,
    success: 200,
    answer: openedSample,
    handle: ({ bulks }, { parameters, body, call }) =>
      reply(bulks.openSample(parameters.bulk as BulkId, body, call)),
  }),
  route({
    method: 'post',
    path: '/v1/bulk-decisions/{bulk}/confirm-sample',
    operation: 'confirmBulkSample',
    summary: 'Say that an opened case of the sample is what the job says',
    audience: { staff: caseRoles },
    body: bulkCaseInput,
    success: 200,
    answer: bulkView,
    handle: ({ bulks }, { parameters, body, call }) =>
      reply(bulks.confirmSample(parameters.bulk as BulkId, body, call), versioned),
  }),
  route({
    method: 'post',
    path: '/v1/bulk-decisions/{bulk}/leave-out',
    operation: 'leaveOutOfBulk',
    summary: 'Leave a case out, with the reason; in the sample another one takes its place',
    audience: { staff: caseRoles },
    body: bulkLeaveOutInput,
    success: 200,
    answer: bulkView,
    handle: ({ bulks }, { parameters, body, call }) =>
      reply(bulks.leaveOut(parameters.bulk as BulkId, body, call), versioned),
  }),
];

/** From the checked sample to the decisions, and back. */
const running: readonly Route[] = [
  route({
    method: 'post',
    path: '/v1/bulk-decisions/{bulk}/start',
    operation: 'startBulk',
    summary: 'The sample fits: hold the job, after a second person where one is needed',
    audience: { staff: caseRoles },
    success: 200,
    answer: bulkView,
    handle: ({ bulks }, { parameters, call }) =>
      reply(bulks.start(parameters.bulk as BulkId, call), versioned),
  }),
  route({
    method: 'post',
    path: '/v1/bulk-decisions/{bulk}/confirm',
    operation: 'confirmBulk',
    summary: 'Agree with the whole job as the second person',
    audience: { staff: caseRoles },
    success: 200,
    answer: bulkView,
    handle: ({ bulks }, { parameters, call }) =>
      reply(bulks.confirm(parameters.bulk as BulkId, call), versioned),
  }),
  route({
    method: 'post',
    path: '/v1/bulk-decisions/{bulk}/reject',
    operation: 'rejectBulk',
    summary: 'Disagree with the whole job as the second person, with the reason',
    audience: { staff: caseRoles },
    body: reasonInput,
    success: 200,
    answer: bulkView,
    handle: ({ bulks }, { parameters, body, call }) =>
      reply(bulks.reject(parameters.bulk as BulkId, body, call), versioned),
  }),
  route({
    method: 'post',
    path: '/v1/bulk-decisions/{bulk}/undo',
    operation: 'undoBulk',
    summary: 'Take back your own job while it has decided nothing',
    audience: { staff: caseRoles },
    success: 200,
    answer: bulkView,
    handle: ({ bulks }, { parameters, call }) =>
      reply(bulks.undo(parameters.bulk as BulkId, call), versioned),
  }),
  route({
    method: 'post',
    path: '/v1/bulk-decisions/{bulk}/vacate',
    operation: 'vacateBulk',
    summary: 'Reverse every decision of somebody else’s job with all effects, with reasons',
    audience: { staff: ['lead', 'ombud'] },
    body: bulkVacateInput,
    success: 200,
    answer: bulkView,
    handle: ({ bulks }, { parameters, body, call }) =>
      reply(bulks.vacate(parameters.bulk as BulkId, body, call), versioned),
  }),
];

/** One job that decides many cases of the same rule and step. */
export const bulkRoutes: readonly Route[] = [...preparing, ...running];
