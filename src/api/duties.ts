import { z } from 'zod';
import type { PageQuery } from '../app/contract/call.ts';
import type { BringInput } from '../app/contract/duties.ts';
import type { DutyId, GroupId, ItemId, MemberId } from '../kernel/identifier.ts';
import { caseReaders, caseRoles } from './audience.ts';
import { paged, type Route, reply, route, versioned } from './resource.ts';
import { freeText, identifier, pageFields } from './schema/field.ts';
import { id, pageOf } from './schema/part.ts';
import { dutyKind, dutyView } from './schema/stewardship-answer.ts';

const query = z.strictObject(pageFields) satisfies z.ZodType<PageQuery>;
const written = z.strictObject({ text: freeText });
const brought: z.ZodType<BringInput> = z.strictObject({
  kind: dutyKind,
  text: freeText,
  item: identifier<ItemId>().exactOptional(),
});

/** What is brought to stewards, and what comes of it. */
export const dutyRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/v1/groups/{group}/duties',
    operation: 'bringMatter',
    summary: 'Bring something to whoever acts for the group now',
    audience: { scope: 'groups:write', staff: [...caseRoles, 'operator'], member: true },
    body: brought,
    success: 201,
    answer: z.strictObject({ duty: id<DutyId>() }),
    handle: ({ duties }, { parameters, body, call }) =>
      reply(duties.bring(parameters.group as GroupId, body, call), (made) => ({
        body: made,
        status: 201,
      })),
  }),
  route({
    method: 'get',
    path: '/v1/groups/{group}/duties',
    operation: 'listDuties',
    summary: 'What was brought to the stewards of a group, newest first',
    audience: { staff: [...caseReaders, 'operator'] },
    query,
    success: 200,
    answer: pageOf(dutyView),
    handle: ({ duties }, { parameters, query: page, call }) =>
      reply(duties.inGroup(parameters.group as GroupId, page, call), paged),
  }),
  route({
    method: 'get',
    path: '/v1/members/{member}/duties',
    operation: 'listOwnDuties',
    summary: 'What was brought to you',
    audience: { member: true },
    success: 200,
    answer: z.strictObject({ items: z.array(dutyView) }),
    handle: ({ duties }, { parameters, call }) =>
      reply(duties.own(parameters.member as MemberId, call), (items) => ({ body: { items } })),
  }),
  route({
    method: 'get',
    path: '/v1/duties/{duty}',
    operation: 'readDuty',
    summary: 'One thing that was brought to a steward; reading it as staff is recorded',
    audience: { staff: [...caseReaders, 'operator'], member: true },
    success: 200,
    answer: dutyView,
    handle: ({ duties }, { parameters, call }) =>
      reply(duties.read(parameters.duty as DutyId, call), versioned),
  }),
  route({
    method: 'post',
    path: '/v1/duties/{duty}/delivered',
    operation: 'confirmMatterDelivered',
    summary: 'The steward knows: from now on the promised time runs',
    audience: { scope: 'groups:write', member: true },
    body: z.strictObject({ channel: z.enum(['page', 'webhook', 'mail']) }),
    success: 200,
    answer: dutyView,
    handle: ({ duties }, { parameters, body, call }) =>
      reply(duties.markDelivered(parameters.duty as DutyId, body, call), versioned),
  }),
  route({
    method: 'post',
    path: '/v1/duties/{duty}/answer',
    operation: 'answerDuty',
    summary: 'Answer what was brought to you',
    audience: { member: true },
    body: written,
    success: 200,
    answer: dutyView,
    handle: ({ duties }, { parameters, body, call }) =>
      reply(duties.answer(parameters.duty as DutyId, body, call), versioned),
  }),
  route({
    method: 'post',
    path: '/v1/duties/{duty}/defence',
    operation: 'giveDefence',
    summary: 'Say what there is to say before somebody decides the case',
    audience: { member: true },
    body: written,
    success: 200,
    answer: dutyView,
    handle: ({ duties }, { parameters, body, call }) =>
      reply(duties.defend(parameters.duty as DutyId, body, call), versioned),
  }),
];
