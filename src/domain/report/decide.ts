import { addDuration } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { firstByPrecedence, refuse } from '../../kernel/refusal.ts';
import { ruleInForce, versionInForce } from '../../rulebook/model.ts';
import type { Context, Decider } from '../decider.ts';
import type { PartText } from '../text.ts';
import type { ReportCommand } from './command.ts';
import type { ReportEvent, ReportOutcome } from './event.ts';
import { evolveReport } from './evolve.ts';
import type { ReportRefusal, ReportRefusalCode } from './refusal.ts';
import type { ReportState } from './state.ts';

type Command<Type extends ReportCommand['type']> = Extract<ReportCommand, { type: Type }>;
type Received = Exclude<ReportState, { phase: 'none' }>;
type Answer = readonly ReportEvent[] | ReportRefusal;

// An outcome once told stands, unless the decision itself was undone.
const corrections: ReadonlySet<ReportOutcome> = new Set([
  'reversed-on-appeal',
  'reversed-on-review',
]);

export const reportDecider: Decider<ReportState, ReportCommand, ReportEvent, ReportRefusalCode> = {
  initial: { phase: 'none' },
  decide: decideReport,
  evolve: evolveReport,
};

/** From the receipt to the outcome, which the reporter is told once (DSA Article 16(4) and (5)). */
export function decideReport(command: ReportCommand, state: ReportState, context: Context): Answer {
  if (command.type === 'receive-report') return receiveReport(command, state, context);
  if (state.phase === 'none') return refuse('not_found', 'There is no report with this number.');
  switch (command.type) {
    case 'join-case':
      return joinCase(command, state, context);
    case 'close-without-case':
      return closeWithoutCase(command, state, context);
    case 'tell-outcome':
      return tellOutcome(command, state, context);
  }
}

function receiveReport(
  command: Command<'receive-report'>,
  state: ReportState,
  context: Context,
): Answer {
  const version = versionInForce(context.rulebook, context.at);
  const problem = firstByPrecedence(
    [
      newProblem(state),
      textProblem(command.text),
      contactProblem(command.contact),
      goodFaithProblem(command),
      ruleProblem(command, context),
      privateProblem(command),
    ].filter((found) => found !== undefined),
  );
  if (problem !== undefined) return problem;
  if (version === undefined) {
    return refuse('rule_not_in_force', 'This community has no rulebook in force yet.');
  }
  const promisedBy = addDuration(context.at, version.rulebook.promises.reportOutcome);
  return [{ ...receivedFrom(command), promisedBy, at: context.at, by: context.by }];
}

// An address field left blank is an address not given: nobody has to leave one.
function receivedFrom(
  command: Command<'receive-report'>,
): Omit<Extract<ReportEvent, { type: 'report-received' }>, 'promisedBy' | 'at' | 'by'> {
  const { contact, reporter, rule } = command;
  const hasContact = contact !== undefined && contact.text.trim() !== '';
  return {
    type: 'report-received',
    report: command.report,
    source: command.source,
    subject: command.subject,
    ...(reporter === undefined ? {} : { reporter }),
    ...(hasContact ? { contact: contact.part } : {}),
    text: command.text.part,
    language: command.language,
    ...(rule === undefined ? {} : { rule }),
    alleges: command.alleges,
    childAbuse: command.childAbuse,
    goodFaith: command.goodFaith,
    participant: command.participant,
  };
}

function joinCase(command: Command<'join-case'>, state: Received, context: Context): Answer {
  if (state.phase === 'closed-without-case' || state.phase === 'outcome-told') return over();
  if (state.case === command.case) return [];
  return [{ type: 'report-joined-case', case: command.case, at: context.at, by: context.by }];
}

function closeWithoutCase(
  command: Command<'close-without-case'>,
  state: Received,
  context: Context,
): Answer {
  const { reason, restriction } = command;
  const under = restriction === undefined ? {} : { restriction };
  switch (state.phase) {
    case 'received':
      return [
        { type: 'report-closed-without-case', reason, ...under, at: context.at, by: context.by },
      ];
    case 'joined':
      return refuse(
        'invalid_value',
        'This report belongs to a case; its outcome comes with the case.',
        { facts: { case: state.case ?? null } },
      );
    case 'closed-without-case':
      return state.closed?.reason === reason ? [] : over();
    case 'outcome-told':
      return over();
  }
}

function tellOutcome(command: Command<'tell-outcome'>, state: Received, context: Context): Answer {
  const { outcome } = command;
  if (state.told?.outcome === outcome) return [];
  // Undone is undone: a second reversal tells nothing new.
  const undone = state.told !== undefined && corrections.has(state.told.outcome);
  if (undone && corrections.has(outcome)) return [];
  if (state.told !== undefined && !corrections.has(outcome)) return over();
  const problem = state.told === undefined ? outcomeProblem(command, state) : undefined;
  if (problem !== undefined) return problem;
  return [{ type: 'report-outcome-told', outcome, at: context.at, by: context.by }];
}

function outcomeProblem(
  { outcome }: Command<'tell-outcome'>,
  state: Received,
): ReportRefusal | undefined {
  const wasClosed = state.phase === 'closed-without-case';
  const fits = wasClosed
    ? outcome === 'closed-without-case'
    : state.phase === 'joined' &&
      (outcome === 'breach' || outcome === 'no-breach' || outcome === 'closed-in-favour');
  if (fits) return undefined;
  return refuse('invalid_value', outcomeSentence(state.phase), {
    pointer: '/outcome',
    facts: { phase: state.phase },
  });
}

function outcomeSentence(phase: Received['phase']): string {
  switch (phase) {
    case 'closed-without-case':
      return 'This report was closed without a case, so that is the only outcome to tell.';
    case 'joined':
      return 'A first outcome is breach, no-breach or closed-in-favour, as the case ended.';
    case 'received':
    case 'outcome-told':
      return 'There is no outcome to tell before the report joined a case or was closed.';
  }
}

function newProblem(state: ReportState): ReportRefusal | undefined {
  if (state.phase === 'none') return undefined;
  return refuse('invalid_value', 'A report with this number was received before.', {
    pointer: '/report',
  });
}

function textProblem({ text }: PartText): ReportRefusal | undefined {
  const pointer = '/text';
  if (text.trim() === '') {
    return refuse('required', 'Please say in a sentence what is wrong.', { pointer });
  }
  const max = limits.freeTextLengthMax;
  if (text.length <= max) return undefined;
  const detail = `The text is longer than ${max} characters. The most important part will do.`;
  return refuse('too_large', detail, { pointer, facts: { max } });
}

function contactProblem(contact: PartText | undefined): ReportRefusal | undefined {
  const max = limits.urlLengthMax;
  if (contact === undefined || contact.text.length <= max) return undefined;
  const detail = `An address has at most ${max} characters. You may also leave it out.`;
  return refuse('too_large', detail, { pointer: '/contact', facts: { max } });
}

function goodFaithProblem(command: Command<'receive-report'>): ReportRefusal | undefined {
  if (command.goodFaith) return undefined;
  return refuse('required', 'Please confirm that you believe what you report is accurate.', {
    pointer: '/goodFaith',
  });
}

function ruleProblem(
  { rule }: Command<'receive-report'>,
  { rulebook, at }: Context,
): ReportRefusal | undefined {
  if (rule === undefined || ruleInForce(rulebook, rule, at) !== undefined) return undefined;
  const detail = `No rule \`${rule}\` is in force now. You may leave it out: we find the rule.`;
  return refuse('rule_not_in_force', detail, { pointer: '/rule', facts: { rule } });
}

function privateProblem(command: Command<'receive-report'>): ReportRefusal | undefined {
  if (!command.private || command.participant) return undefined;
  return refuse(
    'private_without_participant',
    'Private messages can be reported only by somebody who took part in the conversation.',
    { pointer: '/participant' },
  );
}

function over(): ReportRefusal {
  return refuse('case_closed', 'This report is closed. If something new happened, report it anew.');
}
