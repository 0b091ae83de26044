import { z } from 'zod';
import type { MemberId } from '../kernel/identifier.ts';
import { ok } from '../kernel/result.ts';
import { fileReaders } from './audience.ts';
import { nothingHere } from './auth.ts';
import { type Route, reply, route } from './resource.ts';
import { standing } from './schema/case-answer.ts';
import { memberPowers, statementView } from './schema/member-answer.ts';
import { memberFile } from './schema/member-file.ts';

/** What a member may do, how they stand, and everything that is kept about them. */
export const memberRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/members/{member}/powers',
    operation: 'readPowers',
    summary: 'What a member may not do now: each limit with its end and its statement',
    audience: { scope: 'powers:read', member: true },
    success: 200,
    answer: memberPowers,
    handle: ({ members }, { parameters, call: { by } }) => {
      const member = parameters.member as MemberId;
      if (by.kind === 'member' && by.member !== member) return { ok: false, error: nothingHere() };
      return ok({ body: members.powers(member) });
    },
  }),
  route({
    method: 'get',
    path: '/v1/members/{member}/standing',
    operation: 'readStanding',
    summary: 'Standing as plain arithmetic: for the member, the handlers and the auditor only',
    audience: { member: true, staff: fileReaders },
    success: 200,
    answer: standing,
    handle: ({ members }, { parameters, call }) =>
      reply(members.standing(parameters.member as MemberId, call)),
  }),
  route({
    method: 'get',
    path: '/v1/members/{member}/statements',
    operation: 'listStatements',
    summary: 'Every statement of reasons the member was given, the newest first',
    audience: { member: true, staff: fileReaders },
    success: 200,
    answer: z.strictObject({ items: z.array(statementView) }),
    handle: ({ members }, { parameters, call }) =>
      reply(members.statements(parameters.member as MemberId, call), (items) => ({
        body: { items },
      })),
  }),
  route({
    method: 'get',
    path: '/v1/members/{member}/export',
    operation: 'exportMember',
    summary: 'Everything that is kept about a member (GDPR Articles 15 and 20)',
    audience: { member: true, staff: fileReaders },
    success: 200,
    answer: memberFile,
    handle: ({ members }, { parameters, call }) =>
      reply(members.export(parameters.member as MemberId, call)),
  }),
];
