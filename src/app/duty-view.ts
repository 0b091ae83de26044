import type { DutyId } from '../kernel/identifier.ts';
import { nothingHere } from './access.ts';
import type { DutyView } from './contract/duties.ts';
import { stop } from './handle.ts';
import { duties } from './stewardship-aggregates.ts';
import { textOf } from './texts.ts';
import type { Work } from './work.ts';

/** What was brought to a steward and what came of it; the number of a case is for staff. */
export async function dutyView(
  work: Work,
  id: DutyId,
  { withCase }: { readonly withCase: boolean },
): Promise<DutyView> {
  const duty = await work.load(duties, id);
  if (duty.phase === 'none') return stop(nothingHere());
  const { brought, delivered, answered, neglected } = duty;
  const { group, steward, kind, item, charterVersion, within } = brought;
  return {
    duty: id,
    version: await work.version('duty', id),
    group,
    steward,
    kind,
    text: await textOf(work, brought.matter),
    ...(item === undefined ? {} : { item }),
    broughtAt: brought.at,
    broughtBy: bringerOf(brought.by.kind),
    charterVersion,
    within,
    phase: duty.phase,
    ...(delivered === undefined ? {} : { deliveredAt: delivered.at, dueAt: delivered.dueAt }),
    ...(answered === undefined
      ? {}
      : { answer: { at: answered.at, text: await textOf(work, answered.answer) } }),
    ...(neglected === undefined ? {} : { defenceUntil: neglected.defenceUntil }),
    ...(neglected === undefined || !withCase ? {} : { case: neglected.case }),
    defences: await Promise.all(
      duty.defences.map(async ({ at, defence }) => ({ at, text: await textOf(work, defence) })),
    ),
  };
}

function bringerOf(kind: string): DutyView['broughtBy'] {
  return kind === 'staff' || kind === 'member' ? kind : 'platform';
}
