import type { FirstInstance } from '../domain/appeal/command.ts';
import { pauseProblem } from '../domain/appeal/pause.ts';
import { independenceProblem } from '../domain/appeal/review.ts';
import type { FiledAppeal } from '../domain/appeal/state.ts';
import { familyOfRungs } from '../domain/decision/applied-rule.ts';
import { rungsInRange } from '../domain/ladder.ts';
import type { AppealId } from '../kernel/identifier.ts';
import { type Rung, ruleOf } from '../rulebook/model.ts';
import type { ListedView } from '../store/port.ts';
import { nothingHere, type StaffCaller } from './access.ts';
import { appeals } from './aggregates.ts';
import { evidenceViews, latestConduct, pseudonyms, rulesAsOf } from './case-view.ts';
import type { AppealRow, AppealView } from './contract/appeals.ts';
import { decisionView } from './decision-view.ts';
import { firstInstance } from './first-instance.ts';
import { stop } from './handle.ts';
import { textOf } from './texts.ts';
import { idOf, type Work } from './work.ts';

/** One waiting appeal in the queue, with whether this reviewer may take it and why not. */
export async function appealRow(
  work: Work,
  view: ListedView,
  caller: StaffCaller,
): Promise<AppealRow> {
  const appeal = view.body as unknown as FiledAppeal;
  const { received, lease } = appeal;
  const first = await firstInstance(work, received.decision);
  const closed = (independenceProblem(caller.record, first) ?? pauseProblem(appeal, work.at))
    ?.detail;
  return {
    appeal: idOf(view.stream) as AppealId,
    version: view.version,
    filedAt: received.at,
    promisedBy: received.promisedBy,
    late: received.promisedBy < work.at,
    by: received.appellant.kind,
    ...(lease === undefined || lease.until <= work.at ? {} : { lease }),
    open: closed === undefined,
    ...(closed === undefined ? {} : { notOpenBecause: closed }),
  };
}

/**
 * Evidence and the appellant's words first; the first decision only after the reviewer's own
 * finding.
 */
export async function appealView(work: Work, id: AppealId): Promise<AppealView> {
  const appeal = await work.load(appeals, id);
  if (appeal.phase === 'none') return stop(nothingHere());
  const { received, lease, finding, decided } = appeal;
  const first = await firstInstance(work, received.decision);
  const { file } = first;
  return {
    appeal: id,
    version: await work.version('appeal', id),
    phase: appeal.phase,
    by: received.appellant.kind,
    filedAt: received.at,
    promisedBy: received.promisedBy,
    late: appeal.lateSince !== undefined,
    text: await textOf(work, received.text),
    ...(lease === undefined || lease.until <= work.at ? {} : { lease }),
    evidence: await evidenceViews(work, file.evidence, pseudonyms(file)),
    rules: rulesAsOf(work, file, latestConduct(file)),
    ...(finding === undefined ? {} : { finding }),
    ...(appeal.openedFirst === undefined
      ? {}
      : {
          first: await decisionView(work, received.decision),
          milderRungs: milderRungs(work, first),
        }),
    ...(decided === undefined
      ? {}
      : {
          outcome: {
            outcome: decided.outcome,
            at: decided.at,
            reasons: await textOf(work, decided.reasons),
          },
        }),
  };
}

/**
 * Rungs of the rule's range up to the first decision's own: an appeal never makes it worse (A5).
 */
function milderRungs(work: Work, { decision }: FirstInstance): readonly Rung[] {
  const { rule: ref, rungChosen, milder } = decision.made;
  const family = familyOfRungs(work.rulebook, decision.made);
  const found = ref && ruleOf(work.rulebook, { ...ref, version: milder?.range ?? ref.version });
  if (found === undefined || family === undefined) return [];
  // Where a milder version applied, its range may begin below the rule's own.
  const range = milder === undefined ? rungsInRange(found.rule, family) : family.ladder;
  const chosen = range.findIndex((rung) => rung.name === rungChosen);
  return range.slice(0, chosen + 1);
}
