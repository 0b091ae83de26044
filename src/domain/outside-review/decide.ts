import { durationMs } from '../../kernel/duration.ts';
import { elapsedMs } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { firstByPrecedence, refuse } from '../../kernel/refusal.ts';
import type { Context, Decider } from '../decider.ts';
import { roleProblem } from '../decision/authority.ts';
import type { PartText } from '../text.ts';
import type { OutsideReviewCommand } from './command.ts';
import type { OutsideReviewEvent } from './event.ts';
import { evolveOutsideReview, initialOutsideReview } from './evolve.ts';
import type { OutsideReviewRefusal, OutsideReviewRefusalCode } from './refusal.ts';
import { mandateAt, type NamedReview, type OutsideReviewState } from './state.ts';

type Answer = readonly OutsideReviewEvent[] | OutsideReviewRefusal;
type Command<Type extends OutsideReviewCommand['type']> = Extract<
  OutsideReviewCommand,
  { type: Type }
>;

/** Fewest characters of the reasons for naming somebody, or for ending their mandate. */
export const mandateReasonLengthMin = 10;

export const outsideReviewDecider: Decider<
  OutsideReviewState,
  OutsideReviewCommand,
  OutsideReviewEvent,
  OutsideReviewRefusalCode
> = { initial: initialOutsideReview, decide: decideOutsideReview, evolve: evolveOutsideReview };

/** Somebody from outside hears one appeal: named, for a time, with their own finding first. */
export function decideOutsideReview(
  command: OutsideReviewCommand,
  state: OutsideReviewState,
  context: Context,
): Answer {
  if (command.type === 'name-reviewer') return nameReviewer(command, state, context);
  if (state.phase === 'none') return refuse('not_found', 'There is no such mandate.');
  switch (command.type) {
    case 'record-finding':
      return recordFinding(command, state, context);
    case 'open-first':
      return openFirst(state, context);
    case 'revoke':
      return revoke(command, state, context);
    case 'conclude':
      return conclude(command, state, context);
  }
}

function nameReviewer(
  command: Command<'name-reviewer'>,
  state: OutsideReviewState,
  context: Context,
): Answer {
  const problem = firstByPrecedence([
    ...(state.phase === 'none' ? [] : [refuse('already_decided', 'This mandate exists already.')]),
    ...mayName(command.granter, context),
    ...nameProblems(command),
    ...termProblems(command, context),
    ...reasonProblems(command.reason),
  ]);
  if (problem !== undefined) return problem;
  const { review, appeal, decision, knownAs, reason, until } = command;
  const { at, by } = context;
  return [
    {
      type: 'outside-reviewer-named',
      at,
      by,
      review,
      appeal,
      decision,
      knownAs: knownAs.trim(),
      reason: reason.part,
      until,
    },
  ];
}

function recordFinding(
  { breach }: Command<'record-finding'>,
  state: NamedReview,
  context: Context,
): Answer {
  const problem = firstByPrecedence([
    ...mandateProblems(state, context),
    ...(state.finding === undefined
      ? []
      : [refuse('finding_already_recorded', 'Your finding stands already.')]),
  ]);
  const { at, by } = context;
  return problem ?? [{ type: 'outside-finding-recorded', at, by, breach }];
}

function openFirst(state: NamedReview, context: Context): Answer {
  const problem = firstByPrecedence([
    ...mandateProblems(state, context),
    ...findingProblems(state),
  ]);
  if (problem !== undefined) return problem;
  const { at, by } = context;
  return state.openedFirst === undefined ? [{ type: 'outside-first-opened', at, by }] : [];
}

function conclude(command: Command<'conclude'>, state: NamedReview, context: Context): Answer {
  const { outcome, rung } = command;
  const unopened = 'Open the first decision and its reasons before you judge it.';
  const problem = firstByPrecedence([
    ...mandateProblems(state, context),
    ...findingProblems(state),
    ...(state.openedFirst === undefined && state.finding !== undefined
      ? [refuse('required', unopened)]
      : []),
    ...(outcome === 'decision-varied' && rung === undefined
      ? [refuse('required', 'Say which milder step takes its place.', { pointer: '/rung' })]
      : []),
  ]);
  if (problem !== undefined) return problem;
  const { at, by } = context;
  const step = rung === undefined || outcome !== 'decision-varied' ? {} : { rung };
  return [{ type: 'outside-review-concluded', at, by, outcome, ...step }];
}

function revoke(command: Command<'revoke'>, state: NamedReview, context: Context): Answer {
  const { reason, granter } = command;
  const problem = firstByPrecedence([
    ...mayName(granter, context),
    ...(mandateAt(state, context.at) === 'concluded'
      ? [refuse('already_decided', 'They have decided, and their answer stands.')]
      : []),
    ...reasonProblems(reason),
  ]);
  if (problem !== undefined) return problem;
  const { at, by } = context;
  if (state.phase === 'revoked') return [];
  return [{ type: 'outside-review-revoked', at, by, reason: reason.part }];
}

function mayName(
  granter: Command<'name-reviewer'>['granter'],
  context: Context,
): readonly OutsideReviewRefusal[] {
  return [roleProblem(granter, ['operator', 'lead'], context) ?? []].flat();
}

function nameProblems({
  knownAs,
  independentStaff,
}: Command<'name-reviewer'>): readonly OutsideReviewRefusal[] {
  const max = limits.nameLengthMax;
  const somebody = 'Somebody on the staff had no part in this and hears the appeal.';
  return [
    independentStaff.length === 0 ? [] : refuse('independent_reviewer_exists', somebody),
    /[\p{L}\p{N}]/u.test(knownAs)
      ? []
      : refuse('blank_name', 'Say as what the member can know them.', { pointer: '/knownAs' }),
    knownAs.length <= max
      ? []
      : refuse('too_large', `Please keep it under ${max} characters.`, { pointer: '/knownAs' }),
  ].flat();
}

function termProblems(
  { until }: Command<'name-reviewer'>,
  { at }: Context,
): readonly OutsideReviewRefusal[] {
  const lengthMs = elapsedMs(at, until);
  if (lengthMs > 0 && lengthMs <= durationMs(limits.outsideReviewMax)) return [];
  const detail = `A mandate ends: choose a moment ahead, at most ${limits.outsideReviewMax} from now.`;
  return [refuse('invalid_value', detail, { pointer: '/until' })];
}

function reasonProblems({ text }: PartText): readonly OutsideReviewRefusal[] {
  const min = mandateReasonLengthMin;
  const max = limits.freeTextLengthMax;
  const pointer = '/reason';
  return [
    text.length > max
      ? refuse('too_large', `Please keep it under ${max} characters.`, { pointer })
      : [],
    text.trim().length < min
      ? refuse('reasons_required', `Say in at least ${min} characters why.`, { pointer })
      : [],
  ].flat();
}

// The link stands for the person; past its time or revoked it opens nothing.
function mandateProblems(state: NamedReview, { at, by }: Context): readonly OutsideReviewRefusal[] {
  const own = by.kind === 'outside-reviewer' && by.id === state.named.review;
  const stands = mandateAt(state, at);
  return [
    own ? [] : refuse('role_required', 'Only the person who was named can do this.'),
    stands === 'concluded' ? refuse('already_decided', 'This appeal has your answer.') : [],
    stands === 'over' || stands === 'revoked'
      ? refuse('deadline_passed', 'This mandate has ended.', {
          facts: { until: state.named.until },
        })
      : [],
  ].flat();
}

function findingProblems({ finding }: NamedReview): readonly OutsideReviewRefusal[] {
  if (finding !== undefined) return [];
  return [refuse('finding_required', 'Record your own finding before the first decision opens.')];
}
