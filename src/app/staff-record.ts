import type { AskedAccess } from '../domain/break-glass/state.ts';
import type { OpenCase } from '../domain/case/state.ts';
import type { MadeDecision } from '../domain/decision/state.ts';
import { personKey } from '../domain/person.ts';
import type { StaffEvent } from '../domain/staff/event.ts';
import { DAY_MS } from '../kernel/duration.ts';
import type { CaseId, DecisionId, StaffId } from '../kernel/identifier.ts';
import { instantFromMs, instantMs } from '../kernel/instant.ts';
import { nothingHere, staffCaller } from './access.ts';
import { decisions, staffMembers } from './aggregates.ts';
import { toldTo } from './break-glass.ts';
import type { Answer, Call } from './contract/call.ts';
import type {
  ComplaintView,
  RecordedBy,
  StaffRecord,
  StaffRecordLine,
  StaffRecords,
} from './contract/staff-record.ts';
import { caseItGoesOnIn } from './first-instance.ts';
import { answer, handle, newWork, stop } from './handle.ts';
import { readWhole } from './pages.ts';
import { recordReading } from './readings.ts';
import type { Runtime } from './runtime.ts';
import { textOf } from './texts.ts';
import { idOf, type Work } from './work.ts';

/** What is recorded about staff is open to the person it is about. */
export function createStaffRecords(runtime: Runtime): StaffRecords {
  return { read: (staff, call) => read(runtime, staff, call) };
}

/** One's own needs nobody's leave; lead, ombud and audit read another's on the record (O5). */
async function read(runtime: Runtime, staff: StaffId, call: Call): Answer<StaffRecord> {
  if (call.by.kind === 'staff' && call.by.staff === staff) {
    return await answer(() => recordOf(newWork(runtime), staff));
  }
  return await handle(runtime, { by: call.by }, async (work) => {
    const caller = await staffCaller(work, call, ['lead', 'ombud', 'auditor']);
    const record = await recordOf(work, staff);
    await recordReading(work, { reader: caller.actor, of: 'staff', id: staff });
    return record;
  });
}

async function recordOf(work: Work, staff: StaffId): Promise<StaffRecord> {
  if ((await work.load(staffMembers, staff)).phase === 'none') return stop(nothingHere());
  const found = await readWhole(work.store, { index: 'decisions-by', key: staff });
  const made = found.map(({ stream, body }) => ({
    id: idOf(stream) as DecisionId,
    decision: body as unknown as MadeDecision,
  }));
  const changed = made.flatMap((one) => changedOnAppeal(one.id, one.decision));
  const lines = [
    ...(await linesOfOffice(work, staff)),
    ...(await revealLines(work, staff)),
    ...(await accessLines(work, staff)),
    ...(await toldLines(work, staff)),
    ...(await deviationLines(work, made)),
    ...changed,
    ...made.flatMap((one) => undoneInBulk(one.id, one.decision)),
  ];
  return {
    staff,
    readAt: work.at,
    lines: lines.toSorted((one, other) => (one.at < other.at ? 1 : -1)),
    casesHandled: await work.store.count('cases-touched-by', staff),
    decisionsMade: made.length,
    decisionsChangedOnAppeal: changed.length,
    complaints: await complaintsAbout(work, staff),
  };
}

async function linesOfOffice(work: Work, staff: StaffId): Promise<readonly StaffRecordLine[]> {
  const events = await work.store.events(`staff-${staff}`);
  return await Promise.all(events.map(({ event }) => lineOf(work, event as StaffEvent)));
}

async function lineOf(work: Work, event: StaffEvent): Promise<StaffRecordLine> {
  const recorded = { at: event.at, by: recordedBy(event) };
  switch (event.type) {
    case 'staff-appointed':
      return { ...recorded, kind: 'appointed', role: event.role };
    case 'role-granted':
    case 'role-ended':
      return {
        ...recorded,
        kind: event.type,
        role: event.role,
        reason: await textOf(work, event.reason),
      };
    case 'relation-declared':
      return { ...recorded, kind: event.type, to: event.to, relation: event.relation };
    case 'relation-ended':
      return { ...recorded, kind: event.type, to: event.to };
  }
}

function recordedBy({ by }: Pick<StaffEvent, 'by'>): RecordedBy {
  if (by.kind === 'staff') return by.id;
  return by.kind === 'clock' ? 'clock' : 'platform';
}

async function revealLines(work: Work, staff: StaffId): Promise<readonly StaffRecordLine[]> {
  const views = await readWhole(work.store, { index: 'cases-revealed-to', key: staff });
  const reveals = views.flatMap(({ stream, body }) =>
    (body as unknown as OpenCase).reveals
      .filter(({ holder }) => holder === staff)
      .map((reveal) => ({ ...reveal, case: idOf(stream) as CaseId })),
  );
  return await Promise.all(
    reveals.map(async ({ at, case: id, reason }) => ({
      at,
      by: staff,
      kind: 'identity-revealed' as const,
      case: id,
      reason: await textOf(work, reason),
    })),
  );
}

async function accessLines(work: Work, staff: StaffId): Promise<readonly StaffRecordLine[]> {
  const views = await readWhole(work.store, { index: 'accesses-by', key: staff });
  return await Promise.all(
    views.map(async ({ body }): Promise<StaffRecordLine> => {
      const { asked } = body as unknown as AskedAccess;
      const reason = await textOf(work, asked.reason);
      return { at: asked.at, by: staff, kind: 'emergency-access', case: asked.case, reason };
    }),
  );
}

/** Where they left the ladder's suggestion, with the reason they gave. */
async function deviationLines(
  work: Work,
  made: readonly { readonly id: DecisionId; readonly decision: MadeDecision }[],
): Promise<readonly StaffRecordLine[]> {
  const lines: StaffRecordLine[] = [];
  for (const { id, decision } of made) {
    const { at, decidedBy, deviationReason, rungChosen, rungSuggested } = decision.made;
    if (deviationReason === undefined || rungChosen === rungSuggested) continue;
    const reason = await textOf(work, deviationReason);
    // Among the decisions of one person on the staff, whoever decided is that person.
    const by = decidedBy as StaffId;
    lines.push({ at, by, kind: 'deviation', decision: id, reason });
  }
  return lines;
}

function changedOnAppeal(id: DecisionId, decision: MadeDecision): readonly StaffRecordLine[] {
  const { reversed, overridden } = decision;
  const changed = [reversed, overridden].find((one) => one?.appeal !== undefined);
  if (changed === undefined) return [];
  const outcome = changed === overridden ? 'decision-varied' : 'decision-reversed';
  const { at } = changed;
  return [{ at, by: 'withheld', kind: 'changed-on-appeal', decision: id, outcome }];
}

// Undone with a whole job: no appeal found anything wrong with this decision by itself.
function undoneInBulk(id: DecisionId, { reversed }: MadeDecision): readonly StaffRecordLine[] {
  if (reversed?.bulk === undefined) return [];
  return [{ at: reversed.at, by: 'withheld', kind: 'undone-in-bulk', decision: id }];
}

async function toldLines(work: Work, staff: StaffId): Promise<readonly StaffRecordLine[]> {
  const told = await toldTo(work, personKey({ kind: 'staff', id: staff }));
  return told.map(({ kind, openedAt }) => ({
    at: openedAt,
    by: 'withheld',
    kind: 'opened-about-them',
    what: kind,
  }));
}

async function complaintsAbout(work: Work, staff: StaffId): Promise<readonly ComplaintView[]> {
  const views = await readWhole(work.store, {
    index: 'cases-about-staff',
    key: staff,
    direction: 'descending',
  });
  return await Promise.all(views.map(({ body }) => complaintOf(work, body as unknown as OpenCase)));
}

// The hour could point at who complained; the day is enough.
async function complaintOf(work: Work, first: OpenCase): Promise<ComplaintView> {
  const openedOn = instantFromMs(Math.floor(instantMs(first.opened.at) / DAY_MS) * DAY_MS);
  const file = (await caseItGoesOnIn(work, first.opened.case)) ?? first;
  if (file.phase === 'open' || file.phase === 'decision-pending') {
    return { openedOn, phase: 'open' };
  }
  const outcome = file.phase === 'closed-in-favour' ? file.phase : await outcomeOf(work, file);
  return { openedOn, phase: 'closed', ...(outcome === undefined ? {} : { outcome }) };
}

async function outcomeOf(work: Work, file: OpenCase): Promise<ComplaintView['outcome']> {
  if (file.decision === undefined) return file.outcome;
  const { phase } = (await work.load(decisions, file.decision)) as MadeDecision;
  const changed = phase === 'reversed' || phase === 'overridden';
  return changed ? 'changed-on-appeal' : file.outcome;
}
