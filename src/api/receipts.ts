import type { StatementId } from '../kernel/identifier.ts';
import { type Route, reply, route } from './resource.ts';
import { receiptView } from './schema/receipt-answer.ts';

/** Receipts: what shows that a statement stands in the record as it was given. */
export const receiptRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/receipts/{statement}',
    operation: 'readReceipt',
    summary: 'Entries, proofs and checkpoint for a statement, to be checked offline',
    audience: { member: true, scope: 'statements:read', staff: 'any' },
    success: 200,
    answer: receiptView,
    handle: ({ record }, { parameters, call }) =>
      reply(record.receipt(parameters.statement as StatementId, call)),
  }),
];
