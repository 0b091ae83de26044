import { durationMs } from '../../kernel/duration.ts';
import {
  addDuration,
  elapsedMs,
  type Instant,
  instantFromMs,
  instantMs,
} from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { type RulebookHistory, versionInForce } from '../../rulebook/model.ts';

/**
 * Until when somebody asked now can say how they see it: the promised term, and never more than
 * three quarters of the time left before the case's promise, so that what they say can still be
 * read. Undefined when that leaves less than the least term.
 */
export function hearingUntil(asked: {
  readonly at: Instant;
  readonly promisedBy: Instant;
  readonly rulebook: RulebookHistory;
}): Instant | undefined {
  const { at, promisedBy, rulebook } = asked;
  const leftMs = Math.floor((elapsedMs(at, promisedBy) * 3) / 4);
  const termMs = Math.min(durationMs(hearingTerm(rulebook, at)), leftMs);
  if (termMs < durationMs(limits.hearingTermMin)) return undefined;
  return instantFromMs(instantMs(at) + termMs);
}

/** After an urgent decision there is no promise to keep: the whole term is given. */
export function laterHearingUntil(rulebook: RulebookHistory, at: Instant): Instant {
  return addDuration(at, hearingTerm(rulebook, at));
}

function hearingTerm(rulebook: RulebookHistory, at: Instant): typeof limits.hearingTerm {
  return versionInForce(rulebook, at)?.rulebook.promises.hearing ?? limits.hearingTerm;
}
