import { DAY_MS } from '../../../kernel/duration.ts';
import type { Intent } from '../intent.ts';
import type { Planning } from './actor.ts';

/** The staff stays away for stretches of two weeks: whatever falls into one is not done. */
const STRETCH_MS: number = 14 * DAY_MS;

export function present(
  { random, scenario, days }: Planning,
  intents: readonly Intent[],
): Intent[] {
  const stretches = Math.ceil((days * DAY_MS) / STRETCH_MS) + 1;
  const away = Array.from({ length: stretches }, () => random.chance(scenario.absent));
  return intents.filter(({ at }) => away[Math.floor(at / STRETCH_MS)] !== true);
}
