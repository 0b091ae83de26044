import type { DangerId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { StaffState } from '../staff/state.ts';
import type { PartText } from '../text.ts';

/** `staff` is the record of the operator, who alone keeps this register. */
export type DangerCommand =
  | {
      readonly type: 'record-danger';
      readonly danger: DangerId;
      readonly suspected: PartText;
      readonly staff: StaffState;
    }
  | {
      readonly type: 'record-telling';
      readonly authority: string;
      readonly toldAt: Instant;
      readonly sent: PartText;
      readonly staff: StaffState;
    };
