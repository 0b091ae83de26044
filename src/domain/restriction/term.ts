import { type Duration, durationMs, parseDuration } from '../../kernel/duration.ts';
import { addDuration, elapsedMs, type Instant } from '../../kernel/instant.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';

/** How long a restriction would run, from when, and the longest it may. */
export interface Term {
  readonly startsAt: Instant;
  readonly for: Duration;
  readonly max: Duration;
}

/**
 * What is wrong with a term, if anything. A length of zero, one that cannot be read, and one whose
 * end lies behind the last day a calendar shows have no end a person could wait for (X1).
 */
export function termProblem(
  term: Term,
  pointer: string,
): Refusal<'restriction_must_end' | 'restriction_too_long'> | undefined {
  const parsed = parseDuration(term.for);
  if (!parsed.ok || parsed.value !== term.for || !endsOnTheCalendar(term)) {
    return refuse(
      'restriction_must_end',
      'Every restriction needs an end. Write its length as a duration above zero, such as `P7D`.',
      { pointer, facts: { max: term.max } },
    );
  }
  if (durationMs(term.for) <= durationMs(term.max)) return undefined;
  return refuse(
    'restriction_too_long',
    `\`${term.for}\` is longer than a restriction of this kind may last, which is \`${term.max}\`.`,
    { pointer, facts: { max: term.max } },
  );
}

// `addDuration` stops at the year 9999, so an end behind it would come sooner than the length says.
function endsOnTheCalendar(term: Term): boolean {
  const lengthMs = durationMs(term.for);
  const endsAt = addDuration(term.startsAt, term.for);
  return lengthMs > 0 && elapsedMs(term.startsAt, endsAt) === lengthMs;
}
