import type { CaseView } from '../app/contract/cases.ts';
import type {
  ActivityId,
  CaseId,
  DecisionId,
  ItemId,
  RestrictionId,
  RuleId,
  StaffId,
} from '../kernel/identifier.ts';
import { instant } from '../kernel/instant.ts';
import type { Wording } from './testing-rulebook.ts';

/** The same case with everything that can stand beside its evidence, and heard before and after. */
export function heardCase(say: Wording, { blind, opened }: CaseView): CaseView {
  const view: CaseView = {
    blind: {
      ...blind,
      aside: {
        by: say('moderator-2') as StaffId,
        at: instant('2026-11-20T08:00:00Z'),
        until: instant('2026-11-20T18:00:00Z'),
        reason: say('The translator is back tomorrow.'),
      },
      holds: [
        {
          restriction: 'restriction-9' as RestrictionId,
          item: say('comment-7781') as ItemId,
          from: instant('2026-11-20T07:00:00Z'),
          until: instant('2026-11-20T19:00:00Z'),
        },
      ],
      hearing: {
        askedAt: instant('2026-11-19T21:00:00Z'),
        until: instant('2026-11-21T09:00:00Z'),
        givenAt: instant('2026-11-20T06:00:00Z'),
      },
      overtaken: [
        {
          rule: { rule: 'spam.fake-shop' as RuleId, version: 1 },
          activity: 'a-7' as ActivityId,
          at: instant('2026-11-20T07:40:00Z'),
        },
      ],
      takenIn: [{ case: 'case-free' as CaseId, at: instant('2026-11-20T07:30:00Z') }],
    },
  };
  if (opened === undefined) return view;
  return {
    ...view,
    opened: {
      ...opened,
      otherCases: ['case-late' as CaseId],
      view: { at: instant('2026-11-20T06:00:00Z'), text: say('They asked me for it.') },
      laterHearing: {
        decision: 'decision-8' as DecisionId,
        askedAt: instant('2026-11-20T06:30:00Z'),
        until: instant('2026-11-23T06:30:00Z'),
        given: { at: instant('2026-11-20T07:00:00Z'), text: say('All of them asked me.') },
        answerBy: instant('2026-11-23T07:00:00Z'),
      },
    },
  };
}
