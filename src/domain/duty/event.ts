import type { Duration } from '../../kernel/duration.ts';
import type { CaseId, DutyId, GroupId, ItemId, MemberId, PartId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Recorded } from '../decider.ts';

/** What a charter may ask of a steward. Nothing else can be neglected. */
export const dutyKinds = ['answer-staff', 'look-into-matter'] as const;
export type DutyKind = (typeof dutyKinds)[number];

/** Something was brought to a steward. It is not yet known to them. */
export interface MatterBrought extends Recorded {
  readonly type: 'matter-brought';
  readonly duty: DutyId;
  readonly group: GroupId;
  readonly steward: MemberId;
  readonly kind: DutyKind;
  /** The charter that promises it, in the version the steward accepted. */
  readonly charterVersion: number;
  readonly within: Duration;
  readonly matter: PartId;
  readonly item?: ItemId;
}

/** From here on the steward knows, and the promised time runs. */
export interface MatterDelivered extends Recorded {
  readonly type: 'matter-delivered';
  readonly channel: 'page' | 'webhook' | 'mail';
  readonly dueAt: Instant;
}

export interface DutyAnswered extends Recorded {
  readonly type: 'duty-answered';
  readonly answer: PartId;
}

/** The promised time passed without an answer: a case asks a person what to make of it. */
export interface DutyNeglected extends Recorded {
  readonly type: 'duty-neglected';
  readonly case: CaseId;
  readonly defenceUntil: Instant;
}

/** The steward no longer served or was restricted when the time was over. */
export interface DutyLapsed extends Recorded {
  readonly type: 'duty-lapsed';
}

/** What the steward says about it, for whoever decides. */
export interface DefenceGiven extends Recorded {
  readonly type: 'defence-given';
  readonly defence: PartId;
}

export type DutyEvent =
  | MatterBrought
  | MatterDelivered
  | DutyAnswered
  | DutyNeglected
  | DutyLapsed
  | DefenceGiven;
