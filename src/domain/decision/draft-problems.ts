import { refuse } from '../../kernel/refusal.ts';
import { versionInForce } from '../../rulebook/model.ts';
import { peopleIn } from '../case/people.ts';
import type { OpenCase } from '../case/state.ts';
import { decidingRoles } from '../conflict.ts';
import type { Context } from '../decider.ts';
import { missingRuleProblem } from './applied-rule.ts';
import { conflictProblem, roleProblem, staffIdOf } from './authority.ts';
import { broaderThanNarrowest } from './breadth.ts';
import { capBetween, courseOf, courseProblems, leftMs } from './course.ts';
import type { LadderChoice, MakeDecision, ReadDraft } from './draft.ts';
import { factorProblems } from './factors.ts';
import { hearingProblems } from './heard-before.ts';
import { makeInBulkProblems } from './in-bulk.ts';
import { measureProblems, rungProblems, tooManyMeasures } from './measures.ts';
import { misuseProblems } from './misuse.ts';
import {
  lengthProblem,
  type NamedText,
  reasonsProblem,
  shortReasonLengthMin,
  traceProblem,
} from './reasons.ts';
import type { DecisionRefusal } from './refusal.ts';

/** Everything that speaks against a draft, in no particular order; precedence is the kernel's. */
export function draftProblems(
  command: MakeDecision,
  read: ReadDraft,
  context: Context,
): readonly DecisionRefusal[] {
  return [
    ...authorProblems(command, context),
    ...fileProblems(command, context),
    ...textProblems(command),
    ...factProblems(command),
    ...hearingProblems(command, read, context),
    ...makeInBulkProblems(command),
    ...(command.draft.outcome === 'breach'
      ? breachProblems(command, read, context)
      : noBreachProblems(command)),
  ];
}

function authorProblems(
  { staff, file, stewards }: MakeDecision,
  context: Context,
): readonly DecisionRefusal[] {
  return [
    roleProblem(staff, decidingRoles(file.opened.subject), context) ?? [],
    conflictProblem(staff, peopleIn(file, stewards)) ?? [],
    leaseProblem(staff, file, context) ?? [],
  ].flat();
}

function leaseProblem(
  staff: MakeDecision['staff'],
  { lease }: OpenCase,
  { at }: Context,
): DecisionRefusal | undefined {
  if (lease !== undefined && at < lease.until && lease.holder === staffIdOf(staff)) {
    return undefined;
  }
  return refuse('lease_required', 'Take the case first; only its holder decides it.');
}

function fileProblems(
  { file, draft, staff }: MakeDecision,
  context: Context,
): readonly DecisionRefusal[] {
  return [
    phaseProblem(file) ?? [],
    findingProblem(file, staff) ?? [],
    outcomeProblem(file, draft) ?? [],
    lateProblem(file, draft, context) ?? [],
    versionProblem(context) ?? [],
  ].flat();
}

function phaseProblem({ phase }: OpenCase): DecisionRefusal | undefined {
  switch (phase) {
    case 'open':
      return undefined;
    case 'decision-pending':
    case 'decided':
      return refuse('already_decided', 'This case has its decision already.');
    case 'closed-in-favour':
    case 'merged':
      return refuse('case_closed', 'This case is closed and can have no decision.');
  }
}

// After a hand-over the new holder looks for themselves: somebody else's finding is not enough.
function findingProblem(
  { finding, precedents }: OpenCase,
  staff: MakeDecision['staff'],
): DecisionRefusal | undefined {
  if (finding === undefined || finding.holder !== staffIdOf(staff)) {
    return refuse('finding_required', 'Record your own finding first, before names are shown.');
  }
  if (precedents !== undefined) return undefined;
  return refuse('precedents_required', 'Look at the precedents first, then keep or change.');
}

// In doubt for the member: who cannot tell whether there was a breach cannot decide that there was.
function outcomeProblem(
  { precedents }: OpenCase,
  draft: MakeDecision['draft'],
): DecisionRefusal | undefined {
  if (precedents === undefined) return undefined;
  const agreed = precedents.breach === 'breach' ? 'breach' : 'no-breach';
  if (draft.outcome === agreed) return undefined;
  return refuse(
    'invalid_value',
    `Your finding was \`${precedents.breach}\`, so the outcome is \`${agreed}\`; or change the finding first.`,
    { pointer: '/outcome', facts: { finding: precedents.breach } },
  );
}

// A late case closes in the member's favour (D8), also while no job has run yet to close it.
function lateProblem(
  { opened }: OpenCase,
  { outcome }: MakeDecision['draft'],
  { at }: Context,
): DecisionRefusal | undefined {
  if (outcome === 'no-breach' || at < opened.promisedBy) return undefined;
  return refuse(
    'deadline_passed',
    'The promised date has passed, so this case can only end in favour of the person it is about.',
    { facts: { until: opened.promisedBy } },
  );
}

function versionProblem({ rulebook, at }: Context): DecisionRefusal | undefined {
  if (versionInForce(rulebook, at) !== undefined) return undefined;
  return refuse('rule_not_in_force', 'No rulebook is in force, so nothing can be decided by it.');
}

function textProblems({ draft, reporterTraces }: MakeDecision): readonly DecisionRefusal[] {
  const reasons: NamedText = { text: draft.reasons, pointer: '/reasons' };
  const why = draft.deviationReason;
  const { urgency } = draft;
  const texts: readonly NamedText[] = [
    reasons,
    ...(why === undefined ? [] : [{ text: why, pointer: '/deviationReason' }]),
    ...(urgency === undefined ? [] : [{ text: urgency, pointer: '/urgency' }]),
  ];
  return [
    reasonsProblem(reasons) ?? [],
    ...texts.map((text) => lengthProblem(text) ?? []),
    ...texts.map((text) => traceProblem(text, reporterTraces) ?? []),
  ].flat();
}

function factProblems({ draft, file }: MakeDecision): readonly DecisionRefusal[] {
  const known = new Set(file.evidence.map(({ evidence }) => evidence));
  const index = draft.factsReliedOn.findIndex((fact) => !known.has(fact));
  if (index !== -1) {
    const detail = 'This is no evidence of the case. Rely on what the case holds.';
    return [refuse('facts_required', detail, { pointer: `/factsReliedOn/${index}` })];
  }
  if (draft.outcome === 'no-breach' || draft.factsReliedOn.length > 0) return [];
  const detail = 'Name at least one piece of evidence that shows the breach.';
  return [refuse('facts_required', detail, { pointer: '/factsReliedOn' })];
}

function noBreachProblems({ draft }: MakeDecision): readonly DecisionRefusal[] {
  const detail = 'Without a breach there is no step and no measure. Leave this out.';
  return [
    draft.rung === undefined ? [] : refuse('invalid_value', detail, { pointer: '/rung' }),
    (draft.measures ?? []).length === 0
      ? []
      : refuse('invalid_value', detail, { pointer: '/measures' }),
  ].flat();
}

function breachProblems(
  command: MakeDecision,
  read: ReadDraft,
  { at, rulebook }: Context,
): readonly DecisionRefusal[] {
  const { draft, file, earlier, reporterTraces } = command;
  const { measures, conductAt } = read;
  return [
    ...ruleProblems(draft, read, rulebook),
    legalGroundProblem(draft) ?? [],
    tooManyMeasures(draft.measures ?? []) ?? [],
    ...measureProblems(read.measures, read.scope, at),
    ...factorProblems(draft.factors, measures, reporterTraces),
    ...misuseProblems({ subject: file.opened.subject, measures, conductAt, earlier }),
    ...capProblems(command, read, { at, rulebook }),
    ...(read.choice === undefined ? [] : ladderProblems(draft, read, read.choice)),
  ].flat();
}

function capProblems(
  { earlier }: MakeDecision,
  { choice, measures, conductFrom, conductAt }: ReadDraft,
  { at, rulebook }: Pick<Context, 'at' | 'rulebook'>,
): readonly DecisionRefusal[] {
  if (choice === undefined) return [];
  const conduct = { family: choice.weight.family, from: conductFrom, to: conductAt };
  const cap = capBetween(rulebook, { from: conductAt, to: at });
  return courseProblems(measures, { ms: leftMs(cap, courseOf(conduct, earlier)), cap });
}

function ruleProblems(
  draft: MakeDecision['draft'],
  { choice, conductAt }: ReadDraft,
  rulebook: Context['rulebook'],
): readonly DecisionRefusal[] {
  if (draft.rule === undefined) {
    const detail = 'A breach is a breach of a rule. Name the rule.';
    return [refuse('reasons_required', detail, { pointer: '/rule' })];
  }
  if (choice !== undefined) return [];
  return [missingRuleProblem(rulebook, { rule: draft.rule, conductAt })];
}

// DSA Article 17(3)(d): whoever calls something illegal says by which law.
function legalGroundProblem(draft: MakeDecision['draft']): DecisionRefusal | undefined {
  if (draft.ground !== 'illegal-content' || (draft.legalGround ?? '').trim() !== '') {
    return undefined;
  }
  const detail = 'Name the law that makes this illegal, or choose the rulebook as the ground.';
  return refuse('required', detail, { pointer: '/legalGround' });
}

function ladderProblems(
  draft: MakeDecision['draft'],
  read: ReadDraft,
  choice: LadderChoice,
): readonly DecisionRefusal[] {
  const rungs = choice.range.map(({ name }) => name).join(', ');
  if (draft.rung === undefined) {
    const detail = `Choose a step of the ladder: ${rungs}.`;
    return [refuse('required', detail, { pointer: '/rung', facts: { rungs } })];
  }
  const { chosen } = choice;
  if (chosen === undefined) {
    const detail = `The rule allows these steps: ${rungs}. Choose one of them.`;
    return [refuse('measure_out_of_range', detail, { pointer: '/rung', facts: { rungs } })];
  }
  return [
    ...rungProblems(read.measures, chosen),
    deviationProblem(draft, choice, read) ?? [],
  ].flat();
}

// D5: leaving the suggestion, going beyond the mildest step, and taking more than the narrowest
// power that the step offers all ask for a reason.
function deviationProblem(
  draft: MakeDecision['draft'],
  { chosen, range, suggestion }: LadderChoice,
  { measures }: ReadDraft,
): DecisionRefusal | undefined {
  const given = (draft.deviationReason?.text.trim().length ?? 0) >= shortReasonLengthMin;
  const broader = chosen === undefined ? [] : broaderThanNarrowest(measures, chosen);
  const suggested = chosen === suggestion.suggested;
  if (given || (suggested && chosen === range[0] && broader.length === 0)) return undefined;
  return refuse('deviation_reason_required', deviationSentence(), {
    pointer: '/deviationReason',
    facts: { suggested: suggestion.suggested.name, min: shortReasonLengthMin },
  });

  function deviationSentence(): string {
    if (!suggested) {
      return `The ladder suggests \`${suggestion.suggested.name}\`. Say in a sentence why you leave it.`;
    }
    return broader.length > 0
      ? `\`${broader[0]}\` takes more than the narrowest measure of this step. Say in a sentence why it is needed.`
      : `\`${draft.rung}\` is not the mildest step of this rule. Say in a sentence why it is needed.`;
  }
}
