import type { StaffId } from '../../kernel/identifier.ts';
import { addDuration, type Instant } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { firstByPrecedence, type Refusal, refuse } from '../../kernel/refusal.ts';
import { peopleIn } from '../case/people.ts';
import { touched } from '../conflict.ts';
import type { Context } from '../decider.ts';
import { appealRoles, conflictProblem, roleProblem, tookPart } from '../decision/authority.ts';
import { traceProblem } from '../decision/reasons.ts';
import type { StaffState } from '../staff/state.ts';
import type { AppealCommand, FirstInstance } from './command.ts';
import type { AppealEvent } from './event.ts';
import { pauseProblem } from './pause.ts';
import type { AppealRefusal } from './refusal.ts';
import type { FiledAppeal } from './state.ts';

type Answer = readonly AppealEvent[] | AppealRefusal;
type Lease = Extract<AppealCommand, { type: 'lease-appeal' }>;
type RecordFinding = Extract<AppealCommand, { type: 'record-appeal-finding' }>;
type OpenFirst = Extract<AppealCommand, { type: 'open-first-decision' }>;
type Decide = Extract<AppealCommand, { type: 'decide-appeal' }>;
type ByReviewer = { readonly staff: StaffState } & FirstInstance;

/** Fewest characters of the reasons for an outcome, white space at the ends not counted (A4). */
export const outcomeReasonsLengthMin = 20;

export function leaseAppeal(command: Lease, state: FiledAppeal, context: Context): Answer {
  const problem = firstByPrecedence([
    ...reviewerProblems(command, state, context),
    ...leasedByOther(command.staff, state, context.at),
    ...[pauseProblem(state, context.at) ?? []].flat(),
  ]);
  if (problem !== undefined) return problem;
  return withReviewer(command.staff, (holder) => [
    {
      type: 'appeal-leased',
      at: context.at,
      by: context.by,
      holder,
      until: addDuration(context.at, limits.leaseLength),
    },
  ]);
}

/** The reviewer's own view of the case, recorded while the first decision is withheld. */
export function recordAppealFinding(
  command: RecordFinding,
  state: FiledAppeal,
  context: Context,
): Answer {
  const { staff, breach } = command;
  const detail =
    'Your finding stands already; it is recorded once, before the first decision opens.';
  const problem = firstByPrecedence([
    ...reviewerProblems(command, state, context),
    ...leaseProblems(staff, state, context.at),
    ...(isOwn(state.finding, staff) ? [refuse('finding_already_recorded', detail)] : []),
  ]);
  if (problem !== undefined) return problem;
  return withReviewer(staff, (holder) => [
    { type: 'appeal-finding-recorded', at: context.at, by: context.by, holder, breach },
  ]);
}

export function openFirstDecision(
  command: OpenFirst,
  state: FiledAppeal,
  context: Context,
): Answer {
  const { staff } = command;
  const problem = firstByPrecedence([
    ...reviewerProblems(command, state, context),
    ...leaseProblems(staff, state, context.at),
    ...findingProblems(staff, state),
  ]);
  if (problem !== undefined) return problem;
  if (isOwn(state.openedFirst, staff)) return [];
  return withReviewer(staff, (holder) => [
    { type: 'first-decision-opened', at: context.at, by: context.by, holder },
  ]);
}

export function decideOutcome(command: Decide, state: FiledAppeal, context: Context): Answer {
  const { staff, outcome, reasons, replacement } = command;
  const problem = firstByPrecedence([
    ...reviewerProblems(command, state, context),
    ...leaseProblems(staff, state, context.at),
    ...findingProblems(staff, state),
    ...openedProblems(staff, state),
    ...outcomeProblems(command),
  ]);
  if (problem !== undefined) return problem;
  return withReviewer(staff, (holder) => [
    {
      type: 'appeal-decided',
      at: context.at,
      by: context.by,
      holder,
      outcome,
      reasons: reasons.part,
      ...(replacement === undefined ? {} : { replacement }),
    },
  ]);
}

/**
 * Why this person may not hear the appeal, or undefined: shown beside each appeal before anybody
 * takes it (A2).
 */
export function independenceProblem(
  staff: StaffState,
  { file, decision }: FirstInstance,
): Refusal<'conflict_of_interest'> | undefined {
  if (!touched(staff, file) && !tookPart(staff, decision))
    return conflictProblem(staff, peopleIn(file));
  const detail = 'You took part in the first decision, so another person hears this appeal.';
  return refuse('conflict_of_interest', detail, { facts: { because: 'took-part' } });
}

// Only a person hears an appeal: the clock and the engine have no way in (A3; DSA Article 20(6)).
function reviewerProblems(
  command: ByReviewer,
  state: FiledAppeal,
  context: Context,
): readonly AppealRefusal[] {
  return [
    roleProblem(command.staff, appealRoles, context) ?? [],
    independenceProblem(command.staff, command) ?? [],
    answeredProblem(state) ?? [],
  ].flat();
}

// Who came second is told who answered and when.
function answeredProblem({ decided }: FiledAppeal): AppealRefusal | undefined {
  if (decided === undefined) return undefined;
  const { holder: decidedBy, at: decidedAt, outcome } = decided;
  return refuse('already_decided', `${decidedBy} answered this appeal. Read the answer first.`, {
    facts: { decidedBy, decidedAt, outcome },
  });
}

function leasedByOther(
  staff: StaffState,
  { lease }: FiledAppeal,
  at: Instant,
): readonly AppealRefusal[] {
  if (lease === undefined || at >= lease.until || isOwn(lease, staff)) return [];
  const { holder, until } = lease;
  return [
    refuse('leased_by_other', 'Somebody else is reading this appeal now.', {
      facts: { holder, until },
    }),
  ];
}

// Once there is an outcome nobody holds the appeal, and taking it again would not help.
function leaseProblems(
  staff: StaffState,
  state: FiledAppeal,
  at: Instant,
): readonly AppealRefusal[] {
  const { lease, phase } = state;
  const holds = isOwn(lease, staff) && lease !== undefined && at < lease.until;
  if (holds || phase === 'decided') return [];
  return [
    refuse('lease_required', 'Take the appeal first; it is yours for ten minutes at a time.'),
    ...leasedByOther(staff, state, at),
  ];
}

function findingProblems(
  staff: StaffState,
  { finding, phase }: FiledAppeal,
): readonly AppealRefusal[] {
  if (isOwn(finding, staff) || phase === 'decided') return [];
  return [
    refuse('finding_required', 'Record your own finding before the first decision is shown.'),
  ];
}

function openedProblems(
  staff: StaffState,
  { finding, openedFirst, phase }: FiledAppeal,
): readonly AppealRefusal[] {
  if (isOwn(openedFirst, staff) || !isOwn(finding, staff) || phase === 'decided') return [];
  return [refuse('required', 'Open the first decision and its reasons before you judge it.')];
}

function outcomeProblems(command: Decide): readonly AppealRefusal[] {
  const { outcome, reasons, replacement, decision, reporterTraces } = command;
  const varies = outcome === 'decision-varied';
  const min = outcomeReasonsLengthMin;
  const unneeded = 'Only a varied outcome has a replacement. Leave it out.';
  return [
    varies && decision.made.outcome === 'no-breach'
      ? refuse('invalid_value', 'Nothing is milder than no breach; uphold or reverse it.', {
          pointer: '/outcome',
        })
      : [],
    !varies && replacement !== undefined
      ? refuse('invalid_value', unneeded, { pointer: '/replacement' })
      : [],
    varies && replacement === undefined
      ? refuse('required', 'A varied outcome needs the milder decision.', {
          pointer: '/replacement',
        })
      : [],
    traceProblem({ text: reasons, pointer: '/reasons' }, reporterTraces) ?? [],
    reasons.text.length > limits.freeTextLengthMax
      ? refuse('too_large', 'These reasons are too long. Please shorten them.', {
          pointer: '/reasons',
          facts: { max: limits.freeTextLengthMax },
        })
      : [],
    reasons.text.trim().length < min
      ? refuse('reasons_required', `Say in at least ${min} characters why.`, {
          pointer: '/reasons',
          facts: { min },
        })
      : [],
  ].flat();
}

function isOwn(entry: { readonly holder: StaffId } | undefined, staff: StaffState): boolean {
  return staff.phase === 'appointed' && entry?.holder === staff.staff;
}

function withReviewer(
  staff: StaffState,
  events: (holder: StaffId) => readonly AppealEvent[],
): Answer {
  if (staff.phase === 'appointed') return events(staff.staff);
  return refuse('role_required', 'Only a reviewer, a lead or the ombud hears an appeal.');
}
