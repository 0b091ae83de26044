import { z } from 'zod';
import type { AskAccessInput } from '../app/contract/break-glass.ts';
import type { PageQuery } from '../app/contract/call.ts';
import type { Role } from '../domain/staff/event.ts';
import type { AccessId, CaseId, MemberId } from '../kernel/identifier.ts';
import { ok } from '../kernel/result.ts';
import { everyRole } from './audience.ts';
import { paged, type Route, reply, route, versioned } from './resource.ts';
import {
  accessCount,
  accessKind,
  accessView,
  accessWay,
  openedAccess,
  toldAccess,
} from './schema/access-answer.ts';
import { freeText, instantField, pageFields } from './schema/field.ts';
import { reasonInput } from './schema/input.ts';
import { pageOf } from './schema/part.ts';

const askers: readonly Role[] = ['moderator', 'reviewer', 'lead', 'ombud', 'operator'];
const query = z.strictObject(pageFields) satisfies z.ZodType<PageQuery>;
const asked: z.ZodType<AskAccessInput> = z.strictObject({
  kind: accessKind,
  way: accessWay,
  reason: freeText,
  later: z.strictObject({ until: instantField, because: freeText }).exactOptional(),
});

/** Emergency access to what is withheld: with a second person, or counted in public. */
export const breakGlassRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/v1/cases/{case}/accesses',
    operation: 'askAccess',
    summary: 'Ask for what is withheld in a case, in an emergency and with a reason',
    audience: { staff: askers },
    body: asked,
    success: 201,
    answer: accessView,
    handle: ({ breakGlass }, { parameters, body, call }) =>
      reply(breakGlass.ask(parameters.case as CaseId, body, call), (view) => ({
        ...versioned(view),
        status: 201,
      })),
  }),
  route({
    method: 'get',
    path: '/v1/accesses',
    operation: 'listAccesses',
    summary: 'Emergency accesses, newest first; none about a case you are part of',
    audience: { staff: everyRole },
    query,
    success: 200,
    answer: pageOf(accessView),
    handle: ({ breakGlass }, { query: page, call }) => reply(breakGlass.list(page, call), paged),
  }),
  route({
    method: 'get',
    path: '/v1/accesses/{access}',
    operation: 'readAccess',
    summary: 'One emergency access: who asked, why, and how it went',
    audience: { staff: everyRole },
    success: 200,
    answer: accessView,
    handle: ({ breakGlass }, { parameters, call }) =>
      reply(breakGlass.read(parameters.access as AccessId, call), versioned),
  }),
  route({
    method: 'post',
    path: '/v1/accesses/{access}/confirm',
    operation: 'confirmAccess',
    summary: 'Agree as the second person, within the short time',
    audience: { staff: askers },
    success: 200,
    answer: accessView,
    handle: ({ breakGlass }, { parameters, call }) =>
      reply(breakGlass.confirm(parameters.access as AccessId, call), versioned),
  }),
  route({
    method: 'post',
    path: '/v1/accesses/{access}/decline',
    operation: 'declineAccess',
    summary: 'Disagree as the second person, with the reason',
    audience: { staff: askers },
    body: reasonInput,
    success: 200,
    answer: accessView,
    handle: ({ breakGlass }, { parameters, body, call }) =>
      reply(breakGlass.decline(parameters.access as AccessId, body, call), versioned),
  }),
  route({
    method: 'get',
    path: '/v1/accesses/{access}/opened',
    operation: 'readOpenedAccess',
    summary: 'What was withheld, for whoever asked and while it is open; recorded each time',
    audience: { staff: askers },
    success: 200,
    answer: openedAccess,
    handle: ({ breakGlass }, { parameters, call }) =>
      reply(breakGlass.open(parameters.access as AccessId, call)),
  }),
  route({
    method: 'get',
    path: '/v1/members/{member}/accesses',
    operation: 'listToldAccesses',
    summary: 'What was opened about you in an emergency',
    audience: { member: true },
    success: 200,
    answer: z.strictObject({ items: z.array(toldAccess) }),
    handle: ({ breakGlass }, { parameters, call }) =>
      reply(breakGlass.toldTo(parameters.member as MemberId, call), (items) => ({
        body: { items },
      })),
  }),
  route({
    method: 'get',
    path: '/v1/access-counts',
    operation: 'listAccessCounts',
    summary: 'What one person alone opened, by month and kind; for everybody',
    audience: { anonymous: true },
    success: 200,
    answer: z.strictObject({ items: z.array(accessCount) }),
    handle: async ({ breakGlass }) => ok({ body: { items: await breakGlass.counts() } }),
  }),
];
