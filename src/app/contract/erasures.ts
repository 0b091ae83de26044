import type { CaseId, ErasureId, MemberId, ReportId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Answer, Call } from './call.ts';

/** Why something is still kept of a member who asked to be erased (GDPR Article 17(3)(e)). */
export type StillNeeded =
  | 'open-case'
  | 'open-appeal'
  | 'open-dispute'
  | 'restriction-in-force'
  | 'report-in-open-case';

export interface WaitingRecord {
  readonly because: StillNeeded;
  readonly case?: CaseId;
  readonly report?: ReportId;
  /** When that is over by itself, where a day is known. */
  readonly until?: Instant;
}

export interface ErasureView {
  readonly erasure: ErasureId;
  readonly phase: 'asked' | 'withdrawn' | 'completed';
  readonly askedAt: Instant;
  readonly completedAt?: Instant;
  readonly withdrawnAt?: Instant;
  /** What still waits; everything else goes at once. */
  readonly waiting: readonly WaitingRecord[];
}

/** Leaving: what is stored about a member goes, and what is still needed follows by itself. */
export interface Erasures {
  /** Once more while one is under way answers that one. */
  ask(member: MemberId, call: Call): Answer<ErasureView>;
  /** The latest of the member; `not_found` when they never asked. */
  ofMember(member: MemberId, call: Call): Answer<ErasureView>;
  withdraw(member: MemberId, call: Call): Answer<ErasureView>;
  /** For whoever has its number, signed in or not: it names nobody. */
  read(id: ErasureId): Answer<Omit<ErasureView, 'waiting'>>;
}
