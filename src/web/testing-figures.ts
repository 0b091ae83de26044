import type { Application } from '../app/application.ts';
import type { Overview } from '../app/contract/figures.ts';
import type { Figures, PeriodFigures } from '../domain/figures/figures.ts';
import { duration } from '../kernel/duration.ts';
import type { CaseId, DecisionId, RuleId } from '../kernel/identifier.ts';
import { addDuration, instant } from '../kernel/instant.ts';
import { limits } from '../kernel/limits.ts';
import { refuse } from '../kernel/refusal.ts';
import { err, ok } from '../kernel/result.ts';
import { testingNow } from './testing-case.ts';
import type { Wording } from './testing-rulebook.ts';
import { accessStages, testingAccess } from './testing-stewardship.ts';

const spam = 'spam.link-flood' as RuleId;
const shop = 'spam.fake-shop' as RuleId;

function periodOf(period: PeriodFigures['period'], more: number): PeriodFigures {
  return {
    period,
    from: instant('2026-01-05T10:00:00Z'),
    decisions: 1_240 + more,
    noBreach: 310,
    rules: [
      {
        rule: spam,
        decisions: 930 + more,
        appealed: 120,
        overturned: 15,
        rungs: [
          { rung: 'reminder', decisions: 640 },
          { rung: 'one-day', decisions: 200 },
          { rung: 'seven-days', decisions: null },
        ],
        medianTime: duration('PT7H'),
      },
      {
        rule: shop,
        decisions: null,
        appealed: null,
        overturned: null,
        rungs: [{ rung: 'reminder', decisions: null }],
        medianTime: null,
      },
    ],
    promises: [
      { promise: 'first-decision', kept: 1_200, missed: 48 },
      { promise: 'appeal-outcome', kept: 90, missed: null },
      { promise: 'report-outcome', kept: null, missed: null },
    ],
    reports: { answered: 690, actedOn: 400, notActedOn: 290 },
  };
}

const figures: Figures = {
  countedAt: testingNow,
  withheldBelow: limits.figureMin,
  periods: [periodOf('P30D', 0), periodOf('P90D', 100), periodOf('all', 2_000)],
};

function overviewWith(say: Wording, leads: boolean): Overview {
  const waiting = {
    overdue: 2,
    withinOneDay: 5,
    withinThreeDays: 11,
    withinSevenDays: 0,
    later: 1_300,
  };
  return {
    at: testingNow,
    figures,
    cases: waiting,
    appeals: { ...waiting, overdue: 1, later: 0 },
    opened: [{ month: '2026-11', kind: 'identity-before-finding', count: 2 }],
    accesses: accessStages
      .map((stage) => testingAccess(say, stage))
      .filter(({ phase }) => phase === 'open' || phase === 'asked')
      .map((access) => ({ ...access, openUntil: addDuration(testingNow, duration('PT42M')) })),
    ...(leads ? { lead: leadMatters(say) } : {}),
  };
}

function leadMatters(say: Wording): NonNullable<Overview['lead']> {
  return {
    complaints: [
      {
        case: 'case-free' as CaseId,
        about: 'staff-conduct',
        openedAt: instant('2026-11-18T08:15:00Z'),
        promisedBy: instant('2026-11-23T08:15:00Z'),
      },
    ],
    complaintsNotShown: 1,
    deviations: [
      {
        decision: 'decision-1' as DecisionId,
        case: 'case-sent' as CaseId,
        rule: spam,
        suggested: 'reminder',
        chosen: 'one-day',
        reason: say('They were reminded last week, in the thread itself.'),
        issuedAt: instant('2026-11-19T08:15:00Z'),
      },
    ],
    delivery: {
      letters: { waiting: 1, accepted: 840, failed: 2, returned: 0 },
      webhooksWaiting: 3,
      endpoints: [
        { id: 'endpoint-1', url: say('https://forum.example/hook'), lookedAt: 50, failed: 4 },
        {
          id: 'endpoint-2',
          url: 'https://old.example/hook',
          disabledBecause: 'gone',
          lookedAt: 0,
          failed: 0,
        },
      ],
    },
    health: { ready: true, problems: [say('Set aside and waiting: 2.')] },
  };
}

/** Figures with something withheld, and the overview as a reviewer and as a lead see it. */
export function testingFigures(say: Wording): Application['figures'] {
  return {
    read: async () => figures,
    overview: async ({ by }) => {
      if (by.kind !== 'staff') {
        return err(refuse('not_found', 'There is nothing here that you can see.'));
      }
      if (!by.roles.some((role) => role === 'lead' || role === 'reviewer')) {
        return err(refuse('role_required', 'This is for people with the role lead or reviewer.'));
      }
      return ok(overviewWith(say, by.roles.includes('lead')));
    },
  };
}
