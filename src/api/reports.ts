import { z } from 'zod';
import type { ReportReceipt } from '../app/contract/reports.ts';
import { type Reply, type Route, reply, route } from './resource.ts';
import { reportInput } from './schema/input.ts';
import { reportReceipt, reportStatus } from './schema/member-answer.ts';

/** Reports: from anybody, with or without an account (DSA Article 16). */
export const reportRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/v1/reports',
    operation: 'fileReport',
    summary:
      'File a report; answers the receipt, and the first one again when it came before (200)',
    audience: { anonymous: true, member: true, scope: 'reports:write', staff: 'any' },
    body: reportInput,
    success: 202,
    answer: reportReceipt,
    handle: ({ reports }, { body, call }) => reply(reports.file(body, call), ofReceipt),
  }),
  route({
    method: 'post',
    path: '/v1/reports/progress',
    operation: 'readReportProgress',
    summary: 'How a report stands, by the secret of its receipt; the secret stays out of addresses',
    audience: { anonymous: true, member: true, scope: 'reports:write', staff: 'any' },
    asksOnly: true,
    body: z.strictObject({ secret: z.string().min(1).max(128) }),
    success: 200,
    answer: reportStatus,
    handle: ({ reports }, { body }) => reply(reports.status(body.secret)),
  }),
];

function ofReceipt(receipt: ReportReceipt): Reply {
  return { body: receipt, status: receipt.duplicateOf === undefined ? 202 : 200 };
}
