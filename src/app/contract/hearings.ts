import type { ViewOutcome } from '../../domain/case/hearing-event.ts';
import type { Person, Subject } from '../../domain/person.ts';
import type { CaseId, DecisionId, EvidenceId, StatementId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { RuleRef } from '../../rulebook/model.ts';
import type { Answer, Call } from './call.ts';

/** A question to the person a case is about, as they read it. */
export interface HearingView {
  readonly case: CaseId;
  readonly to: Person;
  /** Before anything is decided, or after an urgent decision. */
  readonly when: 'before' | 'after';
  /** `over`: nothing was said, and it is too late to say it here. */
  readonly phase: 'waiting' | 'given' | 'answered' | 'over';
  readonly subjectKind: Subject['kind'];
  readonly askedAt: Instant;
  readonly until: Instant;
  /** The rule it may be about, as it stood when it happened; absent while nobody found one. */
  readonly rule?: RuleRef & { readonly title: string; readonly text: string };
  /** What they wrote or answer for; never who reported it, nor what others said in private. */
  readonly evidence: readonly {
    readonly evidence: EvidenceId;
    readonly occurredAt: Instant;
    readonly text: string;
  }[];
  readonly decision?: DecisionId;
  readonly statement?: StatementId;
  readonly given?: { readonly at: Instant; readonly text: string };
  /** When nobody has answered by then, what restricts the person is lifted. */
  readonly answerBy?: Instant;
  readonly answered?: {
    readonly at: Instant;
    readonly outcome: ViewOutcome;
    readonly reasons?: string;
  };
}

/** Where a person is heard: signed in, or by the secret of the link they were given. */
export interface Hearings {
  /** Every question to the caller, the newest first. */
  mine(call: Call): Answer<readonly HearingView[]>;
  read(id: CaseId, call: Call): Answer<HearingView>;
  /** Once, in their own words. `secret` stands for the person, also signed out and suspended. */
  give(
    id: CaseId,
    input: { readonly text: string; readonly secret?: string },
    call: Call,
  ): Answer<HearingView>;
  /** What a link `/h/{secret}` opens. Neutral when unknown, cut or expired. */
  byLink(secret: string): Answer<{ readonly case: CaseId; readonly person: Person }>;
}
