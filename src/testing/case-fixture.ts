import type { CaseCommand } from '../domain/case/command.ts';
import { caseDecider } from '../domain/case/decide.ts';
import type { CaseEvent, EvidenceTaken, Matter } from '../domain/case/event.ts';
import type { Context } from '../domain/decider.ts';
import type { Person, Subject } from '../domain/person.ts';
import type { StaffState } from '../domain/staff/state.ts';
import type {
  ActivityId,
  CaseId,
  CommunityId,
  DecisionId,
  EvidenceId,
  ItemId,
  MemberId,
  PartId,
  ReportId,
  RuleId,
} from '../kernel/identifier.ts';
import { type Instant, instant } from '../kernel/instant.ts';
import { isRefusal } from '../kernel/refusal.ts';
import { linkFloodRule, spamFamily } from './rulebook-fixture.ts';
import { byStaff, contextOf } from './staff-fixture.ts';

/** The moment the fixture's cases are opened. */
export const caseOpenedAt: Instant = instant('2026-11-20T08:00:00Z');
export const fixtureCommunity: CommunityId = 'community-1' as CommunityId;

const engineContext: Context = contextOf({ kind: 'engine', rule: linkFloodRule }, caseOpenedAt);

export function evidenceTaken(number: number, changes: Partial<EvidenceTaken> = {}): EvidenceTaken {
  return {
    evidence: `evidence-${number}` as EvidenceId,
    part: `part-${number}` as PartId,
    digest: number.toString(16).padStart(64, '0'),
    community: fixtureCommunity,
    activity: `activity-${number}` as ActivityId,
    item: `item-${number}` as ItemId,
    author: 'm-0412' as MemberId,
    occurredAt: instant('2026-11-20T07:45:00Z'),
    provenance: 'activity',
    ...changes,
  };
}

export function reportMatter(number: number, reporter?: Person): Matter {
  const report = `report-${number}` as ReportId;
  return { kind: 'report', report, ...(reporter === undefined ? {} : { reporter }) };
}

/** Opens `case-1` about member `m-0412` on the report `report-1`, with one piece of evidence. */
export function openCaseCommand(
  changes: Partial<Extract<CaseCommand, { type: 'open-case' }>> = {},
): Extract<CaseCommand, { type: 'open-case' }> {
  const subject: Subject = { kind: 'member', member: 'm-0412' as MemberId };
  return {
    type: 'open-case',
    case: 'case-1' as CaseId,
    community: fixtureCommunity,
    subject,
    source: 'report',
    family: spamFamily,
    automatedDetection: false,
    matter: reportMatter(1),
    evidence: [evidenceTaken(1)],
    ...changes,
  };
}

/**
 * Runs commands one after the other and answers all their events; a refusal here is a test's
 * mistake.
 */
export function caseEvents(
  steps: readonly (readonly [CaseCommand, Context])[],
): readonly CaseEvent[] {
  const events: CaseEvent[] = [];
  let state = caseDecider.initial;
  for (const [command, context] of steps) {
    const answer = caseDecider.decide(command, state, context);
    if (isRefusal(answer)) throw new TypeError(`${command.type}: ${answer.detail}`);
    events.push(...answer);
    state = answer.reduce(caseDecider.evolve, state);
  }
  return events;
}

/** Events of a case on its way to a decision, up to and including one step of the work. */
export function caseUpTo(
  step: 'opened' | 'leased' | 'finding' | 'precedents' | 'decision' | 'decided',
  options: {
    readonly staff: Extract<StaffState, { phase: 'appointed' }>;
    readonly subject?: Subject;
    readonly rule?: RuleId;
  },
): readonly CaseEvent[] {
  const { staff, subject, rule = linkFloodRule } = options;
  const context = contextOf(byStaff(staff.staff), caseOpenedAt);
  const found = { breach: 'breach', rule } as const;
  const decision = 'decision-1' as DecisionId;
  const steps: readonly (readonly [typeof step, CaseCommand, Context])[] = [
    ['opened', openCaseCommand(subject === undefined ? {} : { subject }), engineContext],
    ['leased', { type: 'lease-case', staff }, context],
    ['finding', { type: 'record-finding', ...found, confidence: 'high', staff }, context],
    ['precedents', { type: 'see-precedents', precedents: [], ...found, staff }, context],
    ['decision', { type: 'attach-decision', decision, staff }, context],
    ['decided', { type: 'close-decided', outcome: 'breach' }, context],
  ];
  const last = steps.findIndex(([name]) => name === step);
  return caseEvents(steps.slice(0, last + 1).map(([, command, by]) => [command, by]));
}
