import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DAY_MS, duration, HOUR_MS } from '../../kernel/duration.ts';
import type { PartId, RestrictionId } from '../../kernel/identifier.ts';
import {
  addDuration,
  elapsedMs,
  type Instant,
  instant,
  instantFromMs,
  instantMs,
} from '../../kernel/instant.ts';
import {
  decisionId,
  firstAuthor,
  respondent,
  statementId,
} from '../decision/decision-fixture.test.ts';
import type { ImposedRestriction } from '../restriction/state.ts';
import { outcomePromisedBy } from './promise.ts';

const filedAt = instant('2026-03-02T11:00:00Z');

function restriction(startsAt: Instant, endsAt: Instant): ImposedRestriction {
  return {
    phase: 'imposed',
    imposed: {
      type: 'restriction-imposed',
      at: startsAt,
      by: { kind: 'clock' },
      restriction: 'restriction-1' as RestrictionId,
      statement: statementId,
      startsAt,
      endsAt,
      target: { kind: 'member', member: respondent },
      measure: 'read-only',
      basis: { kind: 'decision', decision: decisionId, decidedBy: firstAuthor },
    },
  };
}

test('the outcome is promised before half of the time that is left, and within 72 hours', () => {
  const lengthMs = fc.integer({ min: 1, max: 365 * DAY_MS });
  const term = fc.record({ ranMs: lengthMs, leftMs: lengthMs });
  fc.assert(
    fc.property(fc.array(term, { maxLength: 4 }), (terms) => {
      const around = terms.map(({ ranMs, leftMs }) =>
        restriction(
          instantFromMs(instantMs(filedAt) - ranMs),
          instantFromMs(instantMs(filedAt) + leftMs),
        ),
      );
      const promisedBy = outcomePromisedBy(filedAt, duration('P7D'), around);
      const waitMs = elapsedMs(filedAt, promisedBy);
      assert.ok(waitMs >= 0 && waitMs <= 72 * HOUR_MS);
      for (const { leftMs } of terms) assert.ok(waitMs * 2 <= leftMs);
    }),
  );
});

test('whoever appeals at once is answered before half of the restriction has run', () => {
  const day = restriction(filedAt, addDuration(filedAt, duration('P1D')));
  const month = restriction(filedAt, addDuration(filedAt, duration('P30D')));
  assert.equal(
    outcomePromisedBy(filedAt, duration('P7D'), [month, day]),
    addDuration(filedAt, duration('PT12H')),
  );
});

test('what has ended or binds nobody does not hurry an appeal', () => {
  const over = restriction(instant('2026-02-01T00:00:00Z'), filedAt);
  const short = restriction(filedAt, addDuration(filedAt, duration('PT1H')));
  const lifted = { ...short, lifted: { at: filedAt, reason: 'part-1' as PartId } };
  assert.equal(
    outcomePromisedBy(filedAt, undefined, [over, lifted]),
    addDuration(filedAt, duration('PT72H')),
  );
});
