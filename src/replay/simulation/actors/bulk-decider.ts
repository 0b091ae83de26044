import type { BulkView } from '../../../app/contract/bulks.ts';
import { HOUR_MS, MINUTE_MS } from '../../../kernel/duration.ts';
import type { BulkId, CaseId } from '../../../kernel/identifier.ts';
import { chosen, type Intent } from '../intent.ts';
import type { SeenJob } from '../record/seen.ts';
import { asStaff, type SimulatedWorld } from '../world/world.ts';
import { type Act, type ActorKind, moments, type Planning } from './actor.ts';
import { deviationReason, factors, reasons, ruleFor, urgency } from './case-work.ts';
import { deciders } from './moderator.ts';
import { present } from './presence.ts';

/** How many cases one job decides at most here. */
const CASES_MAX = 6;

/** The mildest step of each rule, and the harshest, which restricts. */
const steps: Readonly<Record<string, readonly [mild: string, harsh: string]>> = {
  'spam.links': ['reminder', 'no-links-1d'],
  'spam.shops': ['reminder', 'read-only-30d'],
  'civility.insults': ['reminder', 'suspension-30d'],
  'civility.threats': ['slow-1d', 'suspension-365d'],
};

function plan(planning: Planning): readonly Intent[] {
  const { random, scenario } = planning;
  const jobs = moments(planning, scenario.jobs).flatMap((at): Intent[] => {
    const agreedAt = at + random.between(MINUTE_MS, HOUR_MS);
    const later = (after: number, does: string): Intent => ({
      at: agreedAt + after,
      by: random.pick(deciders),
      does,
      pick: random.next(),
    });
    const how = random.chance(0.5) ? 'mildly' : 'harshly';
    return [
      { ...later(0, 'decides many at once'), at, how },
      later(0, random.chance(0.8) ? 'confirms a job' : 'rejects a job'),
      ...(random.chance(0.2) ? [later(MINUTE_MS, 'takes a job back')] : []),
      ...(random.chance(0.3)
        ? [later(random.between(HOUR_MS, 99 * HOUR_MS), 'vacates a job')]
        : []),
    ];
  });
  return present(planning, jobs);
}

/** Those who wait and break the same rule; their whole sample is opened and fits. */
const decidesMany: Act = async (world, { by: staff, pick, how }) => {
  const open = [...world.record.openCases] as CaseId[];
  const rule = ruleFor(world, chosen(open, pick) ?? ('' as CaseId));
  const [mild, harsh] = steps[rule ?? ''] ?? [];
  if (rule === undefined || mild === undefined || harsh === undefined) return;
  const alike = open.filter((id) => ruleFor(world, id) === rule).slice(0, CASES_MAX);
  const rung = how === 'mildly' ? mild : harsh;
  const by = asStaff(staff);
  const { bulks } = world.application;
  const input = {
    rule,
    rung,
    reasons,
    deviationReason,
    ...(rung === 'reminder' ? {} : { urgency }),
    ...(rung.startsWith('suspension') ? { factors } : {}),
    confidence: 'high' as const,
    cases: alike.map((id) => ({ case: id })),
  };
  const asked = { does: 'decides many at once', by, what: `${rule} ${rung} ${alike.join(' ')}` };
  const job = await world.ask(asked, (call) => bulks.open(input, call));
  if (job.ok) await checkSample(world, staff, job.value);
};

async function checkSample(
  world: SimulatedWorld,
  staff: string,
  { bulk, cases }: BulkView,
): Promise<void> {
  const by = asStaff(staff);
  const { bulks } = world.application;
  for (const { case: id } of cases.filter(({ inSample }) => inSample)) {
    const what = `${bulk} ${id}`;
    const opened = await world.ask({ does: 'opens a sample', by, what }, (call) =>
      bulks.openSample(bulk, { case: id }, call),
    );
    if (opened.ok) {
      await world.ask({ does: 'confirms a sample', by, what }, (call) =>
        bulks.confirmSample(bulk, { case: id }, call),
      );
    } else {
      const input = { case: id, reason: 'I know one of them too well to judge this.' };
      await world.ask({ does: 'leaves one out', by, what }, (call) =>
        bulks.leaveOut(bulk, input, call),
      );
    }
  }
  await world.ask({ does: 'starts a job', by, what: bulk }, (call) => bulks.start(bulk, call));
}

function jobIn(
  world: SimulatedWorld,
  phases: readonly SeenJob['phase'][],
  pick: number,
): BulkId | undefined {
  const found = [...world.record.jobs].filter(([, { phase }]) => phases.includes(phase));
  return chosen(found.slice(-5), pick)?.[0] as BulkId | undefined;
}

const confirms: Act = async (world, { by, pick }) => {
  const id = jobIn(world, ['waiting'], pick);
  if (id === undefined) return;
  const asked = { does: 'confirms a job', by: asStaff(by), what: id };
  await world.ask(asked, (call) => world.application.bulks.confirm(id, call));
};

const rejects: Act = async (world, { by, pick }) => {
  const id = jobIn(world, ['waiting'], pick);
  if (id === undefined) return;
  const asked = { does: 'rejects a job', by: asStaff(by), what: id };
  const input = { reason: 'I read some of them differently.' };
  await world.ask(asked, (call) => world.application.bulks.reject(id, input, call));
};

/** Whoever made it takes it back, in time or too late. */
const takesBack: Act = async (world, { pick }) => {
  const id = jobIn(world, ['checking', 'waiting', 'held', 'ran'], pick);
  const author = world.record.jobs.get(id ?? '')?.opened.author;
  if (id === undefined || author === undefined) return;
  const asked = { does: 'takes a job back', by: asStaff(author), what: id };
  await world.ask(asked, (call) => world.application.bulks.undo(id, call));
};

const vacates: Act = async (world, { by, pick }) => {
  const id = jobIn(world, ['ran'], pick);
  if (id === undefined) return;
  const who = by === 'lead-1' ? by : 'ombud-1';
  const asked = { does: 'vacates a job', by: asStaff(who), what: id };
  const input = { reasons: 'The rule was read in another way than it is meant.' };
  await world.ask(asked, (call) => world.application.bulks.vacate(id, input, call));
};

/** Moderators who decide many cases of one rule and step as one job. */
export const bulkDecider: ActorKind = {
  plan,
  acts: {
    'decides many at once': decidesMany,
    'confirms a job': confirms,
    'rejects a job': rejects,
    'takes a job back': takesBack,
    'vacates a job': vacates,
  },
};
