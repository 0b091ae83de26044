import { z } from 'zod';
import type { BallotInput } from '../app/contract/panels.ts';
import type { AppealId, MemberId, PanelId } from '../kernel/identifier.ts';
import { limits } from '../kernel/limits.ts';
import { type Route, reply, route, versioned } from './resource.ts';
import { freeText, identifier } from './schema/field.ts';
import { lotView, offerView, panelView } from './schema/panel-answer.ts';
import { hearing } from './schema/redress-answer.ts';

const secret = z.string().min(1).max(128);
const ballotInput: z.ZodType<BallotInput> = z.strictObject({
  breach: z.enum(['breach', 'no-breach']),
  rung: z.string().min(1).max(limits.nameLengthMax).exactOptional(),
  reasons: freeText.default(''),
});
const offerInput = z.strictObject({
  relatedTo: z.array(identifier<MemberId>()).max(limits.volunteerRelationsMax).default([]),
});

const offerRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/panel-offer',
    operation: 'readPanelOffer',
    summary: 'Whether you have offered to serve on panels, and the panels you sit on',
    audience: { member: true },
    success: 200,
    answer: offerView,
    handle: ({ panels }, { call }) => reply(panels.mine(call)),
  }),
  route({
    method: 'post',
    path: '/v1/panel-offer',
    operation: 'offerToServe',
    summary: 'Offer to serve on panels, and name whom you stand too close to',
    audience: { member: true },
    body: offerInput,
    success: 200,
    answer: offerView,
    handle: ({ panels }, { body, call }) => reply(panels.offer(body, call)),
  }),
  route({
    method: 'post',
    path: '/v1/panel-offer/withdrawal',
    operation: 'withdrawOffer',
    summary: 'Take the offer back; nobody draws you any more',
    audience: { member: true },
    success: 200,
    answer: offerView,
    handle: ({ panels }, { call }) => reply(panels.withdraw(call)),
  }),
];

const servingRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/panels/{panel}',
    operation: 'readPanel',
    summary: 'The redacted file, for members of the panel; other ballots once all are in',
    audience: { member: true },
    success: 200,
    answer: panelView,
    handle: ({ panels }, { parameters, call }) =>
      reply(panels.read(parameters.panel as PanelId, call), versioned),
  }),
  route({
    method: 'post',
    path: '/v1/panels/{panel}/ballot',
    operation: 'castBallot',
    summary: 'What you would decide, before you know what others think or what was decided',
    audience: { member: true },
    body: ballotInput,
    success: 200,
    answer: panelView,
    handle: ({ panels }, { parameters, body, call }) =>
      reply(panels.cast(parameters.panel as PanelId, body, call), versioned),
  }),
  route({
    method: 'post',
    path: '/v1/panels/{panel}/confirmation',
    operation: 'confirmBallot',
    summary: 'The same or another ballot after the deliberation, with its reasons',
    audience: { member: true },
    body: ballotInput,
    success: 200,
    answer: panelView,
    handle: ({ panels }, { parameters, body, call }) =>
      reply(panels.confirm(parameters.panel as PanelId, body, call), versioned),
  }),
  route({
    method: 'post',
    path: '/v1/panels/{panel}/leave',
    operation: 'leavePanel',
    summary: 'Step back before your ballot; the next in the lot takes the seat',
    audience: { member: true },
    body: z.strictObject({ because: z.enum(['stands-too-close', 'cannot-serve']) }),
    success: 200,
    answer: offerView,
    handle: ({ panels }, { parameters, body, call }) =>
      reply(panels.leave(parameters.panel as PanelId, body, call)),
  }),
];

/** Members drawn by lot hear appeals where nobody on the staff is independent. */
export const panelRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/v1/appeals/{appeal}/panel',
    operation: 'callPanel',
    summary: 'Call a panel of members for an appeal that nobody on the staff can hear',
    audience: { anonymous: true, member: true, staff: 'any' },
    body: z.strictObject({
      size: z.number().int().min(3).max(limits.panelSizeMax).exactOptional(),
      statementSecret: secret.exactOptional(),
      reportSecret: secret.exactOptional(),
    }),
    success: 201,
    answer: hearing,
    handle: ({ panels }, { parameters, body, call }) =>
      reply(panels.call(parameters.appeal as AppealId, body, call), (view) => ({
        body: view,
        status: 201,
      })),
  }),
  ...offerRoutes,
  ...servingRoutes,
  route({
    method: 'get',
    path: '/v1/panels/{panel}/lot',
    operation: 'readLot',
    summary: 'Everything needed to draw the lot again: commitment, seed and the pool’s tickets',
    audience: { anonymous: true, member: true, staff: 'any' },
    success: 200,
    answer: lotView,
    handle: ({ panels }, { parameters }) => reply(panels.lot(parameters.panel as PanelId)),
  }),
];
