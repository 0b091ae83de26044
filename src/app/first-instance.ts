import type { FirstInstance } from '../domain/appeal/command.ts';
import type { OpenCase } from '../domain/case/state.ts';
import { conflictOf, conflictSentence } from '../domain/conflict.ts';
import type { MadeDecision } from '../domain/decision/state.ts';
import { type Person, respondentOf } from '../domain/person.ts';
import type { StaffState } from '../domain/staff/state.ts';
import type { CaseId, DecisionId } from '../kernel/identifier.ts';
import { refuse } from '../kernel/refusal.ts';
import { nothingHere } from './access.ts';
import { cases, decisions } from './aggregates.ts';
import { stop } from './handle.ts';
import { stewardsOf } from './stewards-of.ts';
import type { Work } from './work.ts';

/** What the first instance looked at and what it decided. */
export async function firstInstance(work: Work, id: DecisionId): Promise<FirstInstance> {
  const decision = (await loadDecision(work, id)) ?? stop(nothingHere());
  const file = (await loadCase(work, decision.made.case)) ?? stop(nothingHere());
  return { file, decision };
}

/** Everybody known who reported what this case is about. */
export function reportersOf(file: OpenCase): readonly Person[] {
  return file.matters.flatMap((matter) =>
    matter.kind === 'report' && matter.reporter !== undefined ? [matter.reporter] : [],
  );
}

/** Whoever is part of a matter handles nothing of it and reads nothing of it as staff (O2). */
export async function refuseConflict(
  work: Work,
  record: StaffState,
  file: OpenCase,
): Promise<void> {
  const reason = conflictOf(record, {
    respondent: respondentOf(file.opened.subject),
    reporters: reportersOf(file),
    subject: file.opened.subject,
    stewards: await stewardsOf(work, file.opened.subject),
  });
  if (reason !== undefined) stop(refuse('conflict_of_interest', conflictSentence(reason)));
}

export async function loadCase(work: Work, id: CaseId): Promise<OpenCase | undefined> {
  const file = await work.load(cases, id);
  return file.phase === 'none' ? undefined : file;
}

export async function loadDecision(work: Work, id: DecisionId): Promise<MadeDecision | undefined> {
  const decision = await work.load(decisions, id);
  return decision.phase === 'none' ? undefined : decision;
}
