import type { DangerId, PartId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Recorded } from '../decider.ts';

/**
 * Somebody on the staff learned of something that may threaten a life or somebody's safety (DSA
 * Article 18). There is no field for a member, a case or an item: the register is no basis for
 * profiles (recital 56), so nothing in it can be looked up by person.
 */
export interface DangerRecorded extends Recorded {
  readonly type: 'danger-recorded';
  readonly danger: DangerId;
  /** What was suspected, and from what. */
  readonly suspected: PartId;
}

/** An authority was told, of what and when. */
export interface AuthorityTold extends Recorded {
  readonly type: 'authority-told';
  readonly authority: string;
  readonly toldAt: Instant;
  /** What was sent. */
  readonly sent: PartId;
}

export type DangerEvent = DangerRecorded | AuthorityTold;
