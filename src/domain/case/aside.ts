import type { Instant } from '../../kernel/instant.ts';
import { refuse } from '../../kernel/refusal.ts';
import type { Context } from '../decider.ts';
import { firstProblem, reasonProblem, tooLongProblem } from './checks.ts';
import type { CaseCommand } from './command.ts';
import type { CaseEvent } from './event.ts';
import { workProblems } from './finding.ts';
import type { CaseRefusal } from './refusal.ts';
import type { OpenCase } from './state.ts';

type PutAside = Extract<CaseCommand, { type: 'put-aside' }>;

/** Putting a case aside needs a reason that says something. */
const ASIDE_REASON_LENGTH_MIN = 10;

/** Until when the case waits, if it does at this moment: it comes back by itself. */
export function asideAt(state: OpenCase, at: Instant): OpenCase['aside'] {
  const { aside, phase } = state;
  return phase === 'open' && aside !== undefined && at < aside.until ? aside : undefined;
}

/** The holder lets a case wait for something, for less than the time that is promised. */
export function putAside(
  command: PutAside,
  state: OpenCase,
  context: Context,
): readonly CaseEvent[] | CaseRefusal {
  const { staff, until, reason } = command;
  const { at, by } = context;
  const pointer = '/reason';
  const problem = firstProblem([
    reasonProblem(reason.text, { pointer, lengthMin: ASIDE_REASON_LENGTH_MIN }),
    tooLongProblem(reason.text, pointer),
    untilProblem(until, state, at),
    ...workProblems(command, state, context),
  ]);
  if (problem !== undefined || staff.phase === 'none') return problem ?? [];
  return [{ type: 'case-put-aside', holder: staff.staff, until, reason: reason.part, at, by }];
}

function untilProblem(
  until: Instant,
  { opened: { promisedBy } }: OpenCase,
  at: Instant,
): CaseRefusal | undefined {
  if (at < until && until < promisedBy) return undefined;
  const detail = `A case waits until a time after now and before its promise, ${promisedBy}.`;
  return refuse('invalid_value', detail, { pointer: '/until', facts: { promisedBy } });
}
