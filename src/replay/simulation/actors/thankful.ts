import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../kernel/duration.ts';
import type { ItemId, MemberId, RecognitionId } from '../../../kernel/identifier.ts';
import { chosen, type Intent } from '../intent.ts';
import { asMember, asStaff, type SimulatedWorld } from '../world/world.ts';
import { type Act, type ActorKind, moments, type Planning } from './actor.ts';

const choices = ['show', 'hide', 'decline'] as const;
const reason = 'A first question was answered with patience and a drawing.';

function plan(planning: Planning): readonly Intent[] {
  const { random, scenario, cast } = planning;
  return moments(planning, scenario.thanks).flatMap((at): Intent[] => {
    const by = random.chance(0.7) ? random.pick(cast.members) : 'lead-1';
    const later = (does: string, days: number): Intent => ({
      at: at + random.between(MINUTE_MS, days * DAY_MS),
      by: random.chance(0.8) ? 'the receiver' : random.pick(cast.members),
      does,
      pick: random.next(),
      how: random.pick(choices),
    });
    return [
      { at, by, does: 'thanks', pick: random.next() },
      { ...later('puts thanks right', 5), at: at + HOUR_MS, how: random.pick(['own', 'other']) },
      later('says what becomes of thanks', 2),
      later('says what becomes of thanks', 30),
    ];
  });
}

/** Mostly for what somebody else did, now and then for what the giver did themselves. */
const thanks: Act = async (world, { by, pick }) => {
  const post = chosen(world.posts.slice(-8), pick);
  if (post === undefined) return;
  const giver = by === 'lead-1' ? asStaff(by) : asMember(by);
  const receiver = (pick < 0.1 ? by : post.author) as MemberId;
  const deed = { kind: 'newcomer-helped', item: post.item as ItemId } as const;
  const input = { receiver, deed, criterion: 'first-steps', reason };
  const asked = { does: 'thanks', by: giver, what: `${receiver} ${post.item}` };
  await world.ask(asked, (call) => world.application.recognitions.give(input, call));
};

function recognitionIn(world: SimulatedWorld, pick: number): RecognitionId | undefined {
  const { recognitions } = world.record.beside;
  return chosen([...recognitions.keys()].slice(-5), pick) as RecognitionId | undefined;
}

const putsRight: Act = async (world, { pick, how }) => {
  const id = recognitionIn(world, pick);
  const given = world.record.beside.recognitions.get(id ?? '')?.given;
  if (id === undefined || given === undefined) return;
  const { giver, deed, receiver } = given;
  const by = giver.kind === 'staff' ? asStaff(giver.id) : asMember(giver.id);
  const other = world.posts.findLast(({ author }) => author === receiver)?.item as ItemId;
  const moved = { kind: 'newcomer-helped', item: other } as const;
  const said = { deed: how === 'own' ? deed : moved, criterion: 'first-steps', reason };
  const asked = { does: 'puts thanks right', by, what: `${id} ${how}` };
  const input = { ...said, why: 'I had named the wrong post.' };
  await world.ask(asked, (call) => world.application.recognitions.correct(id, input, call));
};

const chooses: Act = async (world, { by, pick, how = 'show' }) => {
  const id = recognitionIn(world, pick);
  const receiver = world.record.beside.recognitions.get(id ?? '')?.given.receiver;
  if (id === undefined || receiver === undefined) return;
  const who = asMember(by === 'the receiver' ? receiver : by);
  const asked = { does: 'says what becomes of thanks', by: who, what: `${id} ${how}` };
  const choice = how as (typeof choices)[number];
  await world.ask(asked, (call) => world.application.recognitions.choose(id, choice, call));
};

/** Members who thank each other, and what the others make of it. */
export const thankful: ActorKind = {
  plan,
  acts: {
    thanks,
    'puts thanks right': putsRight,
    'says what becomes of thanks': chooses,
  },
};
