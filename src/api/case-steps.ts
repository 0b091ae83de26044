import { z } from 'zod';
import type { ViewAnswerInput } from '../app/contract/cases.ts';
import type { CaseId } from '../kernel/identifier.ts';
import { caseRoles } from './audience.ts';
import { ofCase } from './cases.ts';
import { type Route, reply, route } from './resource.ts';
import { caseView } from './schema/case-answer.ts';
import { freeText, identifier, instantField } from './schema/field.ts';

const asideInput = z.strictObject({ until: instantField, reason: freeText });
const mergeInput = z.strictObject({ into: identifier<CaseId>() });
// Missing reasons are left for the domain, which says what good ones are.
const viewAnswer: z.ZodType<ViewAnswerInput> = z.strictObject({
  outcome: z.enum(['lifted', 'kept']),
  reasons: freeText.default(''),
});

/** Steps of a case that most cases do without, or that come after its decision. */
export const caseStepRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/v1/cases/{case}/view-request',
    operation: 'requestView',
    summary: 'Ask the person how they see it, before a decision restricts them',
    audience: { staff: caseRoles },
    success: 200,
    answer: caseView,
    handle: ({ cases }, { parameters, call }) =>
      reply(cases.requestView(parameters.case as CaseId, call), ofCase),
  }),
  route({
    method: 'post',
    path: '/v1/cases/{case}/view-answer',
    operation: 'answerView',
    summary: 'Lift or keep what an urgent decision restricts, after the person was heard',
    audience: { staff: caseRoles },
    body: viewAnswer,
    success: 200,
    answer: caseView,
    handle: ({ cases }, { parameters, body, call }) =>
      reply(cases.answerView(parameters.case as CaseId, body, call), ofCase),
  }),
  route({
    method: 'post',
    path: '/v1/cases/{case}/aside',
    operation: 'putCaseAside',
    summary: 'Put a case aside until a time before its promise, with the reason',
    audience: { staff: caseRoles },
    body: asideInput,
    success: 200,
    answer: caseView,
    handle: ({ cases }, { parameters, body, call }) =>
      reply(cases.putAside(parameters.case as CaseId, body, call), ofCase),
  }),
  route({
    method: 'post',
    path: '/v1/cases/{case}/merge',
    operation: 'mergeCase',
    summary: 'Let a case go on in another one about the same person, which is answered',
    audience: { staff: caseRoles },
    body: mergeInput,
    success: 200,
    answer: caseView,
    handle: ({ cases }, { parameters, body, call }) =>
      reply(cases.mergeInto(parameters.case as CaseId, body, call), ofCase),
  }),
];
