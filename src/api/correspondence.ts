import { z } from 'zod';
import type { MemberId } from '../kernel/identifier.ts';
import { limits } from '../kernel/limits.ts';
import { type Route, reply, route } from './resource.ts';
import { languageField } from './schema/field.ts';
import { correspondenceView } from './schema/letter-answer.ts';

const audience = { member: true, scope: 'correspondence:write' } as const;

/** In which language and to which address a member is written to. */
export const correspondenceRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/members/{member}/correspondence',
    operation: 'readCorrespondence',
    summary: 'How a member is written to; the address itself is shown to the member alone',
    audience,
    success: 200,
    answer: correspondenceView,
    handle: ({ correspondence }, { parameters, call }) =>
      reply(correspondence.read(parameters.member as MemberId, call)),
  }),
  route({
    method: 'put',
    path: '/v1/members/{member}/correspondence/language',
    operation: 'chooseLanguage',
    summary: 'Choose the language of statements and letters from now on',
    audience,
    body: z.strictObject({ language: languageField }),
    success: 200,
    answer: correspondenceView,
    handle: ({ correspondence }, { parameters, body, call }) =>
      reply(correspondence.chooseLanguage(parameters.member as MemberId, body, call)),
  }),
  route({
    method: 'put',
    path: '/v1/members/{member}/correspondence/address',
    operation: 'giveMailAddress',
    summary: 'Give the one mail address that letters go to; a member is asked to confirm it',
    audience,
    // Longer than any address, so that the answer can say what an address is.
    body: z.strictObject({ address: z.string().max(limits.urlLengthMax) }),
    success: 200,
    answer: correspondenceView,
    handle: ({ correspondence }, { parameters, body, call }) =>
      reply(correspondence.giveAddress(parameters.member as MemberId, body, call)),
  }),
  route({
    method: 'delete',
    path: '/v1/members/{member}/correspondence/address',
    operation: 'removeMailAddress',
    summary: 'Delete the mail address; statements stay readable on the page',
    audience,
    success: 200,
    answer: correspondenceView,
    handle: ({ correspondence }, { parameters, call }) =>
      reply(correspondence.removeAddress(parameters.member as MemberId, call)),
  }),
];
