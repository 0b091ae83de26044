import type { MemberId } from '../../kernel/identifier.ts';
import type { AppealOutcome } from '../appeal/event.ts';
import type { BallotChoice } from './event.ts';

/** The first decision as far as an outcome has to be measured against it. */
export interface FirstAnswer {
  readonly outcome: 'breach' | 'no-breach';
  readonly rungChosen?: string;
  /** Names of the family's steps, mildest first. */
  readonly ladder: readonly string[];
}

export interface CountedBallot {
  readonly member: MemberId;
  readonly choice: BallotChoice;
}

export interface PanelOutcome {
  readonly outcome: AppealOutcome;
  readonly rung?: string;
  readonly majority: readonly MemberId[];
  readonly minority: readonly MemberId[];
}

const NO_BREACH = -1;

/**
 * What the panel decides. Each ballot says what fits; put in order from the mildest to the
 * harshest, the middle one has a majority that wants nothing harsher and a majority that wants
 * nothing milder. With an even number the milder middle counts. What lies at or above the first
 * decision upholds it: an appeal has no way to make it worse (A5).
 */
export function countBallots(
  ballots: readonly CountedBallot[],
  first: FirstAnswer,
): PanelOutcome | undefined {
  const weighed = ballots
    .map((ballot) => ({ ...ballot, weight: weightOf(ballot.choice, first) }))
    .toSorted((one, other) => one.weight - other.weight);
  const middle = weighed[Math.floor((weighed.length - 1) / 2)];
  if (middle === undefined) return undefined;
  const same = weighed.filter(({ weight }) => weight === middle.weight);
  const alone = same.length * 2 <= weighed.length;
  const carries = alone ? weighed.filter(({ weight }) => weight >= middle.weight) : same;
  const majority = carries.map(({ member }) => member);
  return {
    ...outcomeOf(middle.weight, first),
    majority,
    minority: weighed.map(({ member }) => member).filter((member) => !majority.includes(member)),
  };
}

/** Whether a ballot names a step that this ladder has, or needs none. */
export function isCountable(choice: BallotChoice, first: FirstAnswer): boolean {
  if (choice.breach === 'no-breach' || first.outcome === 'no-breach') {
    return choice.rung === undefined;
  }
  return choice.rung !== undefined && first.ladder.includes(choice.rung);
}

function outcomeOf(weight: number, first: FirstAnswer): Pick<PanelOutcome, 'outcome' | 'rung'> {
  if (first.outcome === 'no-breach') {
    return { outcome: weight === NO_BREACH ? 'decision-upheld' : 'decision-reversed' };
  }
  if (weight === NO_BREACH) return { outcome: 'decision-reversed' };
  const rung = first.ladder[weight];
  if (weight >= firstWeight(first) || rung === undefined) return { outcome: 'decision-upheld' };
  return { outcome: 'decision-varied', rung };
}

// Everything from the first decision's step upwards is the same to an appeal, so it counts as one.
function weightOf(choice: BallotChoice, first: FirstAnswer): number {
  if (choice.breach === 'no-breach') return NO_BREACH;
  if (first.outcome === 'no-breach') return 0;
  const step = choice.rung === undefined ? -1 : first.ladder.indexOf(choice.rung);
  return step === -1 ? firstWeight(first) : Math.min(step, firstWeight(first));
}

function firstWeight({ ladder, rungChosen }: FirstAnswer): number {
  const index = rungChosen === undefined ? -1 : ladder.indexOf(rungChosen);
  return index === -1 ? ladder.length : index;
}
