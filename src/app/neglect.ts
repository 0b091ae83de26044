import type { EvidenceTaken } from '../domain/case/event.ts';
import type { DutyEvidence } from '../domain/duty/evidence.ts';
import type { BroughtDuty } from '../domain/duty/state.ts';
import type { CaseId, DutyId } from '../kernel/identifier.ts';
import { announce } from './announce.ts';
import { openCase } from './case-files.ts';
import { restrictedStewards } from './group-view.ts';
import type { Runtime } from './runtime.ts';
import { takeFromActivity, takeFromDuty } from './snapshots.ts';
import { duties, groups } from './stewardship-aggregates.ts';
import { textOf } from './texts.ts';
import type { Work } from './work.ts';

const CLOCK = { kind: 'clock' } as const;

/**
 * The promised time is over and nothing was answered: a case of its own asks a person what to make
 * of it. Time alone takes nothing from the steward.
 */
export async function noteNeglect(runtime: Runtime, work: Work, id: DutyId): Promise<boolean> {
  const before = await work.load(duties, id);
  if (before.phase === 'none') return false;
  const group = await work.load(groups, before.brought.group);
  const restricted = group.phase === 'none' ? [] : restrictedStewards(runtime, group, work.at);
  const opened = work.newId() as CaseId;
  const after = await work.apply(
    duties,
    id,
    { type: 'note-neglect', case: opened, group, restricted },
    CLOCK,
  );
  if (after === before || after.phase === 'none') return false;
  if (after.phase === 'neglected') await openDutyCase(runtime, work, after);
  return true;
}

async function openDutyCase(runtime: Runtime, work: Work, duty: BroughtDuty): Promise<void> {
  const { brought, neglected } = duty;
  if (neglected === undefined) return;
  const { group, steward } = brought;
  const { defenceUntil } = neglected;
  await announce(work, 'duty.neglected', { duty: brought.duty, group, steward, defenceUntil });
  const reason = work.keep(
    'own-initiative',
    'Something was brought to a steward, and the time their charter promises is over.',
  );
  await openCase(runtime, work, {
    case: neglected.case,
    subject: { kind: 'steward-conduct', group, steward },
    source: 'own-initiative',
    automatedDetection: true,
    matter: { kind: 'own-initiative', reason },
    evidence: await evidenceOf(runtime, work, duty),
    by: CLOCK,
  });
}

/** What was left undone, and beside it what the matter was about, under its own author. */
async function evidenceOf(
  runtime: Runtime,
  work: Work,
  { brought, delivered, neglected }: BroughtDuty,
): Promise<readonly EvidenceTaken[]> {
  if (delivered === undefined || neglected === undefined) return [];
  const { duty, item, steward } = brought;
  const { dueAt } = delivered;
  const shows: DutyEvidence = {
    kind: 'omission',
    duty,
    deliveredAt: delivered.at,
    dueAt,
    ...(item === undefined ? {} : { item }),
    defenceUntil: neglected.defenceUntil,
  };
  const text =
    `Brought on ${brought.at}, delivered on ${delivered.at}, promised by ${dueAt}, ` +
    `not answered: ${await textOf(work, brought.matter)}`;
  const omission = takeFromDuty(
    work,
    { kind: 'nothing was answered', text, occurredAt: dueAt },
    { author: { kind: 'member', id: steward }, community: runtime.community, duty: shows },
  );
  if (item === undefined) return [omission];
  const [known] = await work.store.activitiesOfItem(item, 1);
  return known === undefined ? [omission] : [omission, takeFromActivity(work, known)];
}
