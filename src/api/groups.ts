import { z } from 'zod';
import type { PageQuery } from '../app/contract/call.ts';
import type { AppointStewardInput } from '../app/contract/groups.ts';
import type { Role } from '../domain/staff/event.ts';
import type { GroupId, MemberId } from '../kernel/identifier.ts';
import { limits } from '../kernel/limits.ts';
import { everyRole } from './audience.ts';
import { paged, type Route, reply, route, versioned } from './resource.ts';
import { freeText, identifier, instantField, lengthField, pageFields } from './schema/field.ts';
import { person } from './schema/input.ts';
import { pageOf } from './schema/part.ts';
import { relation } from './schema/staff-answer.ts';
import { dutyKind, groupView, seat } from './schema/stewardship-answer.ts';

const appointers = ['operator', 'lead'] as const satisfies readonly Role[];
const version = z.number().int().min(1).max(limits.integerMax);
const query = z.strictObject(pageFields) satisfies z.ZodType<PageQuery>;

const appointment: z.ZodType<AppointStewardInput> = z.strictObject({
  steward: identifier<MemberId>(),
  seat,
  charter: z.strictObject({
    text: freeText,
    duties: z
      .array(z.strictObject({ duty: dutyKind, within: lengthField }))
      .max(limits.dutiesPerCharterMax),
  }),
  until: instantField.exactOptional(),
});

/** Groups and those who steward them, under a charter they accepted. */
export const groupRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/groups',
    operation: 'listGroups',
    summary: 'Groups, and who acts for each now',
    audience: { scope: 'groups:write', staff: everyRole },
    query,
    success: 200,
    answer: pageOf(groupView),
    handle: ({ groups }, { query: page, call }) => reply(groups.list(page, call), paged),
  }),
  route({
    method: 'post',
    path: '/v1/groups',
    operation: 'openGroup',
    summary: 'Say that a group exists; saying it again changes nothing',
    audience: { scope: 'groups:write', staff: appointers },
    body: z.strictObject({ group: identifier<GroupId>() }),
    success: 200,
    answer: groupView,
    handle: ({ groups }, { body, call }) => reply(groups.open(body.group, call), versioned),
  }),
  route({
    method: 'get',
    path: '/v1/groups/{group}',
    operation: 'readGroup',
    summary: 'Who stewards a group and who acts now; a steward sees their own place',
    audience: { scope: 'groups:write', staff: everyRole, member: true },
    success: 200,
    answer: groupView,
    handle: ({ groups }, { parameters, call }) =>
      reply(groups.read(parameters.group as GroupId, call), versioned),
  }),
  route({
    method: 'post',
    path: '/v1/groups/{group}/stewards',
    operation: 'appointSteward',
    summary: 'Offer a seat under a charter; it binds once the steward accepts it',
    audience: { scope: 'groups:write', staff: appointers },
    body: appointment,
    success: 201,
    answer: groupView,
    handle: ({ groups }, { parameters, body, call }) =>
      reply(groups.appoint(parameters.group as GroupId, body, call), (view) => ({
        ...versioned(view),
        status: 201,
      })),
  }),
  route({
    method: 'post',
    path: '/v1/groups/{group}/stewards/gone',
    operation: 'recordStewardGone',
    summary: 'Record that a steward left or cannot be reached; they can come back',
    audience: { scope: 'groups:write', staff: appointers },
    body: z.strictObject({ steward: identifier<MemberId>(), reason: freeText }),
    success: 200,
    answer: groupView,
    handle: ({ groups }, { parameters, body, call }) =>
      reply(groups.recordGone(parameters.group as GroupId, body, call), versioned),
  }),
  ...ownRoutes(),
];

function ownRoutes(): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/members/{member}/groups',
      operation: 'listOwnGroups',
      summary: 'The groups in which you have or had a seat',
      audience: { member: true },
      success: 200,
      answer: z.strictObject({ items: z.array(groupView) }),
      handle: ({ groups }, { parameters, call }) =>
        reply(groups.own(parameters.member as MemberId, call), (items) => ({ body: { items } })),
    }),
    route({
      method: 'post',
      path: '/v1/groups/{group}/charter/accept',
      operation: 'acceptCharter',
      summary: 'Accept the charter you were offered, in the version you read',
      audience: { member: true },
      body: z.strictObject({ version }),
      success: 200,
      answer: groupView,
      handle: ({ groups }, { parameters, body, call }) =>
        reply(groups.accept(parameters.group as GroupId, body, call), versioned),
    }),
    route({
      method: 'post',
      path: '/v1/groups/{group}/resign',
      operation: 'resignStewardship',
      summary: 'Stop stewarding, at any time',
      audience: { member: true },
      success: 200,
      answer: groupView,
      handle: ({ groups }, { parameters, call }) =>
        reply(groups.resign(parameters.group as GroupId, call), versioned),
    }),
    route({
      method: 'post',
      path: '/v1/groups/{group}/come-back',
      operation: 'comeBack',
      summary: 'Say that you are there again',
      audience: { member: true },
      success: 200,
      answer: groupView,
      handle: ({ groups }, { parameters, call }) =>
        reply(groups.comeBack(parameters.group as GroupId, call), versioned),
    }),
    route({
      method: 'post',
      path: '/v1/groups/{group}/relations',
      operation: 'declareStewardRelation',
      summary: 'Declare whom you are close to: what concerns them goes to the next steward',
      audience: { member: true },
      body: z.strictObject({ to: person, relation }),
      success: 200,
      answer: groupView,
      handle: ({ groups }, { parameters, body, call }) =>
        reply(groups.declareRelation(parameters.group as GroupId, body, call), versioned),
    }),
  ];
}
