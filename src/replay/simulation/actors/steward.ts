import type { Seat } from '../../../domain/group/event.ts';
import { DAY_MS, duration, HOUR_MS, MINUTE_MS } from '../../../kernel/duration.ts';
import type { DutyId, GroupId, MemberId } from '../../../kernel/identifier.ts';
import { instantFromMs } from '../../../kernel/instant.ts';
import { chosen, type Intent } from '../intent.ts';
import { asMember, asPlatform, asStaff, type SimulatedWorld } from '../world/world.ts';
import { type Act, type ActorKind, moments, type Planning } from './actor.ts';

const group = 'balcony' as GroupId;
const NEWEST = 0.9999;
/** Members who have a seat now and then, each with the seat they are asked to take. */
const seats: readonly (readonly [number, Seat])[] = [
  [20, 'steward'],
  [21, 'deputy'],
  [22, 'co-steward'],
  [23, 'interim'],
];

function plan(planning: Planning): readonly Intent[] {
  const { random, scenario, cast } = planning;
  if (scenario.duties === 0) return [];
  const taken = seats.flatMap(([index, how], place): Intent[] => {
    const by = cast.members[index] ?? 'm-001';
    const at = place * MINUTE_MS;
    return [
      { at, by, does: 'is asked to look after a group', pick: random.next(), how },
      { at: at + 1, by, does: 'accepts a charter', pick: random.next() },
    ];
  });
  const brought = moments(planning, scenario.duties).flatMap((at): Intent[] => {
    const later = (does: string, hours: number, pick = NEWEST): Intent => ({
      at: at + random.between(MINUTE_MS, hours * HOUR_MS),
      by: random.pick(['moderator-1', 'moderator-2', 'platform']),
      does,
      pick,
    });
    return [
      { ...later('brings a duty', 1), at, pick: random.next() },
      ...(random.chance(0.9) ? [later('comes to know of a duty', 2)] : []),
      ...(random.chance(scenario.neglect) ? [] : [later('answers a duty', 20, random.next())]),
      later('defends', 80, random.next()),
      later('defends', 120, random.next()),
    ];
  });
  const leave = moments(planning, scenario.duties / 4).flatMap((at): Intent[] => {
    const [index] = random.pick(seats);
    const by = cast.members[index] ?? 'm-001';
    const does = random.pick(['resigns', 'is recorded gone', 'is asked to look after a group']);
    const how = random.pick(['steward', 'deputy', 'interim']);
    const back = at + random.between(DAY_MS, 20 * DAY_MS);
    return [
      { at, by, does, pick: random.next(), how },
      { at: back, by, does: 'comes back', pick: random.next() },
      { at: back + 1, by, does: 'accepts a charter', pick: random.next() },
    ];
  });
  return [...taken, ...brought, ...leave];
}

const isAsked: Act = async (world, { by, how = 'steward' }) => {
  const { groups } = world.application;
  const lead = asStaff('lead-1');
  await world.ask({ does: 'opens a group', by: lead, what: group }, (call) =>
    groups.open(group, call),
  );
  const input = {
    steward: by as MemberId,
    seat: how as Seat,
    charter: {
      text: 'You look at what is brought to you, and you answer the staff.',
      duties: [
        { duty: 'look-into-matter', within: duration('P3D') },
        { duty: 'answer-staff', within: duration('P1D') },
      ],
    },
    ...(how === 'interim' ? { until: instantFromMs(world.nowMs + 60 * DAY_MS) } : {}),
  } as const;
  const asked = { does: 'appoints a steward', by: lead, what: `${by} ${how}` };
  await world.ask(asked, (call) => groups.appoint(group, input, call));
};

const accepts: Act = async (world, { by }) => {
  const version = world.record.beside.groups.get(group)?.get(by)?.offered;
  if (version === undefined) return;
  const asked = { does: 'accepts a charter', by: asMember(by), what: String(version) };
  await world.ask(asked, (call) => world.application.groups.accept(group, { version }, call));
};

const resigns: Act = async (world, { by }) => {
  const asked = { does: 'resigns', by: asMember(by), what: group };
  await world.ask(asked, (call) => world.application.groups.resign(group, call));
};

const isGone: Act = async (world, { by }) => {
  const asked = { does: 'is recorded gone', by: asStaff('lead-1'), what: by };
  const input = { steward: by as MemberId, reason: 'Nobody has heard of them for a month.' };
  await world.ask(asked, (call) => world.application.groups.recordGone(group, input, call));
};

const comesBack: Act = async (world, { by }) => {
  const asked = { does: 'comes back', by: asMember(by), what: group };
  await world.ask(asked, (call) => world.application.groups.comeBack(group, call));
};

const brings: Act = async (world, { by, pick }) => {
  const staff = by !== 'platform';
  const item = chosen(world.posts.slice(-5), pick)?.item;
  const input = {
    kind: staff && pick < 0.5 ? ('answer-staff' as const) : ('look-into-matter' as const),
    text: 'Two members insult each other in the thread of your group.',
    ...(item === undefined || pick < 0.3 ? {} : { item: item as never }),
  };
  const principal = staff ? asStaff(by) : asPlatform();
  const asked = { does: 'brings a duty', by: principal, what: `${input.kind} ${item ?? ''}` };
  await world.ask(asked, (call) => world.application.duties.bring(group, input, call));
};

function dutyIn(world: SimulatedWorld, pick: number): [DutyId, MemberId] | undefined {
  const { openDuties, duties } = world.record.beside;
  const id = chosen([...openDuties], pick) as DutyId | undefined;
  const steward = duties.get(id ?? '')?.brought.steward;
  return id === undefined || steward === undefined ? undefined : [id, steward];
}

/** The first one counts, so that it may well come twice and by two ways. */
const comesToKnow: Act = async (world, { by, pick }) => {
  const [id, steward] = dutyIn(world, pick) ?? [];
  if (id === undefined || steward === undefined) return;
  const platform = by === 'platform';
  const principal = platform ? asPlatform() : asMember(steward);
  const input = { channel: platform ? 'webhook' : 'page' } as const;
  const asked = { does: 'comes to know of a duty', by: principal, what: id };
  await world.ask(asked, (call) => world.application.duties.markDelivered(id, input, call));
};

const answers: Act = async (world, { pick }) => {
  const [id, steward] = dutyIn(world, pick) ?? [];
  if (id === undefined || steward === undefined) return;
  const asked = { does: 'answers a duty', by: asMember(steward), what: id };
  const input = { text: 'I have asked both of them to stop, and they did.' };
  await world.ask(asked, (call) => world.application.duties.answer(id, input, call));
};

const defends: Act = async (world, { pick }) => {
  const { defences, duties } = world.record.beside;
  const id = chosen([...defences.values()].slice(-3), pick)?.duty as DutyId | undefined;
  const steward = duties.get(id ?? '')?.brought.steward;
  if (id === undefined || steward === undefined) return;
  const asked = { does: 'defends', by: asMember(steward), what: id };
  const input = { text: 'I was away for a week and had said so before.' };
  await world.ask(asked, (call) => world.application.duties.defend(id, input, call));
};

/** Members who look after a group, what is brought to them, and what they leave undone. */
export const steward: ActorKind = {
  plan,
  acts: {
    'is asked to look after a group': isAsked,
    'accepts a charter': accepts,
    resigns,
    'is recorded gone': isGone,
    'comes back': comesBack,
    'brings a duty': brings,
    'comes to know of a duty': comesToKnow,
    'answers a duty': answers,
    defends,
  },
};
