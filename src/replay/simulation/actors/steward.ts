import { dutyKinds } from '../../../domain/duty/event.ts';
import { DAY_MS, duration, HOUR_MS, MINUTE_MS } from '../../../kernel/duration.ts';
import type { DutyId, GroupId, MemberId } from '../../../kernel/identifier.ts';
import { chosen, type Intent } from '../intent.ts';
import type { SeenDuty } from '../record/seen.ts';
import { asMember, asPlatform, asStaff, type SimulatedWorld } from '../world/world.ts';
import { type Act, type ActorKind, moments, type Planning } from './actor.ts';

const GROUP = 'g-garden' as GroupId;
const LEAD = 'lead-1';
/** Who stewards the group, and who acts while they cannot. */
const seated = [
  { steward: 'm-012' as MemberId, seat: 'steward' },
  { steward: 'm-013' as MemberId, seat: 'deputy' },
] as const;
const charter = {
  text: 'What is brought to you is answered within the time written here.',
  duties: [
    { duty: 'answer-staff', within: duration('P3D') },
    { duty: 'look-into-matter', within: duration('P5D') },
  ],
} as const;
const LONGEST_MS: number = 14 * DAY_MS;

function plan(planning: Planning): readonly Intent[] {
  const { random, scenario, cast, days } = planning;
  const intent = (at: number, by: string, does: string, how?: string): Intent => ({
    at,
    by,
    does,
    pick: random.next(),
    ...(how === undefined ? {} : { how }),
  });
  const matters = moments(planning, scenario.matters).flatMap((at): Intent[] => {
    const by = random.pick(['moderator-1', LEAD, random.pick(cast.members.slice(14))]);
    const heard = at + random.between(MINUTE_MS, DAY_MS);
    const answered = heard + random.between(HOUR_MS, 4 * DAY_MS);
    const defended = heard + random.between(4 * DAY_MS, LONGEST_MS);
    const brought = [
      intent(at, by, 'brings a matter to a steward', random.pick(dutyKinds)),
      intent(heard, 'platform', 'tells a steward', random.pick(['page', 'webhook', 'mail'])),
    ];
    if (random.chance(scenario.absentStewards)) {
      return random.chance(0.5)
        ? [...brought, intent(defended, 'a steward', 'defends themselves')]
        : brought;
    }
    return [...brought, intent(answered, 'a steward', 'answers a matter')];
  });
  const changes = moments(planning, scenario.matters / 8).flatMap((at) => [
    intent(at, random.pick(seated).steward, random.pick(['resigns', 'is gone'])),
    intent(at + random.between(DAY_MS, 20 * DAY_MS), LEAD, 'seats the stewards'),
  ]);
  const back = moments(planning, scenario.matters / 8).map((at) =>
    intent(at, random.pick(seated).steward, 'comes back'),
  );
  const begun = scenario.matters > 0 ? [intent(HOUR_MS, LEAD, 'seats the stewards')] : [];
  return [...begun, ...matters, ...changes, ...back].filter(({ at }) => at < days * DAY_MS);
}

/** Opens the group where there is none, and offers its seats; whoever has one is refused. */
const seats: Act = async (world, { by }) => {
  const { groups } = world.application;
  const asked = { by: asStaff(by), what: GROUP };
  await world.ask({ ...asked, does: 'opens a group' }, (call) => groups.open(GROUP, call));
  for (const { steward, seat } of seated) {
    const offered = await world.ask({ ...asked, does: 'appoints a steward' }, (call) =>
      groups.appoint(GROUP, { steward, seat, charter }, call),
    );
    const offer = offered.ok
      ? offered.value.stewards.find((one) => one.steward === steward)?.offer
      : undefined;
    if (offer === undefined) continue;
    const accepting = { does: 'accepts a charter', by: asMember(steward), what: GROUP };
    await world.ask(accepting, (call) => groups.accept(GROUP, { version: offer.version }, call));
  }
};

const brings: Act = async (world, { by, how = 'look-into-matter' }) => {
  const isStaff = world.cast.staff.some(({ staff }) => staff === by);
  const asked = {
    does: 'brings a matter to a steward',
    by: isStaff ? asStaff(by) : asMember(by),
    what: GROUP,
  };
  const kind = how === 'answer-staff' ? 'answer-staff' : 'look-into-matter';
  const input = {
    kind,
    text: 'The pinned thread of the group still asks for phone numbers.',
  } as const;
  await world.ask(asked, (call) => world.application.duties.bring(GROUP, input, call));
};

function dutyIn(world: SimulatedWorld, phase: SeenDuty['phase'], pick: number): DutyId | undefined {
  const fitting = [...world.record.duties].filter(([, seen]) => seen.phase === phase);
  return chosen(fitting.slice(-4), pick)?.[0] as DutyId | undefined;
}

const tells: Act = async (world, { pick, how = 'page' }) => {
  const id = dutyIn(world, 'brought', pick);
  if (id === undefined) return;
  const asked = { does: 'tells a steward', by: asPlatform(), what: id };
  const channel = how as 'page' | 'webhook' | 'mail';
  await world.ask(asked, (call) => world.application.duties.markDelivered(id, { channel }, call));
};

const answers: Act = async (world, { pick }) => {
  const id = dutyIn(world, 'delivered', pick);
  const steward = world.record.duties.get(id ?? '')?.brought.steward;
  if (id === undefined || steward === undefined) return;
  const asked = { does: 'answers a matter', by: asMember(steward), what: id };
  const input = { text: 'I have looked at it and spoken with both of them.' };
  await world.ask(asked, (call) => world.application.duties.answer(id, input, call));
};

const defends: Act = async (world, { pick }) => {
  const id = dutyIn(world, 'neglected', pick);
  const steward = world.record.duties.get(id ?? '')?.brought.steward;
  if (id === undefined || steward === undefined) return;
  const asked = { does: 'defends themselves', by: asMember(steward), what: id };
  const input = { text: 'I was in hospital, and my deputy was not told.' };
  await world.ask(asked, (call) => world.application.duties.defend(id, input, call));
};

const resigns: Act = async (world, { by }) => {
  const asked = { does: 'resigns', by: asMember(by), what: GROUP };
  await world.ask(asked, (call) => world.application.groups.resign(GROUP, call));
};

const isGone: Act = async (world, { by }) => {
  const asked = { does: 'is gone', by: asStaff(LEAD), what: GROUP };
  const input = { steward: by as MemberId, reason: 'Nobody has heard of them for a month.' };
  await world.ask(asked, (call) => world.application.groups.recordGone(GROUP, input, call));
};

const comesBack: Act = async (world, { by }) => {
  const asked = { does: 'comes back', by: asMember(by), what: GROUP };
  await world.ask(asked, (call) => world.application.groups.comeBack(GROUP, call));
};

/** Those who look after a group, the ones who are there and the ones who are not. */
export const steward: ActorKind = {
  plan,
  acts: {
    'seats the stewards': seats,
    'brings a matter to a steward': brings,
    'tells a steward': tells,
    'answers a matter': answers,
    'defends themselves': defends,
    resigns,
    'is gone': isGone,
    'comes back': comesBack,
  },
};
