import type { DecisionId } from '../kernel/identifier.ts';
import { caseReaders, caseRoles } from './audience.ts';
import { type Route, reply, route, versioned } from './resource.ts';
import { reasonInput } from './schema/input.ts';
import { decision } from './schema/part.ts';

/** A decision after it was made: a second person, undo, and how it stands. */
export const decisionRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/decisions/{decision}',
    operation: 'readDecision',
    summary: 'A decision and how it stands now',
    audience: { staff: caseReaders },
    success: 200,
    answer: decision,
    handle: ({ decisions }, { parameters, call }) =>
      reply(decisions.read(parameters.decision as DecisionId, call), versioned),
  }),
  route({
    method: 'post',
    path: '/v1/decisions/{decision}/confirm',
    operation: 'confirmDecision',
    summary: 'Agree as the second person',
    audience: { staff: caseRoles },
    success: 200,
    answer: decision,
    handle: ({ decisions }, { parameters, call }) =>
      reply(decisions.confirm(parameters.decision as DecisionId, call), versioned),
  }),
  route({
    method: 'post',
    path: '/v1/decisions/{decision}/reject',
    operation: 'rejectDecision',
    summary: 'Disagree as the second person, with the reason',
    audience: { staff: caseRoles },
    body: reasonInput,
    success: 200,
    answer: decision,
    handle: ({ decisions }, { parameters, body, call }) =>
      reply(decisions.reject(parameters.decision as DecisionId, body, call), versioned),
  }),
  route({
    method: 'post',
    path: '/v1/decisions/{decision}/undo',
    operation: 'undoDecision',
    summary: 'Take back your own decision while it is held',
    audience: { staff: caseRoles },
    success: 200,
    answer: decision,
    handle: ({ decisions }, { parameters, call }) =>
      reply(decisions.undo(parameters.decision as DecisionId, call), versioned),
  }),
];
