import type { EarlyEndRow, EarlyEndView } from '../app/contract/early-ends.ts';
import type { CaseId, MemberId, RestrictionId, StatementId } from '../kernel/identifier.ts';
import { instant } from '../kernel/instant.ts';
import type { Wording } from './testing-rulebook.ts';

const restriction = 'restriction-1' as RestrictionId;
const respondent = 'm-0412' as MemberId;
const until = instant('2026-11-21T08:00:00Z');

/** A restriction whose early end was asked for once and refused, and can be asked for again. */
export function testingEarlyEnd(say: Wording, id: RestrictionId = restriction): EarlyEndView {
  return {
    restriction: {
      restriction: id,
      kind: 'no-links',
      target: { kind: 'member', member: respondent },
      phase: 'in-force',
      from: instant('2026-11-20T08:00:00Z'),
      until,
      statement: 'statement-new' as StatementId,
    },
    requests: [
      {
        askedAt: instant('2026-11-20T08:05:00Z'),
        text: say('I took the links down myself.'),
        answer: {
          at: instant('2026-11-20T08:10:00Z'),
          outcome: 'kept',
          reasons: say('They came back an hour later.'),
        },
      },
    ],
    canAsk: true,
  };
}

/** One that waits for an answer. */
export function testingWaitingEarlyEnd(say: Wording): EarlyEndView {
  const { requests, ...asked } = testingEarlyEnd(say);
  return { ...asked, requests: requests.map(({ answer: _, ...open }) => open), canAsk: false };
}

export function testingEarlyEnds(): readonly EarlyEndRow[] {
  const askedAt = instant('2026-11-20T08:05:00Z');
  return [{ restriction, kind: 'no-links', until, askedAt, case: 'case-sent' as CaseId }];
}
