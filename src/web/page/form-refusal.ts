import { type Refusal, type RefusalCode, refuse } from '../../kernel/refusal.ts';
import { handFor } from '../words/hands.ts';
import type { Text, Wording } from '../words/wording.ts';
import { words } from '../words/words.ts';

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

/**
 * What a refusal says to a person. The application says it most exactly, in English; in other
 * languages each kind of refusal has its sentence.
 */
export function sayingOf(refusal: Refusal): Text {
  if ('said' in refusal) return (refusal as SaidRefusal).said;
  const { detail, refused } = refusal;
  return { say: (hand) => (hand.language === 'en' ? detail : words.refusal[refused].say(hand)) };
}
