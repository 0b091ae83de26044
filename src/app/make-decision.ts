import type { OpenBulk } from '../domain/bulk/state.ts';
import type { OpenCase } from '../domain/case/state.ts';
import { actKeys } from '../domain/decision/acts.ts';
import type { Factors } from '../domain/decision/event.ts';
import { respondentOf } from '../domain/person.ts';
import type { PartText } from '../domain/text.ts';
import type { CaseId, DecisionId } from '../kernel/identifier.ts';
import type { StaffCaller } from './access.ts';
import { cases, decisions } from './aggregates.ts';
import type { DecisionInput } from './contract/cases.ts';
import { claimPlaceAfter, earlierDecisions } from './earlier-decisions.ts';
import { claimActs } from './judged-acts.ts';
import { reporterTraces } from './reporter-traces.ts';
import { standingEntriesOf } from './standing-of.ts';
import { stewardsOf } from './stewards-of.ts';
import type { Work } from './work.ts';

interface NewDecision {
  readonly id: CaseId;
  readonly decision: DecisionId;
  readonly file: OpenCase;
  readonly input: DecisionInput;
  readonly caller: StaffCaller;
  /** The job of which it is one. */
  readonly bulk?: OpenBulk;
}

/**
 * The one place where a decision is made, alone or as one of a job: everything it has to reckon
 * with is looked up and never asserted.
 */
export async function makeDecision(work: Work, made: NewDecision): Promise<void> {
  const { id, decision, file, caller, bulk } = made;
  const person = respondentOf(file.opened.subject);
  const earlier = await earlierDecisions(work, person);
  const stewards = await stewardsOf(work, file.opened.subject);
  const state = await work.apply(
    decisions,
    decision,
    {
      type: 'make-decision',
      decision,
      case: id,
      file,
      staff: caller.record,
      stewards,
      draft: draftOf(work, made),
      standing: await standingEntriesOf(work, person),
      earlier,
      reporterTraces: await reporterTraces(work, file),
      ...(bulk === undefined ? {} : { bulk }),
    },
    caller.actor,
  );
  if (state.phase === 'none') return;
  if (state.made.outcome === 'breach') {
    claimPlaceAfter(work, decision, { person, earlier });
    await claimActs(work, decision, { made: state.made, keys: actKeys(state.made), file });
  }
  await work.apply(
    cases,
    id,
    { type: 'attach-decision', decision, staff: caller.record, stewards },
    caller.actor,
  );
  if (state.heldUntil !== undefined) work.send('issue-decision', { decision }, state.heldUntil);
}

function draftOf(work: Work, { input, caller }: NewDecision) {
  const { reasons, deviationReason, urgency, factors, ground, ...rest } = input;
  const author = `staff:${caller.id}`;
  return {
    ...rest,
    ground: ground ?? ('incompatible-with-rulebook' as const),
    reasons: work.text('decision-reasons', reasons, author),
    ...(deviationReason === undefined
      ? {}
      : { deviationReason: work.text('deviation-reason', deviationReason, author) }),
    ...(urgency === undefined ? {} : { urgency: work.text('urgency', urgency, author) }),
    ...(factors === undefined ? {} : { factors: factorTexts(work, factors, author) }),
  };
}

function factorTexts(work: Work, factors: Factors<string>, author: string): Factors<PartText> {
  const { consequences, intent, ...numbers } = factors;
  return {
    ...numbers,
    consequences: work.text('factor-consequences', consequences, author),
    ...(intent === undefined ? {} : { intent: work.text('factor-intent', intent, author) }),
  };
}
