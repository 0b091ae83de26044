import type { AskAccessInput } from '../../../app/contract/break-glass.ts';
import { DAY_MS, MINUTE_MS } from '../../../kernel/duration.ts';
import type { AccessId, CaseId } from '../../../kernel/identifier.ts';
import { instantFromMs } from '../../../kernel/instant.ts';
import { chosen, type Intent } from '../intent.ts';
import { asStaff } from '../world/world.ts';
import { type Act, type ActorKind, moments, type Planning } from './actor.ts';

const NEWEST = 0.9999;
const askers = ['moderator-1', 'moderator-2', 'lead-1', 'operator-1', 'reviewer-1'] as const;
const kinds = ['identity-before-finding', 'reporter-identity', 'sealed-file'] as const;
const reason = 'Somebody announces to harm themselves tonight.';

function plan(planning: Planning): readonly Intent[] {
  const { random, scenario } = planning;
  return moments(planning, scenario.emergencies).flatMap((at): Intent[] => {
    const by = random.pick(askers);
    const after = (minutes: number): number => at + random.between(1, minutes * MINUTE_MS);
    const how = random.pick(['counted', 'two-persons', 'two-persons', 'two-persons later']);
    const does = random.chance(0.8) ? 'agrees to an emergency' : 'declines an emergency';
    return [
      { at, by, does: 'asks in an emergency', pick: random.next(), how },
      { at: after(10), by: random.pick(askers), does, pick: NEWEST },
      { at: after(45), by: random.pick(askers), does: 'agrees to an emergency', pick: NEWEST },
      { at: after(90), by, does: 'opens what is withheld', pick: NEWEST },
    ];
  });
}

const asks: Act = async (world, { by, pick, how = 'counted' }) => {
  const id = chosen([...world.record.openCases], pick) as CaseId | undefined;
  if (id === undefined) return;
  const later = how.endsWith('later');
  const input: AskAccessInput = {
    kind: chosen(kinds, (pick * 31) % 1) ?? 'sealed-file',
    way: how === 'counted' ? 'counted' : 'two-persons',
    reason,
    ...(later
      ? { later: { until: instantFromMs(world.nowMs + 90 * DAY_MS), because: reason } }
      : {}),
  };
  const asked = { does: 'asks in an emergency', by: asStaff(by), what: `${id} ${input.kind}` };
  await world.ask(asked, (call) => world.application.breakGlass.ask(id, input, call));
};

const agrees: Act = async (world, { by, pick }) => {
  const id = chosen([...world.record.beside.accesses.keys()], pick) as AccessId | undefined;
  if (id === undefined) return;
  const asked = { does: 'agrees to an emergency', by: asStaff(by), what: id };
  await world.ask(asked, (call) => world.application.breakGlass.confirm(id, call));
};

const declines: Act = async (world, { by, pick }) => {
  const id = chosen([...world.record.beside.accesses.keys()], pick) as AccessId | undefined;
  if (id === undefined) return;
  const asked = { does: 'declines an emergency', by: asStaff(by), what: id };
  const input = { reason: 'The text does not announce anything of that kind.' };
  await world.ask(asked, (call) => world.application.breakGlass.decline(id, input, call));
};

const opens: Act = async (world, { by, pick }) => {
  const id = chosen([...world.record.beside.accesses.keys()], pick) as AccessId | undefined;
  if (id === undefined) return;
  const asked = {
    does: 'opens what is withheld',
    by: asStaff(by),
    what: id,
    reading: true,
  } as const;
  await world.ask(asked, (call) => world.application.breakGlass.open(id, call));
};

/** Staff who open what is withheld because somebody is in danger, or say so. */
export const rescuer: ActorKind = {
  plan,
  acts: {
    'asks in an emergency': asks,
    'agrees to an emergency': agrees,
    'declines an emergency': declines,
    'opens what is withheld': opens,
  },
};
