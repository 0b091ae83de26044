import type { CaseId } from '../kernel/identifier.ts';
import { refuse } from '../kernel/refusal.ts';
import { loadCase, loadDecision } from './first-instance.ts';
import { stop } from './handle.ts';
import { Refused, type Work } from './work.ts';

/**
 * The winner is named, with when, so that the one who came second sees what was decided instead
 * (bad input 36).
 */
export async function refuseDecided(work: Work, id: CaseId): Promise<void> {
  const file = await loadCase(work, id);
  const winner = file?.decision && (await loadDecision(work, file.decision));
  if (file?.decision === undefined || winner === undefined) return;
  const { decidedBy, at: decidedAt } = winner.made;
  const version = await work.version('case', id);
  stop(
    refuse(
      'already_decided',
      `${decidedBy} decided this case while you wrote. Read it first; what you typed is still yours.`,
      { facts: { decision: file.decision, decidedBy, decidedAt, version } },
    ),
  );
}

/** Whoever works on a case that was decided meanwhile is told by whom and when. */
export async function namingWinner<Value>(
  work: Work,
  id: CaseId,
  task: () => Promise<Value>,
): Promise<Value> {
  try {
    return await task();
  } catch (problem) {
    if (problem instanceof Refused && problem.refusal.refused === 'already_decided') {
      await refuseDecided(work, id);
    }
    throw problem;
  }
}
