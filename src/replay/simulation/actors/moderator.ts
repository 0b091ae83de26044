import type { Principal } from '../../../app/principal.ts';
import { HOUR_MS, MINUTE_MS } from '../../../kernel/duration.ts';
import type { CaseId, DecisionId, RestrictionId } from '../../../kernel/identifier.ts';
import { chosen, type Intent } from '../intent.ts';
import { asStaff, type SimulatedWorld } from '../world/world.ts';
import { type Act, type ActorKind, moments, type Planning, weighted } from './actor.ts';
import { type Manner, workOnCase } from './case-work.ts';
import { present } from './presence.ts';

const weights: Readonly<Record<Manner, number>> = {
  fairly: 10,
  mildly: 3,
  harshly: 2,
  urgently: 2,
  'weighing nothing': 1,
  'finding nothing': 2,
  'beyond the step': 1,
  'too long': 1,
  'leaving half-way': 1,
};

export const deciders = ['moderator-1', 'moderator-2', 'moderator-3', 'lead-1'] as const;

function plan(planning: Planning): readonly Intent[] {
  const { random, scenario } = planning;
  const sittings = moments(planning, scenario.sittings).flatMap((at): Intent[] => {
    const how = weighted(random, weights);
    const by = random.pick(deciders);
    const second = random.pick(deciders);
    const confirmedAt = at + random.between(MINUTE_MS, 8 * HOUR_MS);
    const does = random.chance(0.9) ? 'confirms a decision' : 'rejects a decision';
    const confirm = { at: confirmedAt, by: second, does, pick: random.next() };
    const later = { at: at + random.between(HOUR_MS, 60 * HOUR_MS), pick: random.next() };
    return [
      { at, by, does: 'works on a case', pick: random.next(), how },
      confirm,
      { ...later, by: random.pick(deciders), does: 'goes on with a case', how },
      { ...confirm, at: later.at + MINUTE_MS, by: random.pick(deciders) },
    ];
  });
  const rarely: readonly (readonly [does: string, perYear: number])[] = [
    ['takes a decision back', scenario.sittings / 10],
    ['lifts a restriction', scenario.sittings / 10],
    ['hands a case over', scenario.sittings / 20],
    ['writes a note', scenario.sittings / 20],
    ['looks into a post', scenario.sittings / 20],
    ['favours a friend', scenario.favours],
  ];
  const others = rarely.flatMap(([does, perYear]) =>
    moments(planning, perYear).map((at) => ({
      at,
      by: random.pick(deciders),
      does,
      pick: random.next(),
    })),
  );
  return present(planning, [...sittings, ...others]);
}

const works: Act = async (world, { by, pick, how = 'fairly' }) => {
  const id = chosen([...world.record.openCases], pick);
  if (id === undefined) return;
  await workOnCase(world, { staff: by, case: id as CaseId, manner: how as Manner });
};

/** Takes up a case in which somebody was asked for their view, answered or not. */
const goesOn: Act = async (world, { by, pick, how = 'fairly' }) => {
  const asked = [...world.record.openCases].filter(
    (id) => world.record.cases.get(id)?.before !== undefined,
  );
  const id = chosen(asked, pick);
  if (id === undefined) return;
  await workOnCase(world, { staff: by, case: id as CaseId, manner: how as Manner });
};

/** Takes the cases about themselves and their friends first, and finds nothing. */
const favours: Act = async (world, { by, pick }) => {
  const self = world.cast.staff.find(({ staff }) => staff === by);
  const close = new Set<string | undefined>([self?.member, self?.friend, by]);
  const theirs = [...world.record.openCases].filter((id) => {
    const subject = world.record.cases.get(id)?.opened.subject;
    return subject !== undefined && Object.values(subject).some((value) => close.has(value));
  });
  const id = chosen(theirs, pick);
  if (id === undefined) return;
  await workOnCase(world, { staff: by, case: id as CaseId, manner: 'finding nothing' });
};

function unconfirmed(world: SimulatedWorld, pick: number): DecisionId | undefined {
  return chosen([...world.record.unconfirmed], pick) as DecisionId | undefined;
}

const confirms: Act = async (world, { by: staff, pick }) => {
  const id = unconfirmed(world, pick);
  if (id === undefined) return;
  const { decisions } = world.application;
  const asked = { does: 'confirms a decision', by: asStaff(staff), what: id };
  await world.ask(asked, (call) => decisions.confirm(id, call));
};

const rejects: Act = async (world, { by: staff, pick }) => {
  const id = unconfirmed(world, pick);
  if (id === undefined) return;
  const { decisions } = world.application;
  const asked = { does: 'rejects a decision', by: asStaff(staff), what: id };
  const input = { reason: 'I read it differently.' };
  await world.ask(asked, (call) => decisions.reject(id, input, call));
};

/** Somebody decides, sees at once that it was wrong, and takes it back; or comes too late. */
const takesBack: Act = async (world, { by: staff, pick }) => {
  const id = chosen([...world.record.openCases], pick) as CaseId | undefined;
  if (id === undefined) return;
  const made = await workOnCase(world, { staff, case: id, manner: 'fairly' });
  if (made === undefined) return;
  const { decisions } = world.application;
  const asked = { does: 'takes a decision back', by: asStaff(staff), what: made.decision };
  await world.ask(asked, (call) => decisions.undo(made.decision, call));
};

const lifts: Act = async (world, { by: staff, pick }) => {
  const { binding, restrictions } = world.record;
  const now = world.application.now();
  const running = [...binding.values()]
    .flatMap((ids) => [...ids])
    .filter((one) => (restrictions.get(one)?.imposed.endsAt ?? '') > now);
  const id = chosen([...running, ...[...restrictions.keys()].slice(-2)], pick);
  if (id === undefined) return;
  await lift(world, asStaff(staff), id);
};

export async function lift(world: SimulatedWorld, by: Principal, id: string): Promise<void> {
  const { restrictions } = world.application;
  const input = { reason: 'They have understood what it was about.' };
  const asked = { does: 'lifts a restriction', by, what: id };
  await world.ask(asked, (call) => restrictions.lift(id as RestrictionId, input, call));
}

const handsOver: Act = async (world, { by: staff, pick }) => {
  const id = chosen([...world.record.openCases], pick) as CaseId | undefined;
  if (id === undefined) return;
  const by = asStaff(staff);
  const { cases } = world.application;
  await world.ask({ does: 'leases a case', by, what: id }, (call) =>
    cases.lease(id, { takeOverReason: 'They have been away since yesterday.' }, call),
  );
  await world.ask({ does: 'hands a case over', by, what: id }, (call) =>
    cases.handOver(id, { reason: 'I know one of them too well.' }, call),
  );
};

const notes: Act = async (world, { by: staff, pick }) => {
  const id = chosen([...world.record.openCases], pick) as CaseId | undefined;
  if (id === undefined) return;
  const by = asStaff(staff);
  const { cases } = world.application;
  await world.ask({ does: 'leases a case', by, what: id }, (call) => cases.lease(id, {}, call));
  await world.ask({ does: 'writes a note', by, what: id }, (call) =>
    cases.addNote(id, { text: 'The thread before this one matters too.' }, call),
  );
};

const looksInto: Act = async (world, { by: staff, pick }) => {
  const post = chosen(world.posts.slice(-10), pick);
  if (post === undefined) return;
  const asked = { does: 'looks into a post', by: asStaff(staff), what: post.item };
  const subject = { kind: 'item', item: post.item, author: post.author } as never;
  const input = { subject, reason: 'I came across it myself while reading.' };
  await world.ask(asked, (call) => world.application.cases.openOwnInitiative(input, call));
};

/** Moderators and the lead, fair and unfair ones. */
export const moderator: ActorKind = {
  plan,
  acts: {
    'works on a case': works,
    'goes on with a case': goesOn,
    'favours a friend': favours,
    'confirms a decision': confirms,
    'rejects a decision': rejects,
    'takes a decision back': takesBack,
    'lifts a restriction': lifts,
    'hands a case over': handsOver,
    'writes a note': notes,
    'looks into a post': looksInto,
  },
};
