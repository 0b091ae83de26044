import type {
  CaseId,
  LanguageTag,
  ReportId,
  RestrictionId,
  RuleId,
} from '../../kernel/identifier.ts';
import type { Person, Subject } from '../person.ts';
import type { PartText } from '../text.ts';
import type {
  ReportClosedWithoutCase,
  ReportOutcome,
  ReportReceived,
  SourceType,
} from './event.ts';

export type ReportCommand =
  | {
      readonly type: 'receive-report';
      readonly report: ReportId;
      readonly source: SourceType;
      readonly subject: Subject;
      readonly reporter?: Person;
      readonly contact?: PartText;
      readonly text: PartText;
      readonly language: LanguageTag;
      readonly rule?: RuleId;
      readonly alleges: ReportReceived['alleges'];
      readonly childAbuse: boolean;
      readonly goodFaith: boolean;
      /** The reported item is private; then only a participant may report it (E2). */
      readonly private: boolean;
      readonly participant: boolean;
    }
  | { readonly type: 'join-case'; readonly case: CaseId }
  | {
      readonly type: 'close-without-case';
      readonly reason: ReportClosedWithoutCase['reason'];
      readonly restriction?: RestrictionId;
    }
  | { readonly type: 'tell-outcome'; readonly outcome: ReportOutcome };
