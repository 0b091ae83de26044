import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../kernel/duration.ts';
import type { MemberId, RuleId } from '../../../kernel/identifier.ts';
import { instantFromMs } from '../../../kernel/instant.ts';
import type { Intent } from '../intent.ts';
import { asStaff } from '../world/world.ts';
import { type Act, type ActorKind, moments, type Planning } from './actor.ts';

const NEWEST = 0.9999;
/** Warned, paused, and paused again. */
const ROUNDS = 3;

/**
 * Somebody sends what anybody can see is unfounded: they are warned, go on, and then wait. Under
 * the pause they report and appeal as before.
 */
function plan(planning: Planning): readonly Intent[] {
  const { random, scenario, cast, days } = planning;
  const end = days * DAY_MS;
  return moments(planning, scenario.misuses)
    .flatMap((start) => {
      const by = random.pick(cast.members.slice(11));
      const how = random.pick(['reporter-misuse', 'appellant-misuse']);
      return Array.from({ length: ROUNDS }, (_, round): readonly Intent[] => {
        const at = start + round * random.between(2, 5) * DAY_MS;
        const manner = round === 0 ? 'mildly' : 'harshly';
        return [
          { at, by, does: 'is looked at for misuse', pick: 0, how },
          ...sitting(at + MINUTE_MS, manner),
          { at: at + HOUR_MS, by: 'a member', does: 'gives their view', pick: NEWEST },
          ...sitting(at + 2 * HOUR_MS, manner),
          { at: at + 3 * HOUR_MS, by, does: 'reports falsely', pick: random.next() },
          { at: at + 4 * HOUR_MS, by: 'a member', does: 'appeals', pick: NEWEST },
        ];
      }).flat();
    })
    .filter(({ at }) => at < end);
}

function sitting(at: number, how: string): readonly Intent[] {
  return [
    { at, by: 'moderator-3', does: 'works on a case', pick: NEWEST, how },
    { at: at + MINUTE_MS, by: 'lead-1', does: 'confirms a decision', pick: NEWEST },
  ];
}

const isLookedAt: Act = async (world, { by, how = 'reporter-misuse' }) => {
  const kind =
    how === 'reporter-misuse' ? ('reporter-misuse' as const) : ('appellant-misuse' as const);
  const what = kind === 'reporter-misuse' ? 'reports' : 'appeals';
  const input = {
    subject: { kind, member: by as MemberId },
    reason: 'Nearly all of them are about one member and none was founded.',
    rule: `misuse.unfounded-${what}` as RuleId,
    shown: {
      text: 'Forty of fifty within a month.',
      occurredAt: instantFromMs(world.nowMs - MINUTE_MS),
    },
  };
  const asked = { does: 'looks at misuse', by: asStaff('lead-1'), what: `${by} ${kind}` };
  await world.ask(asked, (call) => world.application.cases.openOwnInitiative(input, call));
};

/** Members whose reports or appeals are made against better knowledge. */
export const misuser: ActorKind = { plan, acts: { 'is looked at for misuse': isLookedAt } };
