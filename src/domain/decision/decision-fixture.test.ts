import assert from 'node:assert/strict';
import { test } from 'node:test';
import { duration } from '../../kernel/duration.ts';
import type {
  ActivityId,
  AppealId,
  CaseId,
  CommunityId,
  DecisionId,
  EvidenceId,
  FamilyId,
  ItemId,
  LanguageTag,
  MemberId,
  PartId,
  ReportId,
  RuleId,
  StaffId,
  StatementId,
} from '../../kernel/identifier.ts';
import { type Instant, instant } from '../../kernel/instant.ts';
import type { EvidenceTaken } from '../case/event.ts';
import type { Hearing } from '../case/hearing-event.ts';
import type { OpenCase } from '../case/state.ts';
import { respondentOf, type Subject } from '../person.ts';
import type { StaffState } from '../staff/state.ts';
import type { AvailableStatement } from '../statement/state.ts';
import type { PartText } from '../text.ts';
import type { DecisionDraft } from './command.ts';
import type { MakeDecision } from './draft.ts';
import type { MadeDecision } from './state.ts';

// What the tests of decisions, statements, appeals and standing start from.

export const conductAt: Instant = instant('2026-03-01T09:00:00Z');
export const decidedAt: Instant = instant('2026-03-02T10:00:00Z');
export const decisionId: DecisionId = 'decision-1' as DecisionId;
export const caseId: CaseId = 'case-1' as CaseId;
export const appealId: AppealId = 'appeal-1' as AppealId;
export const statementId: StatementId = 'statement-1' as StatementId;
export const firstAuthor: StaffId = 'moderator-1' as StaffId;
export const respondent: MemberId = 'm-1' as MemberId;
export const insult: RuleId = 'civility.insult' as RuleId;

export function words(text: string, part = 'part-1'): PartText {
  return { part: part as PartId, text };
}

export function evidence(id: string, options: Partial<EvidenceTaken> = {}): EvidenceTaken {
  return {
    evidence: id as EvidenceId,
    part: `part-${id}` as PartId,
    digest: id.padStart(64, '0'),
    community: 'community-1' as CommunityId,
    activity: `activity-${id}` as ActivityId,
    item: `item-${id}` as ItemId,
    author: respondent,
    occurredAt: conductAt,
    provenance: 'report',
    ...options,
  };
}

/** The respondent was asked for their view and gave it. */
export const heardHearing: Hearing = {
  asked: {
    by: firstAuthor,
    at: instant('2026-03-01T11:00:00Z'),
    until: instant('2026-03-02T11:00:00Z'),
  },
  given: { at: instant('2026-03-01T15:00:00Z'), view: 'part-view' as PartId },
};

/** A case ready to be decided: leased, with a finding of breach kept after the precedents. */
export function readyCase(
  options: { readonly subject?: Subject } & Partial<Omit<OpenCase, 'opened'>> = {},
): OpenCase {
  const { subject = { kind: 'member', member: respondent }, ...changed } = options;
  return {
    phase: 'open',
    opened: {
      at: instant('2026-03-01T10:00:00Z'),
      by: { kind: 'reporter', report: 'report-1' as ReportId },
      case: caseId,
      community: 'community-1' as CommunityId,
      subject,
      source: 'report',
      family: 'civility' as FamilyId,
      promisedBy: instant('2026-03-03T10:00:00Z'),
      automatedDetection: false,
    },
    matters: [
      {
        kind: 'report',
        report: 'report-1' as ReportId,
        reporter: { kind: 'member', id: 'm-2' as MemberId },
      },
    ],
    evidence: [evidence('1'), evidence('2')],
    lease: { holder: firstAuthor, until: instant('2026-03-02T10:05:00Z') },
    finding: { holder: firstAuthor, at: decidedAt, breach: 'breach', confidence: 'high' },
    precedents: { at: decidedAt, decisions: [], kept: true, breach: 'breach' },
    hearing: heardHearing,
    reveals: [],
    notes: [],
    touchedBy: [firstAuthor],
    ...changed,
  };
}

export function breachDraft(options: Partial<DecisionDraft> = {}): DecisionDraft {
  return {
    outcome: 'breach',
    rule: insult,
    ground: 'incompatible-with-rulebook',
    factsReliedOn: ['1' as EvidenceId],
    reasons: words('Two sentences that call another member names.'),
    rung: 'warning',
    deviationReason: words('A reminder came last week already.', 'part-2'),
    confidence: 'high',
    ...options,
  };
}

export function noBreachDraft(options: Partial<DecisionDraft> = {}): DecisionDraft {
  return {
    outcome: 'no-breach',
    ground: 'incompatible-with-rulebook',
    factsReliedOn: [],
    reasons: words('Sharp, but it stays with the matter at hand.'),
    confidence: 'medium',
    ...options,
  };
}

export function makeCommand(
  staff: StaffState,
  options: Partial<Omit<MakeDecision, 'type'>> = {},
): MakeDecision {
  return {
    type: 'make-decision',
    decision: decisionId,
    case: caseId,
    file: readyCase(),
    staff,
    draft: breachDraft(),
    standing: [],
    earlier: [],
    reporterTraces: ['m-2', 'kind.reader@forum.example'],
    ...options,
  };
}

/** An issued decision: seven days of reading only for an insult. */
export function issuedDecision(
  made: Partial<MadeDecision['made']> = {},
  options: Partial<Omit<MadeDecision, 'made'>> = {},
): MadeDecision {
  const subject: Subject = made.subject ?? { kind: 'member', member: respondent };
  return {
    phase: 'issued',
    made: {
      at: decidedAt,
      by: { kind: 'staff', id: firstAuthor },
      decision: decisionId,
      case: caseId,
      subject,
      respondent: respondentOf(subject),
      outcome: 'breach',
      rule: { rule: insult, version: 1 },
      gravity: 2,
      ground: 'incompatible-with-rulebook',
      conductAt,
      acts: ['activity-1' as ActivityId],
      factsReliedOn: ['1' as EvidenceId],
      reasons: 'part-1' as PartId,
      rungSuggested: 'warning',
      rungChosen: 'seven-days',
      measures: [{ kind: 'read-only', for: duration('P7D') }],
      weight: { family: 'civility' as FamilyId, points: 20, memory: duration('P180D') },
      automatedDetection: false,
      automatedDecision: 'not-automated',
      confidence: 'high',
      decidedBy: firstAuthor,
      needsSecondPerson: false,
      ...made,
    },
    heldUntil: instant('2026-03-02T10:00:10Z'),
    issuedAt: instant('2026-03-02T10:00:10Z'),
    statement: statementId,
    ...options,
  };
}

/** The respondent's statement, opened on their page. */
export function deliveredStatement(at: Instant, appealUntil: Instant): AvailableStatement {
  return {
    phase: 'delivered',
    made: {
      at,
      by: { kind: 'clock' },
      statement: statementId,
      to: { kind: 'member', id: respondent },
      restrictions: [],
      language: 'en' as LanguageTag,
      text: 'part-9' as PartId,
      digest: '0'.repeat(64),
    },
    delivered: { at, channel: 'page', appealUntil },
  };
}

test('the case that the other tests start from lacks nothing but its decision', () => {
  const { draft, file } = makeCommand({ phase: 'none' });
  assert.equal(file.finding?.holder, file.lease?.holder);
  const known = file.evidence.map((taken) => taken.evidence);
  assert.ok(draft.factsReliedOn.every((fact) => known.includes(fact)));
});
