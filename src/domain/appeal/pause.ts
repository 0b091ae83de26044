import type { RestrictionId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { versionInForce } from '../../rulebook/model.ts';
import type { Context } from '../decider.ts';
import type { MadeDecision } from '../decision/state.ts';
import type { Subject } from '../person.ts';
import { type ImposedRestriction, phaseAt } from '../restriction/state.ts';
import type { AppealResumed } from './event.ts';
import { outcomePromisedBy } from './promise.ts';
import type { FiledAppeal } from './state.ts';

/** That an appeal was received and waits, until when, and under which measure. */
export interface AppealPause {
  readonly restriction: RestrictionId;
  readonly until: Instant;
}

/**
 * The only limit there is on appeals (A9; DSA Article 23(2)): while a measure against misuse of
 * appeals is in force, further appeals against other decisions are received and wait. Filing stays
 * open and no time runs. An appeal against a decision about misuse never waits.
 */
export function pauseOf(
  measure: ImposedRestriction | undefined,
  against: MadeDecision,
  at: Instant,
): AppealPause | undefined {
  if (measure?.imposed.measure !== 'pause-appeals') return undefined;
  if (phaseAt(measure, at) !== 'in-force' || isAboutMisuse(against.made.subject)) return undefined;
  const { restriction, endsAt } = measure.imposed;
  return { restriction, until: endsAt };
}

/** Refuses to hear an appeal that still waits. */
export function pauseProblem(
  { received }: FiledAppeal,
  at: Instant,
): Refusal<'not_yet'> | undefined {
  const until = received.pause?.until;
  if (until === undefined || at >= until) return undefined;
  return refuse('not_yet', 'This appeal waits, because a measure against misuse is in force.', {
    facts: { until },
  });
}

/** The measure ended early: the appeal waits no longer, and is promised anew from now. */
export function resumeAppeal(
  { phase, received }: FiledAppeal,
  restrictions: readonly ImposedRestriction[],
  { at, by, rulebook }: Context,
): readonly AppealResumed[] {
  const { pause } = received;
  if (phase === 'decided' || pause === undefined || at >= pause.until) return [];
  const promise = versionInForce(rulebook, at)?.rulebook.promises.appealOutcome;
  const promisedBy = outcomePromisedBy(at, promise, restrictions);
  return [{ type: 'appeal-resumed', at, by, promisedBy }];
}

function isAboutMisuse({ kind }: Subject): boolean {
  return kind === 'reporter-misuse' || kind === 'appellant-misuse';
}
