import { type ImposedRestriction, phaseAt } from '../domain/restriction/state.ts';
import type { Instant } from '../kernel/instant.ts';
import type { RestrictionView } from './contract/members.ts';
import { readWhole } from './pages.ts';
import type { Work } from './work.ts';

/** Every restriction ever imposed on one member or item. */
export async function restrictionsOf(
  work: Work,
  subject: string,
): Promise<readonly ImposedRestriction[]> {
  const views = await readWhole(work.store, { index: 'restrictions-of', key: subject });
  return views.map((view) => view.body as unknown as ImposedRestriction);
}

export async function restrictionsByDecision(
  work: Work,
  decision: string,
): Promise<readonly ImposedRestriction[]> {
  const views = await readWhole(work.store, { index: 'restrictions-by-decision', key: decision });
  return views.map((view) => view.body as unknown as ImposedRestriction);
}

export function restrictionView(state: ImposedRestriction, now: Instant): RestrictionView {
  const { imposed } = state;
  const { target } = imposed;
  return {
    restriction: imposed.restriction,
    kind: imposed.measure,
    target: target.kind === 'member' ? target : { kind: 'item', item: target.item },
    phase: phaseAt(state, now),
    from: imposed.startsAt,
    until: imposed.endsAt,
    statement: imposed.statement,
    ...(imposed.basis.kind === 'decision' ? { decision: imposed.basis.decision } : {}),
    ...(imposed.basis.kind === 'order'
      ? { order: imposed.basis.order, territory: imposed.basis.territory }
      : {}),
  };
}
