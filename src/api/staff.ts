import { z } from 'zod';
import type { Person } from '../domain/person.ts';
import type { Role } from '../domain/staff/event.ts';
import type { MemberId, StaffId } from '../kernel/identifier.ts';
import { everyRole } from './audience.ts';
import { type Route, reply, route, versioned } from './resource.ts';
import { role } from './schema/closed-list.ts';
import { freeText, identifier } from './schema/field.ts';
import { person } from './schema/input.ts';
import { text, time } from './schema/part.ts';
import { relation, staffView } from './schema/staff-answer.ts';

const mayAppoint = ['operator', 'lead'] as const satisfies readonly Role[];

const appointment = z.strictObject({
  staff: identifier<StaffId>(),
  role,
  member: identifier<MemberId>().exactOptional(),
});
const roleChange = z.strictObject({ role, reason: freeText });
const relationInput = z.strictObject({ to: person, relation });
const linkFor: z.ZodType<{ readonly person: Person }> = z.strictObject({ person });

/**
 * Who holds which role, and whom they should not decide about. Only a person on the record may
 * change it: no service token opens these routes.
 */
export const staffRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/staff',
    operation: 'listStaff',
    summary: 'Everybody who holds or held a role, by pseudonym',
    audience: { staff: [...mayAppoint, 'ombud', 'auditor'] },
    success: 200,
    answer: z.strictObject({ items: z.array(staffView) }),
    handle: ({ staffRoom }, { call }) =>
      reply(staffRoom.list(call), (items) => ({ body: { items } })),
  }),
  route({
    method: 'post',
    path: '/v1/staff',
    operation: 'appointStaff',
    summary: 'Appoint somebody with a first role',
    audience: { staff: mayAppoint },
    body: appointment,
    success: 201,
    answer: staffView,
    handle: ({ staffRoom }, { body, call }) =>
      reply(staffRoom.appoint(body, call), (view) => ({ ...versioned(view), status: 201 })),
  }),
  route({
    method: 'post',
    path: '/v1/staff/{staff}/roles',
    operation: 'grantRole',
    summary: 'Grant a further role, with the reason',
    audience: { staff: mayAppoint },
    body: roleChange,
    success: 200,
    answer: staffView,
    handle: ({ staffRoom }, { parameters, body, call }) =>
      reply(staffRoom.grantRole(parameters.staff as StaffId, body, call), versioned),
  }),
  route({
    method: 'post',
    path: '/v1/staff/{staff}/roles/end',
    operation: 'endRole',
    summary: 'End a role, with the reason; it opens nothing from that moment on',
    audience: { staff: mayAppoint },
    body: roleChange,
    success: 200,
    answer: staffView,
    handle: ({ staffRoom }, { parameters, body, call }) =>
      reply(staffRoom.endRole(parameters.staff as StaffId, body, call), versioned),
  }),
  route({
    method: 'post',
    path: '/v1/staff/{staff}/relations',
    operation: 'declareRelation',
    summary: 'Declare a conflict of interest, your own or one that a lead records',
    audience: { staff: everyRole },
    body: relationInput,
    success: 200,
    answer: staffView,
    handle: ({ staffRoom }, { parameters, body, call }) =>
      reply(staffRoom.declareRelation(parameters.staff as StaffId, body, call), versioned),
  }),
  route({
    method: 'post',
    path: '/v1/sign-in-links',
    operation: 'issueSignInLink',
    summary: 'A one-time link to sign in, for a member or for staff',
    audience: { staff: ['operator'] },
    body: linkFor,
    success: 201,
    answer: z.strictObject({ secret: text, expiresAt: time }),
    handle: ({ signIn }, { body, call }) =>
      reply(signIn.issueLink(body.person, call), (link) => ({ body: link, status: 201 })),
  }),
];
