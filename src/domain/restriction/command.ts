import type { Duration } from '../../kernel/duration.ts';
import type { AppealId, RestrictionId, StatementId } from '../../kernel/identifier.ts';
import type { StaffState } from '../staff/state.ts';
import type { PartText } from '../text.ts';
import type { Imposition, RestrictionReversed } from './event.ts';

export type RestrictionCommand =
  | ({
      readonly type: 'impose';
      readonly restriction: RestrictionId;
      readonly statement: StatementId;
      readonly for: Duration;
    } & Imposition)
  | { readonly type: 'lift'; readonly staff: StaffState; readonly reason: PartText }
  | {
      readonly type: 'reverse';
      readonly because: RestrictionReversed['because'];
      readonly appeal?: AppealId;
    }
  | { readonly type: 'stay'; readonly appeal: AppealId }
  | { readonly type: 'resume'; readonly appeal: AppealId }
  | { readonly type: 'announce-expiry' };
