import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Duration, duration } from '../../kernel/duration.ts';
import type { AppealId, DecisionId, FamilyId } from '../../kernel/identifier.ts';
import {
  addDuration,
  elapsedMs,
  type Instant,
  instant,
  instantFromMs,
  instantMs,
} from '../../kernel/instant.ts';
import { anyInstant, anyStandingEntry } from '../../testing/arbitraries.ts';
import { issuedDecision } from '../decision/decision-fixture.test.ts';
import { standingEntryOf } from './entry.ts';
import { standingSentence } from './sentence.ts';
import { type Standing, type StandingEntry, standingAt } from './standing.ts';

const anyEntries: fc.Arbitrary<StandingEntry[]> = fc.array(anyStandingEntry(), { maxLength: 8 });

/** Decisions of one year that count for up to two, so that several count at once. */
const anyYear: fc.Arbitrary<StandingEntry[]> = fc.array(
  fc
    .tuple(anyStandingEntry(), fc.integer({ min: 0, max: 365 }), fc.integer({ min: 0, max: 730 }))
    .map(([{ finalAt, undoneAt, ...drawn }, day, days]) => {
      const moved = (at: Instant): Instant =>
        addDuration(dayOf(day), msToDuration(elapsedMs(drawn.issuedAt, at)));
      return {
        ...drawn,
        issuedAt: dayOf(day),
        memory: duration(`P${days}D`),
        ...(finalAt === undefined ? {} : { finalAt: moved(finalAt) }),
        ...(undoneAt === undefined ? {} : { undoneAt: moved(undoneAt) }),
      };
    }),
  { minLength: 1, maxLength: 8 },
);
const anyDay: fc.Arbitrary<Instant> = fc.integer({ min: 0, max: 1_200 }).map(dayOf);
const anyTwoDays: fc.Arbitrary<[Instant, Instant]> = fc
  .tuple(anyDay, anyDay)
  .map(([a, b]) => (a <= b ? [a, b] : [b, a]));

function dayOf(day: number): Instant {
  return addDuration(instant('2026-01-01T00:00:00Z'), duration(`P${day}D`));
}

function msToDuration(ms: number): Duration {
  return duration(`PT${Math.floor(ms / 60_000)}M`);
}

function entry(options: Partial<StandingEntry> = {}): StandingEntry {
  return {
    decision: 'decision-1' as DecisionId,
    family: 'spam' as FamilyId,
    points: 10,
    memory: duration('P100D'),
    issuedAt: instant('2026-01-01T00:00:00Z'),
    finalAt: instant('2026-01-02T00:00:00Z'),
    ...options,
  };
}

function sum(standing: Standing, part: 'imposed' | 'active' | 'decayed' | 'reversed'): number {
  return standing.lines.reduce((total, line) => total + line[part], 0);
}

test('S1 standing is a function of the decisions and now: recomputing gives the same', () => {
  fc.assert(
    fc.property(anyEntries, anyInstant(), (entries, now) => {
      const copy = structuredClone(entries);
      assert.deepEqual(standingAt(entries, now), standingAt(copy, now));
      assert.deepEqual(entries, copy);
      const shuffled = standingAt(entries.toReversed(), now);
      assert.equal(shuffled.active, standingAt(entries, now).active);
      assert.equal(shuffled.clearAt, standingAt(entries, now).clearAt);
    }),
  );
});

test('S1 imposed is active and decayed and reversed, on every line and in sum, at every instant', () => {
  fc.assert(
    fc.property(anyEntries, anyInstant(), (entries, now) => {
      const standing = standingAt(entries, now);
      for (const { imposed, active, decayed, reversed, pending } of standing.lines) {
        assert.equal(imposed, active + decayed + reversed);
        for (const part of [imposed, active, decayed, reversed, pending]) {
          assert.ok(Number.isSafeInteger(part) && part >= 0);
        }
      }
      const parts = sum(standing, 'active') + sum(standing, 'decayed') + sum(standing, 'reversed');
      assert.equal(sum(standing, 'imposed'), parts);
    }),
  );
});

test('S2 every point names its decision: the lines add up to the whole', () => {
  fc.assert(
    fc.property(anyYear, anyDay, (entries, now) => {
      const standing = standingAt(entries, now);
      assert.equal(standing.active, sum(standing, 'active'));
      assert.deepEqual(
        standing.lines.map(({ decision }) => decision),
        entries.map(({ decision }) => decision),
      );
    }),
    { numRuns: 1_000 },
  );
});

test('S3 what is pending, reversed or replaced weighs nothing', () => {
  fc.assert(
    fc.property(anyYear, anyDay, (entries, now) => {
      const standing = standingAt(entries, now);
      const counts = entries.filter(
        ({ finalAt, undoneAt }) =>
          finalAt !== undefined && finalAt <= now && (undoneAt === undefined || undoneAt > now),
      );
      assert.equal(standing.active, standingAt(counts, now).active);
    }),
    { numRuns: 1_000 },
  );
});

test('S3 a decision counts from the moment it is final, and no longer once it is reversed', () => {
  const reversed = entry({ undoneAt: instant('2026-01-11T00:00:00Z') });
  const activeAt = (time: string): number => standingAt([reversed], instant(time)).active;
  assert.equal(activeAt('2026-01-01T23:59:59.999Z'), 0);
  assert.equal(activeAt('2026-01-02T00:00:00Z'), 10);
  assert.equal(activeAt('2026-01-10T23:59:59.999Z'), 10);
  assert.equal(activeAt('2026-01-11T00:00:00Z'), 0);
});

test('S4 without new decisions standing only falls, and is clear at the printed date', () => {
  fc.assert(
    fc.property(anyYear, anyTwoDays, (entries, [first, second]) => {
      const settled = entries.filter(({ finalAt }) => finalAt === undefined || finalAt <= first);
      const before = standingAt(settled, first);
      assert.ok(standingAt(settled, second).active <= before.active);
      if (before.clearAt === null) return assert.equal(before.active, 0);
      assert.deepEqual(standingAt(settled, before.clearAt).active, 0);
      assert.equal(standingAt(settled, before.clearAt).clearAt, null);
      const last = instantFromMs(instantMs(before.clearAt) - 1);
      const undone = settled.some(({ undoneAt }) => undoneAt !== undefined);
      if (!undone && last >= first) assert.ok(standingAt(settled, last).active > 0);
      return undefined;
    }),
    { numRuns: 1_000 },
  );
});

test('S5 nothing but decision, family, weight and times is read', () => {
  fc.assert(
    fc.property(anyEntries, anyInstant(), fc.object(), (entries, now, other) => {
      const known = new Set(['decision', 'family', 'points', 'memory', 'issuedAt', 'finalAt']);
      const noise = Object.fromEntries(
        Object.entries(other).filter(([key]) => !known.has(key) && key !== 'undoneAt'),
      );
      const perturbed = entries.map((each) => ({ ...noise, ...each }));
      assert.deepEqual(standingAt(perturbed, now), standingAt(entries, now));
    }),
  );
});

test('an entry follows an issued breach through final, reversed and replaced', () => {
  const at = instant('2026-09-10T00:00:00Z');
  const issued = standingEntryOf(issuedDecision());
  assert.equal(issued?.points, 20);
  assert.equal(issued?.finalAt, undefined);
  const final = issuedDecision({}, { phase: 'final', finalAt: at });
  assert.equal(standingEntryOf(final)?.finalAt, at);
  const reversed = { at, appeal: 'appeal-1' as AppealId };
  assert.equal(standingEntryOf(issuedDecision({}, { phase: 'reversed', reversed }))?.undoneAt, at);
  const overridden = { at, replacement: 'decision-2' as DecisionId };
  assert.equal(
    standingEntryOf(issuedDecision({}, { phase: 'overridden', overridden }))?.undoneAt,
    at,
  );
});

test('no breach, and what was never issued, is no entry at all', () => {
  assert.equal(standingEntryOf(issuedDecision({ outcome: 'no-breach' })), undefined);
  const { issuedAt: _, ...held } = issuedDecision({}, { phase: 'held' });
  assert.equal(standingEntryOf(held), undefined);
});

test('standing reads as one plain sentence', () => {
  const sentence = (entries: readonly StandingEntry[]): string =>
    standingSentence(standingAt(entries, instant('2026-01-03T00:00:00Z')));
  assert.equal(sentence([]), 'Your standing is clear.');
  assert.equal(
    sentence([entry()]),
    '10 points count now, from one decision; if nothing more is added, your standing is clear on 2026-04-11.',
  );
  const { finalAt: _, ...pending } = entry();
  assert.equal(
    sentence([pending]),
    'Your standing is clear. One decision can still change and counts for nothing until then.',
  );
});

test('S8 nothing leads from standing to a restriction', () => {
  const directory = new URL('./', import.meta.url);
  const modules = readdirSync(directory).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  );
  assert.ok(modules.length >= 3);
  for (const name of modules) {
    const text = readFileSync(new URL(name, directory), 'utf8');
    const imported = [...text.matchAll(/from '([^']+)'/g)].map(([, path]) => path ?? '');
    assert.deepEqual(
      imported.filter((path) => /restriction|powers/.test(path)),
      [],
      name,
    );
  }
  const restrictions = new URL('../restriction/', import.meta.url);
  for (const name of readdirSync(restrictions)) {
    if (name.endsWith('.test.ts')) continue;
    const text = readFileSync(new URL(name, restrictions), 'utf8');
    assert.equal(/from '[^']*standing/.test(text), false, name);
  }
});
