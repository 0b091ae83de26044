import { z } from 'zod';
import { type Duration, parseDuration } from '../../kernel/duration.ts';
import type { LanguageTag } from '../../kernel/identifier.ts';
import { type Instant, parseInstant } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';

/**
 * An identifier as callers write it: no spaces or control characters, never an e-mail or a name.
 */
export function identifier<Id extends string>(): z.ZodType<Id> {
  const schema = z
    .string()
    .min(1)
    .max(limits.identifierLengthMax)
    .regex(/^[^\s\p{Cc}\p{Zl}\p{Zp}]+$/u);
  return schema as unknown as z.ZodType<Id>;
}

/** Text that a person wrote. Kept as it came; blank text is left for the domain to refuse. */
export const freeText: z.ZodString = z.string().max(limits.freeTextLengthMax);

/** A time with an offset, given on in UTC. */
export const instantField: z.ZodType<Instant, string> = z
  .string()
  .max(40)
  .transform((text, context) => {
    const parsed = parseInstant(text);
    if (parsed.ok) return parsed.value;
    context.issues.push({ code: 'custom', message: parsed.error, input: text });
    return z.NEVER;
  });

const mustEnd = 'Every restriction has an end: say how long, for example `P7D`, at most `P365D`';

/** How long a measure lasts: there is none without an end. */
export const termField: z.ZodType<Duration, string> = z
  .string({ error: () => `restriction_must_end: ${mustEnd}` })
  .max(20)
  .transform((text, context) => {
    const parsed = parseDuration(text);
    if (parsed.ok) return parsed.value;
    const message = `restriction_must_end: ${mustEnd}`;
    context.issues.push({ code: 'custom', message, input: text });
    return z.NEVER;
  });

/** A length of time that promises something. */
export const lengthField: z.ZodType<Duration, string> = z
  .string()
  .max(20)
  .transform((text, context) => {
    const parsed = parseDuration(text);
    if (parsed.ok) return parsed.value;
    context.issues.push({ code: 'custom', message: parsed.error, input: text });
    return z.NEVER;
  });

export const languageField: z.ZodType<LanguageTag> = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/) as unknown as z.ZodType<LanguageTag>;

/** What every list takes. */
export const pageFields: {
  readonly cursor: z.ZodExactOptional<z.ZodString>;
  readonly limit: z.ZodExactOptional<z.ZodNumber>;
} = {
  cursor: z.string().min(1).max(2_048).exactOptional(),
  limit: z.number().int().min(1).max(limits.pageSizeMax).exactOptional(),
};

/** For routes that take nothing. */
export const nothing: z.ZodType<Record<string, never>> = z.strictObject({}) as z.ZodType<
  Record<string, never>
>;
