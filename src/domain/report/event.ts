import type {
  CaseId,
  LanguageTag,
  PartId,
  ReportId,
  RestrictionId,
  RuleId,
} from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Recorded } from '../decider.ts';
import type { Person, Subject } from '../person.ts';

/** DSA Article 16 asks who alleges what; identity is asked for and never forced. */
export type SourceType = 'report' | 'trusted-flagger' | 'own-initiative' | 'other-notification';

export interface ReportReceived extends Recorded {
  readonly type: 'report-received';
  readonly report: ReportId;
  readonly source: SourceType;
  readonly subject: Subject;
  /** Known members and staff who report; absent for somebody without an account. */
  readonly reporter?: Person;
  /** Address for the receipt and the outcome, kept as a part; absent when none was given. */
  readonly contact?: PartId;
  readonly text: PartId;
  readonly language: LanguageTag;
  /** The rule the reporter had in mind, if they named one. */
  readonly rule?: RuleId;
  /** `illegal-content` or `incompatible-with-rulebook`, as the reporter alleges it. */
  readonly alleges: 'illegal-content' | 'incompatible-with-rulebook';
  /**
   * True when the alleged offence is sexual abuse of children: then no name may be asked (Art.
   * 16(2)(c)).
   */
  readonly childAbuse: boolean;
  /** The reporter states that they believe the report to be accurate (Art. 16(2)(d)). */
  readonly goodFaith: boolean;
  /** The reporter took part in the private conversation they report (E2). */
  readonly participant: boolean;
  readonly promisedBy: Instant;
}

export interface ReportJoinedCase extends Recorded {
  readonly type: 'report-joined-case';
  readonly case: CaseId;
}

export interface ReportClosedWithoutCase extends Recorded {
  readonly type: 'report-closed-without-case';
  readonly reason: 'duplicate' | 'withdrawn' | 'not-in-this-community' | 'misuse-measure';
  /** The measure against misuse under which it was closed. */
  readonly restriction?: RestrictionId;
}

/** What the reporter is told, once; nothing about the other person's history. */
export interface ReportOutcomeTold extends Recorded {
  readonly type: 'report-outcome-told';
  readonly outcome: ReportOutcome;
}

export type ReportOutcome =
  | 'breach'
  | 'no-breach'
  | 'closed-in-favour'
  | 'reversed-on-appeal'
  | 'reversed-on-review'
  | 'closed-without-case';

export type ReportEvent =
  | ReportReceived
  | ReportJoinedCase
  | ReportClosedWithoutCase
  | ReportOutcomeTold;
