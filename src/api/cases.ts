import { z } from 'zod';
import type { PageQuery } from '../app/contract/call.ts';
import { casePhases } from '../app/contract/cases.ts';
import type { Subject } from '../domain/person.ts';
import type { CaseId, RuleId, StaffId } from '../kernel/identifier.ts';
import type { Instant } from '../kernel/instant.ts';
import { limits } from '../kernel/limits.ts';
import { caseReaders, caseRoles } from './audience.ts';
import { paged, type Reply, type Route, reply, route, versioned } from './resource.ts';
import { caseQueue, caseView } from './schema/case-answer.ts';
import { freeText, identifier, instantField, pageFields } from './schema/field.ts';
import { breach, decisionInput, findingInput, reasonInput, subject } from './schema/input.ts';
import { decision, id } from './schema/part.ts';

const queueQuery = z.strictObject({
  ...pageFields,
  phase: z.enum(casePhases).exactOptional(),
}) satisfies z.ZodType<PageQuery>;

const ownInitiative: z.ZodType<{
  readonly subject: Subject;
  readonly reason: string;
  readonly rule?: RuleId;
  readonly shown?: { readonly text: string; readonly occurredAt: Instant };
}> = z.strictObject({
  subject,
  reason: freeText,
  rule: identifier<RuleId>().exactOptional(),
  shown: z
    .strictObject({
      text: z.string().max(limits.activityTextLengthMax),
      occurredAt: instantField,
    })
    .exactOptional(),
});

const leaseInput = z.strictObject({ takeOverReason: freeText.exactOptional() });
const precedentsInput = z.strictObject({ breach, rule: identifier<RuleId>().exactOptional() });
const handOverInput = z.strictObject({
  to: identifier<StaffId>().exactOptional(),
  reason: freeText,
});

/** Work on cases: take one, find, compare, decide. */
export const caseRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/cases',
    operation: 'listCases',
    summary: 'Cases by the date promised for their first decision, the nearest first',
    audience: { staff: caseRoles },
    query: queueQuery,
    success: 200,
    answer: caseQueue,
    handle: ({ cases }, { query, call }) => reply(cases.queue(query, call), paged),
  }),
  route({
    method: 'post',
    path: '/v1/cases',
    operation: 'openCase',
    summary: 'Open a case on your own initiative, with the reason',
    audience: { staff: caseRoles },
    body: ownInitiative,
    success: 201,
    answer: z.strictObject({ case: id<CaseId>() }),
    handle: ({ cases }, { body, call }) =>
      reply(cases.openOwnInitiative(body, call), (opened) => ({
        body: opened,
        status: 201,
        headers: { location: `/v1/cases/${encodeURIComponent(opened.case)}` },
      })),
  }),
  route({
    method: 'get',
    path: '/v1/cases/{case}',
    operation: 'readCase',
    summary: 'A case; names, standing and reporters are withheld until the finding stands',
    audience: { staff: caseReaders },
    success: 200,
    answer: caseView,
    handle: ({ cases }, { parameters, call }) =>
      reply(cases.read(parameters.case as CaseId, call), ofCase),
  }),
  route({
    method: 'post',
    path: '/v1/cases/{case}/lease',
    operation: 'leaseCase',
    summary: 'Take a case for ten minutes; taking it from somebody else needs a reason',
    audience: { staff: caseRoles },
    body: leaseInput,
    bodyOptional: true,
    success: 200,
    answer: caseView,
    handle: ({ cases }, { parameters, body, call }) =>
      reply(cases.lease(parameters.case as CaseId, body, call), ofCase),
  }),
  route({
    method: 'post',
    path: '/v1/cases/{case}/release',
    operation: 'releaseCase',
    summary: 'Give a case back to the queue',
    audience: { staff: caseRoles },
    success: 200,
    answer: caseView,
    handle: ({ cases }, { parameters, call }) =>
      reply(cases.release(parameters.case as CaseId, call), ofCase),
  }),
  route({
    method: 'post',
    path: '/v1/cases/{case}/finding',
    operation: 'recordFinding',
    summary: 'Record what you find before names and history are shown',
    audience: { staff: caseRoles },
    body: findingInput,
    success: 200,
    answer: caseView,
    handle: ({ cases }, { parameters, body, call }) =>
      reply(cases.recordFinding(parameters.case as CaseId, body, call), ofCase),
  }),
  route({
    method: 'post',
    path: '/v1/cases/{case}/precedents',
    operation: 'seePrecedents',
    summary: 'Keep or change the finding after the precedents',
    audience: { staff: caseRoles },
    body: precedentsInput,
    success: 200,
    answer: caseView,
    handle: ({ cases }, { parameters, body, call }) =>
      reply(cases.seePrecedents(parameters.case as CaseId, body, call), ofCase),
  }),
  route({
    method: 'post',
    path: '/v1/cases/{case}/reveal',
    operation: 'revealIdentity',
    summary: 'Show names before the finding, for a written reason that is counted',
    audience: { staff: caseRoles },
    body: reasonInput,
    success: 200,
    answer: caseView,
    handle: ({ cases }, { parameters, body, call }) =>
      reply(cases.reveal(parameters.case as CaseId, body, call), ofCase),
  }),
  route({
    method: 'post',
    path: '/v1/cases/{case}/note',
    operation: 'addNote',
    summary: 'Add a note for those who handle the case',
    audience: { staff: caseRoles },
    body: z.strictObject({ text: freeText }),
    success: 200,
    answer: caseView,
    handle: ({ cases }, { parameters, body, call }) =>
      reply(cases.addNote(parameters.case as CaseId, body, call), ofCase),
  }),
  route({
    method: 'post',
    path: '/v1/cases/{case}/hand-over',
    operation: 'handOverCase',
    summary: 'Hand a case to somebody else, or back to all, with the reason',
    audience: { staff: caseRoles },
    body: handOverInput,
    success: 200,
    answer: caseView,
    handle: ({ cases }, { parameters, body, call }) =>
      reply(cases.handOver(parameters.case as CaseId, body, call), ofCase),
  }),
  route({
    method: 'post',
    path: '/v1/cases/{case}/decision',
    operation: 'decideCase',
    summary: 'Decide, with reasons and facts; If-Match names the version of the case you read',
    audience: { staff: caseRoles },
    body: decisionInput,
    needsVersion: true,
    success: 201,
    answer: decision,
    handle: ({ cases }, { parameters, body, call }) =>
      reply(cases.decide(parameters.case as CaseId, body, call), (made) => ({
        ...versioned(made),
        status: 201,
        headers: { location: `/v1/decisions/${encodeURIComponent(made.decision)}` },
      })),
  }),
];

/** A case, with the version for the next If-Match. */
export function ofCase(view: z.infer<typeof caseView>): Reply {
  return { body: view, version: view.blind.version };
}
