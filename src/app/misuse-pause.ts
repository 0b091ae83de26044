import { type Person, personKey } from '../domain/person.ts';
import { type ImposedRestriction, phaseAt } from '../domain/restriction/state.ts';
import type { AppealId, ReportId } from '../kernel/identifier.ts';
import type { MisuseMeasure } from '../rulebook/model.ts';
import { appeals, reports } from './aggregates.ts';
import { announce, reportPayload } from './announce.ts';
import { readWhole } from './pages.ts';
import { restrictionsByDecision, restrictionsOf } from './restriction-view.ts';
import { justAfter } from './runtime.ts';
import { idOf, type Work } from './work.ts';

const CLOCK = { kind: 'clock' } as const;

/** The measure against misuse that is in force on this person, if there is one. */
export async function pauseInForce(
  work: Work,
  person: Person | undefined,
  measure: MisuseMeasure,
): Promise<ImposedRestriction | undefined> {
  if (person?.kind !== 'member') return undefined;
  const imposed = await restrictionsOf(work, personKey(person));
  return imposed.find(
    (one) => one.imposed.measure === measure && phaseAt(one, work.at) === 'in-force',
  );
}

/** Closes a report under the measure, and tells the outcome at once. */
export async function closeUnderPause(
  work: Work,
  id: ReportId,
  { imposed }: ImposedRestriction,
): Promise<void> {
  const { restriction } = imposed;
  const close = { type: 'close-without-case', reason: 'misuse-measure', restriction } as const;
  await work.apply(reports, id, close, CLOCK);
  const outcome = 'closed-without-case';
  await work.apply(reports, id, { type: 'tell-outcome', outcome }, CLOCK);
  await announce(work, 'report.decided', reportPayload(id, outcome));
}

/** The measure ended before its time: what waited under it is heard from now on. */
export async function resumeAppeals(work: Work, ended: ImposedRestriction): Promise<void> {
  const { measure, restriction } = ended.imposed;
  if (measure !== 'pause-appeals') return;
  for (const view of await readWhole(work.store, { index: 'appeals-paused', key: restriction })) {
    const id = idOf(view.stream) as AppealId;
    const before = await work.load(appeals, id);
    if (before.phase === 'none') continue;
    const restrictions = await restrictionsByDecision(work, before.received.decision);
    const after = await work.apply(appeals, id, { type: 'resume-appeal', restrictions }, CLOCK);
    if (after === before || after.phase === 'none') continue;
    work.send('appeal-promise', { appeal: id }, justAfter(after.received.promisedBy));
  }
}
