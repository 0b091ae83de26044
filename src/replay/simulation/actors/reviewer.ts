import type { OutcomeInput } from '../../../app/contract/appeals.ts';
import type { AppealId, CaseId } from '../../../kernel/identifier.ts';
import { chosen, type Intent } from '../intent.ts';
import { asStaff, type SimulatedWorld } from '../world/world.ts';
import { type Act, type ActorKind, moments, type Planning, weighted } from './actor.ts';
import { type Manner, workOnCase } from './case-work.ts';
import { present } from './presence.ts';

const reasons = 'Read as a whole and with what was said before, this is how it looks to us.';
const hearers = ['reviewer-1', 'reviewer-2', 'ombud-1', 'lead-1', 'moderator-1'] as const;

function plan(planning: Planning): readonly Intent[] {
  const { random, scenario } = planning;
  const hearings = moments(planning, scenario.hearings).map((at) => ({
    at,
    by: random.pick(hearers),
    does: 'hears an appeal',
    pick: random.next(),
    how: weighted(random, { upheld: 4, varied: 2, reversed: 3 }),
  }));
  const outside = moments(planning, 8).map((at) => ({
    at,
    by: 'ombud-1',
    does: 'works on a case from outside',
    pick: random.next(),
    how: weighted(random, { fairly: 3, 'finding nothing': 1 }),
  }));
  return present(planning, [...hearings, ...outside]);
}

const hears: Act = async (world, { by, pick, how = 'upheld' }) => {
  const id = chosen([...world.record.waitingAppeals], pick) as AppealId | undefined;
  if (id === undefined) return;
  const outcome = `decision-${how}` as OutcomeInput['outcome'];
  await hearAppeal(world, { staff: by, appeal: id, outcome, mildness: (pick * 97) % 1 });
};

export interface Hearing {
  readonly staff: string;
  readonly appeal: AppealId;
  readonly outcome: OutcomeInput['outcome'];
  /** Which of the milder steps a varied outcome chooses: 0 for the mildest, below 1. */
  readonly mildness: number;
}

/** One hearing: lease, own finding, first decision, outcome; it ends where one is refused. */
export async function hearAppeal(world: SimulatedWorld, hearing: Hearing): Promise<void> {
  const { staff, appeal: id, outcome, mildness } = hearing;
  const by = asStaff(staff);
  const { appeals } = world.application;
  const leased = await world.ask({ does: 'leases an appeal', by, what: id }, (call) =>
    appeals.lease(id, call),
  );
  if (!leased.ok) return;
  const breach = outcome === 'decision-reversed' ? 'no-breach' : 'breach';
  await world.ask({ does: 'records a finding', by, what: id }, (call) =>
    appeals.recordFinding(id, { breach }, call),
  );
  const opened = await world.ask({ does: 'opens the first decision', by, what: id }, (call) =>
    appeals.openFirst(id, call),
  );
  if (!opened.ok) return;
  const milder = chosen(opened.value.milderRungs ?? [], mildness)?.name;
  const rung = outcome === 'decision-varied' && milder !== undefined ? { rung: milder } : {};
  await world.ask({ does: 'decides an appeal', by, what: `${id} ${outcome}` }, (call) =>
    appeals.decide(id, { outcome, reasons, ...rung }, call),
  );
}

/** The operator's own cases go to the ombud. */
const worksOutside: Act = async (world, { by, pick, how = 'fairly' }) => {
  const theirs = [...world.record.openCases].filter(
    (id) => world.record.cases.get(id)?.opened.subject.kind === 'operator-conduct',
  );
  const id = chosen(theirs, pick) as CaseId | undefined;
  if (id === undefined) return;
  await workOnCase(world, { staff: by, case: id, manner: how as Manner });
};

/** Reviewers and the ombud; moderators who try to hear appeals too. */
export const reviewer: ActorKind = {
  plan,
  acts: { 'hears an appeal': hears, 'works on a case from outside': worksOutside },
};
