import type { AppealEvent } from '../domain/appeal/event.ts';
import type { AccessEvent } from '../domain/break-glass/event.ts';
import type { BulkEvent } from '../domain/bulk/event.ts';
import type { CaseEvent } from '../domain/case/event.ts';
import type { CorrespondenceEvent } from '../domain/correspondence/event.ts';
import type { DangerEvent } from '../domain/danger/event.ts';
import type { DecisionEvent } from '../domain/decision/event.ts';
import type { DisputeEvent } from '../domain/dispute/event.ts';
import type { DutyEvent } from '../domain/duty/event.ts';
import type { EarlyEndEvent } from '../domain/early-end/event.ts';
import type { ErasureEvent } from '../domain/erasure/event.ts';
import type { GroupEvent } from '../domain/group/event.ts';
import type { OrderEvent } from '../domain/order/event.ts';
import type { OutsideReviewEvent } from '../domain/outside-review/event.ts';
import type { PanelEvent } from '../domain/panel/event.ts';
import type { RecognitionEvent } from '../domain/recognition/event.ts';
import type { ReopeningEvent } from '../domain/reopening/event.ts';
import type { ReportEvent } from '../domain/report/event.ts';
import type { RestrictionEvent } from '../domain/restriction/event.ts';
import type { StaffEvent } from '../domain/staff/event.ts';
import type { StatementEvent } from '../domain/statement/event.ts';
import type { ToldEvent } from '../domain/told/event.ts';
import type { VolunteerEvent } from '../domain/volunteer/event.ts';
import type { Json } from '../kernel/canonical-json.ts';
import type { Instant } from '../kernel/instant.ts';

/**
 * Events of the domain and of the shell; the store keeps them as they are and looks at `type` and
 * `at` only.
 */
export type StoredEventBody =
  | CaseEvent
  | DecisionEvent
  | AppealEvent
  | EarlyEndEvent
  | ErasureEvent
  | BulkEvent
  | RecognitionEvent
  | OrderEvent
  | DangerEvent
  | ReportEvent
  | RestrictionEvent
  | StaffEvent
  | StatementEvent
  | GroupEvent
  | DutyEvent
  | AccessEvent
  | CorrespondenceEvent
  | PanelEvent
  | VolunteerEvent
  | OutsideReviewEvent
  | ReopeningEvent
  | DisputeEvent
  | ToldEvent
  | { readonly type: string; readonly at: Instant; readonly by: Json };
