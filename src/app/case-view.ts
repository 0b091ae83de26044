import type { EvidenceTaken } from '../domain/case/event.ts';
import type { OpenCase } from '../domain/case/state.ts';
import { mildestRange } from '../domain/decision/mildest-range.ts';
import type { MadeDecision } from '../domain/decision/state.ts';
import { respondentOf } from '../domain/person.ts';
import { DAY_MS, MINUTE_MS } from '../kernel/duration.ts';
import type { CaseId, DecisionId, RuleId } from '../kernel/identifier.ts';
import { elapsedMs, type Instant, instantFromMs, instantMs, later } from '../kernel/instant.ts';
import { limits } from '../kernel/limits.ts';
import { ruleInForce, versionInForce } from '../rulebook/model.ts';
import { reports } from './aggregates.ts';
import { caseTrail, otherCases, whatTheySaid } from './case-trail.ts';
import type {
  BlindCase,
  CaseView,
  ContextLine,
  EvidenceView,
  OpenedCase,
  Precedent,
} from './contract/cases.ts';
import { decisionView } from './decision-view.ts';
import { earlyEndsOf } from './early-end-view.ts';
import { standingOf } from './standing-of.ts';
import { snapshotOf, textOf } from './texts.ts';
import { idOf, type Work } from './work.ts';

const CONTEXT_EACH = 5;
const PRECEDENTS = 3;

/** A case as its handler may see it: blind until the finding stands or identity was revealed. */
export async function caseView(work: Work, id: CaseId, file: OpenCase): Promise<CaseView> {
  const version = await storedVersion(work, id);
  const names = pseudonyms(file);
  const blind = await blindCase(work, { id, file, version, names });
  const seen = file.finding !== undefined || file.reveals.length > 0;
  return seen ? { blind, opened: await openedCase(work, file) } : { blind };
}

// After a commit the store is ahead of what the work loaded, so the version is read again.
async function storedVersion(work: Work, id: CaseId): Promise<number> {
  return (await work.store.view(`case-${id}`))?.version ?? (await work.version('case', id));
}

async function blindCase(
  work: Work,
  about: { id: CaseId; file: OpenCase; version: number; names: Pseudonyms },
): Promise<BlindCase> {
  const { id, file, version, names } = about;
  const conductAt = latestConduct(file);
  return {
    case: id,
    version,
    phase: file.phase,
    subjectKind: file.opened.subject.kind,
    openedAt: file.opened.at,
    promisedBy: file.opened.promisedBy,
    source: file.opened.source,
    automatedDetection: file.opened.automatedDetection,
    ...(file.lease === undefined ? {} : { lease: file.lease }),
    evidence: await evidenceViews(work, file.evidence, names),
    ...(await contextOf(work, file, names)),
    rules: rulesAsOf(work, file, conductAt),
    notes: await notesOf(work, file),
    ...(file.finding === undefined ? {} : { finding: file.finding }),
    ...(await caseTrail(work, file)),
  };
}

/** When the newest piece of evidence happened: the moment the rules are read as of. */
export function latestConduct(file: OpenCase): Instant {
  const [first, ...rest] = file.evidence.map((item) => item.occurredAt);
  return rest.reduce(later, first ?? file.opened.at);
}

export function rulesAsOf(work: Work, file: OpenCase, conductAt: Instant): BlindCase['rules'] {
  const version = versionInForce(work.rulebook, conductAt);
  const hinted = new Set(
    file.matters.flatMap((matter) => (matter.kind === 'finding' ? [matter.rule.rule] : [])),
  );
  return (version?.rulebook.rules ?? []).map((rule) => ({
    ref: { rule: rule.id, version: version?.number ?? 0 },
    // Who decides reads the rule, not the tests of its condition.
    rule: { ...rule, tests: [] },
    hinted: hinted.has(rule.id) || (hinted.size === 0 && rule.family === file.opened.family),
  }));
}

/** Handles to letters, stable within one case: the respondent is A. */
export interface Pseudonyms {
  of(person: string): string;
}

export function pseudonyms(file: OpenCase): Pseudonyms {
  const letters: Map<string, string> = new Map();
  const give = (person: string): string => {
    const known = letters.get(person);
    if (known !== undefined) return known;
    const letter = letterOf(letters.size);
    letters.set(person, letter);
    return letter;
  };
  give(respondentOf(file.opened.subject).id);
  for (const item of file.evidence) if (item.author !== undefined) give(item.author);
  return { of: give };
}

function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${letter}${Math.floor(index / 26) + 1}`;
}

export async function evidenceViews(
  work: Work,
  evidence: readonly EvidenceTaken[],
  names: Pseudonyms,
): Promise<readonly EvidenceView[]> {
  const views = evidence.map(async (item): Promise<EvidenceView> => {
    const snapshot = await snapshotOf(work, item);
    return {
      evidence: item.evidence,
      occurredAt: item.occurredAt,
      author: names.of(snapshot.author),
      kind: snapshot.kind,
      text: snapshot.text,
      links: snapshot.links,
      ...(item.item === undefined ? {} : { item: item.item }),
      ...(item.activity === undefined ? {} : { activity: item.activity }),
      spans: snapshot.spans,
    };
  });
  return await Promise.all(views);
}

/** What was said before and after in the same thread, as far as the platform sent it. */
async function contextOf(
  work: Work,
  file: OpenCase,
  names: Pseudonyms,
): Promise<{ before: readonly ContextLine[]; after: readonly ContextLine[] }> {
  const first = file.evidence[0];
  if (first === undefined) return { before: [], after: [] };
  const { thread, occurredAt } = await snapshotOf(work, first);
  if (thread === undefined) return { before: [], after: [] };
  const around = await work.store.activitiesAround(thread, occurredAt, CONTEXT_EACH);
  const quoted = new Set(file.evidence.map((item) => item.activity));
  const lines = around
    .filter((activity) => activity.content !== undefined && !quoted.has(activity.id))
    .map((activity) => ({
      occurredAt: activity.time,
      author: names.of(activity.actor.id),
      text: activity.content?.text ?? '',
    }));
  return {
    before: lines.filter((line) => line.occurredAt <= occurredAt),
    after: lines.filter((line) => line.occurredAt > occurredAt),
  };
}

async function notesOf(work: Work, file: OpenCase): Promise<BlindCase['notes']> {
  const notes = file.notes.map(async (note) => ({
    author: note.author,
    at: note.at,
    text: await textOf(work, note.note),
  }));
  return await Promise.all(notes);
}

async function openedCase(work: Work, file: OpenCase): Promise<OpenedCase> {
  const respondent = respondentOf(file.opened.subject);
  const standing = await standingOf(work, respondent);
  const breach = file.precedents?.breach ?? file.finding?.breach;
  const rule = file.precedents?.rule ?? file.finding?.rule;
  const suggestion =
    breach === 'breach' && rule !== undefined ? suggestionFor(work, file, { rule, standing }) : {};
  return {
    respondent,
    subject: file.opened.subject,
    ...(await reportFigures(work, file)),
    reportTexts: await reportTextsOf(work, file),
    precedents: rule === undefined ? [] : await precedentsUnder(work, rule),
    precedentsSeen: file.precedents !== undefined,
    standing,
    ...suggestion,
    ...(file.decision === undefined ? {} : await decidedParts(work, file.decision)),
    ...(await whatTheySaid(work, file)),
    otherCases: await otherCases(work, file),
  };
}

async function decidedParts(
  work: Work,
  id: DecisionId,
): Promise<Pick<OpenedCase, 'decision' | 'earlyEnds'>> {
  const asked = await earlyEndsOf(work, id);
  const earlyEnds = asked.length === 0 ? {} : { earlyEnds: asked };
  return { decision: await decisionView(work, id), ...earlyEnds };
}

function suggestionFor(
  work: Work,
  file: OpenCase,
  about: { rule: RuleId; standing: OpenedCase['standing'] },
): Pick<OpenedCase, 'suggestion'> {
  const conductAt = latestConduct(file);
  const found = ruleInForce(work.rulebook, about.rule, conductAt);
  const question = { rule: about.rule, conductAt, decidedAt: work.at };
  const mildest = mildestRange(work.rulebook, question, about.standing);
  if (found === undefined || mildest === undefined) return {};
  const { range, suggestion, gravest, weight, milder } = mildest;
  return {
    suggestion: {
      rule: { rule: found.rule.id, version: found.version.number },
      suggested: suggestion.suggested,
      range,
      counting: suggestion.counting,
      needsSecondPerson: gravest >= 3,
      points: weight.points,
      ...(milder === undefined ? {} : { milder }),
    },
  };
}

/** What was written, in the reporters' own words. Who wrote it is shown to nobody here. */
async function reportTextsOf(work: Work, file: OpenCase): Promise<readonly string[]> {
  const ids = file.matters.flatMap((matter) => (matter.kind === 'report' ? [matter.report] : []));
  const texts: string[] = [];
  for (const id of ids.slice(0, limits.reportTextsShown)) {
    const report = await work.load(reports, id);
    if (report.phase !== 'none') texts.push(await textOf(work, report.received.text));
  }
  return texts;
}

/** Reports are counted in bands, never as votes; a burst is marked so that it can be doubted. */
async function reportFigures(
  work: Work,
  file: OpenCase,
): Promise<Pick<OpenedCase, 'reportsBand' | 'burst'>> {
  const count = file.matters.filter((matter) => matter.kind === 'report').length;
  const respondent = respondentOf(file.opened.subject);
  const about = await work.store.list({
    index: 'reports-about',
    key: `${respondent.kind}:${respondent.id}`,
    direction: 'descending',
    limit: limits.burstReports,
  });
  const newest = about[0]?.order;
  const oldest = about.at(-1)?.order;
  const burst =
    about.length >= limits.burstReports &&
    newest !== undefined &&
    oldest !== undefined &&
    elapsedMs(oldest as Instant, newest as Instant) <= 10 * MINUTE_MS;
  return { reportsBand: bandOf(count), burst };
}

function bandOf(count: number): OpenedCase['reportsBand'] {
  if (count === 0) return '0';
  if (count === 1) return '1';
  return count < 5 ? '2-4' : '5+';
}

/** The nearest decisions under the same rule that can no longer change, newest first. */
export async function precedentsUnder(work: Work, rule: RuleId): Promise<readonly Precedent[]> {
  const found = await work.store.list({
    index: 'decisions-under',
    key: rule,
    direction: 'descending',
    limit: 50,
  });
  const settled = found.filter((view) => {
    const { phase, reversed } = view.body as unknown as MadeDecision;
    // What was undone as a whole job shows nothing about a single case.
    if (reversed?.bulk !== undefined) return false;
    return (
      phase === 'final' || phase === 'reversed' || phase === 'overridden' || phase === 'issued'
    );
  });
  return await Promise.all(
    settled.slice(0, PRECEDENTS).map(async (view) => {
      const id = idOf(view.stream) as DecisionId;
      return await precedentOf(work, id, view.body as unknown as MadeDecision);
    }),
  );
}

export async function precedentOf(
  work: Work,
  id: DecisionId,
  decision: MadeDecision,
): Promise<Precedent> {
  const { made, phase } = decision;
  const after = { reversed: 'decision-reversed', overridden: 'decision-varied' } as const;
  const afterAppeal = phase === 'reversed' || phase === 'overridden' ? after[phase] : undefined;
  return {
    decision: id,
    rule: made.rule ?? { rule: '' as RuleId, version: 0 },
    outcome: made.outcome,
    ...(made.rungChosen === undefined ? {} : { rung: made.rungChosen }),
    decidedAt: dayOf(made.at),
    ...(afterAppeal === undefined ? {} : { afterAppeal }),
    reasons: await textOf(work, made.reasons),
  };
}

// A precedent needs no hour: day is enough and points less at a person.
function dayOf(at: Instant): Instant {
  return instantFromMs(Math.floor(instantMs(at) / DAY_MS) * DAY_MS);
}
