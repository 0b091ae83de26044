import type { ActivityId, FamilyId, ItemId } from '../../kernel/identifier.ts';
import type { EvidenceTaken } from '../case/event.ts';
import type { Subject } from '../person.ts';
import type { DecisionMade } from './event.ts';

/**
 * The conduct that a decision judges: the activity where one is known, else the item. An edit after
 * a decision is an activity of its own and may be judged anew.
 */
export function actsOf(
  facts: readonly EvidenceTaken[],
  subject: Subject,
): readonly (ActivityId | ItemId)[] {
  const known = facts.flatMap((fact) => fact.activity ?? fact.item ?? []);
  const acts = known.length === 0 && subject.kind === 'item' ? [subject.item] : known;
  return [...new Set(acts)];
}

/**
 * Unique keys that the store holds while a decision stands, so that no second one can stand for the
 * same act in the same family (D7): `act/<id>/<family>`. Empty when no breach was found.
 */
export function actKeys(
  made: Pick<DecisionMade, 'outcome' | 'acts' | 'weight'>,
): readonly string[] {
  const family = made.weight?.family;
  if (made.outcome !== 'breach' || family === undefined) return [];
  return made.acts.map((act) => actKey(act, family));
}

/** The key of one act in one family. */
export function actKey(act: ActivityId | ItemId, family: FamilyId): string {
  return `act/${act}/${family}`;
}
