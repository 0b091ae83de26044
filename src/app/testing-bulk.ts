import { durationMs } from '../kernel/duration.ts';
import type { BulkId, CaseId, RuleId } from '../kernel/identifier.ts';
import { limits } from '../kernel/limits.ts';
import type { StoredEvent } from '../store/port.ts';
import type { BulkInput, BulkView } from './contract/bulks.ts';
import {
  deviationGiven,
  factorsGiven,
  openCases,
  reasonsGiven,
  urgencyGiven,
} from './testing-verbs.ts';
import {
  allEvents,
  asMember,
  asStaff,
  must,
  pass,
  post,
  report,
  reportOf,
  type TestingWorld,
} from './testing-world.ts';

/** As many reported posts by as many members as were asked for; their cases, in order. */
export async function reportedPosts(
  world: TestingWorld,
  amount: number,
  rule: string = 'civility.insults',
): Promise<readonly CaseId[]> {
  const before = new Set(await openCases(world));
  for (let number = 1; number <= amount; number += 1) {
    const author = `m-${1_000 + number}`;
    const item = `post-${number}`;
    await post(world, { author, item });
    const named = { rule: rule as RuleId };
    await report(world, reportOf(item, author, named), asMember(`m-${9_000 + number}`));
  }
  return (await openCases(world)).filter((id) => !before.has(id));
}

/** Why nobody was heard first, and what was weighed, where the step asks for it. */
export function askedForBy(rung: string): Pick<BulkInput, 'urgency' | 'factors'> {
  return {
    ...(['reminder', 'warning'].includes(rung) ? {} : { urgency: urgencyGiven }),
    ...(rung.includes('suspension') ? { factors: factorsGiven } : {}),
  };
}

export function bulkInput(cases: readonly CaseId[], more: Partial<BulkInput> = {}): BulkInput {
  const { rung = 'read-only-3d' } = more;
  return {
    rule: 'civility.insults' as RuleId,
    rung,
    reasons: reasonsGiven,
    deviationReason: deviationGiven,
    ...askedForBy(rung),
    confidence: 'high',
    cases: cases.map((id) => ({ case: id })),
    ...more,
  };
}

/** A job whose whole sample its author has opened and confirmed. */
export async function checkedJob(
  world: TestingWorld,
  cases: readonly CaseId[],
  how: { readonly by?: string; readonly more?: Partial<BulkInput> } = {},
): Promise<BulkView> {
  const { by = 'moderator-1', more = {} } = how;
  const { bulks } = world.application;
  const job = must(await bulks.open(bulkInput(cases, more), asStaff(by)));
  await confirmSample(world, job, by);
  return must(await bulks.read(job.bulk, asStaff(by)));
}

export async function confirmSample(world: TestingWorld, job: BulkView, by: string): Promise<void> {
  const { bulks } = world.application;
  for (const row of job.cases.filter(({ inSample }) => inSample)) {
    must(await bulks.openSample(job.bulk, { case: row.case }, asStaff(by)));
    must(await bulks.confirmSample(job.bulk, { case: row.case }, asStaff(by)));
  }
}

/** The same, started and run to its end. */
export async function ranJob(
  world: TestingWorld,
  cases: readonly CaseId[],
  how: { readonly by?: string; readonly more?: Partial<BulkInput> } = {},
): Promise<BulkView> {
  const { by = 'moderator-1' } = how;
  const { bulks } = world.application;
  const { bulk } = await checkedJob(world, cases, how);
  must(await bulks.start(bulk, asStaff(by)));
  await pass(world, durationMs(limits.bulkHold));
  return must(await bulks.read(bulk, asStaff(by)));
}

export async function jobNow(world: TestingWorld, id: BulkId): Promise<BulkView> {
  return must(await world.application.bulks.read(id, asStaff('auditor-1')));
}

/**
 * What happened to each case and because of it, stream by stream, without ids, times and the job:
 * two ways to the same end tell the same story.
 */
export async function storiesOf(
  world: TestingWorld,
  cases: readonly CaseId[],
): Promise<readonly (readonly string[])[]> {
  const events = await allEvents(world);
  const caseOf = streamsByCase(events);
  return cases.map((id) => {
    const streams = new Map<string, unknown[]>();
    for (const { stream, event } of events) {
      if (caseOf.get(stream) !== id) continue;
      streams.set(stream, [...(streams.get(stream) ?? []), event]);
    }
    return [...streams].map(([stream, told]) => storyOf(stream, told)).toSorted();
  });
}

function streamsByCase(events: readonly StoredEvent[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { stream, event } of events) {
    const told = event as unknown as Readonly<Record<string, unknown>>;
    const basis = told['basis'] as { readonly decision?: string } | undefined;
    const own = stream.startsWith('case-') ? stream.slice('case-'.length) : told['case'];
    const id = own ?? found.get(`decision-${basis?.decision}`);
    if (typeof id === 'string' && !stream.startsWith('bulk-')) found.set(stream, id);
  }
  return found;
}

function storyOf(stream: string, events: readonly unknown[]): string {
  const collection = stream.slice(0, stream.indexOf('-'));
  const ids = new Map<string, string>();
  const text = JSON.stringify(events.map(withTerm), (key, value: unknown) => {
    if (key === 'bulk' || key === 'digest') return undefined;
    if (typeof value !== 'string') return value;
    if (/^\d{4}-\d\d-\d\dT/.test(value)) return '(time)';
    if (!/^id-\d+$/.test(value)) return value;
    const name = ids.get(value) ?? `(id ${ids.size + 1})`;
    ids.set(value, name);
    return name;
  });
  return `${collection} ${text}`;
}

// Times are left out, and how long a restriction runs is not.
function withTerm(event: unknown): unknown {
  const told = event as Readonly<Record<string, unknown>>;
  const { startsAt, endsAt } = told;
  return typeof startsAt === 'string' && typeof endsAt === 'string'
    ? { ...told, termMs: Date.parse(endsAt) - Date.parse(startsAt) }
    : told;
}
