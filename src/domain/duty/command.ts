import type { CaseId, DutyId, ItemId } from '../../kernel/identifier.ts';
import type { GroupState } from '../group/state.ts';
import type { RestrictedSteward } from '../group/succession.ts';
import type { Person } from '../person.ts';
import type { StaffState } from '../staff/state.ts';
import type { PartText } from '../text.ts';
import type { DutyKind, MatterDelivered } from './event.ts';

/** The group as it is now, so that who is bound by what is judged inside the core. */
export interface InGroup {
  readonly group: GroupState;
  readonly restricted: readonly RestrictedSteward[];
}

export type DutyCommand =
  | ({
      readonly type: 'bring-matter';
      readonly duty: DutyId;
      readonly kind: DutyKind;
      readonly matter: PartText;
      readonly item?: ItemId;
      /** Whom the matter concerns, as far as known. */
      readonly concerns: readonly Person[];
      /** The record of the staff member who brings it; absent for a member or the platform. */
      readonly staff?: StaffState;
    } & InGroup)
  | { readonly type: 'mark-matter-delivered'; readonly channel: MatterDelivered['channel'] }
  | { readonly type: 'answer-duty'; readonly answer: PartText }
  /** By the clock, once the promised time is over. */
  | ({ readonly type: 'note-neglect'; readonly case: CaseId } & InGroup)
  | { readonly type: 'give-defence'; readonly defence: PartText };
