import { type Instant, parseInstant } from '../../kernel/instant.ts';

/** A day as a person types it, `2026-12-31`: the first moment of it, or undefined. */
export function dayGiven(text: string): Instant | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const parsed = parseInstant(`${text}T00:00:00Z`);
  return parsed.ok ? parsed.value : undefined;
}
