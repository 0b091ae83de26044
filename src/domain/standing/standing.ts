import { type Duration, durationMs } from '../../kernel/duration.ts';
import type { DecisionId, FamilyId } from '../../kernel/identifier.ts';
import { addDuration, elapsedMs, type Instant } from '../../kernel/instant.ts';

/**
 * One decision as standing sees it. Nothing else enters: no reports, reactions, age, wealth or
 * detectors (S5).
 */
export interface StandingEntry {
  readonly decision: DecisionId;
  readonly family: FamilyId;
  /** Weight frozen when the decision was made, in whole points. */
  readonly points: number;
  readonly memory: Duration;
  readonly issuedAt: Instant;
  /**
   * When it began to count: the appeal window ended or the appeal upheld it. Absent while it may
   * change.
   */
  readonly finalAt?: Instant;
  /** Reversed, or replaced by a milder one. */
  readonly undoneAt?: Instant;
}

export interface StandingLine {
  readonly decision: DecisionId;
  readonly family: FamilyId;
  readonly imposed: number;
  readonly active: number;
  readonly decayed: number;
  readonly reversed: number;
  readonly pending: number;
  readonly clearAt: Instant;
}

/**
 * `imposed = active + decayed + reversed` holds on every line and in sum, at every instant. A
 * decision that may still change is `pending` and not yet imposed.
 */
export interface Standing {
  readonly at: Instant;
  readonly active: number;
  readonly lines: readonly StandingLine[];
  /** When the last active point is gone if nothing more is upheld; null when clean. */
  readonly clearAt: Instant | null;
}

/**
 * Standing of one member in this community: a pure function of the decisions, their frozen weights
 * and now. A final decision loses its weight in a straight line from the day it was issued to
 * `clearAt`.
 */
export function standingAt(entries: readonly StandingEntry[], now: Instant): Standing {
  const lines = entries.map((entry) => lineAt(entry, now));
  const activeLines = lines.filter((line) => line.active > 0);
  return {
    at: now,
    active: activeLines.reduce((sum, line) => sum + line.active, 0),
    lines,
    clearAt: activeLines.reduce<Instant | null>(
      (last, line) => (last === null || line.clearAt > last ? line.clearAt : last),
      null,
    ),
  };
}

/** Points of one family that count now: the only thing the ladder is told. */
export function activeIn(standing: Standing, family: FamilyId): readonly StandingLine[] {
  return standing.lines.filter((line) => line.family === family && line.active > 0);
}

function lineAt(entry: StandingEntry, now: Instant): StandingLine {
  const clearAt = addDuration(entry.issuedAt, entry.memory);
  const base = { decision: entry.decision, family: entry.family, imposed: entry.points, clearAt };
  if (entry.undoneAt !== undefined && entry.undoneAt <= now) {
    return { ...base, active: 0, decayed: 0, reversed: entry.points, pending: 0 };
  }
  if (entry.finalAt === undefined || entry.finalAt > now) {
    return { ...base, imposed: 0, active: 0, decayed: 0, reversed: 0, pending: entry.points };
  }
  const active = remaining(entry, now);
  return { ...base, active, decayed: entry.points - active, reversed: 0, pending: 0 };
}

// Rounded up, so that a decision still shows until the very moment printed as `clearAt`.
function remaining(entry: StandingEntry, now: Instant): number {
  const memoryMs = BigInt(durationMs(entry.memory));
  const leftMs = memoryMs - BigInt(Math.max(0, elapsedMs(entry.issuedAt, now)));
  if (leftMs <= 0n || memoryMs === 0n) return 0;
  return Number((BigInt(entry.points) * leftMs + memoryMs - 1n) / memoryMs);
}
