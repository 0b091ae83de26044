/** `evenhand/kernel`: the values everything else is made of. */
export type { Brand } from './brand.ts';
export { canonicalJson, type Json } from './canonical-json.ts';
export { type Duration, duration, durationMs, parseDuration } from './duration.ts';
export type * from './identifier.ts';
export {
  addDuration,
  elapsedMs,
  type Instant,
  instant,
  instantFromMs,
  instantMs,
  parseInstant,
} from './instant.ts';
export { limits } from './limits.ts';
export { type Refusal, type RefusalCode, refusalCodes } from './refusal.ts';
export { type Err, err, type Ok, ok, type Result } from './result.ts';
export { parseStrictJson } from './strict-json.ts';
