import { z } from 'zod';
import type { PageQuery } from '../app/contract/call.ts';
import type { DangerRow, DangerView } from '../app/contract/dangers.ts';
import type { Role } from '../domain/staff/event.ts';
import type { DangerId } from '../kernel/identifier.ts';
import { limits } from '../kernel/limits.ts';
import { paged, type Route, reply, route, versioned } from './resource.ts';
import { freeText, instantField, pageFields } from './schema/field.ts';
import { count, id, pageOf, text, time } from './schema/part.ts';

const keepers: readonly Role[] = ['operator'];
const query = z.strictObject(pageFields) satisfies z.ZodType<PageQuery>;
const suspicion = z.strictObject({ suspected: freeText });
const telling = z.strictObject({
  authority: z.string().max(limits.identifierLengthMax),
  toldAt: instantField,
  sent: freeText,
});
const row = {
  danger: id<DangerId>(),
  phase: z.enum(['recorded', 'told']),
  recordedAt: time,
};
const dangerRow: z.ZodType<DangerRow> = z.strictObject(row);
const dangerView: z.ZodType<DangerView> = z.strictObject({
  ...row,
  version: count,
  suspected: text,
  told: z.array(z.strictObject({ authority: text, toldAt: time, recordedAt: time, sent: text })),
});

/** Dangers to life or safety (DSA Article 18): kept by hand, by the operator, for nobody else. */
export const dangerRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/dangers',
    operation: 'listDangers',
    summary: 'Entries, the newest first, without what they say; the reading is on record',
    audience: { staff: keepers },
    query,
    success: 200,
    answer: pageOf(dangerRow),
    handle: ({ dangers }, { query: page, call }) => reply(dangers.list(page, call), paged),
  }),
  route({
    method: 'post',
    path: '/v1/dangers',
    operation: 'recordDanger',
    summary: 'Record a suspected danger to life or safety',
    audience: { staff: keepers },
    body: suspicion,
    success: 201,
    answer: dangerView,
    handle: ({ dangers }, { body, call }) =>
      reply(dangers.record(body, call), (view) => ({ ...versioned(view), status: 201 })),
  }),
  route({
    method: 'get',
    path: '/v1/dangers/{danger}',
    operation: 'readDanger',
    summary: 'An entry and who was told; the reading is on record',
    audience: { staff: keepers },
    success: 200,
    answer: dangerView,
    handle: ({ dangers }, { parameters, call }) =>
      reply(dangers.read(parameters.danger as DangerId, call), versioned),
  }),
  route({
    method: 'post',
    path: '/v1/dangers/{danger}/told',
    operation: 'recordTelling',
    summary: 'Record which authority was told, when, and what was sent',
    audience: { staff: keepers },
    body: telling,
    success: 200,
    answer: dangerView,
    handle: ({ dangers }, { parameters, body, call }) =>
      reply(dangers.recordTelling(parameters.danger as DangerId, body, call), versioned),
  }),
];
