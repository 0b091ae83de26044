import type { AccessKind, AccessWay } from '../../domain/break-glass/event.ts';
import type { AccessPhase } from '../../domain/break-glass/state.ts';
import type { Person } from '../../domain/person.ts';
import type { AccessId, CaseId, MemberId, ReportId, StaffId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Answer, Call, Page, PageQuery } from './call.ts';

export interface AskAccessInput {
  readonly kind: AccessKind;
  readonly way: AccessWay;
  readonly reason: string;
  /** Tells the person concerned later than usual, because it would endanger somebody. */
  readonly later?: { readonly until: Instant; readonly because: string };
}

/** An access as colleagues and audit see it: who, why, how; never what was opened. */
export interface AccessView {
  readonly access: AccessId;
  readonly version: number;
  readonly case: CaseId;
  readonly kind: AccessKind;
  readonly way: AccessWay;
  readonly phase: AccessPhase;
  readonly asker: StaffId;
  readonly askedAt: Instant;
  readonly reason: string;
  readonly confirmBy?: Instant;
  readonly second?: StaffId;
  readonly openUntil?: Instant;
  readonly declined?: { readonly by: StaffId; readonly at: Instant; readonly reason: string };
  readonly tellAt: Instant;
  readonly laterBecause?: string;
  readonly toldAt?: Instant;
}

/** What was withheld, for whoever asked and while it is open. */
export interface OpenedAccess {
  readonly access: AccessId;
  readonly openUntil: Instant;
  readonly respondent?: Person;
  readonly reporters?: readonly {
    readonly report: ReportId;
    readonly reporter?: Person;
    readonly contact?: string;
  }[];
  readonly evidence?: readonly { readonly occurredAt: Instant; readonly text: string }[];
}

/** What the person concerned is told afterwards. Who opened it stands in the record, not here. */
export interface ToldAccess {
  readonly kind: AccessKind;
  readonly openedAt: Instant;
  readonly way: AccessWay;
  readonly toldAt: Instant;
}

/** One line of the public counter. No name, no case. */
export interface AccessCount {
  readonly month: string;
  readonly kind: AccessKind;
  readonly count: number;
}

export interface BreakGlass {
  ask(file: CaseId, input: AskAccessInput, call: Call): Answer<AccessView>;
  list(query: PageQuery, call: Call): Answer<Page<AccessView>>;
  read(access: AccessId, call: Call): Answer<AccessView>;
  confirm(access: AccessId, call: Call): Answer<AccessView>;
  decline(access: AccessId, input: { readonly reason: string }, call: Call): Answer<AccessView>;
  /** For whoever asked, while it is open; each opening is on record (O5). */
  open(access: AccessId, call: Call): Answer<OpenedAccess>;
  /** What was opened about the member who calls. */
  toldTo(member: MemberId, call: Call): Answer<readonly ToldAccess[]>;
  /** For everybody: what one person alone opened, by month and kind (O7). */
  counts(): Promise<readonly AccessCount[]>;
}
