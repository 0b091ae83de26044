import { addDuration, type Instant } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { refuse } from '../../kernel/refusal.ts';
import type { Context } from '../decider.ts';
import { reasonsLengthMin, traceProblem } from '../decision/reasons.ts';
import { type Person, respondentOf, samePerson } from '../person.ts';
import { firstProblem, handlerProblem, openProblem, tooLongProblem } from './checks.ts';
import type { HearingCommand } from './command.ts';
import type { CaseEvent } from './event.ts';
import { workProblems } from './finding.ts';
import { hearingUntil, laterHearingUntil } from './hearing-term.ts';
import type { CaseRefusal } from './refusal.ts';
import type { OpenCase } from './state.ts';

type Command<Type extends HearingCommand['type']> = Extract<HearingCommand, { type: Type }>;
type Answer = readonly CaseEvent[] | CaseRefusal;

/** How far the respondent was heard at a moment, the end of the term included. */
export type HeardSoFar = 'not-asked' | 'waiting' | 'heard' | 'silent';

export function heardSoFar({ hearing }: Pick<OpenCase, 'hearing'>, at: Instant): HeardSoFar {
  if (hearing === undefined) return 'not-asked';
  if (hearing.given !== undefined) return 'heard';
  return at < hearing.asked.until ? 'waiting' : 'silent';
}

/** Until when what was said after the decision is answered. */
export function viewAnswerDue({
  laterHearing,
}: Pick<OpenCase, 'laterHearing'>): Instant | undefined {
  const given = laterHearing?.given;
  return given && addDuration(given.at, limits.hearingAnswerTerm);
}

/** The handler asks the respondent how they see it; asking twice changes nothing. */
export function requestView(
  command: Command<'request-view'>,
  state: OpenCase,
  context: Context,
): Answer {
  const { at, by, rulebook } = context;
  const { promisedBy } = state.opened;
  const until = hearingUntil({ at, promisedBy, rulebook });
  const tooLate = refuse(
    'deadline_passed',
    'Too little time is left before the promise for anybody to be heard in earnest.',
    { facts: { promisedBy } },
  );
  const asked = state.hearing !== undefined;
  const problem = firstProblem([
    ...workProblems(command, state, context),
    until === undefined && !asked ? tooLate : undefined,
  ]);
  if (problem !== undefined) return problem;
  const { staff } = command;
  if (asked || until === undefined || staff.phase === 'none') return [];
  const rule = state.precedents === undefined ? state.finding?.rule : state.precedents.rule;
  const named = rule === undefined ? {} : { rule };
  return [{ type: 'view-requested', holder: staff.staff, until, ...named, at, by }];
}

/** An urgent decision took effect: whoever it restricts is heard after it. */
export function requestViewAfter(state: OpenCase, { at, by, rulebook }: Context): Answer {
  const { decision, laterHearing, phase } = state;
  if (phase !== 'decided' || decision === undefined) {
    return refuse('invalid_value', 'Somebody is heard after a decision only when there is one.');
  }
  if (laterHearing !== undefined) return [];
  const until = laterHearingUntil(rulebook, at);
  return [{ type: 'view-requested-after', decision, until, at, by }];
}

/** The respondent says how they see it, in their own words and once. */
export function giveView(
  { view }: Command<'give-view'>,
  state: OpenCase,
  { at, by }: Context,
): Answer {
  const respondent = respondentOf(state.opened.subject);
  const asked = state.laterHearing ?? state.hearing;
  const isTheirs = asked !== undefined && isPerson(by) && samePerson(by, respondent);
  const nothing = refuse('not_found', 'There is nothing here that you can see.');
  const problem = firstProblem([
    isTheirs ? undefined : nothing,
    viewProblem(view.text),
    asked?.given === undefined ? undefined : heardAlready(asked.given.at),
    overProblem(state, at),
  ]);
  return problem ?? [{ type: 'view-given', person: respondent, view: view.part, at, by }];
}

/** A handler looks at what was said after the decision: lifts the restriction or keeps it. */
export function answerView(
  command: Command<'answer-view'>,
  state: OpenCase,
  context: Context,
): Answer {
  const { outcome, reasons } = command;
  const problem = firstProblem([
    handlerProblem(command, state, context),
    unansweredProblem(state),
    answerReasonsProblem(reasons.text),
    traceProblem({ text: reasons, pointer: '/reasons' }, command.reporterTraces),
  ]);
  const { at, by } = context;
  return problem ?? [{ type: 'view-answered', outcome, reasons: reasons.part, at, by }];
}

/** Nobody answered in time: that never harms whoever spoke, so the restriction is lifted. */
export function leaveViewUnanswered(state: OpenCase, { at, by }: Context): Answer {
  const due = viewAnswerDue(state);
  const early = refuse('invalid_value', 'There is still time to answer what was said.', {
    facts: { until: due ?? null },
  });
  const problem = firstProblem([
    due !== undefined && at < due ? early : undefined,
    by.kind === 'clock'
      ? undefined
      : refuse('role_required', 'Only time leaves what was said without an answer.'),
    unansweredProblem(state),
  ]);
  return problem ?? [{ type: 'view-answered', outcome: 'lifted', at, by }];
}

function isPerson(by: Context['by']): by is Person {
  return by.kind === 'member' || by.kind === 'staff';
}

function heardAlready(givenAt: Instant): CaseRefusal {
  const detail = 'You said how you see it already, and it is with those who decide.';
  return refuse('already_heard', detail, { facts: { givenAt } });
}

// Before the decision a late word is read as long as nobody has decided: a deadline missed never
// harms a member.
function overProblem(state: OpenCase, at: Instant): CaseRefusal | undefined {
  const { laterHearing, phase } = state;
  if (laterHearing !== undefined) {
    const { until } = laterHearing.asked;
    if (at < until) return undefined;
    const detail = 'The time to be heard after this decision has passed. You can still appeal.';
    return refuse('deadline_passed', detail, { facts: { until } });
  }
  if (phase === 'decision-pending') return undefined;
  if (phase !== 'decided') return openProblem(state);
  return refuse('case_closed', 'This was decided meanwhile. You can appeal against the decision.');
}

function viewProblem(text: string): CaseRefusal | undefined {
  const pointer = '/text';
  if (text.trim() === '') {
    return refuse('required', 'Please write how you see it; a sentence is enough.', { pointer });
  }
  return tooLongProblem(text, pointer);
}

function answerReasonsProblem(text: string): CaseRefusal | undefined {
  const pointer = '/reasons';
  const min = reasonsLengthMin;
  if (text.trim().length >= min) return tooLongProblem(text, pointer);
  const detail = `Say in at least ${min} characters why; the person it concerns will read it.`;
  return refuse('reasons_required', detail, { pointer, facts: { min } });
}

function unansweredProblem({ laterHearing }: OpenCase): CaseRefusal | undefined {
  if (laterHearing?.given === undefined) {
    return refuse('not_found', 'Nobody said anything here that waits for an answer.');
  }
  if (laterHearing.answered === undefined) return undefined;
  const { outcome } = laterHearing.answered;
  return refuse('already_decided', 'What was said was answered already. Read the answer first.', {
    facts: { outcome },
  });
}
