import type { AskedReopening } from '../domain/reopening/state.ts';
import type { DecisionId, ReopeningId } from '../kernel/identifier.ts';
import type { StoredView } from '../store/port.ts';
import type { ReopeningView } from './contract/redress.ts';
import { readWhole } from './pages.ts';
import { textOf } from './texts.ts';
import { idOf, type Work } from './work.ts';

/** Requests to look at one decision again, the oldest first. */
export async function reopeningsOf(
  work: Work,
  decision: DecisionId,
): Promise<readonly ReopeningView[]> {
  const views = await readWhole(work.store, { index: 'reopenings-of-decision', key: decision });
  return await Promise.all(views.map((view) => reopeningView(work, view)));
}

export async function reopeningView(
  work: Work,
  view: Pick<StoredView, 'stream' | 'version' | 'body'>,
): Promise<ReopeningView> {
  const { asked, answered, phase } = view.body as unknown as AskedReopening;
  const reasons = answered?.reasons;
  return {
    reopening: idOf(view.stream) as ReopeningId,
    version: view.version,
    decision: asked.decision,
    phase,
    askedBy: asked.inFavour === undefined ? 'respondent' : 'staff',
    askedAt: asked.at,
    promisedBy: asked.promisedBy,
    facts: await textOf(work, asked.facts),
    ...(answered === undefined ? {} : { answeredAt: answered.at }),
    ...(reasons === undefined ? {} : { reasons: await textOf(work, reasons) }),
    ...(answered?.appeal === undefined ? {} : { appeal: answered.appeal }),
  };
}
