import { z } from 'zod';
import type { EarlyEndView } from '../../app/contract/early-ends.ts';
import type { EarlyEndOutcome } from '../../domain/early-end/event.ts';
import { restriction, text, time } from './part.ts';

export const earlyEndOutcome: z.ZodType<EarlyEndOutcome> = z.enum(['lifted', 'kept']);

/** What a member asked about one restriction, and how it was answered. */
export const earlyEndView: z.ZodType<EarlyEndView> = z.strictObject({
  restriction,
  requests: z.array(
    z.strictObject({
      askedAt: time,
      text,
      answer: z.strictObject({ at: time, outcome: earlyEndOutcome, reasons: text }).exactOptional(),
    }),
  ),
  canAsk: z.boolean(),
  askAgainFrom: time.exactOptional(),
});
