import type { FiledAppeal } from '../domain/appeal/state.ts';
import type { OpenCase } from '../domain/case/state.ts';
import { traceProblem } from '../domain/decision/reasons.ts';
import type { MadeDecision } from '../domain/decision/state.ts';
import { type Person, personKey } from '../domain/person.ts';
import type { ReportState } from '../domain/report/state.ts';
import type { StaffState } from '../domain/staff/state.ts';
import type { AvailableStatement } from '../domain/statement/state.ts';
import type {
  AppealId,
  CaseId,
  DecisionId,
  MemberId,
  PartId,
  ReportId,
  StaffId,
} from '../kernel/identifier.ts';
import type { Instant } from '../kernel/instant.ts';
import type { ListedView } from '../store/port.ts';
import { restrictions } from './aggregates.ts';
import { inTheEnd } from './case-over.ts';
import { overtakenIn } from './case-trail.ts';
import type {
  AppealInFile,
  CaseInFile,
  DecisionInFile,
  ReportInFile,
  RestOfMemberFile,
} from './contract/member-file.ts';
import type { RestrictionView } from './contract/members.ts';
import { factorsOf } from './make-statement.ts';
import { ordersTold } from './order-view.ts';
import { readWhole } from './pages.ts';
import { recognitionsBy, recognitionsOf } from './recognition-view.ts';
import { reporterTraces, tracesAreGone } from './reporter-traces.ts';
import { statusOf } from './reports.ts';
import { restrictionsOf, restrictionView } from './restriction-view.ts';
import { appealStatus } from './statement-view.ts';
import { snapshotOf, textOf } from './texts.ts';
import { idOf, type Work } from './work.ts';

/**
 * Everything about one member beside their statements and standing. `forThem`: the member reads it,
 * and not somebody on the staff, to whom a recognition that is not shown must stay unseen (G2).
 */
export async function restOfFile(
  work: Work,
  member: MemberId,
  { forThem }: { readonly forThem: boolean },
): Promise<RestOfMemberFile> {
  const person: Person = { kind: 'member', id: member };
  const key = personKey(person);
  const about = async (index: string): Promise<readonly ListedView[]> =>
    await readWhole(work.store, { index, key });
  const decisions = issued(await about('decisions-about'));
  const reports = await about('reports-by');
  const received = await recognitionsOf(work, member);
  const file = {
    cases: await all(await about('cases-about'), (view) => caseInFile(work, view)),
    decisions: await all(decisions, (view) => decisionInFile(work, view)),
    appeals: await appealsIn(work, { decisions, reports }),
    reportsFiled: await all(reports, (view) => reportInFile(work, view)),
    recognitionsReceived: received.filter(({ phase }) => forThem || phase === 'shown'),
    recognitionsGiven: forThem ? await recognitionsBy(work, key) : [],
    orders: await ordersTold(work, member),
    staff: await staffRecordsOf(work, member),
  };
  return { ...file, readings: await readingsOf(work, member, file) };
}

async function all<Value>(
  views: readonly ListedView[],
  read: (view: ListedView) => Promise<Value>,
): Promise<readonly Value[]> {
  return await Promise.all(views.map(read));
}

/** Every restriction on the member or an item of theirs, by its statement to them or its order. */
export async function restrictionsIn(
  work: Work,
  member: MemberId,
): Promise<readonly RestrictionView[]> {
  const own = await restrictionsOf(work, `member:${member}`);
  const statements = await readWhole(work.store, {
    index: 'statements-to',
    key: `member:${member}`,
  });
  const ordered = await ordersTold(work, member);
  const stated = statements.flatMap(
    (view) => (view.body as unknown as AvailableStatement).made.restrictions,
  );
  const known = new Map(own.map((state) => [state.imposed.restriction, state]));
  for (const id of [...stated, ...(await orderedRestrictions(work, ordered))]) {
    const state = await work.load(restrictions, id);
    if (state.phase !== 'none') known.set(id, state);
  }
  return [...known.values()].map((state) => restrictionView(state, work.at));
}

async function orderedRestrictions(
  work: Work,
  told: RestOfMemberFile['orders'],
): Promise<readonly RestrictionView['restriction'][]> {
  const items = told.flatMap(({ text }) =>
    text.done.kind === 'restricted' ? [text.done.item] : [],
  );
  const orders = new Set(told.map(({ order }) => order));
  const states = await Promise.all(items.map((item) => restrictionsOf(work, `item:${item}`)));
  return states
    .flat()
    .flatMap(({ imposed: { basis, restriction } }) =>
      basis.kind === 'order' && orders.has(basis.order) ? [restriction] : [],
    );
}

async function caseInFile(work: Work, view: ListedView): Promise<CaseInFile> {
  const file = view.body as unknown as OpenCase;
  const { opened, phase, closedAt, outcome, mergedInto } = file;
  // What was merged into a case that is not decided is as open as that one.
  const last = await inTheEnd(work, file);
  const isOpen = last.phase === 'open' || last.phase === 'decision-pending';
  return {
    case: idOf(view.stream) as CaseId,
    phase,
    subject: opened.subject,
    source: opened.source,
    openedAt: opened.at,
    promisedBy: opened.promisedBy,
    ...(closedAt === undefined ? {} : { closedAt }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(mergedInto === undefined ? {} : { mergedInto }),
    overtaken: overtakenIn(file),
    evidence: isOpen ? [] : await evidenceOf(work, file),
    notes: isOpen ? [] : await notesOf(work, file, last),
  };
}

async function evidenceOf(work: Work, file: OpenCase): Promise<CaseInFile['evidence']> {
  return await Promise.all(
    file.evidence.map(async (item) => {
      const { text, links } = await snapshotOf(work, item);
      const { evidence, occurredAt, provenance, digest } = item;
      return { evidence, occurredAt, provenance, digest, text, links };
    }),
  );
}

// A note that would tell who reported is left out whole, and all of them when that cannot be told
// any more (N3; GDPR Article 15(4)).
async function notesOf(work: Work, file: OpenCase, last: OpenCase): Promise<readonly string[]> {
  if (await tracesAreGone(work, last)) return [];
  const traces = await reporterTraces(work, last);
  const notes = await Promise.all(
    file.notes.map(async ({ note }) => ({
      text: { part: note as PartId, text: await textOf(work, note) },
      pointer: '',
    })),
  );
  return notes
    .filter((note) => traceProblem(note, traces) === undefined)
    .map((note) => note.text.text);
}

// Drafts and what was withdrawn never bound anybody and stay with those who worked on it.
function issued(views: readonly ListedView[]): readonly ListedView[] {
  return views.filter((view) => (view.body as unknown as MadeDecision).issuedAt !== undefined);
}

async function decisionInFile(work: Work, view: ListedView): Promise<DecisionInFile> {
  const decision = view.body as unknown as MadeDecision;
  const { made, phase, issuedAt, finalAt, reversed, overridden, statement } = decision;
  const { rule, gravity, legalGround, weight, rungSuggested, rungChosen, deviationReason } = made;
  return {
    decision: idOf(view.stream) as DecisionId,
    phase,
    case: made.case,
    outcome: made.outcome,
    ...(rule === undefined ? {} : { rule }),
    ...(gravity === undefined ? {} : { gravity }),
    ground: made.ground,
    ...(legalGround === undefined ? {} : { legalGround }),
    ...(made.conductFrom === undefined ? {} : { conductFrom: made.conductFrom }),
    conductAt: made.conductAt,
    acts: made.acts,
    factsReliedOn: made.factsReliedOn,
    reasons: await textOf(work, made.reasons),
    ...(deviationReason === undefined
      ? {}
      : { deviationReason: await textOf(work, deviationReason) }),
    ...(rungSuggested === undefined ? {} : { rungSuggested }),
    ...(rungChosen === undefined ? {} : { rungChosen }),
    ...(await weighedIn(work, made)),
    measures: made.measures,
    ...(weight === undefined ? {} : { weight }),
    decidedAt: made.at,
    ...(issuedAt === undefined ? {} : { issuedAt }),
    ...(finalAt === undefined ? {} : { finalAt }),
    ...(reversed === undefined ? {} : { reversedAt: reversed.at }),
    ...(overridden === undefined ? {} : { replacedBy: overridden.replacement }),
    ...(statement === undefined ? {} : { statement }),
    ...(made.bulk === undefined ? {} : { bulk: made.bulk }),
  };
}

async function weighedIn(
  work: Work,
  made: MadeDecision['made'],
): Promise<Pick<DecisionInFile, 'milder' | 'factors' | 'heard'>> {
  const { milder, hearing } = made;
  const factors = await factorsOf(work, made);
  const heard =
    hearing?.kind === 'urgent'
      ? { ...hearing, urgency: await textOf(work, hearing.urgency) }
      : hearing;
  return {
    ...(milder === undefined ? {} : { milder }),
    ...(factors === undefined ? {} : { factors }),
    ...(heard === undefined ? {} : { heard }),
  };
}

/** Own appeals: against decisions that bind the member, and against those on their reports. */
async function appealsIn(
  work: Work,
  own: {
    readonly decisions: readonly ListedView[];
    readonly reports: readonly ListedView[];
  },
): Promise<readonly AppealInFile[]> {
  const reports = new Set<string>(own.reports.map((view) => idOf(view.stream)));
  const cases = own.reports.flatMap((view) => caseOfReport(view) ?? []);
  const theirs = await Promise.all(
    cases.map(async (id) => (await work.store.view(`case-${id}`))?.body as unknown as OpenCase),
  );
  const decisions = new Set<string>([
    ...own.decisions.map((view) => idOf(view.stream)),
    ...theirs.flatMap((file) => file?.decision ?? []),
  ]);
  const bound = new Set<string>(own.decisions.map((view) => idOf(view.stream)));
  const found: AppealInFile[] = [];
  for (const decision of decisions) {
    const views = await readWhole(work.store, { index: 'appeals-against', key: decision });
    for (const view of views) {
      const { appellant } = (view.body as unknown as FiledAppeal).received;
      const mine =
        appellant.kind === 'reporter' ? reports.has(appellant.report) : bound.has(decision);
      if (mine) found.push(await appealInFile(work, view));
    }
  }
  return found;
}

function caseOfReport(view: ListedView): CaseId | undefined {
  const report = view.body as unknown as ReportState;
  return report.phase === 'none' ? undefined : report.case;
}

async function appealInFile(work: Work, view: ListedView): Promise<AppealInFile> {
  const appeal = view.body as unknown as FiledAppeal;
  return {
    ...(await appealStatus(work, idOf(view.stream) as AppealId, appeal)),
    decision: appeal.received.decision,
    by: appeal.received.appellant.kind,
    text: await textOf(work, appeal.received.text),
  };
}

async function reportInFile(work: Work, view: ListedView): Promise<ReportInFile> {
  const { received } = view.body as unknown as Exclude<ReportState, { phase: 'none' }>;
  const { source, subject, language, rule, alleges, childAbuse, goodFaith, participant } = received;
  return {
    ...(await statusOf(work, idOf(view.stream) as ReportId)),
    ...{ source, subject, language, alleges, childAbuse, goodFaith, participant },
    text: await textOf(work, received.text),
    ...(received.contact === undefined ? {} : { contact: await textOf(work, received.contact) }),
    ...(rule === undefined ? {} : { rule }),
  };
}

async function staffRecordsOf(work: Work, member: MemberId): Promise<RestOfMemberFile['staff']> {
  const views = await readWhole(work.store, { index: 'staff', key: 'all' });
  return views.flatMap((view) => {
    const record = view.body as unknown as StaffState;
    if (record.phase === 'none' || record.member !== member) return [];
    const { roles, relations } = record;
    return [{ staff: idOf(view.stream) as StaffId, version: view.version, roles, relations }];
  });
}

/** When one of the records above was opened; by whom is left out. */
async function readingsOf(
  work: Work,
  member: MemberId,
  file: Pick<RestOfMemberFile, 'cases' | 'decisions' | 'appeals' | 'orders'>,
): Promise<RestOfMemberFile['readings']> {
  const files = [
    `member-${member}`,
    ...file.cases.map((one) => `case-${one.case}`),
    ...file.decisions.flatMap(({ statement }) => statement ?? []).map((id) => `statement-${id}`),
    ...file.appeals.map((one) => `appeal-${one.appeal}`),
    ...file.orders.map((one) => `order-${one.order}`),
  ];
  const views = await Promise.all(
    files.map((key) => readWhole(work.store, { index: 'readings', key })),
  );
  return views.flatMap((list, index) =>
    list.map((view) => ({ at: view.order as Instant, file: files[index] ?? '' })),
  );
}
