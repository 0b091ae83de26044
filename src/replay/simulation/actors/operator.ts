import { DAY_MS } from '../../../kernel/duration.ts';
import type { AppealId, CaseId, MemberId, StaffId } from '../../../kernel/identifier.ts';
import { instantFromMs } from '../../../kernel/instant.ts';
import { chosen, type Intent } from '../intent.ts';
import { changesOfRules, firstRulebook } from '../world/rulebook.ts';
import { type Asked, asMember, asStaff, type SimulatedWorld } from '../world/world.ts';
import { type Act, type ActorKind, moments, type Planning } from './actor.ts';
import { workOnCase } from './case-work.ts';
import { lift } from './moderator.ts';
import { hearAppeal } from './reviewer.ts';

const OPERATOR = 'operator-1';
const reason = 'It is my server, and this is needed now.';

const abuses = [
  'decides about themselves',
  'hears their own appeal',
  'restricts for too long',
  'reads a file',
  'takes a role',
  'sends a moderator away',
  'lifts their own restriction',
  'publishes a rule that reaches back',
] as const;

function plan(planning: Planning): readonly Intent[] {
  const { random, scenario, days } = planning;
  const tried = moments(planning, scenario.abuses).map((at) => ({
    at,
    by: OPERATOR,
    does: random.pick(abuses),
    pick: random.next(),
  }));
  // The operator posts too, and what they post is reported like anything else.
  const posted = moments(planning, scenario.abuses / 10).map((at) => ({
    at,
    by: 'm-001',
    does: 'posts',
    pick: random.next(),
    how: 'insult',
  }));
  const half = Math.floor((days * DAY_MS) / 2);
  const changes = Object.keys(changesOfRules).map((how, index) => ({
    at: half + index * DAY_MS,
    by: OPERATOR,
    does: 'publishes new rules',
    pick: random.next(),
    how,
  }));
  return [...tried, ...posted, ...changes.filter(({ at }) => at < days * DAY_MS)];
}

/** Cases about the operator, as staff or as a member. */
function ownCases(world: SimulatedWorld): readonly string[] {
  const self = world.cast.staff.find(({ staff }) => staff === OPERATOR);
  const own = new Set<string | undefined>([OPERATOR, self?.member]);
  return [...world.record.openCases].filter((id) => {
    const subject = world.record.cases.get(id)?.opened.subject;
    return subject !== undefined && Object.values(subject).some((value) => own.has(value));
  });
}

const decidesAboutSelf: Act = async (world, { by, pick }) => {
  const id = chosen(ownCases(world), pick) as CaseId | undefined;
  if (id === undefined) return;
  await workOnCase(world, { staff: by, case: id, manner: 'finding nothing' });
};

const hearsOwnAppeal: Act = async (world, { by, pick }) => {
  const id = chosen([...world.record.waitingAppeals], pick) as AppealId | undefined;
  if (id === undefined) return;
  const outcome = 'decision-reversed';
  await hearAppeal(world, { staff: by, appeal: id, outcome, mildness: 0 });
};

const restrictsTooLong: Act = async (world, { by, pick }) => {
  const id = chosen([...world.record.openCases], pick) as CaseId | undefined;
  if (id === undefined) return;
  await workOnCase(world, { staff: by, case: id, manner: 'too long' });
};

const readsFile: Act = async (world, { by, pick }) => {
  const id = (chosen(world.cast.members, pick) ?? 'm-001') as MemberId;
  const asked = { does: 'reads a file', by: asStaff(by), what: id, reading: true as const };
  await world.ask(asked, (call) => world.application.members.export(id, call));
};

const takesRole: Act = async (world, { by, pick }) => {
  const role = chosen(['moderator', 'reviewer', 'ombud'] as const, pick) ?? 'moderator';
  const asked = { does: 'takes a role', by: asStaff(by), what: role };
  const { staffRoom } = world.application;
  await world.ask(asked, (call) => staffRoom.grantRole(by as StaffId, { role, reason }, call));
};

/** Roles end and come back, so that decisions under way lose their author now and then. */
const sendsAway: Act = async (world, { by, pick }) => {
  const staff = chosen(['moderator-1', 'moderator-2'] as const, pick) as StaffId;
  const { staffRoom } = world.application;
  const input = { role: 'moderator', reason } as const;
  const holds = world.record.staff.get(staff)?.roles.has('moderator') === true;
  const does = holds ? 'ends a role' : 'grants a role';
  await world.ask({ does, by: asStaff(by), what: staff }, (call) =>
    holds ? staffRoom.endRole(staff, input, call) : staffRoom.grantRole(staff, input, call),
  );
};

const liftsOwn: Act = async (world, { by, pick }) => {
  const own = chosen([...(world.record.binding.get('m-001') ?? [])], pick);
  if (own === undefined) return;
  await lift(world, asStaff(by), own);
  await lift(world, asMember('m-001'), own);
};

const publishesBackwards: Act = async (world, { by }) => {
  const asked = { does: 'publishes a rule that reaches back', by: asStaff(by), what: 'rules' };
  // A clock that is days behind takes yesterday for a day to come.
  await publish(world, asked, {
    files: firstRulebook,
    effectiveFrom: instantFromMs(world.nowMs - DAY_MS),
  });
};

const publishes: Act = async (world, { by, how = 'milder' }) => {
  const asked = { does: 'publishes new rules', by: asStaff(by), what: how };
  await publish(world, asked, {
    files: changesOfRules[how] ?? firstRulebook,
    effectiveFrom: instantFromMs(world.nowMs + 15 * DAY_MS),
  });
};

async function publish(
  world: SimulatedWorld,
  asked: Asked,
  input: Parameters<SimulatedWorld['application']['rulebooks']['publish']>[0],
): Promise<void> {
  const done = await world.ask(asked, (call) => world.application.rulebooks.publish(input, call));
  world.record.history = world.application.rulebooks.history();
  if (done.ok) world.due.add(done.value.effectiveFrom);
}

/** Whoever runs the server, and what they try. */
export const operator: ActorKind = {
  plan,
  acts: {
    'decides about themselves': decidesAboutSelf,
    'hears their own appeal': hearsOwnAppeal,
    'restricts for too long': restrictsTooLong,
    'reads a file': readsFile,
    'takes a role': takesRole,
    'sends a moderator away': sendsAway,
    'lifts their own restriction': liftsOwn,
    'publishes a rule that reaches back': publishesBackwards,
    'publishes new rules': publishes,
  },
};
