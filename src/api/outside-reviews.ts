import { z } from 'zod';
import type { AppealId, OutsideReviewId } from '../kernel/identifier.ts';
import { limits } from '../kernel/limits.ts';
import { type Audience, type Route, reply, route, versioned } from './resource.ts';
import { freeText, instantField } from './schema/field.ts';
import { breach, measure, reasonInput } from './schema/input.ts';
import { outsideReviewView } from './schema/panel-answer.ts';
import { namedReviewer, outsideReviewer } from './schema/redress-answer.ts';

const secret = z.string().min(1).max(128);
const holder: Audience = { anonymous: true, member: true, staff: 'any' };

/** The link stands for the person; it is sent in bodies, so that no address holds it. */
const linkRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/v1/outside-reviews/progress',
    operation: 'readOutsideReview',
    summary: 'The redacted file of the one appeal, by the secret of the link; on record',
    audience: holder,
    asksOnly: true,
    body: z.strictObject({ secret }),
    success: 200,
    answer: outsideReviewView,
    handle: ({ outsideReviews }, { body }) => reply(outsideReviews.read(body.secret), versioned),
  }),
  route({
    method: 'post',
    path: '/v1/outside-reviews/finding',
    operation: 'recordOutsideFinding',
    summary: 'Record your own finding before the first decision is shown',
    audience: holder,
    body: z.strictObject({ secret, breach }),
    success: 200,
    answer: outsideReviewView,
    handle: ({ outsideReviews }, { body: { secret: link, ...input }, call }) =>
      reply(outsideReviews.recordFinding(link, input, call), versioned),
  }),
  route({
    method: 'post',
    path: '/v1/outside-reviews/open-first',
    operation: 'openFirstFromOutside',
    summary: 'Open the first decision after your finding',
    audience: holder,
    body: z.strictObject({ secret }),
    success: 200,
    answer: outsideReviewView,
    handle: ({ outsideReviews }, { body, call }) =>
      reply(outsideReviews.openFirst(body.secret, call), versioned),
  }),
  route({
    method: 'post',
    path: '/v1/outside-reviews/outcome',
    operation: 'decideFromOutside',
    summary: 'Uphold, vary to something milder, or reverse, with reasons',
    audience: holder,
    body: z.strictObject({
      secret,
      outcome: z.enum(['decision-upheld', 'decision-varied', 'decision-reversed']),
      reasons: freeText.default(''),
      rung: z.string().min(1).max(limits.nameLengthMax).exactOptional(),
      measures: z.array(measure).max(limits.measuresPerDecisionMax).exactOptional(),
    }),
    success: 200,
    answer: outsideReviewView,
    handle: ({ outsideReviews }, { body: { secret: link, ...input }, call }) =>
      reply(outsideReviews.decide(link, input, call), versioned),
  }),
];

/** Somebody from outside hears one appeal, where nobody here can. */
export const outsideReviewRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/v1/appeals/{appeal}/outside-reviewer',
    operation: 'nameOutsideReviewer',
    summary: 'Name somebody from outside for one appeal; answers their secret link, once',
    audience: { staff: ['operator', 'lead'] },
    body: z.strictObject({
      knownAs: z.string().max(limits.nameLengthMax),
      reason: freeText,
      until: instantField,
    }),
    success: 201,
    answer: namedReviewer,
    handle: ({ outsideReviews }, { parameters, body, call }) =>
      reply(outsideReviews.name(parameters.appeal as AppealId, body, call), (view) => ({
        body: view,
        status: 201,
      })),
  }),
  route({
    method: 'post',
    path: '/v1/outside-reviews/{review}/revoke',
    operation: 'revokeOutsideReview',
    summary: 'End a mandate before its time, with the reason; its link opens nothing any more',
    audience: { staff: ['operator', 'lead'] },
    body: reasonInput,
    success: 200,
    answer: outsideReviewer,
    handle: ({ outsideReviews }, { parameters, body, call }) =>
      reply(outsideReviews.revoke(parameters.review as OutsideReviewId, body, call)),
  }),
  ...linkRoutes,
];
