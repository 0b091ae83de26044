import type { RuleId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { firstByPrecedence, refuse } from '../../kernel/refusal.ts';
import { ruleInForce } from '../../rulebook/model.ts';
import { conflictOf, conflictSentence, decidingRoles, holdsRole } from '../conflict.ts';
import type { Context } from '../decider.ts';
import type { StaffState } from '../staff/state.ts';
import type { ByStaff } from './command.ts';
import type { Breach } from './event.ts';
import { peopleIn } from './people.ts';
import type { CaseRefusal } from './refusal.ts';
import type { Lease, OpenCase } from './state.ts';

/** The refusal that comes first by precedence, so that the order of checks decides nothing. */
export function firstProblem(
  problems: readonly (CaseRefusal | undefined)[],
): CaseRefusal | undefined {
  return firstByPrecedence(problems.filter((problem) => problem !== undefined));
}

/**
 * What stands against this person working on this case at all: role now, and conflict of interest.
 */
export function handlerProblem(
  command: ByStaff,
  state: OpenCase,
  context: Context,
): CaseRefusal | undefined {
  return firstProblem([
    roleProblem(command.staff, state, context),
    conflictProblem(command, state),
  ]);
}

/** Only staff who act in person under a role that decides cases on this subject. */
export function roleProblem(
  staff: StaffState,
  state: OpenCase,
  { at, by }: Context,
): CaseRefusal | undefined {
  const wanted = decidingRoles(state.opened.subject);
  const inPerson = staff.phase === 'appointed' && by.kind === 'staff' && by.id === staff.staff;
  if (inPerson && holdsRole(staff, wanted, at)) return undefined;
  const roles = wanted.join(' or ');
  return refuse('role_required', `Only a ${roles} works on this case.`, { facts: { roles } });
}

export function conflictProblem(
  { staff, stewards }: ByStaff,
  state: OpenCase,
): CaseRefusal | undefined {
  const because = conflictOf(staff, peopleIn(state, stewards));
  if (because === undefined) return undefined;
  return refuse('conflict_of_interest', conflictSentence(because), { facts: { because } });
}

/** The lease that binds at this moment; one that has run out binds nobody. */
export function leaseAt(state: OpenCase, at: Instant): Lease | undefined {
  return state.lease !== undefined && at < state.lease.until ? state.lease : undefined;
}

/** Only who holds the lease now goes on. */
export function leaseProblem(
  { staff }: ByStaff,
  state: OpenCase,
  at: Instant,
): CaseRefusal | undefined {
  const lease = leaseAt(state, at);
  if (lease === undefined) {
    return refuse(
      'lease_required',
      'Take the case first; a lease lasts ten minutes after each act.',
    );
  }
  return staff.phase === 'appointed' && lease.holder === staff.staff
    ? undefined
    : leasedByOther(lease);
}

export function leasedByOther({ holder, until }: Lease): CaseRefusal {
  const detail = `Now ${holder} is working on this case. Wait, or take it over and say why.`;
  return refuse('leased_by_other', detail, { facts: { holder, until } });
}

/** Work goes on only while nothing has been decided and the case is open. */
export function openProblem(state: OpenCase): CaseRefusal | undefined {
  switch (state.phase) {
    case 'open':
      return undefined;
    case 'decision-pending':
    case 'decided':
      return refuse('already_decided', 'A decision was made on this case. Read it first.', {
        facts: { decision: state.decision ?? null },
      });
    case 'closed-in-favour':
      return refuse('case_closed', 'The promise passed and the case closed in their favour.', {
        facts: { closedAt: state.closedAt ?? null },
      });
    case 'merged':
      return refuse('case_closed', 'This case was merged into another one. Work goes on there.', {
        facts: { into: state.mergedInto ?? null },
      });
  }
}

/** From the promised moment on, time alone closes the case, however late a job runs (D8). */
export function promiseProblem(state: OpenCase, at: Instant): CaseRefusal | undefined {
  const { promisedBy } = state.opened;
  if (at < promisedBy) return undefined;
  const detail = 'The promised time for this case has passed, so it closes in their favour.';
  return refuse('deadline_passed', detail, { facts: { promisedBy } });
}

/**
 * A finding of breach names a rule, and a named rule was in force when the conduct happened (R1).
 */
export function findingProblem(
  { breach, rule }: { readonly breach: Breach; readonly rule?: RuleId },
  state: OpenCase,
  { rulebook }: Context,
): CaseRefusal | undefined {
  const pointer = '/rule';
  if (rule === undefined) {
    if (breach !== 'breach') return undefined;
    return refuse('required', 'Please name the rule that you find was broken.', { pointer });
  }
  const conductAt = conductTime(state);
  if (ruleInForce(rulebook, rule, conductAt) !== undefined) return undefined;
  const detail = `The rule \`${rule}\` was not in force at ${conductAt}, when this happened.`;
  return refuse('rule_not_in_force', detail, { pointer, facts: { rule, conductAt } });
}

/** When the conduct last happened; a case without evidence is judged as of its opening. */
export function conductTime({ evidence, opened }: OpenCase): Instant {
  return (
    evidence.reduce<Instant | undefined>(
      (latest, { occurredAt }) =>
        latest === undefined || occurredAt > latest ? occurredAt : latest,
      undefined,
    ) ?? opened.at
  );
}

/** The reason somebody gave, long enough to say something. */
export function reasonProblem(
  reason: string,
  { pointer, lengthMin }: { readonly pointer: string; readonly lengthMin: number },
): CaseRefusal | undefined {
  if (reason.trim().length >= lengthMin) return undefined;
  const detail =
    lengthMin > 1
      ? `Please write why, in at least ${lengthMin} characters: it stays on the record.`
      : 'Please write why: it stays on the record.';
  return refuse('required', detail, { pointer });
}

/** Free text is never longer than its limit. */
export function tooLongProblem(text: string, pointer: string): CaseRefusal | undefined {
  const max = limits.freeTextLengthMax;
  if (text.length <= max) return undefined;
  const detail = `This text is longer than ${max} characters. Please shorten it.`;
  return refuse('invalid_value', detail, { pointer, facts: { max } });
}
