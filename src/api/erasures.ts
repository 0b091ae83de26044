import { z } from 'zod';
import type { ErasureView } from '../app/contract/erasures.ts';
import type { CaseId, ErasureId, MemberId, ReportId } from '../kernel/identifier.ts';
import { type Route, reply, route } from './resource.ts';
import { id, time } from './schema/part.ts';

const shown = {
  erasure: id<ErasureId>(),
  phase: z.enum(['asked', 'withdrawn', 'completed']),
  askedAt: time,
  completedAt: time.exactOptional(),
  withdrawnAt: time.exactOptional(),
};

const waiting = z.strictObject({
  because: z.enum([
    'open-case',
    'open-appeal',
    'open-dispute',
    'restriction-in-force',
    'report-in-open-case',
  ]),
  case: id<CaseId>().exactOptional(),
  report: id<ReportId>().exactOptional(),
  until: time.exactOptional(),
});

const erasureView: z.ZodType<ErasureView> = z.strictObject({
  ...shown,
  waiting: z.array(waiting),
});

const audience = { member: true, scope: 'members:erase', staff: ['operator'] } as const;

/** A member leaves: what is stored about them goes, at once or when nothing needs it any more. */
export const erasureRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/v1/members/{member}/erasure',
    operation: 'eraseMember',
    summary:
      'Erase what is stored about a member (GDPR Article 17); what is still needed goes later',
    audience,
    body: z.strictObject({}),
    bodyOptional: true,
    success: 202,
    answer: erasureView,
    handle: ({ erasures }, { parameters, call }) =>
      reply(erasures.ask(parameters.member as MemberId, call), (body) => ({ body, status: 202 })),
  }),
  route({
    method: 'get',
    path: '/v1/members/{member}/erasure',
    operation: 'readErasureOfMember',
    summary: 'How far the erasure of a member is, and what still waits for what',
    audience,
    success: 200,
    answer: erasureView,
    handle: ({ erasures }, { parameters, call }) =>
      reply(erasures.ofMember(parameters.member as MemberId, call)),
  }),
  route({
    method: 'post',
    path: '/v1/members/{member}/erasure/withdraw',
    operation: 'withdrawErasure',
    summary: 'Keep what is not erased yet; only the member can say so',
    audience: { member: true },
    body: z.strictObject({}),
    bodyOptional: true,
    success: 200,
    answer: erasureView,
    handle: ({ erasures }, { parameters, call }) =>
      reply(erasures.withdraw(parameters.member as MemberId, call)),
  }),
  route({
    method: 'get',
    path: '/v1/erasures/{erasure}',
    operation: 'readErasure',
    summary: 'How far an erasure is, for whoever has its number; it names nobody',
    audience: { anonymous: true, member: true, scope: 'members:erase', staff: 'any' },
    success: 200,
    answer: z.strictObject(shown),
    handle: ({ erasures }, { parameters }) => reply(erasures.read(parameters.erasure as ErasureId)),
  }),
];
