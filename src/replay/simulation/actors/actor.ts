import { DAY_MS } from '../../../kernel/duration.ts';
import type { SeededRandom } from '../../seeded-random.ts';
import type { Intent } from '../intent.ts';
import type { Scenario } from '../scenario.ts';
import type { Cast } from '../world/cast.ts';
import type { SimulatedWorld } from '../world/world.ts';

/** What somebody does when the time of their intent has come. */
export type Act = (world: SimulatedWorld, intent: Intent) => Promise<void>;

export interface Planning {
  readonly random: SeededRandom;
  readonly scenario: Scenario;
  readonly cast: Cast;
  readonly days: number;
}

/** One kind of actor: what they set out to do over the years, and how each of it is done. */
export interface ActorKind {
  readonly plan: (planning: Planning) => readonly Intent[];
  readonly acts: Readonly<Record<string, Act>>;
}

/** Moments spread over the whole time, as many as a rate for a year says. */
export function moments({ random, days }: Planning, perYear: number): readonly number[] {
  const amount = Math.floor((perYear * days) / 365 + random.next());
  return Array.from({ length: amount }, () => random.between(0, days * DAY_MS - 1));
}

/** One of the variants, each as often as its weight says. */
export function weighted<Name extends string>(
  random: SeededRandom,
  weights: Readonly<Record<Name, number>>,
): Name {
  const entries = Object.entries(weights) as [Name, number][];
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  let left = random.next() * total;
  for (const [name, weight] of entries) {
    left -= weight;
    if (left < 0) return name;
  }
  return entries[0]?.[0] ?? ('' as Name);
}
