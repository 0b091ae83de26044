import type { BulkCandidates, BulkCaseRow, BulkRow, BulkView } from '../app/contract/bulks.ts';
import type { BulkId, CaseId, DecisionId, RuleId, StaffId } from '../kernel/identifier.ts';
import { instant } from '../kernel/instant.ts';
import { moderator, testingCase, testingNow, testingQueue } from './testing-case.ts';
import { testingRungs, type Wording } from './testing-rulebook.ts';

/** Points of a job's way that the pages are shown at. */
export const bulkStages = [
  'bulk-checking',
  'bulk-second',
  'bulk-held',
  'bulk-done',
  'bulk-vacated',
] as const;
export type BulkStage = (typeof bulkStages)[number];

const phases: Readonly<Record<BulkStage, BulkView['phase']>> = {
  'bulk-checking': 'checking',
  'bulk-second': 'awaiting-second-person',
  'bulk-held': 'held',
  'bulk-done': 'done',
  'bulk-vacated': 'vacated',
};

const rule = 'spam.link-flood' as RuleId;

export function testingBulk(say: Wording, stage: BulkStage): BulkView {
  const over = stage === 'bulk-done' || stage === 'bulk-vacated';
  return {
    bulk: stage as string as BulkId,
    version: 3,
    phase: phases[stage],
    author: say(moderator) as StaffId,
    openedAt: instant('2026-11-20T08:00:00Z'),
    rule,
    rung: say('one-day'),
    reasons: say('The same link stood in eight threads.'),
    needsSecondPerson: stage === 'bulk-second',
    precedents: testingCase(say, 'case-found').opened?.precedents ?? [],
    ...(stage === 'bulk-held' ? { heldUntil: instant('2026-11-20T08:20:00Z') } : {}),
    ...(stage === 'bulk-vacated'
      ? {
          vacated: {
            at: testingNow,
            by: say('moderator-3') as StaffId,
            reasons: say('The list had a mistake.'),
          },
        }
      : {}),
    progress: over
      ? { decided: 1, leftOut: 1, waiting: 0, reversed: stage === 'bulk-vacated' ? 1 : 0 }
      : { decided: 0, leftOut: 0, waiting: 2, reversed: 0 },
    cases: [first(stage), second(say, over)],
  };
}

function first(stage: BulkStage): BulkCaseRow {
  const at = instant('2026-11-20T08:12:00Z');
  const decided = { decision: 'decision-1' as DecisionId, decidedAt: at };
  return {
    case: 'case-blind' as CaseId,
    inSample: true,
    openedAt: at,
    confirmedAt: at,
    ...(stage === 'bulk-done' || stage === 'bulk-vacated' ? decided : {}),
    ...(stage === 'bulk-vacated' ? { reversedAt: testingNow } : {}),
  };
}

function second(say: Wording, over: boolean): BulkCaseRow {
  return {
    case: 'case-free' as CaseId,
    inSample: !over,
    ...(over
      ? { leftOut: { at: testingNow, sentence: say('Now moderator-9 is working on this case.') } }
      : {}),
  };
}

export function testingBulkRow(say: Wording): BulkRow {
  return {
    bulk: 'bulk-checking' as BulkId,
    version: 3,
    phase: 'checking',
    author: say(moderator) as StaffId,
    openedAt: instant('2026-11-20T08:00:00Z'),
    rule,
    rung: say('one-day'),
    cases: 2,
    decided: 0,
  };
}

export function testingCandidates(say: Wording): BulkCandidates {
  const { blind, opened } = testingCase(say, 'case-found');
  const [then] = blind.rules;
  if (then === undefined) throw new TypeError('the case of the tests has rules');
  return {
    rule: then,
    range: testingRungs(say),
    precedents: opened?.precedents ?? [],
    cases: testingQueue(say),
  };
}
