import type {
  CaseId,
  DecisionId,
  FamilyId,
  FindingId,
  PartId,
  RuleId,
  StaffId,
} from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Subject } from '../person.ts';
import type { Breach, CaseOpened, Confidence, EvidenceTaken, Matter } from './event.ts';
import type { Hearing, LaterHearing } from './hearing-event.ts';

export interface Lease {
  readonly holder: StaffId;
  /** Slides forward with every act of the holder; a lease past this moment binds nobody. */
  readonly until: Instant;
}

export interface BlindFinding {
  readonly holder: StaffId;
  readonly at: Instant;
  readonly breach: Breach;
  readonly rule?: RuleId;
  readonly confidence: Confidence;
}

export interface OpenCase {
  readonly phase: 'open' | 'decision-pending' | 'decided' | 'closed-in-favour' | 'merged';
  readonly opened: Omit<CaseOpened, 'type'>;
  readonly matters: readonly Matter[];
  readonly evidence: readonly EvidenceTaken[];
  /** Findings whose rule does not hold any more since something came out of order. */
  readonly overtaken?: readonly { readonly finding: FindingId; readonly at: Instant }[];
  readonly lease?: Lease;
  readonly finding?: BlindFinding;
  readonly precedents?: {
    readonly at: Instant;
    readonly decisions: readonly DecisionId[];
    readonly kept: boolean;
    readonly breach: Breach;
    readonly rule?: RuleId;
  };
  readonly reveals: readonly {
    readonly holder: StaffId;
    readonly at: Instant;
    readonly reason: PartId;
  }[];
  readonly notes: readonly {
    readonly author: StaffId;
    readonly at: Instant;
    readonly note: string;
  }[];
  /** Everybody who acted on the case: none of them may hear an appeal against it (A2). */
  readonly touchedBy: readonly StaffId[];
  /** The held or issued decision. */
  readonly decision?: DecisionId;
  readonly outcome?: 'breach' | 'no-breach';
  readonly mergedInto?: CaseId;
  /** Cases that go on in this one, oldest first. */
  readonly takenIn?: readonly {
    readonly case: CaseId;
    readonly at: Instant;
    readonly subject: Subject;
    readonly family?: FamilyId;
  }[];
  /** Whether it waits at this moment is `asideAt(file, now)`. */
  readonly aside?: {
    readonly by: StaffId;
    readonly at: Instant;
    readonly until: Instant;
    readonly reason: PartId;
  };
  /** Why it ever waited: the texts go with the case (P1). */
  readonly asideReasons?: readonly PartId[];
  /** Why it went from one handler to another: these texts go with the case too. */
  readonly handlingReasons?: readonly PartId[];
  readonly hearing?: Hearing;
  readonly laterHearing?: LaterHearing;
  readonly closedAt?: Instant;
}

export type CaseState = { readonly phase: 'none' } | OpenCase;
