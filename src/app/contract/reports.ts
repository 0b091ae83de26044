import type { Person, Subject } from '../../domain/person.ts';
import type { ReportOutcome, ReportReceived, SourceType } from '../../domain/report/event.ts';
import type { RestrictionPhase } from '../../domain/restriction/state.ts';
import type {
  DecisionId,
  LanguageTag,
  ReportId,
  RuleId,
  StatementId,
} from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Answer, Call } from './call.ts';

export interface ReportInput {
  readonly source: SourceType;
  readonly subject: Subject;
  readonly reporter?: Person;
  /** E-mail or URL for receipt and outcome; kept apart and never shown. */
  readonly contact?: string;
  readonly text: string;
  readonly language?: LanguageTag;
  readonly rule?: RuleId;
  readonly alleges: ReportReceived['alleges'];
  readonly childAbuse?: boolean;
  readonly goodFaith: boolean;
  readonly participant?: boolean;
  /** What the reporter shows of a private conversation, or of an item no activity is known for. */
  readonly shown?: {
    readonly text: string;
    readonly occurredAt: Instant;
    readonly private: boolean;
  };
  /** Id given by the sending platform: the same one is the same report. */
  readonly externalId?: string;
}

export interface ReportReceipt {
  readonly report: ReportId;
  readonly receivedAt: Instant;
  readonly promisedBy: Instant;
  /** Secret of the reporter's own status page `/r/{secret}`; given once. */
  readonly secret: string;
  readonly duplicateOf?: ReportId;
  /** Closed without being looked at, because a measure against misuse of reports is in force. */
  readonly paused?: ReportPause;
}

/** The measure under which a report was closed, and how it stands now. */
export interface ReportPause {
  readonly until: Instant;
  readonly phase: RestrictionPhase;
  readonly statement: StatementId;
}

export interface ReportStatus {
  readonly report: ReportId;
  readonly phase: 'received' | 'joined' | 'closed-without-case' | 'outcome-told';
  readonly receivedAt: Instant;
  readonly promisedBy: Instant;
  readonly outcome?: { readonly at: Instant; readonly outcome: ReportOutcome };
  /** Decision that can be appealed by the reporter: only for "no breach" (A7). */
  readonly appealable?: DecisionId;
  readonly paused?: ReportPause;
}

export interface Reports {
  file(input: ReportInput, call: Call): Answer<ReportReceipt>;
  /** By the secret of the receipt. */
  status(secret: string): Answer<ReportStatus>;
}
