import { type Refusal, type RefusalCode, refuse } from '../../kernel/refusal.ts';
import { handFor } from '../words/hands.ts';
import type { Text, Wording } from '../words/wording.ts';

/** A refusal that a page made itself, and so can say in any language. */
interface SaidRefusal extends Refusal {
  readonly said: Wording;
}

/** Refuses what a form left out or got wrong; `detail` has the same in English. */
export function refuseSaying(
  code: RefusalCode,
  said: Wording,
  where: Pick<Refusal, 'pointer'> = {},
): SaidRefusal {
  return { ...refuse(code, said.say(handFor('en')), where), said };
}

/** What a refusal says to a person. */
export function sayingOf(refusal: Refusal): Text {
  return 'said' in refusal ? (refusal as SaidRefusal).said : refusal.detail;
}
