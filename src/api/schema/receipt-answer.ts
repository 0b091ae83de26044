import { z } from 'zod';
import type { ReceiptView } from '../../app/contract/record.ts';
import type { Json } from '../../kernel/canonical-json.ts';
import type { StatementId } from '../../kernel/identifier.ts';
import { id, text, time } from './part.ts';

const json: z.ZodType<Json> = z.unknown() as unknown as z.ZodType<Json>;

export const receiptView: z.ZodType<ReceiptView> = z.strictObject({
  statement: id<StatementId>(),
  keys: z.array(text),
  entries: z.array(
    z.strictObject({
      entry: text,
      sections: z.array(
        z.union([
          z.strictObject({ pointer: text, value: json, salt: text }),
          z.strictObject({
            pointer: text,
            commitment: text,
            because: z.enum(['withheld', 'erased']),
          }),
        ]),
      ),
      proof: text.exactOptional(),
      promisedBy: time.exactOptional(),
    }),
  ),
});
