import type { CaseId, RestrictionId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { ReportClosedWithoutCase, ReportOutcome, ReportReceived } from './event.ts';

export type ReportState =
  | { readonly phase: 'none' }
  | {
      readonly phase: 'received' | 'joined' | 'closed-without-case' | 'outcome-told';
      readonly received: Omit<ReportReceived, 'type'>;
      readonly case?: CaseId;
      readonly closed?: {
        readonly at: Instant;
        readonly reason: ReportClosedWithoutCase['reason'];
        readonly restriction?: RestrictionId;
      };
      /** The latest outcome told. A reversal on appeal is told as a correction of the first. */
      readonly told?: { readonly at: Instant; readonly outcome: ReportOutcome };
    };
