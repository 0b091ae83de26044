import type { OnFile } from '../domain/break-glass/command.ts';
import { accessKinds } from '../domain/break-glass/event.ts';
import { type AskedAccess, accessPhaseAt } from '../domain/break-glass/state.ts';
import { peopleIn } from '../domain/case/people.ts';
import type { OpenCase } from '../domain/case/state.ts';
import { conflictOf } from '../domain/conflict.ts';
import { personKey, respondentOf } from '../domain/person.ts';
import type { Role } from '../domain/staff/event.ts';
import type { AccessId, CaseId, PartId } from '../kernel/identifier.ts';
import type { Instant } from '../kernel/instant.ts';
import { limits } from '../kernel/limits.ts';
import { refuse } from '../kernel/refusal.ts';
import { nothingHere, type StaffCaller, staffCaller } from './access.ts';
import { accesses } from './access-aggregate.ts';
import { countKey } from './access-count.ts';
import { reports } from './aggregates.ts';
import { announce } from './announce.ts';
import type {
  AccessCount,
  AccessView,
  AskAccessInput,
  BreakGlass,
  OpenedAccess,
  ToldAccess,
} from './contract/break-glass.ts';
import type { Answer, Call, Page, PageQuery } from './contract/call.ts';
import { loadCase, refuseConflict } from './first-instance.ts';
import { answer, handle, newWork, stop } from './handle.ts';
import { pageOf, readWhole } from './pages.ts';
import { recordReading } from './readings.ts';
import type { Runtime } from './runtime.ts';
import { stewardsOf } from './stewards-of.ts';
import { snapshotOf, textOf } from './texts.ts';
import { idOf, type Work } from './work.ts';

/** Which role may open what is the domain's word; these may come to the door. */
const askers: readonly Role[] = ['moderator', 'reviewer', 'lead', 'ombud', 'operator'];
const readers: readonly Role[] = [...askers, 'auditor'];

/** Emergency access to what is withheld: with a second person or counted in public (O7). */
export function createBreakGlass(runtime: Runtime): BreakGlass {
  return {
    ask: (file, input, call) => ask(runtime, file, { input, call }),
    list: (query, call) =>
      answer(async () => {
        const work = newWork(runtime);
        const caller = await staffCaller(work, call, readers);
        return await list(work, query, caller);
      }),
    read: (access, call) =>
      answer(async () => {
        const work = newWork(runtime);
        const { record } = await staffCaller(work, call, readers);
        const { asked } = await load(work, access);
        const file = (await loadCase(work, asked.case)) ?? stop(nothingHere());
        await refuseConflict(work, record, file);
        return await accessView(work, access);
      }),
    confirm: (access, call) =>
      answerAsSecond(runtime, { access, call }, async (work, { actor }, onFile) => {
        const command = { type: 'confirm-access', ...onFile } as const;
        await work.apply(accesses, access, command, actor);
        await scheduleTelling(work, access);
      }),
    decline: (access, input, call) =>
      answerAsSecond(runtime, { access, call }, async (work, { actor, id }, onFile) => {
        const reason = work.text('access-declined', input.reason, `staff:${id}`);
        const command = { type: 'decline-access', ...onFile, reason } as const;
        await work.apply(accesses, access, command, actor);
      }),
    open: (access, call) => open(runtime, access, call),
    toldTo: (member, call) =>
      answer(async () => {
        if (call.by.kind !== 'member' || call.by.member !== member) stop(nothingHere());
        return await toldTo(newWork(runtime), personKey({ kind: 'member', id: member }));
      }),
    counts: () => counts(newWork(runtime)),
  };
}

/** Whoever is part of the case an access is about does not find it in the list (O2). */
async function list(
  work: Work,
  query: PageQuery,
  { record }: StaffCaller,
): Promise<Page<AccessView>> {
  const page = await pageOf(work.store, query, {
    index: 'accesses',
    key: 'all',
    direction: 'descending',
    row: async ({ stream, body }) => {
      const { asked } = body as unknown as AskedAccess;
      const file = await loadCase(work, asked.case);
      if (file === undefined) return undefined;
      const people = peopleIn(file, await stewardsOf(work, file.opened.subject));
      if (conflictOf(record, people) !== undefined) return undefined;
      return await accessView(work, idOf(stream) as AccessId);
    },
  });
  return { ...page, items: page.items.filter((row) => row !== undefined) };
}

async function ask(
  runtime: Runtime,
  id: CaseId,
  asked: { readonly input: AskAccessInput; readonly call: Call },
): Answer<AccessView> {
  const { input, call } = asked;
  const done = await handle(runtime, call, async (work) => {
    const caller = await staffCaller(work, call, askers);
    const file = (await loadCase(work, id)) ?? stop(nothingHere());
    const access = work.newId() as AccessId;
    const { kind, way, later } = input;
    const author = `staff:${caller.id}`;
    await work.apply(
      accesses,
      access,
      {
        type: 'ask-access',
        access,
        kind,
        way,
        case: id,
        ...(await onFileOf(work, caller, file)),
        reason: work.text('access-reason', input.reason, author),
        ...(later === undefined
          ? {}
          : {
              later: {
                until: later.until,
                because: work.text('access-told-later', later.because, author),
              },
            }),
      },
      caller.actor,
    );
    await scheduleTelling(work, access);
    return { access };
  });
  return done.ok ? await answer(() => accessView(newWork(runtime), done.value.access)) : done;
}

async function answerAsSecond(
  runtime: Runtime,
  on: { readonly access: AccessId; readonly call: Call },
  task: (work: Work, caller: StaffCaller, onFile: OnFile) => Promise<void>,
): Answer<AccessView> {
  const { access, call } = on;
  const done = await handle(runtime, call, async (work) => {
    const caller = await staffCaller(work, call, askers);
    const { asked } = await load(work, access);
    const file = (await loadCase(work, asked.case)) ?? stop(nothingHere());
    await task(work, caller, await onFileOf(work, caller, file));
    return { access };
  });
  return done.ok ? await answer(() => accessView(newWork(runtime), access)) : done;
}

async function onFileOf(work: Work, caller: StaffCaller, file: OpenCase): Promise<OnFile> {
  const stewards = await stewardsOf(work, file.opened.subject);
  return { staff: caller.record, file, stewards };
}

async function scheduleTelling(work: Work, access: AccessId): Promise<void> {
  const { phase, asked } = await load(work, access);
  if (phase === 'broken') work.send('access-told', { access }, asked.tellAt);
}

/** The time to tell has come: it stands on their own page, and the platform may pass it on. */
export async function tellConcerned(work: Work, access: AccessId): Promise<boolean> {
  const before = await work.load(accesses, access);
  const after = await work.apply(accesses, access, { type: 'tell-concerned' }, { kind: 'clock' });
  if (after === before || after.phase === 'none' || after.broken === undefined) return false;
  const { kind: opened, concerned } = after.asked;
  for (const person of concerned) {
    // Staff read it in their own record, and nobody outside learns who on the staff it was.
    if (person.kind === 'staff') continue;
    const to = person.kind === 'member' ? ({ kind: 'member', member: person.id } as const) : person;
    await announce(work, 'access.told', { concerned: to, opened, at: after.broken.at });
  }
  return true;
}

/** Accesses that were told to a member, or to somebody who reported without an account. */
export async function toldTo(work: Work, key: string): Promise<readonly ToldAccess[]> {
  const views = await readWhole(work.store, {
    index: 'accesses-told',
    key,
    direction: 'descending',
  });
  return views.flatMap(({ body }) => {
    const { asked, broken, toldAt } = body as unknown as AskedAccess;
    if (broken === undefined || toldAt === undefined) return [];
    return [{ kind: asked.kind, openedAt: broken.at, way: asked.way, toldAt }];
  });
}

async function open(runtime: Runtime, access: AccessId, call: Call): Answer<OpenedAccess> {
  return await handle(runtime, { by: call.by }, async (work) => {
    const caller = await staffCaller(work, call, askers);
    const state = await load(work, access);
    if (state.asked.asker !== caller.id) stop(nothingHere());
    const openUntil = state.broken?.openUntil;
    if (openUntil === undefined || accessPhaseAt(state, work.at) !== 'open') {
      return stop(
        refuse('not_in_force', 'This is not open: nobody agreed yet, or it closed again.'),
      );
    }
    const file = (await loadCase(work, state.asked.case)) ?? stop(nothingHere());
    await recordReading(work, { reader: caller.actor, of: 'access', id: access });
    return { access, openUntil, ...(await opened(work, state, file)) };
  });
}

async function opened(
  work: Work,
  { asked }: AskedAccess,
  file: OpenCase,
): Promise<Omit<OpenedAccess, 'access' | 'openUntil'>> {
  const respondent = respondentOf(file.opened.subject);
  switch (asked.kind) {
    case 'identity-before-finding':
      return { respondent };
    case 'reporter-identity':
      return { reporters: await reportersIn(work, file) };
    case 'sealed-file': {
      const evidence = file.evidence.map(async (item) => {
        const { text } = await snapshotOf(work, item);
        return { occurredAt: item.occurredAt, text };
      });
      return { respondent, evidence: await Promise.all(evidence) };
    }
  }
}

async function reportersIn(
  work: Work,
  file: OpenCase,
): Promise<NonNullable<OpenedAccess['reporters']>> {
  const found: NonNullable<OpenedAccess['reporters']>[number][] = [];
  for (const matter of file.matters) {
    if (matter.kind !== 'report') continue;
    const report = await work.load(reports, matter.report);
    const contact = report.phase === 'none' ? undefined : report.received.contact;
    found.push({
      report: matter.report,
      ...(matter.reporter === undefined ? {} : { reporter: matter.reporter }),
      ...(contact === undefined ? {} : { contact: await textOf(work, contact satisfies PartId) }),
    });
  }
  return found;
}

async function accessView(work: Work, id: AccessId): Promise<AccessView> {
  const state = await load(work, id);
  const { asked, broken, declined, toldAt } = state;
  const { confirmBy, laterBecause } = asked;
  return {
    access: id,
    version: await work.version('access', id),
    case: asked.case,
    kind: asked.kind,
    way: asked.way,
    phase: accessPhaseAt(state, work.at),
    asker: asked.asker,
    askedAt: asked.at,
    reason: await textOf(work, asked.reason),
    ...(confirmBy === undefined ? {} : { confirmBy }),
    ...(broken?.second === undefined ? {} : { second: broken.second }),
    ...(broken === undefined ? {} : { openUntil: broken.openUntil }),
    ...(declined === undefined
      ? {}
      : {
          declined: {
            by: declined.second,
            at: declined.at,
            reason: await textOf(work, declined.reason),
          },
        }),
    tellAt: asked.tellAt,
    ...(laterBecause === undefined ? {} : { laterBecause: await textOf(work, laterBecause) }),
    ...(toldAt === undefined ? {} : { toldAt }),
  };
}

async function load(work: Work, id: AccessId): Promise<AskedAccess> {
  const state = await work.load(accesses, id);
  return state.phase === 'none' ? stop(nothingHere()) : state;
}

/** Counted, never listed: the index answers how many, and nobody learns which. */
async function counts(work: Work): Promise<readonly AccessCount[]> {
  const lines: AccessCount[] = [];
  for (const month of monthsUpTo(work.at)) {
    for (const kind of accessKinds) {
      const count = await work.store.count('accesses-counted', countKey(month, kind));
      if (count > 0) lines.push({ month, kind, count });
    }
  }
  return lines;
}

function monthsUpTo(now: Instant): readonly string[] {
  const year = Number(now.slice(0, 4));
  const month = Number(now.slice(5, 7));
  return Array.from({ length: limits.accessMonthsShown }, (_, back) => {
    const index = year * 12 + (month - 1) - back;
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  });
}
