import type { AppealOutcome } from '../../domain/appeal/event.ts';
import type { Person } from '../../domain/person.ts';
import type { MemberPowers } from '../../domain/powers/powers.ts';
import type { RestrictionPhase } from '../../domain/restriction/state.ts';
import type { Standing } from '../../domain/standing/standing.ts';
import type { StatementText } from '../../domain/statement/text.ts';
import type {
  AppealId,
  DecisionId,
  EvidenceId,
  GroupId,
  ItemId,
  MemberId,
  RestrictionId,
  StatementId,
} from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { MeasureKind } from '../../rulebook/model.ts';
import type { Answer, Call, Page, PageQuery } from './call.ts';
import type { DecisionView } from './cases.ts';
import type { EarlyEndView } from './early-ends.ts';
import type { HearingView } from './hearings.ts';
import type { ReportStatus } from './reports.ts';

export interface RestrictionView {
  readonly restriction: RestrictionId;
  readonly kind: MeasureKind;
  readonly target:
    | { readonly kind: 'member'; readonly member: MemberId; readonly group?: GroupId }
    | { readonly kind: 'item'; readonly item: ItemId };
  readonly phase: RestrictionPhase;
  readonly from: Instant;
  readonly until: Instant;
  readonly statement: StatementId;
  readonly decision?: DecisionId;
}

/** The statement as the member reads it, with where an appeal stands. */
export interface StatementView {
  readonly statement: StatementId;
  readonly version: number;
  readonly to: Person;
  readonly text: StatementText;
  readonly digest: string;
  readonly availableAt: Instant;
  readonly deliveredAt?: Instant;
  readonly appealUntil?: Instant;
  readonly decision?: DecisionId;
  readonly decisionPhase?: DecisionView['phase'];
  readonly restrictions: readonly RestrictionView[];
  readonly appeal?: AppealStatus;
  /** Present when the person is heard after an urgent decision. */
  readonly hearing?: HearingView;
  /** All evidence used, reporters never among it (E5). */
  readonly evidence: readonly {
    readonly evidence: EvidenceId;
    readonly occurredAt: Instant;
    readonly text: string;
  }[];
}

export interface AppealStatus {
  readonly appeal: AppealId;
  readonly phase: 'waiting' | 'decided';
  readonly filedAt: Instant;
  readonly promisedBy: Instant;
  readonly lateSince?: Instant;
  /** It waits under a measure against misuse; the promise counts from then. */
  readonly pausedUntil?: Instant;
  readonly outcome?: AppealOutcome;
  readonly decidedAt?: Instant;
  readonly reasons?: string;
}

/** Everything Evenhand keeps about one member, for themselves (GDPR Article 15 and 20). */
export interface MemberFile {
  readonly member: MemberId;
  readonly exportedAt: Instant;
  readonly standing: Standing;
  readonly statements: readonly StatementView[];
  readonly restrictions: readonly RestrictionView[];
  readonly reportsFiled: readonly ReportStatus[];
  /** What they were asked before or after a decision, and what they said. */
  readonly hearings: readonly HearingView[];
  /** What the member asked about their restrictions, with the answers. */
  readonly earlyEnds: readonly EarlyEndView[];
  /** What is left out, and why. */
  readonly redactions: readonly string[];
}

export interface Members {
  /** The hot path for platforms; synchronous inside one process. */
  powers(member: MemberId): MemberPowers;
  standing(member: MemberId, call: Call): Answer<Standing>;
  statements(member: MemberId, call: Call): Answer<readonly StatementView[]>;
  export(member: MemberId, call: Call): Answer<MemberFile>;
}

export interface Statements {
  read(id: StatementId, call: Call): Answer<StatementView>;
  /** The member opened it, or a delivery was confirmed: starts the appeal clock once. */
  markDelivered(
    id: StatementId,
    channel: 'page' | 'webhook' | 'mail',
    call: Call,
  ): Answer<StatementView>;
  /**
   * What a signed link `/d/{secret}` opens; works signed out and suspended. Neutral when unknown,
   * cut or expired.
   */
  byLink(secret: string): Answer<{ readonly statement: StatementId; readonly person: Person }>;
}

export interface Restrictions {
  ofSubject(
    query: PageQuery & { readonly subject: string },
    call: Call,
  ): Answer<Page<RestrictionView>>;
  read(id: RestrictionId, call: Call): Answer<RestrictionView>;
  lift(id: RestrictionId, input: { readonly reason: string }, call: Call): Answer<RestrictionView>;
}
