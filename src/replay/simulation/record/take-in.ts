import type { BulkEvent } from '../../../domain/bulk/event.ts';
import type { CaseEvent } from '../../../domain/case/event.ts';
import type { DecisionEvent, DecisionMade } from '../../../domain/decision/event.ts';
import { personKey } from '../../../domain/person.ts';
import type { RestrictionEvent } from '../../../domain/restriction/event.ts';
import type { StaffEvent } from '../../../domain/staff/event.ts';
import type { SeenRecord } from './record.ts';
import type { SeenRestriction } from './seen.ts';
import type { DomainEvent, SeenCommit, SeenEvent } from './seen-commit.ts';
import { takeEarlyEnd, takeHearing, takeJob } from './take-in-answers.ts';
import { takeBeside } from './take-in-beside.ts';

/** Adds one transaction to what is known. Costs as much as the transaction has events. */
export function takeIn(record: SeenRecord, commit: SeenCommit): void {
  for (const seen of commit.events) {
    record.events += 1;
    if (seen.event.at > record.newestAt) record.newestAt = seen.event.at;
    takeEvent(record, seen);
    takeBeside(record.beside, seen);
  }
}

function takeEvent(record: SeenRecord, { collection, id, event }: SeenEvent): void {
  switch (collection) {
    case 'case':
      takeCase(record, id, event as CaseEvent);
      return;
    case 'decision':
      takeDecision(record, id, event as DecisionEvent);
      return;
    case 'restriction':
      takeRestriction(record, id, event as RestrictionEvent);
      return;
    case 'bulk':
      takeJob(record, id, event as BulkEvent);
      return;
    case 'staff':
      takeStaff(record, id, event as StaffEvent);
      return;
    case 'reading':
      if ('id' in event.by) record.readings.set(event.by.id, record.events);
      return;
    default:
      takeOther(record, id, event);
      return;
  }
}

function takeCase(record: SeenRecord, id: string, event: CaseEvent): void {
  if (event.type === 'case-opened') {
    record.openCases.add(id);
    record.cases.set(id, {
      opened: event,
      evidence: [],
      reporters: new Set(),
      reports: [],
      findings: new Set(),
      touchedBy: new Set(event.by.kind === 'staff' ? [event.by.id] : []),
      phase: 'open',
    });
    return;
  }
  const file = record.cases.get(id);
  if (file === undefined) return;
  if (event.by.kind === 'staff') file.touchedBy.add(event.by.id);
  if (event.type === 'matter-joined') takeMatter(record, id, event);
  else moveCase(record, id, event);
  takeHearing(record, id, event);
}

function takeMatter(
  record: SeenRecord,
  id: string,
  { matter, evidence }: Extract<CaseEvent, { type: 'matter-joined' }>,
): void {
  const file = record.cases.get(id);
  if (file === undefined) return;
  file.evidence.push(...evidence);
  for (const taken of evidence) {
    // The first case keeps it, so that a second one shows.
    if (!record.evidence.has(taken.evidence)) record.evidence.set(taken.evidence, id);
  }
  if (matter.kind === 'finding') file.findings.add(matter.finding);
  if (matter.kind !== 'report') return;
  file.reports.push(matter.report);
  if (matter.reporter !== undefined) file.reporters.add(personKey(matter.reporter));
}

function moveCase(record: SeenRecord, id: string, event: CaseEvent): void {
  const file = record.cases.get(id);
  if (file === undefined) return;
  switch (event.type) {
    case 'decision-attached':
      file.phase = 'pending';
      file.decision = event.decision;
      record.openCases.delete(id);
      return;
    case 'decision-detached':
      file.phase = 'open';
      delete file.decision;
      record.openCases.add(id);
      return;
    case 'case-decided':
      file.phase = 'decided';
      file.decision = event.decision;
      record.openCases.delete(id);
      return;
    case 'case-closed-in-favour':
      file.phase = 'closed';
      record.openCases.delete(id);
      return;
    case 'case-merged':
      file.phase = 'merged';
      record.openCases.delete(id);
      return;
    default:
      return;
  }
}

/** One key for each act and family that a decision judges. */
export function judgedActs(made: DecisionMade): readonly string[] {
  if (made.outcome !== 'breach' || made.weight === undefined) return [];
  const { family } = made.weight;
  return made.acts.map((act) => `${act} under ${family}`);
}

function takeDecision(record: SeenRecord, id: string, event: DecisionEvent): void {
  if (event.type === 'decision-made') {
    const waits = event.needsSecondPerson;
    record.decisions.set(id, {
      made: event,
      takenPartIn: new Set([event.decidedBy]),
      phase: waits ? 'waiting' : 'held',
      restrictions: [],
    });
    (waits ? record.unconfirmed : record.held).add(id);
    const about = personKey(event.respondent);
    const others = record.decisionsAbout.get(about) ?? [];
    record.decisionsAbout.set(about, [...others, id]);
    for (const act of judgedActs(event)) if (!record.judged.has(act)) record.judged.set(act, id);
    return;
  }
  moveDecision(record, id, event);
}

function moveDecision(record: SeenRecord, id: string, event: DecisionEvent): void {
  const decision = record.decisions.get(id);
  if (decision === undefined) return;
  if (event.by.kind === 'staff' && 'second' in event) decision.takenPartIn.add(event.second);
  switch (event.type) {
    case 'decision-confirmed':
      decision.phase = 'held';
      record.unconfirmed.delete(id);
      record.held.add(id);
      return;
    case 'decision-rejected-by-second':
    case 'decision-undone':
      decision.phase = 'withdrawn';
      letGo(record, id);
      return;
    case 'decision-issued':
      decision.phase = 'issued';
      decision.issuedAt = event.at;
      if (event.statement !== undefined) decision.statement = event.statement;
      record.held.delete(id);
      return;
    case 'decision-became-final':
      decision.phase = 'final';
      decision.finalAt = event.at;
      return;
    case 'decision-reopened':
      decision.phase = 'issued';
      delete decision.finalAt;
      return;
    case 'decision-reversed':
    case 'decision-vacated':
    case 'decision-overridden':
      decision.phase = event.type === 'decision-overridden' ? 'replaced' : 'reversed';
      decision.undoneAt = event.at;
      letGo(record, id);
      return;
    default:
      return;
  }
}

// What no longer stands judges nothing: the acts can be judged anew.
function letGo(record: SeenRecord, id: string): void {
  record.unconfirmed.delete(id);
  record.held.delete(id);
  const made = record.decisions.get(id)?.made;
  for (const act of made === undefined ? [] : judgedActs(made)) {
    if (record.judged.get(act) === id) record.judged.delete(act);
  }
}

function takeRestriction(record: SeenRecord, id: string, event: RestrictionEvent): void {
  if (event.type === 'restriction-imposed') {
    if (record.restrictions.has(id)) return;
    record.restrictions.set(id, { imposed: event, stayed: false });
    if (event.basis.kind === 'decision') {
      record.decisions.get(event.basis.decision)?.restrictions.push(id);
    }
    if (event.target.kind !== 'member') return;
    const theirs = record.binding.get(event.target.member) ?? new Set();
    record.binding.set(event.target.member, theirs.add(id));
    return;
  }
  const restriction = record.restrictions.get(id);
  if (restriction === undefined) return;
  if (event.type === 'restriction-stayed') restriction.stayed = true;
  if (event.type === 'restriction-resumed') restriction.stayed = false;
  if (event.type !== 'restriction-lifted' && event.type !== 'restriction-reversed') return;
  restriction.endedAt = event.at;
  restriction.endedBecause = becauseOf(event);
  const { target } = restriction.imposed;
  if (target.kind === 'member') record.binding.get(target.member)?.delete(id);
}

function becauseOf(
  event: Extract<RestrictionEvent, { type: 'restriction-lifted' | 'restriction-reversed' }>,
): NonNullable<SeenRestriction['endedBecause']> {
  if (event.type === 'restriction-lifted') return 'lifted';
  if (event.because === 'released') return 'released';
  if (event.because === 'decision-vacated') return 'vacated';
  return event.because === 'appeal-reversed' ? 'reversed' : 'replaced';
}

function takeStaff(record: SeenRecord, id: string, event: StaffEvent): void {
  if (event.type === 'staff-appointed') {
    const { member, role } = event;
    const own = member === undefined ? {} : { member };
    record.staff.set(id, { id, ...own, roles: new Set([role]), relations: new Set() });
    return;
  }
  const person = record.staff.get(id);
  if (person === undefined) return;
  if (event.type === 'role-granted') person.roles.add(event.role);
  if (event.type === 'role-ended') person.roles.delete(event.role);
  if (event.type === 'relation-declared') person.relations.add(personKey(event.to));
  if (event.type === 'relation-ended') person.relations.delete(personKey(event.to));
}

function takeOther(record: SeenRecord, id: string, event: DomainEvent): void {
  switch (event.type) {
    case 'statement-made-available':
      record.statements.set(id, { made: event });
      if (event.decision !== undefined) record.stated.push(id);
      return;
    case 'statement-delivered': {
      const statement = record.statements.get(id);
      if (statement !== undefined) statement.appealUntil ??= event.appealUntil;
      return;
    }
    case 'appeal-received':
      record.appeals.set(id, { received: event, late: false });
      record.waitingAppeals.add(id);
      return;
    case 'appeal-became-late': {
      const appeal = record.appeals.get(id);
      if (appeal !== undefined) appeal.late = true;
      return;
    }
    case 'appeal-decided': {
      const appeal = record.appeals.get(id);
      if (appeal !== undefined) appeal.decided = event;
      record.waitingAppeals.delete(id);
      return;
    }
    case 'early-end-asked':
    case 'early-end-answered':
      takeEarlyEnd(record, id, event);
      return;
    default:
      takeReport(record, id, event);
      return;
  }
}

function takeReport(record: SeenRecord, id: string, event: DomainEvent): void {
  if (event.type === 'report-received') {
    record.reports.set(id, { received: event, told: [] });
    record.untold.add(id);
    return;
  }
  const report = record.reports.get(id);
  if (report === undefined) return;
  if (event.type === 'report-joined-case') report.case = event.case;
  if (event.type === 'report-outcome-told') report.told.push(event.outcome);
  if (event.type === 'report-outcome-told' || event.type === 'report-closed-without-case') {
    record.untold.delete(id);
  }
}
