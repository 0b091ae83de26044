import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { computeStanding, type ListedDecision, type Whole } from '../../../test/oracle/standing.ts';
import { type Instant, instantMs } from '../../kernel/instant.ts';
import { anyInstant, anyStandingEntry } from '../../testing/arbitraries.ts';
import { type StandingEntry, standingAt } from './standing.ts';

interface Vector extends Whole {
  readonly name: string;
  readonly decisions: readonly (StandingEntry & ListedDecision)[];
  readonly now: Instant;
}

const published = new URL('../../../spec/standing-vectors.json', import.meta.url);
const vectors = JSON.parse(readFileSync(published, 'utf8')) as readonly Vector[];

for (const { name, decisions, now, active, clearAt, lines } of vectors) {
  test(`S1 the published vector “${name}” comes out, twice`, () => {
    const expected = { active, clearAt, lines };
    assert.deepEqual(computeStanding(decisions, now), expected);
    assert.deepEqual(standingAt(decisions, now), { at: now, ...expected });
  });
}

test('S1 a second implementation, written from the specification, always agrees', () => {
  // The page speaks of moments as such; the product stops at the end of the year 9999.
  const entry = anyStandingEntry().filter(({ issuedAt }) => instantMs(issuedAt) < 2e14);
  const moments = fc.array(entry, { maxLength: 6 }).chain((entries) => {
    const known = entries.flatMap(({ issuedAt, finalAt, undoneAt }) =>
      [issuedAt, finalAt, undoneAt].filter((at) => at !== undefined),
    );
    const near = known.length === 0 ? anyInstant() : fc.constantFrom(...known);
    return fc.tuple(fc.constant(entries), fc.oneof(anyInstant(), near));
  });
  fc.assert(
    fc.property(moments, ([entries, now]) => {
      const { at: _, ...own } = standingAt(entries, now);
      assert.deepEqual(own, computeStanding(entries, now));
    }),
    { numRuns: 2_000 },
  );
});
