import type { ToldDispute } from '../domain/dispute/state.ts';
import type { DecisionId, DisputeId } from '../kernel/identifier.ts';
import type { StoredView } from '../store/port.ts';
import type { DisputeView } from './contract/redress.ts';
import { readWhole } from './pages.ts';
import { textOf } from './texts.ts';
import { idOf, type Work } from './work.ts';

/** Disputes outside about one decision, the oldest first. */
export async function disputesOf(
  work: Work,
  decision: DecisionId,
): Promise<readonly DisputeView[]> {
  const views = await readWhole(work.store, { index: 'disputes-of-decision', key: decision });
  return await Promise.all(views.map((view) => disputeView(work, view)));
}

export async function disputeView(
  work: Work,
  view: Pick<StoredView, 'stream' | 'version' | 'body'>,
): Promise<DisputeView> {
  const { told, ended, phase } = view.body as unknown as ToldDispute;
  return {
    dispute: idOf(view.stream) as DisputeId,
    version: view.version,
    decision: told.decision,
    phase,
    toldAt: told.at,
    body: await textOf(work, told.body),
    reference: await textOf(work, told.reference),
    ...(ended === undefined
      ? {}
      : {
          endedAt: ended.at,
          outcome: ended.outcome,
          implemented: ended.implemented,
          account: await textOf(work, ended.account),
        }),
  };
}
