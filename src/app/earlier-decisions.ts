import type { EarlierDecision } from '../domain/decision/earlier.ts';
import type { MadeDecision } from '../domain/decision/state.ts';
import { type Person, personKey } from '../domain/person.ts';
import type { ImposedRestriction } from '../domain/restriction/state.ts';
import type { DecisionId } from '../kernel/identifier.ts';
import { readWhole } from './pages.ts';
import { restrictionsOf } from './restriction-view.ts';
import { idOf, type Work } from './work.ts';

/** Every decision ever made about one person with what it imposed, oldest first. */
export async function earlierDecisions(
  work: Work,
  person: Person,
): Promise<readonly EarlierDecision[]> {
  const views = await readWhole(work.store, { index: 'decisions-about', key: personKey(person) });
  const imposed = person.kind === 'member' ? await restrictionsOf(work, personKey(person)) : [];
  const byDecision = Map.groupBy(imposed, (one) => decisionOf(one));
  return views.map((view) => {
    const decision = idOf(view.stream) as DecisionId;
    const state = view.body as unknown as MadeDecision;
    return { decision, state, restrictions: byDecision.get(decision) ?? [] };
  });
}

/**
 * Lets only one of two decisions about a person that are made at the same moment pass: the other is
 * made again and reckons with the first (X4).
 */
export function claimPlaceAfter(
  work: Work,
  decision: DecisionId,
  after: { readonly person: Person; readonly earlier: readonly EarlierDecision[] },
): void {
  const { person, earlier } = after;
  work.claim(`decision-after/${personKey(person)}/${earlier.length}`, decision);
}

function decisionOf({ imposed }: ImposedRestriction): DecisionId | undefined {
  return imposed.basis.kind === 'decision' ? imposed.basis.decision : undefined;
}
