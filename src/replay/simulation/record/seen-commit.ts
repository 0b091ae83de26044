import type { AppealEvent } from '../../../domain/appeal/event.ts';
import type { AccessEvent } from '../../../domain/break-glass/event.ts';
import type { BulkEvent } from '../../../domain/bulk/event.ts';
import type { CaseEvent } from '../../../domain/case/event.ts';
import type { DangerEvent } from '../../../domain/danger/event.ts';
import type { DecisionEvent } from '../../../domain/decision/event.ts';
import type { DisputeEvent } from '../../../domain/dispute/event.ts';
import type { DutyEvent } from '../../../domain/duty/event.ts';
import type { EarlyEndEvent } from '../../../domain/early-end/event.ts';
import type { GroupEvent } from '../../../domain/group/event.ts';
import type { OrderEvent } from '../../../domain/order/event.ts';
import type { OutsideReviewEvent } from '../../../domain/outside-review/event.ts';
import type { PanelEvent } from '../../../domain/panel/event.ts';
import type { Actor } from '../../../domain/person.ts';
import type { RecognitionEvent } from '../../../domain/recognition/event.ts';
import type { ReopeningEvent } from '../../../domain/reopening/event.ts';
import type { ReportEvent } from '../../../domain/report/event.ts';
import type { RestrictionEvent } from '../../../domain/restriction/event.ts';
import type { StaffEvent } from '../../../domain/staff/event.ts';
import type { StatementEvent } from '../../../domain/statement/event.ts';
import type { VolunteerEvent } from '../../../domain/volunteer/event.ts';
import type { Json } from '../../../kernel/canonical-json.ts';
import type { Commit } from '../../../store/port.ts';

export type DomainEvent =
  | AccessEvent
  | AppealEvent
  | BulkEvent
  | CaseEvent
  | DecisionEvent
  | EarlyEndEvent
  | ReportEvent
  | RestrictionEvent
  | StaffEvent
  | StatementEvent
  | DangerEvent
  | DisputeEvent
  | DutyEvent
  | GroupEvent
  | OrderEvent
  | OutsideReviewEvent
  | PanelEvent
  | RecognitionEvent
  | ReopeningEvent
  | VolunteerEvent;

/** One event with where it stands. */
export interface SeenEvent {
  readonly collection: string;
  readonly id: string;
  readonly version: number;
  readonly event: DomainEvent;
}

/** Everything that happened in one transaction. */
export interface SeenCommit {
  readonly events: readonly SeenEvent[];
  readonly parts: ReadonlyMap<string, Json>;
}

export type EventOf<Type extends DomainEvent['type']> = Extract<DomainEvent, { type: Type }>;

export function seenCommit(commit: Commit): SeenCommit {
  const events: SeenEvent[] = [];
  for (const { stream, expectedVersion, events: added } of commit.streams) {
    const dash = stream.indexOf('-');
    const collection = stream.slice(0, dash);
    const id = stream.slice(dash + 1);
    let version = expectedVersion;
    for (const event of added) {
      version += 1;
      // Events of the shell have a type of their own, which no monitor asks for.
      events.push({ collection, id, version, event: event as DomainEvent });
    }
  }
  const parts = new Map((commit.parts ?? []).map(({ id, body }) => [id as string, body]));
  return { events, parts };
}

/** The first event of a type in the same transaction that fits. */
export function besides<Type extends DomainEvent['type']>(
  commit: SeenCommit,
  type: Type,
  fits: (event: EventOf<Type>, id: string) => boolean,
): EventOf<Type> | undefined {
  for (const { event, id } of commit.events) {
    if (event.type === type && fits(event as EventOf<Type>, id)) return event as EventOf<Type>;
  }
  return undefined;
}

/** The pseudonym of who did it, if somebody on the staff did. */
export function staffOf(by: Actor): string | undefined {
  return by.kind === 'staff' ? by.id : undefined;
}
