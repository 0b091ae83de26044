import type { Principal } from '../../../app/principal.ts';
import { DAY_MS, MINUTE_MS } from '../../../kernel/duration.ts';
import type { DecisionId, DisputeId, ReopeningId } from '../../../kernel/identifier.ts';
import { chosen, type Intent } from '../intent.ts';
import type { SeenDecision } from '../record/seen.ts';
import { asMember, asStaff, type SimulatedWorld } from '../world/world.ts';
import { type Act, type ActorKind, moments, type Planning } from './actor.ts';
import { present } from './presence.ts';

const keepers = ['lead-1', 'reviewer-1', 'reviewer-2', 'ombud-1', 'moderator-1'] as const;
const account = 'The body agreed with what was decided here.';
const outcomes = ['decision-upheld', 'decision-reversed', 'settled', 'withdrawn'] as const;
const reasons = 'This was not known then, and it may change who wrote the post.';

function plan(planning: Planning): readonly Intent[] {
  const { random, scenario } = planning;
  const contest = (does: string, answer: string, ways: readonly string[]): Intent[] => {
    const pairs = moments(planning, scenario.contests).map((at): [Intent, Intent] => [
      { at, by: 'a member', does, pick: random.next(), how: random.pick(['final', 'issued']) },
      {
        at: at + random.between(MINUTE_MS, 12 * DAY_MS),
        by: random.pick(keepers),
        does: answer,
        pick: random.next(),
        how: random.pick(ways),
      },
    ]);
    return [
      ...pairs.map(([first]) => first),
      ...present(
        planning,
        pairs.map(([, end]) => end),
      ),
    ];
  };
  return [
    ...contest('tells of a dispute', 'ends a dispute', outcomes),
    ...contest('brings new facts', 'answers new facts', ['accept', 'decline']),
  ];
}

function phasesOf(how: string): readonly SeenDecision['phase'][] {
  return how === 'final' ? ['final'] : ['issued'];
}

/** One of the latest decisions of a phase, in the eyes of whoever it binds. */
function contestable(
  world: SimulatedWorld,
  how: string,
  pick: number,
): readonly [DecisionId, Principal] | undefined {
  const wanted = phasesOf(how);
  const found = world.record.stated.slice(-40).flatMap((id) => {
    const decision = world.record.statements.get(id)?.made.decision ?? '';
    const known = world.record.decisions.get(decision);
    return known !== undefined && wanted.includes(known.phase) ? [known] : [];
  });
  const made = chosen(found, pick)?.made;
  if (made === undefined) return undefined;
  const { kind, id } = made.respondent;
  return [made.decision, kind === 'member' ? asMember(id) : asStaff(id)];
}

const tells: Act = async (world, { pick, how = 'issued' }) => {
  const [id, by] = contestable(world, how, pick) ?? [];
  if (id === undefined || by === undefined) return;
  const asked = { does: 'tells of a dispute', by, what: id };
  const input = { body: 'A body for settling disputes', reference: 'B-17' };
  await world.ask(asked, (call) => world.application.disputes.tell(id, input, call));
};

const ends: Act = async (world, { by, pick, how = 'withdrawn' }) => {
  const open = [...world.record.beside.openDisputes.values()].flatMap((ids) => [...ids]);
  const id = chosen(open, pick) as DisputeId | undefined;
  if (id === undefined) return;
  const outcome = outcomes.find((one) => one === how) ?? 'withdrawn';
  const asked = { does: 'ends a dispute', by: asStaff(by), what: `${id} ${outcome}` };
  const input = { outcome, implemented: 'nothing-to-do', account } as const;
  await world.ask(asked, (call) => world.application.disputes.end(id, input, call));
};

/** Whoever it binds, or somebody on the staff for them. */
const bringsFacts: Act = async (world, { pick, how = 'final' }) => {
  const [id, own] = contestable(world, how, pick) ?? [];
  if (id === undefined || own === undefined) return;
  const by = pick < 0.8 ? own : asStaff('moderator-2');
  const asked = { does: 'brings new facts', by, what: id };
  const input = { facts: 'Somebody else had used my account on that day.' };
  await world.ask(asked, (call) => world.application.reopenings.ask(id, input, call));
};

const answersFacts: Act = async (world, { by, pick, how = 'accept' }) => {
  const id = chosen([...world.record.beside.reopeningsToAnswer], pick) as ReopeningId | undefined;
  if (id === undefined) return;
  const answer = how === 'decline' ? how : 'accept';
  const asked = { does: 'answers new facts', by: asStaff(by), what: `${id} ${answer}` };
  const input = { answer, reasons } as const;
  await world.ask(asked, (call) => world.application.reopenings.answer(id, input, call));
};

/** Members who go to a body outside, or come back with what nobody knew. */
export const contester: ActorKind = {
  plan,
  acts: {
    'tells of a dispute': tells,
    'ends a dispute': ends,
    'brings new facts': bringsFacts,
    'answers new facts': answersFacts,
  },
};
