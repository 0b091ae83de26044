import { peopleIn } from '../domain/case/people.ts';
import { conflictOf, holdsRole } from '../domain/conflict.ts';
import type { CaseFact, DecisionFact, Facts } from '../domain/figures/facts.ts';
import type { Figures } from '../domain/figures/figures.ts';
import { waitingAppeals, waitingCases } from '../domain/figures/waiting.ts';
import type { Role } from '../domain/staff/event.ts';
import type { CaseId, DecisionId } from '../kernel/identifier.ts';
import type { Instant } from '../kernel/instant.ts';
import { limits } from '../kernel/limits.ts';
import { type StaffCaller, staffCaller } from './access.ts';
import type { Application } from './application.ts';
import type { AccessView, BreakGlass } from './contract/break-glass.ts';
import type { Answer, Call } from './contract/call.ts';
import type {
  DeliveryHealth,
  Deviation,
  LeadMatters,
  OpenComplaint,
  Overview,
} from './contract/figures.ts';
import { loadCase, loadDecision } from './first-instance.ts';
import { answer, newWork, stop } from './handle.ts';
import { readWhole } from './pages.ts';
import type { Runtime } from './runtime.ts';
import { stewardsOf } from './stewards-of.ts';
import { textOf } from './texts.ts';
import type { StoredDelivery, StoredEndpoint } from './webhooks.ts';
import type { Work } from './work.ts';

/** Who looks after the work as a whole. */
const lookers: readonly Role[] = ['reviewer', 'lead', 'ombud'];
/** Who answers for how it is done. */
const leaders: readonly Role[] = ['lead', 'ombud'];

export type Health = Application['health'];

interface Sources {
  readonly breakGlass: BreakGlass;
  readonly health: Health;
  read(): Promise<Figures>;
  current(): Promise<Facts>;
}

export async function overview(runtime: Runtime, call: Call, sources: Sources): Answer<Overview> {
  return await answer(async () => {
    const work = newWork(runtime);
    const caller = await staffCaller(work, call, lookers);
    const facts = await sources.current();
    const leads = holdsRole(caller.record, leaders, work.at);
    return {
      at: work.at,
      figures: await sources.read(),
      cases: waitingCases(facts, work.at),
      appeals: waitingAppeals(facts, work.at),
      opened: await sources.breakGlass.counts(),
      accesses: await accessesInForce(sources.breakGlass, call),
      ...(leads ? { lead: await leadMatters(runtime, { work, caller, facts, sources }) } : {}),
    };
  });
}

// They close after an hour: those in force are among the newest.
async function accessesInForce(breakGlass: BreakGlass, call: Call): Promise<readonly AccessView[]> {
  const newest = await breakGlass.list({ limit: limits.pageSizeMax }, call);
  if (!newest.ok) return stop(newest.error);
  return newest.value.items.filter(({ phase }) => phase === 'open' || phase === 'asked');
}

async function leadMatters(
  runtime: Runtime,
  about: {
    readonly work: Work;
    readonly caller: StaffCaller;
    readonly facts: Facts;
    readonly sources: Sources;
  },
): Promise<LeadMatters> {
  const { work, caller, facts, sources } = about;
  const open = [...facts.cases].flatMap(([id, fact]) => complaintIn(id as CaseId, fact));
  const complaints: OpenComplaint[] = [];
  for (const complaint of open) {
    if (await maySee(work, caller, complaint.case)) complaints.push(complaint);
  }
  return {
    complaints: complaints.toSorted(byPromise),
    complaintsNotShown: open.length - complaints.length,
    deviations: await deviationsIn(work, caller, facts),
    delivery: await deliveryHealth(runtime, work),
    health: await sources.health(),
  };
}

function byPromise(one: OpenComplaint, other: OpenComplaint): number {
  return one.promisedBy < other.promisedBy ? -1 : 1;
}

function complaintIn(id: CaseId, fact: CaseFact): readonly OpenComplaint[] {
  const { kind: about, openedAt, promisedBy, phase } = fact;
  if (phase !== 'open' || (about !== 'staff-conduct' && about !== 'operator-conduct')) return [];
  return [{ case: id, about, openedAt, promisedBy }];
}

/** Whoever is part of a matter reads nothing of it as staff (O2). */
async function maySee(work: Work, { record }: StaffCaller, id: CaseId): Promise<boolean> {
  const file = await loadCase(work, id);
  if (file === undefined) return false;
  const people = peopleIn(file, await stewardsOf(work, file.opened.subject));
  return conflictOf(record, people) === undefined;
}

async function deviationsIn(
  work: Work,
  caller: StaffCaller,
  facts: Facts,
): Promise<readonly Deviation[]> {
  const waiting = new Set(
    [...facts.appeals.values()].flatMap(({ decision, endedAt }) =>
      endedAt === undefined ? [decision] : [],
    ),
  );
  const found = [...facts.decisions]
    .flatMap(([id, fact]) => deviationOf(id, fact))
    .filter(({ id }) => !waiting.has(id))
    .toSorted((one, other) => (one.issuedAt < other.issuedAt ? 1 : -1));
  const shown: Deviation[] = [];
  for (const { id, issuedAt } of found) {
    if (shown.length === limits.deviationsShown) break;
    const decision = await loadDecision(work, id);
    if (decision?.made.deviationReason === undefined) continue;
    if (!(await maySee(work, caller, decision.made.case))) continue;
    const { case: file, rule, rungSuggested, rungChosen, deviationReason } = decision.made;
    shown.push({
      decision: id,
      case: file,
      ...(rule === undefined ? {} : { rule: rule.rule }),
      ...(rungSuggested === undefined ? {} : { suggested: rungSuggested }),
      ...(rungChosen === undefined ? {} : { chosen: rungChosen }),
      reason: await textOf(work, deviationReason),
      issuedAt,
    });
  }
  return shown;
}

function deviationOf(
  id: DecisionId,
  { deviates, issuedAt }: DecisionFact,
): readonly { readonly id: DecisionId; readonly issuedAt: Instant }[] {
  return deviates && issuedAt !== undefined ? [{ id, issuedAt }] : [];
}

async function deliveryHealth({ mailer }: Runtime, work: Work): Promise<DeliveryHealth> {
  const { store } = work;
  const count = async (phase: string): Promise<number> => await store.count('letters', phase);
  const endpoints = await readWhole(store, { index: 'endpoints', key: 'all' });
  return {
    ...(mailer === undefined
      ? {}
      : {
          letters: {
            waiting: await count('waiting'),
            accepted: await count('accepted'),
            failed: await count('failed'),
            returned: await count('returned'),
          },
        }),
    webhooksWaiting: await store.countOutbox('webhook'),
    endpoints: await Promise.all(
      endpoints.map(({ body }) => endpointHealth(work, body as unknown as StoredEndpoint)),
    ),
  };
}

async function endpointHealth(
  { store }: Work,
  { id, url, disabledAt, disabledBecause }: StoredEndpoint,
): Promise<DeliveryHealth['endpoints'][number]> {
  const newest = await store.list({
    index: 'deliveries-to',
    key: id,
    direction: 'descending',
    limit: limits.deliveriesLookedAt,
  });
  const failed = newest.filter(
    ({ body }) => (body as unknown as StoredDelivery).phase === 'failed',
  ).length;
  return {
    id,
    url,
    ...(disabledAt === undefined ? {} : { disabledBecause: disabledBecause ?? '' }),
    lookedAt: newest.length,
    failed,
  };
}
