import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../kernel/duration.ts';
import type { Intent } from '../intent.ts';
import { type ActorKind, moments, type Planning } from './actor.ts';

/** The newest of the things there are. */
const NEWEST = 0.9999;
const ROUNDS = 4;

/**
 * Somebody goes on whatever is decided: each time it is reported, judged as harshly as the rule
 * allows, and agreed to. What it all takes together stays under the cap.
 */
function plan(planning: Planning): readonly Intent[] {
  const { random, scenario, cast, days } = planning;
  const end = days * DAY_MS;
  return moments(planning, scenario.courses).flatMap((start) => {
    const by = random.pick(cast.members.slice(11));
    const how = random.pick(['threat', 'insult']);
    const round = (index: number): readonly Intent[] => {
      const at = start + index * random.between(1, 6) * DAY_MS;
      return [
        { at, by, does: 'posts', pick: 0, how },
        { at: at + MINUTE_MS, by: 'm-008', does: 'reports', pick: 0 },
        ...sitting(at + HOUR_MS, random.chance(0.5) ? 'urgently' : 'harshly'),
        { at: at + 2 * HOUR_MS, by: 'a member', does: 'gives their view', pick: NEWEST },
        ...sitting(at + 3 * HOUR_MS, 'harshly'),
      ];
    };
    const rounds = Array.from({ length: ROUNDS }, (_, index) => round(index)).flat();
    return rounds.filter(({ at }) => at < end);
  });
}

function sitting(at: number, how: string): readonly Intent[] {
  return [
    { at, by: 'moderator-3', does: 'works on a case', pick: NEWEST, how },
    { at: at + MINUTE_MS, by: 'lead-1', does: 'confirms a decision', pick: NEWEST },
  ];
}

/** One and the same member, again and again. */
export const persistent: ActorKind = { plan, acts: {} };
