import type {
  CaseId,
  DecisionId,
  LanguageTag,
  PartId,
  RestrictionId,
  StatementId,
} from '../../kernel/identifier.ts';
import type { Person } from '../person.ts';
import type { StatementDelivered, StatementReturned } from './event.ts';

export type StatementCommand =
  | {
      readonly type: 'make-available';
      readonly statement: StatementId;
      readonly to: Person;
      readonly decision?: DecisionId;
      readonly case?: CaseId;
      readonly restrictions: readonly RestrictionId[];
      readonly language: LanguageTag;
      readonly text: PartId;
      readonly digest: string;
    }
  | { readonly type: 'mark-delivered'; readonly channel: StatementDelivered['channel'] }
  /** The mail that delivered it came back: nobody has read it there. */
  | { readonly type: 'note-returned'; readonly channel: StatementReturned['channel'] };
