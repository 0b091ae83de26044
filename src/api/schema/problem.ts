import { z } from 'zod';
import { refusalCodes } from '../../kernel/refusal.ts';

const code = z.enum(refusalCodes);

/** RFC 9457, with facts of the occurrence as further members. */
export const problemSchema: z.ZodType = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code,
  detail: z.string(),
  errors: z.array(
    z.strictObject({ code, detail: z.string(), pointer: z.string().exactOptional() }),
  ),
  incident: z.string().exactOptional(),
});
