import type { DisputeOutcome, Implementation } from '../../domain/dispute/event.ts';
import type { Choice } from '../page/control.ts';
import type { Text } from '../words/wording.ts';
import { words } from '../words/words.ts';

/** What a body outside can have found, as a form offers it. */
export const disputeOutcomes: readonly Choice[] = choicesOf(words.redress.dispute.outcomes);

/** What the community can have done with it. */
export const implementations: readonly Choice[] = choicesOf(words.redress.dispute.implementations);

export function disputeOutcomeIn(text: string): DisputeOutcome | undefined {
  return keyIn(words.redress.dispute.outcomes, text);
}

export function implementationIn(text: string): Implementation | undefined {
  return keyIn(words.redress.dispute.implementations, text);
}

function choicesOf(captions: Readonly<Record<string, Text>>): readonly Choice[] {
  return Object.entries(captions).map(([value, caption]) => ({ value, caption }));
}

function keyIn<Key extends string>(
  captions: Readonly<Record<Key, Text>>,
  text: string,
): Key | undefined {
  return (Object.keys(captions) as Key[]).find((key) => key === text);
}
