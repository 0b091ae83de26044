import type { BallotInput } from '../../../app/contract/panels.ts';
import { HOUR_MS, MINUTE_MS } from '../../../kernel/duration.ts';
import type { AppealId, PanelId, StaffId } from '../../../kernel/identifier.ts';
import { chosen, type Intent } from '../intent.ts';
import type { SeenAppeal } from '../record/seen.ts';
import { asMember, asStaff, type SimulatedWorld } from '../world/world.ts';
import { type Act, type ActorKind, moments, type Planning } from './actor.ts';

const NEWEST = 0.9999;
/** Everybody here who may hear appeals. */
const hearers = ['reviewer-1', 'reviewer-2', 'ombud-1', 'lead-1'] as const;
const VOLUNTEERS = 9;
const BALLOTS = 5;

/** Nobody on the staff is independent any more, members offer to serve, and some of them vote. */
function plan(planning: Planning): readonly Intent[] {
  const { random, scenario, cast } = planning;
  return moments(planning, scenario.panels).flatMap((at): Intent[] => {
    const offers = Array.from({ length: VOLUNTEERS }, (_, index) => ({
      at: at + index * MINUTE_MS,
      by: random.pick(cast.members),
      does: random.chance(0.95) ? 'offers to serve' : 'withdraws their offer',
      pick: random.next(),
    }));
    const votes = (does: string, from: number, to: number): Intent[] =>
      Array.from({ length: BALLOTS }, () => ({
        at: at + random.between(from * HOUR_MS, to * HOUR_MS),
        by: 'a panelist',
        does,
        pick: random.next(),
        how: random.pick(['no-breach', 'no-breach', 'breach', 'mildly']),
      }));
    const called = at + VOLUNTEERS * MINUTE_MS;
    return [
      ...offers,
      { at: called, by: 'the staff', does: 'stand close to somebody', pick: random.next() },
      {
        at: called + 1,
        by: random.pick(['appellant', 'ombud-1']),
        does: 'calls a panel',
        pick: NEWEST,
      },
      ...votes('votes on a panel', 7, 43),
      ...votes('votes again', 30, 70),
      ...(random.chance(0.4) ? [{ ...votes('leaves a seat', 7, 43)[0] } as Intent] : []),
    ];
  });
}

const offers: Act = async (world, { by, pick }) => {
  const close = chosen(world.cast.members, pick) ?? ('m-001' as never);
  const asked = { does: 'offers to serve', by: asMember(by), what: by };
  const input = { relatedTo: [close] };
  await world.ask(asked, (call) => world.application.panels.offer(input, call));
};

const withdraws: Act = async (world, { by }) => {
  const asked = { does: 'withdraws their offer', by: asMember(by), what: by };
  await world.ask(asked, (call) => world.application.panels.withdraw(call));
};

/** Everybody who could hear the newest appeals declares a relation to whoever filed one of them. */
const standClose: Act = async (world, { pick }) => {
  const filed = [...world.record.waitingAppeals].slice(-3);
  const appeal = world.record.appeals.get(chosen(filed, pick) ?? '');
  const about = world.record.decisions.get(appeal?.received.decision ?? '')?.made.respondent;
  if (about?.kind !== 'member') return;
  const { staffRoom } = world.application;
  const input = { to: about, relation: 'other' } as const;
  for (const staff of hearers) {
    const asked = { does: 'declares a relation', by: asStaff(staff), what: about.id };
    await world.ask(asked, (call) => staffRoom.declareRelation(staff as StaffId, input, call));
  }
};

/** Appeals that wait and that nobody on the staff can hear. */
export function unheardAppeals(
  world: SimulatedWorld,
): readonly (readonly [AppealId, SeenAppeal])[] {
  return [...world.record.waitingAppeals].slice(-20).flatMap((id) => {
    const appeal = world.record.appeals.get(id);
    const about = world.record.decisions.get(appeal?.received.decision ?? '')?.made.respondent;
    const key = `${about?.kind}:${about?.id}`;
    const all = hearers.every((one) => world.record.staff.get(one)?.relations.has(key) === true);
    return appeal === undefined || !all ? [] : [[id as AppealId, appeal] as const];
  });
}

/** Also where somebody is independent: then it is refused. */
const calls: Act = async (world, { by, pick }) => {
  const waiting = [...world.record.waitingAppeals].at(-1) as AppealId | undefined;
  const [id = waiting, appeal] = chosen(unheardAppeals(world), pick) ?? [];
  if (id === undefined) return;
  const appellant = (appeal ?? world.record.appeals.get(id))?.received.appellant;
  const own = by === 'appellant' && appellant?.kind === 'respondent' ? appellant.person : undefined;
  const who = own?.kind === 'member' ? asMember(own.id) : asStaff('operator-1');
  const asked = { does: 'calls a panel', by: who, what: id };
  await world.ask(asked, (call) => world.application.panels.call(id, {}, call));
};

/** Somebody who sits on a panel of a phase and has cast so many ballots. */
function seatIn(
  world: SimulatedWorld,
  phase: string,
  pick: number,
): readonly [PanelId, string] | undefined {
  const before = phase === 'deliberating' ? 1 : 0;
  const found = [...world.record.beside.panels]
    .filter(([, panel]) => panel.phase === phase)
    .flatMap(([id, { seats }]) =>
      [...seats].filter(([, cast]) => cast <= before).map(([member]) => [id, member] as const),
    );
  return chosen(found, pick) as readonly [PanelId, string] | undefined;
}

function ballotOf(world: SimulatedWorld, id: PanelId, how: string): BallotInput {
  const reasons = 'Said once, in anger, and taken back in the same thread.';
  if (how === 'no-breach') return { breach: 'no-breach', reasons };
  const decision = world.record.beside.panels.get(id)?.called.decision ?? '';
  const made = world.record.decisions.get(decision)?.made;
  if (made?.outcome !== 'breach') return { breach: 'breach', reasons };
  const mild = made.weight?.family === 'civility' ? 'slow-1d' : 'reminder';
  return { breach: 'breach', rung: how === 'mildly' ? mild : (made.rungChosen ?? mild), reasons };
}

const votes: Act = async (world, { pick, how = 'no-breach' }) => {
  const [id, member] = seatIn(world, 'drawn', pick) ?? [];
  if (id === undefined || member === undefined) return;
  const { panels } = world.application;
  const by = asMember(member);
  const read = { does: 'reads a file', by, what: id, reading: true } as const;
  await world.ask(read, (call) => panels.read(id, call));
  const asked = { does: 'votes on a panel', by, what: `${id} ${how}` };
  await world.ask(asked, (call) => panels.cast(id, ballotOf(world, id, how), call));
};

const votesAgain: Act = async (world, { pick, how = 'no-breach' }) => {
  const [id, member] = seatIn(world, 'deliberating', pick) ?? [];
  if (id === undefined || member === undefined) return;
  const asked = { does: 'votes again', by: asMember(member), what: `${id} ${how}` };
  await world.ask(asked, (call) =>
    world.application.panels.confirm(id, ballotOf(world, id, how), call),
  );
};

const leaves: Act = async (world, { pick }) => {
  const [id, member] = seatIn(world, 'drawn', pick) ?? [];
  if (id === undefined || member === undefined) return;
  const asked = { does: 'leaves a seat', by: asMember(member), what: id };
  const input = { because: 'cannot-serve' } as const;
  await world.ask(asked, (call) => world.application.panels.leave(id, input, call));
};

/** Members drawn by lot, where nobody on the staff is independent. */
export const panelist: ActorKind = {
  plan,
  acts: {
    'offers to serve': offers,
    'withdraws their offer': withdraws,
    'stand close to somebody': standClose,
    'calls a panel': calls,
    'votes on a panel': votes,
    'votes again': votesAgain,
    'leaves a seat': leaves,
  },
};
