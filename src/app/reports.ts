import type { Activity } from '../domain/activity.ts';
import type { EvidenceTaken } from '../domain/case/event.ts';
import type { OpenCase } from '../domain/case/state.ts';
import type { MadeDecision } from '../domain/decision/state.ts';
import {
  type Actor,
  type Person,
  personKey,
  respondentOf,
  type Subject,
} from '../domain/person.ts';
import type { ReportState } from '../domain/report/state.ts';
import { type ImposedRestriction, phaseAt } from '../domain/restriction/state.ts';
import { DAY_MS, duration } from '../kernel/duration.ts';
import type { CommunityId, LanguageTag, ReportId } from '../kernel/identifier.ts';
import { addDuration, elapsedMs, type Instant } from '../kernel/instant.ts';
import { limits } from '../kernel/limits.ts';
import { refuse } from '../kernel/refusal.ts';
import { versionInForce } from '../rulebook/model.ts';
import type { Ticket } from '../store/port.ts';
import { nothingHere, requireScope } from './access.ts';
import { cases, decisions, reports, restrictions } from './aggregates.ts';
import { bringToCase } from './case-files.ts';
import type { Answer, Call } from './contract/call.ts';
import type { ReportInput, ReportReceipt, ReportStatus, Reports } from './contract/reports.ts';
import { answer, handle, newWork, stop } from './handle.ts';
import { closeUnderPause, pauseInForce } from './misuse-pause.ts';
import { callerKey } from './principal.ts';
import type { Runtime } from './runtime.ts';
import { takeFromActivity, takeFromReport } from './snapshots.ts';
import { findTicket, openTicket, ticketOf } from './tickets.ts';
import type { Work } from './work.ts';

/** A reporter's page stays open as long as an appeal can follow. */
const REPORT_PAGE = duration('P365D');

/** Takes reports from anybody, with or without an account (DSA Article 16). */
export function createReports(runtime: Runtime): Reports {
  return {
    file: (input, call) => file(runtime, input, call),
    status: (secret) =>
      answer(async () => {
        const ticket = await openTicket(runtime, 'report', secret);
        return await statusOf(newWork(runtime), ticket.body as ReportId);
      }),
  };
}

async function file(runtime: Runtime, input: ReportInput, call: Call): Answer<ReportReceipt> {
  const secret = runtime.newSecret();
  const filed = await handle(runtime, call, async (work) => {
    // Nobody needs an account to report (DSA Article 16); a token needs its scope.
    if (call.by.kind === 'platform') requireScope(call, 'reports:write');
    const earlier = await earlierReport(work, input, call);
    const report = earlier ?? (await receive(runtime, work, input, call));
    work.issueTicket(receiptTicket(report, secret, work.at));
    return { report, ...(earlier === undefined ? {} : { duplicateOf: earlier }) };
  });
  if (!filed.ok) return filed;
  // The remembered answer of a call never holds the secret: a repeated call gets one of its own.
  if ((await findTicket(runtime, 'report', secret)) === undefined) {
    const now = runtime.clock.now();
    await runtime.store.putTicket(receiptTicket(filed.value.report, secret, now));
  }
  return await answer(() => receiptOf(runtime, filed.value, secret));
}

function receiptTicket(report: ReportId, secret: string, at: Instant): Ticket {
  const expiresAt = addDuration(at, REPORT_PAGE);
  return ticketOf({ kind: 'report', secret, holder: `report:${report}`, body: report, expiresAt });
}

async function receiptOf(
  runtime: Runtime,
  filed: { readonly report: ReportId; readonly duplicateOf?: ReportId },
  secret: string,
): Promise<ReportReceipt> {
  const report = await newWork(runtime).load(reports, filed.report);
  if (report.phase === 'none') return stop(nothingHere());
  const { at: receivedAt, promisedBy } = report.received;
  const paused = await reportPause(newWork(runtime), report);
  return { ...filed, receivedAt, promisedBy, secret, ...paused };
}

async function receive(
  runtime: Runtime,
  work: Work,
  input: ReportInput,
  call: Call,
): Promise<ReportId> {
  const id = work.newId() as ReportId;
  const known = await activityOf(work, input.subject);
  const subject = subjectOf(input.subject, known);
  const reporter = reporterOf(input, call);
  const by: Actor = { kind: 'reporter', report: id };
  const pause = await pauseFor(work, input, reporter);
  if (pause === undefined) await guardAgainstFlood(work, { subject, reporter, id });
  await work.apply(
    reports,
    id,
    {
      type: 'receive-report',
      report: id,
      source: sourceOf(input, call),
      subject,
      ...(reporter === undefined ? {} : { reporter }),
      ...(input.contact === undefined
        ? {}
        : { contact: work.text('report-contact', input.contact, `report:${id}`) }),
      text: work.text('report', input.text, `report:${id}`),
      language: input.language ?? languageOf(runtime, work),
      ...(input.rule === undefined ? {} : { rule: input.rule }),
      alleges: input.alleges,
      childAbuse: input.childAbuse ?? false,
      goodFaith: input.goodFaith,
      private: input.shown?.private ?? false,
      participant: input.participant ?? false,
    },
    by,
  );
  const external = externalKey(input, call);
  if (external !== undefined) work.claim(external, id);
  if (pause !== undefined) {
    await closeUnderPause(work, id, pause);
    return id;
  }
  const matter = { kind: 'report', report: id, ...(reporter === undefined ? {} : { reporter }) };
  const joined = await bringToCase(runtime, work, {
    subject,
    source: sourceOf(input, call),
    ...familyOfRule(work, input),
    automatedDetection: false,
    matter: matter as { kind: 'report'; report: ReportId; reporter?: Person },
    evidence: evidenceOf(runtime, work, { input, known, subject }),
    by,
  });
  await work.apply(reports, id, { type: 'join-case', case: joined }, by);
  return id;
}

// A measure against misuse holds nobody back from reporting sexual abuse of a child.
async function pauseFor(
  work: Work,
  input: ReportInput,
  reporter: Person | undefined,
): Promise<ImposedRestriction | undefined> {
  if (input.childAbuse === true) return undefined;
  const pause = await pauseInForce(work, reporter, 'pause-reports');
  if (pause !== undefined && reporter !== undefined) {
    await guardDailyLimit(work, personKey(reporter));
  }
  return pause;
}

/** The last thing we know the platform said about the reported item. */
async function activityOf(work: Work, subject: Subject): Promise<Activity | undefined> {
  if (subject.kind !== 'item') return undefined;
  const seen = await work.store.activitiesOfItem(subject.item, limits.pageSizeMax);
  return seen.findLast((activity) => activity.content !== undefined) ?? seen.at(-1);
}

// A reporter knows the item, not always whose it is; the activity says so. What it says comes
// first.
function subjectOf(subject: Subject, known: Activity | undefined): Subject {
  if (subject.kind !== 'item') return subject;
  if (known !== undefined) return { ...subject, author: known.actor.id };
  if (subject.author.length > 0) return subject;
  return stop(
    refuse(
      'required',
      'We do not know this item yet. Say whose it is: the handle shown beside it.',
      { pointer: '/subject/author' },
    ),
  );
}

function reporterOf(input: ReportInput, call: Call): Person | undefined {
  if (call.by.kind === 'member') return { kind: 'member', id: call.by.member };
  if (call.by.kind === 'staff') return { kind: 'staff', id: call.by.staff };
  return call.by.kind === 'platform' ? input.reporter : undefined;
}

function sourceOf(input: ReportInput, call: Call): ReportInput['source'] {
  // Only a platform's own token can say that a report came from a trusted flagger.
  return call.by.kind === 'platform' ? input.source : 'report';
}

function languageOf(runtime: Runtime, work: Work): LanguageTag {
  const version = versionInForce(runtime.rulebooks.history, work.at);
  return version?.rulebook.languages[0] ?? ('en' as LanguageTag);
}

function familyOfRule(
  work: Work,
  input: ReportInput,
): { readonly family?: OpenCase['opened']['family'] & string } {
  const rules = versionInForce(work.rulebook, work.at)?.rulebook.rules ?? [];
  const rule = rules.find((candidate) => candidate.id === input.rule);
  return rule === undefined ? {} : { family: rule.family };
}

function evidenceOf(
  runtime: Runtime,
  work: Work,
  about: { input: ReportInput; known: Activity | undefined; subject: Subject },
): readonly EvidenceTaken[] {
  const { input, known, subject } = about;
  const fromPlatform = known === undefined ? [] : [takeFromActivity(work, known)];
  if (input.shown === undefined) return fromPlatform;
  const shown = takeFromReport(work, input.shown, {
    author: respondentOf(subject),
    community: runtime.community satisfies CommunityId,
    ...(subject.kind === 'item' ? { item: subject.item } : {}),
  });
  return [...fromPlatform, shown];
}

/** The first report, when the same one comes again under the platform's own id. */
async function earlierReport(
  work: Work,
  input: ReportInput,
  call: Call,
): Promise<ReportId | undefined> {
  const key = externalKey(input, call);
  return key === undefined ? undefined : ((await work.store.holder(key)) as ReportId | undefined);
}

// Strangers share no numbers: whoever guessed one would be given somebody else's receipt.
function externalKey({ externalId }: ReportInput, call: Call): string | undefined {
  if (externalId === undefined || call.by.kind === 'anonymous') return undefined;
  return `report-from/${callerKey(call.by)}/${externalId}`;
}

/** One open report per reporter and target, and a daily limit: reports are counted, never votes. */
async function guardAgainstFlood(
  work: Work,
  filed: { subject: Subject; reporter: Person | undefined; id: ReportId },
): Promise<void> {
  const { subject, reporter, id } = filed;
  if (reporter === undefined) return;
  const target =
    subject.kind === 'item' ? `item:${subject.item}` : personKey(respondentOf(subject));
  const key = `open-report/${personKey(reporter)}/${target}`;
  const first = await work.store.holder(key);
  if (first !== undefined) {
    stop(
      refuse('too_many', 'Your report on this is being worked on. You will be told the outcome.', {
        facts: { report: first, retryAfterSeconds: 86_400 },
      }),
    );
  }
  await guardDailyLimit(work, personKey(reporter));
  work.claim(key, id);
}

async function guardDailyLimit(work: Work, reporter: string): Promise<void> {
  const most = limits.reportsPerReporterPerDayMax;
  if ((await work.store.count('reports-by', reporter)) < most) return;
  const latest = await work.store.list({
    index: 'reports-by',
    key: reporter,
    direction: 'descending',
    limit: most,
  });
  const oldest = latest.at(-1)?.order;
  if (oldest === undefined || elapsedMs(oldest as Instant, work.at) > DAY_MS) return;
  stop(
    refuse('too_many', `You sent ${most} reports within a day. More can be sent tomorrow.`, {
      facts: { max: most, retryAfterSeconds: 86_400 },
    }),
  );
}

/** Released when the outcome is told, so that something new can be reported. */
export function openReportKey(report: ReportState): string | undefined {
  if (report.phase === 'none' || report.received.reporter === undefined) return undefined;
  const { subject, reporter } = report.received;
  const target =
    subject.kind === 'item' ? `item:${subject.item}` : personKey(respondentOf(subject));
  return `open-report/${personKey(reporter)}/${target}`;
}

export async function statusOf(work: Work, id: ReportId): Promise<ReportStatus> {
  const report = await work.load(reports, id);
  if (report.phase === 'none') return stop(nothingHere());
  const appealable = await appealableBy(work, report);
  return {
    report: id,
    phase: report.phase,
    receivedAt: report.received.at,
    promisedBy: report.received.promisedBy,
    ...(report.told === undefined ? {} : { outcome: report.told }),
    ...(appealable === undefined ? {} : { appealable }),
    ...(await reportPause(work, report)),
  };
}

async function reportPause(
  work: Work,
  { closed }: Exclude<ReportState, { phase: 'none' }>,
): Promise<Pick<ReportStatus, 'paused'>> {
  if (closed?.restriction === undefined) return {};
  const restriction = await work.load(restrictions, closed.restriction);
  if (restriction.phase === 'none') return {};
  const { endsAt: until, statement } = restriction.imposed;
  return { paused: { until, phase: phaseAt(restriction, work.at), statement } };
}

/** A reporter can appeal "no breach", and nothing else (DSA Article 20(1)). */
async function appealableBy(
  work: Work,
  report: Exclude<ReportState, { phase: 'none' }>,
): Promise<ReportStatus['appealable']> {
  if (report.told?.outcome !== 'no-breach' || report.case === undefined) return undefined;
  const file = await work.load(cases, report.case);
  if (file.phase !== 'decided' || file.decision === undefined) return undefined;
  const decision = (await work.load(decisions, file.decision)) as MadeDecision;
  return decision.phase === 'issued' ? file.decision : undefined;
}
