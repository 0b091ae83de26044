import { z } from 'zod';
import type { RestrictionId } from '../kernel/identifier.ts';
import { limits } from '../kernel/limits.ts';
import { caseRoles, fileReaders } from './audience.ts';
import { paged, type Route, reply, route } from './resource.ts';
import { pageFields } from './schema/field.ts';
import { reasonInput } from './schema/input.ts';
import { pageOf, restriction } from './schema/part.ts';

const ofSubject = z.strictObject({
  ...pageFields,
  subject: z
    .string()
    .max(limits.identifierLengthMax + 'member:'.length)
    .regex(/^(?:member|item):[^\s\p{Cc}]+$/u, {
      error: 'invalid_value: Write `member:` or `item:` and the id, for example `member:m-0412`',
    }),
});

/** What is in force, and lifting it. */
export const restrictionRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/restrictions',
    operation: 'listRestrictions',
    summary: 'Restrictions of one subject, `member:…` or `item:…`, each with its end',
    audience: { scope: 'restrictions:read', staff: fileReaders },
    query: ofSubject,
    success: 200,
    answer: pageOf(restriction),
    handle: ({ restrictions }, { query, call }) =>
      reply(restrictions.ofSubject(query, call), paged),
  }),
  route({
    method: 'get',
    path: '/v1/restrictions/{restriction}',
    operation: 'readRestriction',
    summary: 'A restriction and how it stands now',
    audience: { scope: 'restrictions:read', staff: fileReaders },
    success: 200,
    answer: restriction,
    handle: ({ restrictions }, { parameters, call }) =>
      reply(restrictions.read(parameters.restriction as RestrictionId, call)),
  }),
  route({
    method: 'post',
    path: '/v1/restrictions/{restriction}/lift',
    operation: 'liftRestriction',
    summary: 'End a restriction early, with the reason',
    audience: { staff: caseRoles },
    body: reasonInput,
    success: 200,
    answer: restriction,
    handle: ({ restrictions }, { parameters, body, call }) =>
      reply(restrictions.lift(parameters.restriction as RestrictionId, body, call)),
  }),
];
