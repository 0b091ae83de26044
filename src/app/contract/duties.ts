import type { DutyKind, MatterDelivered } from '../../domain/duty/event.ts';
import type { BroughtDuty } from '../../domain/duty/state.ts';
import type { Duration } from '../../kernel/duration.ts';
import type { CaseId, DutyId, GroupId, ItemId, MemberId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Answer, Call, Page, PageQuery } from './call.ts';

export interface DutyView {
  readonly duty: DutyId;
  readonly version: number;
  readonly group: GroupId;
  readonly steward: MemberId;
  readonly kind: DutyKind;
  readonly text: string;
  readonly item?: ItemId;
  readonly broughtAt: Instant;
  /** What kind of person brought it; who it was is not said. */
  readonly broughtBy: 'staff' | 'member' | 'platform';
  readonly charterVersion: number;
  readonly within: Duration;
  readonly phase: BroughtDuty['phase'];
  /** Since when the steward knows. */
  readonly deliveredAt?: Instant;
  readonly dueAt?: Instant;
  readonly answer?: { readonly at: Instant; readonly text: string };
  /** While a case is open about it: until when the steward is heard at least. */
  readonly defenceUntil?: Instant;
  readonly defences: readonly { readonly at: Instant; readonly text: string }[];
  /** For staff. */
  readonly case?: CaseId;
}

export interface BringInput {
  readonly kind: DutyKind;
  readonly text: string;
  readonly item?: ItemId;
}

export interface Duties {
  bring(group: GroupId, input: BringInput, call: Call): Answer<{ readonly duty: DutyId }>;
  read(duty: DutyId, call: Call): Answer<DutyView>;
  /** What was brought to a member, newest first; for themselves. */
  own(member: MemberId, call: Call): Answer<readonly DutyView[]>;
  inGroup(group: GroupId, query: PageQuery, call: Call): Answer<Page<DutyView>>;
  /** From now on the steward knows, and the promised time runs. */
  markDelivered(
    duty: DutyId,
    input: { readonly channel: MatterDelivered['channel'] },
    call: Call,
  ): Answer<DutyView>;
  answer(duty: DutyId, input: { readonly text: string }, call: Call): Answer<DutyView>;
  /** Becomes part of the case's evidence. */
  defend(duty: DutyId, input: { readonly text: string }, call: Call): Answer<DutyView>;
}
