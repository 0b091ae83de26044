/** The domain of Evenhand: pure deciders, their commands, events, refusals and states. */
export type { Activity, ActivityType, Content, ContentKind } from './activity.ts';
export { activityTypes, contentKinds } from './activity.ts';
export type { AppealCommand, FirstInstance } from './appeal/command.ts';
export { appealDecider, decideAppeal } from './appeal/decide.ts';
export type { AppealEvent, AppealOutcome, Appellant } from './appeal/event.ts';
export { evolveAppeal } from './appeal/evolve.ts';
export type { AppealRefusal, AppealRefusalCode } from './appeal/refusal.ts';
export type { AppealState, FiledAppeal } from './appeal/state.ts';
export type { BulkCommand } from './bulk/command.ts';
export { bulkDecider, decideBulk } from './bulk/decide.ts';
export type { BulkEvent } from './bulk/event.ts';
export { evolveBulk } from './bulk/evolve.ts';
export type { BulkRefusal, BulkRefusalCode } from './bulk/refusal.ts';
export { sampleOf } from './bulk/sample.ts';
export type { BulkState, OpenBulk } from './bulk/state.ts';
export type { CaseCommand } from './case/command.ts';
export { caseDecider, decideCase } from './case/decide.ts';
export type { CaseEvent, EvidenceTaken, Matter } from './case/event.ts';
export { evolveCase } from './case/evolve.ts';
export type { Hearing, LaterHearing } from './case/hearing-event.ts';
export type { CaseRefusal, CaseRefusalCode } from './case/refusal.ts';
export type { CaseState, OpenCase } from './case/state.ts';
export type { ConflictReason, PeopleInFile, Steward } from './conflict.ts';
export { conflictOf, holdsRole, touched } from './conflict.ts';
export type { Context, Decider, Recorded } from './decider.ts';
export { actKeys } from './decision/acts.ts';
export type { DecisionCommand, DecisionDraft } from './decision/command.ts';
export { decideDecision, decisionDecider } from './decision/decide.ts';
export type {
  DecisionEvent,
  DecisionGround,
  HeardBefore,
  Measure,
  StandingWeight,
} from './decision/event.ts';
export { evolveDecision } from './decision/evolve.ts';
export type { DecisionRefusal, DecisionRefusalCode } from './decision/refusal.ts';
export type { DecisionState, MadeDecision } from './decision/state.ts';
export type { LadderSuggestion } from './ladder.ts';
export { rungsInRange, suggestRung } from './ladder.ts';
export type { Actor, Person, Subject } from './person.ts';
export { personKey, respondentOf, samePerson } from './person.ts';
export type { MemberPowers, Power, PowerLimit } from './powers/powers.ts';
export { powers, powersAt, powersLimitedBy, unrestrictable } from './powers/powers.ts';
export type { ReportCommand } from './report/command.ts';
export { decideReport, reportDecider } from './report/decide.ts';
export type { ReportEvent, ReportOutcome, SourceType } from './report/event.ts';
export { evolveReport } from './report/evolve.ts';
export type { ReportRefusal, ReportRefusalCode } from './report/refusal.ts';
export type { ReportState } from './report/state.ts';
export type { RestrictionCommand } from './restriction/command.ts';
export { decideRestriction, restrictionDecider } from './restriction/decide.ts';
export type { Imposition, RestrictionEvent } from './restriction/event.ts';
export { evolveRestriction } from './restriction/evolve.ts';
export type { RestrictionRefusal, RestrictionRefusalCode } from './restriction/refusal.ts';
export type {
  ImposedRestriction,
  RestrictionPhase,
  RestrictionState,
} from './restriction/state.ts';
export { phaseAt } from './restriction/state.ts';
export type { StaffCommand } from './staff/command.ts';
export { decideStaff, staffDecider } from './staff/decide.ts';
export type { Role, StaffEvent } from './staff/event.ts';
export { roles } from './staff/event.ts';
export { evolveStaff } from './staff/evolve.ts';
export type { StaffRefusal, StaffRefusalCode } from './staff/refusal.ts';
export type { StaffState } from './staff/state.ts';
export { standingEntryOf } from './standing/entry.ts';
export { standingSentence } from './standing/sentence.ts';
export type { Standing, StandingEntry, StandingLine } from './standing/standing.ts';
export { activeIn, standingAt } from './standing/standing.ts';
export type { StatementCommand } from './statement/command.ts';
export type { QuotedFact, Redress, StatedDecision, StatementInput } from './statement/compose.ts';
export { composeStatement } from './statement/compose.ts';
export { decideStatement, statementDecider } from './statement/decide.ts';
export type { StatementEvent } from './statement/event.ts';
export { evolveStatement } from './statement/evolve.ts';
export type { HoldStatementInput } from './statement/hold.ts';
export { composeHoldStatement } from './statement/hold.ts';
export type { StatementRefusal, StatementRefusalCode } from './statement/refusal.ts';
export type { AvailableStatement, StatementState } from './statement/state.ts';
export type { StatedHearing, StatementText } from './statement/text.ts';
export type { PartText } from './text.ts';
