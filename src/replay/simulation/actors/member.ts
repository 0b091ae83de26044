import type { Principal } from '../../../app/principal.ts';
import { personKey, respondentOf } from '../../../domain/person.ts';
import type {
  CaseId,
  DecisionId,
  MemberId,
  RestrictionId,
  StatementId,
} from '../../../kernel/identifier.ts';
import { chosen, type Intent } from '../intent.ts';
import { asMember, asStaff, type SimulatedWorld, whoIs } from '../world/world.ts';
import { type Act, type ActorKind, moments, type Planning } from './actor.ts';

/** How many of the latest statements are still on somebody's mind. */
const RECENT = 10;

function plan(planning: Planning): readonly Intent[] {
  const { random, scenario } = planning;
  const often: readonly (readonly [does: string, perYear: number])[] = [
    ['reads their statement', scenario.offences],
    ['appeals', scenario.offences],
    ['reads their standing', 12],
    ['exports their file', 4],
    ['gives their view', scenario.offences * 2],
    ['asks for an early end', scenario.offences / 3],
  ];
  return often.flatMap(([does, perYear]) =>
    moments(planning, perYear).map((at) => ({ at, by: 'a member', does, pick: random.next() })),
  );
}

interface OwnStatement {
  readonly id: StatementId;
  readonly decision: DecisionId;
  readonly by: Principal;
}

// Who was just told is more likely to do something about it.
function latestFirst(pick: number): number {
  return 1 - (1 - pick) * (1 - pick);
}

/** One of the latest statements, in the eyes of the person it is to. */
function ownStatement(world: SimulatedWorld, pick: number): OwnStatement | undefined {
  const id = chosen(world.record.stated.slice(-RECENT), latestFirst(pick));
  const made = world.record.statements.get(id ?? '')?.made;
  if (made?.decision === undefined) return undefined;
  const by = made.to.kind === 'member' ? asMember(made.to.id) : asStaff(made.to.id);
  return { id: made.statement, decision: made.decision, by };
}

const reads: Act = async (world, { pick }) => {
  const own = ownStatement(world, pick);
  if (own === undefined) return;
  const { statements } = world.application;
  const asked = { does: 'reads their statement', by: own.by, what: own.id };
  await world.ask(asked, (call) => statements.markDelivered(own.id, 'page', call));
};

const appeals: Act = async (world, { pick }) => {
  const own = ownStatement(world, pick);
  if (own === undefined) return;
  const asked = { does: 'appeals', by: own.by, what: own.decision };
  const input = { text: 'I meant the fern, not her.' };
  await world.ask(asked, (call) => world.application.appeals.file(own.decision, input, call));
};

function anybody(world: SimulatedWorld, pick: number): Principal {
  const own = ownStatement(world, pick);
  if (own?.by.kind === 'member') return own.by;
  return asMember(chosen(world.cast.members, pick) ?? 'm-001');
}

const readsStanding: Act = async (world, { pick }) => {
  const by = anybody(world, pick);
  const asked = { does: 'reads their standing', by, what: whoIs(by), reading: true as const };
  const { members } = world.application;
  await world.ask(asked, (call) => members.standing(whoIs(by) as MemberId, call));
};

const exportsFile: Act = async (world, { pick }) => {
  const by = anybody(world, pick);
  const asked = { does: 'exports their file', by, what: whoIs(by), reading: true as const };
  const { members } = world.application;
  await world.ask(asked, (call) => members.export(whoIs(by) as MemberId, call));
};

/** One of those who were asked says how they see it; the others stay silent. */
const givesView: Act = async (world, { pick }) => {
  const id = chosen([...world.record.toHear].slice(-RECENT), pick) as CaseId | undefined;
  const subject = world.record.cases.get(id ?? '')?.opened.subject;
  if (id === undefined || subject === undefined) return;
  const person = respondentOf(subject);
  const by = person.kind === 'member' ? asMember(person.id) : asStaff(person.id);
  const asked = { does: 'gives their view', by, what: `${id} by ${personKey(person)}` };
  const input = { text: 'She asked me what I think of it, and I told her.' };
  await world.ask(asked, (call) => world.application.hearings.give(id, input, call));
};

const asksForEarlyEnd: Act = async (world, { pick }) => {
  const bound = [...world.record.binding].flatMap(([member, ids]) =>
    [...ids].map((id) => ({ id: id as RestrictionId, member })),
  );
  const own = chosen(bound.slice(-RECENT), latestFirst(pick));
  if (own === undefined) return;
  const asked = { does: 'asks for an early end', by: asMember(own.member), what: own.id };
  const input = { text: 'I have understood it, and I would like to help with the fair.' };
  await world.ask(asked, (call) => world.application.earlyEnds.ask(own.id, input, call));
};

/** Whoever a decision is about: they are heard, read, appeal, ask, and take their file. */
export const member: ActorKind = {
  plan,
  acts: {
    'reads their statement': reads,
    appeals,
    'gives their view': givesView,
    'asks for an early end': asksForEarlyEnd,
    'reads their standing': readsStanding,
    'exports their file': exportsFile,
  },
};
