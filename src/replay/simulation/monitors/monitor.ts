import type { MemberPowers } from '../../../domain/powers/powers.ts';
import type { Standing } from '../../../domain/standing/standing.ts';
import { MINUTE_MS } from '../../../kernel/duration.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import type { SeenRecord } from '../record/record.ts';
import type { DomainEvent, EventOf, SeenCommit } from '../record/seen-commit.ts';

/** Where an event stands: its stream's id, its transaction, and everything up to and with that. */
export interface Place {
  readonly id: string;
  readonly commit: SeenCommit;
  readonly record: SeenRecord;
}

/** What a member is shown, and what they were shown the last time. */
export interface ShownStanding {
  readonly member: string;
  readonly standing: Standing;
  readonly before?: Standing;
}

/** What somebody asked of the application, and whether it was refused. */
export interface Answered {
  readonly does: string;
  readonly by: string;
  /** What it was about; the decision, for an appeal. */
  readonly what: string;
  readonly refusal?: Refusal;
  /** How many events there were before. */
  readonly eventsBefore: number;
}

type Complaint = string | undefined;

/**
 * Watches over one invariant. Each look answers with a complaint or undefined and costs no more
 * than what is new, so that every invariant is checked after every step.
 */
export interface Monitor {
  /** The invariant, as in the list of invariants. */
  readonly id: string;
  readonly on?: {
    readonly [Type in DomainEvent['type']]?: (event: EventOf<Type>, place: Place) => Complaint;
  };
  /** Everything of one transaction together. */
  readonly commit?: (commit: SeenCommit, record: SeenRecord) => Complaint;
  /** What a member may do now. */
  readonly powers?: (powers: MemberPowers, record: SeenRecord) => Complaint;
  readonly standing?: (shown: ShownStanding, record: SeenRecord) => Complaint;
  readonly answered?: (answered: Answered, record: SeenRecord) => Complaint;
  /** After everything that was due has been done. */
  readonly turned?: (now: string, record: SeenRecord) => Complaint;
  /** At the very end, when time has run on for long with nobody at work. */
  readonly atLast?: (record: SeenRecord) => Complaint;
}

/** A clock that stands still for a moment, to be put right by a little, makes nobody late. */
export const GRACE_MS: number = 10 * MINUTE_MS;

/** An invariant that did not hold, and what was seen. */
export interface Violation {
  readonly invariant: string;
  readonly seen: string;
}
