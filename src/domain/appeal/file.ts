import { limits } from '../../kernel/limits.ts';
import { firstByPrecedence, refuse } from '../../kernel/refusal.ts';
import { versionInForce } from '../../rulebook/model.ts';
import type { Context } from '../decider.ts';
import { samePerson } from '../person.ts';
import type { AppealCommand } from './command.ts';
import type { AppealReceived, Appellant } from './event.ts';
import { pauseOf } from './pause.ts';
import { outcomePromisedBy } from './promise.ts';
import type { AppealRefusal } from './refusal.ts';
import type { AppealState } from './state.ts';

type FileAppeal = Extract<AppealCommand, { type: 'file-appeal' }>;

/**
 * A member appeals a breach, or a reporter appeals that none was found (A7). One text is all it
 * takes (A8).
 */
export function fileAppeal(
  command: FileAppeal,
  state: AppealState,
  context: Context,
): readonly AppealReceived[] | AppealRefusal {
  const problem = firstByPrecedence([
    ...textProblems(command),
    ...appellantProblems(command, context),
    ...[windowProblem(command, context) ?? [], standingProblem(command) ?? []].flat(),
    ...(state.phase === 'none' ? [] : [refuse('already_decided', 'This appeal was filed before.')]),
  ]);
  return problem ?? [appealReceived(command, context)];
}

function appealReceived(command: FileAppeal, { at, by, rulebook }: Context): AppealReceived {
  const promise = versionInForce(rulebook, at)?.rulebook.promises.appealOutcome;
  const pause = pauseOf(command.misuse, command.decision, at);
  return {
    type: 'appeal-received',
    at,
    by,
    appeal: command.appeal,
    decision: command.decisionId,
    case: command.decision.made.case,
    appellant: command.appellant,
    text: command.text.part,
    promisedBy: outcomePromisedBy(pause?.until ?? at, promise, command.restrictions),
    ...(pause === undefined ? {} : { pause }),
  };
}

function textProblems({ text }: FileAppeal): readonly AppealRefusal[] {
  const where = { pointer: '/text' };
  const max = limits.freeTextLengthMax;
  if (text.text.trim() === '') {
    return [refuse('required', 'Write in your own words what you disagree with.', where)];
  }
  if (text.text.length <= max) return [];
  return [refuse('too_large', `Please keep the text under ${max} characters.`, where)];
}

function appellantProblems(command: FileAppeal, context: Context): readonly AppealRefusal[] {
  const { appellant, decision, file } = command;
  if (!speaksFor(appellant, context)) {
    return [refuse('role_required', 'An appeal is filed by the person it is for.')];
  }
  if (appellant.kind === 'respondent') {
    if (samePerson(appellant.person, decision.made.respondent)) return [];
    return [refuse('role_required', 'Only the person a decision is about can appeal it.')];
  }
  const reportedHere = file.matters.some(
    (matter) => matter.kind === 'report' && matter.report === appellant.report,
  );
  if (reportedHere) return [];
  return [refuse('role_required', 'Only somebody who reported this can appeal the outcome.')];
}

// The platform may pass on what its member wrote; nobody else speaks for an appellant.
function speaksFor(appellant: Appellant, { by }: Context): boolean {
  switch (by.kind) {
    case 'platform':
      return true;
    case 'member':
    case 'staff':
      return appellant.kind === 'reporter' || samePerson(by, appellant.person);
    case 'reporter':
      return appellant.kind === 'reporter' && appellant.report === by.report;
    case 'engine':
    case 'clock':
      return false;
  }
}

// The window runs from delivery only: what nobody received can be appealed for as long as it stands
// (A1).
function windowProblem(
  { appellant, decision, statement }: FileAppeal,
  { at }: Context,
): AppealRefusal | undefined {
  const until =
    appellant.kind === 'respondent' ? statement?.delivered?.appealUntil : decision.finalAt;
  if (until === undefined || at <= until) return undefined;
  return refuse('deadline_passed', 'The time to appeal this decision has passed.', {
    facts: { until },
  });
}

function standingProblem({ appellant, decision }: FileAppeal): AppealRefusal | undefined {
  if (decision.phase !== 'issued' && decision.phase !== 'final') {
    return refuse(
      'not_in_force',
      `This decision is ${decision.phase}; there is nothing to appeal.`,
    );
  }
  const { outcome } = decision.made;
  const appealable = appellant.kind === 'respondent' ? 'breach' : 'no-breach';
  if (outcome === appealable) return undefined;
  return appellant.kind === 'respondent'
    ? refuse('not_in_force', 'No breach was found, so nothing stands against you to appeal.')
    : refuse(
        'not_in_force',
        'A breach was found; only a decision of no breach is open to reporters.',
      );
}
