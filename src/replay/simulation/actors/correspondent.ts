import { DAY_MS, MINUTE_MS } from '../../../kernel/duration.ts';
import type { LanguageTag, MemberId } from '../../../kernel/identifier.ts';
import { chosen, type Intent } from '../intent.ts';
import { asMember, asPlatform, asStaff } from '../world/world.ts';
import { type Act, type ActorKind, moments, type Planning } from './actor.ts';

function plan(planning: Planning): readonly Intent[] {
  const { random, scenario, cast } = planning;
  const trolls = cast.members.slice(0, Math.max(1, Math.floor(cast.members.length / 5)));
  const intent = (at: number, does: string, how: string): Intent => ({
    at,
    by: random.pick(random.chance(0.7) ? trolls : cast.members),
    does,
    pick: random.next(),
    how,
  });
  const given = moments(planning, scenario.letters).flatMap((at) => [
    intent(at, 'gives an address', random.pick(['by the platform', 'by themselves'])),
    intent(at + MINUTE_MS, 'confirms an address', ''),
    intent(at + random.between(0, DAY_MS), 'chooses a language', random.pick(['de', 'ar', 'en'])),
  ]);
  const rarely = moments(planning, scenario.letters / 4).flatMap((at) => [
    intent(at, 'removes an address', ''),
    intent(at + MINUTE_MS, 'a letter comes back', ''),
    intent(at + DAY_MS, 'sends a letter again', ''),
  ]);
  return [...given, ...rarely];
}

const gives: Act = async (world, { by, how = '' }) => {
  const who = how === 'by the platform' ? asPlatform() : asMember(by);
  const asked = { does: 'gives an address', by: who, what: by };
  const input = { address: `${by}@post.example` };
  await world.ask(asked, (call) =>
    world.application.correspondence.giveAddress(by as MemberId, input, call),
  );
};

/** By the newest letter that asks whose mailbox it is. */
const confirms: Act = async (world) => {
  const secret = world.mail.newestQuestion();
  if (secret === undefined) return;
  const asked = { does: 'confirms an address', by: { kind: 'anonymous' } as const, what: secret };
  await world.ask(asked, (call) => world.application.correspondence.confirm(secret, call));
};

const chooses: Act = async (world, { by, how = 'en' }) => {
  const asked = { does: 'chooses a language', by: asMember(by), what: how };
  const input = { language: how as LanguageTag };
  await world.ask(asked, (call) =>
    world.application.correspondence.chooseLanguage(by as MemberId, input, call),
  );
};

const removes: Act = async (world, { by }) => {
  const asked = { does: 'removes an address', by: asMember(by), what: by };
  await world.ask(asked, (call) =>
    world.application.correspondence.removeAddress(by as MemberId, call),
  );
};

const comesBack: Act = async (world, { pick }) => {
  const id = chosen([...world.record.beside.takenOver].slice(-5), pick);
  if (id === undefined) return;
  const asked = { does: 'a letter comes back', by: asPlatform(), what: id };
  await world.ask(asked, (call) => world.application.letters.noteReturned(id, call));
};

const sendsAgain: Act = async (world, { pick }) => {
  const id = chosen([...world.record.beside.letters.keys()].slice(-10), pick);
  if (id === undefined) return;
  const asked = { does: 'sends a letter again', by: asStaff('operator-1'), what: id };
  await world.ask(asked, (call) => world.application.letters.retry(id, call));
};

/** Members who say how they want to be written to, and letters that come back. */
export const correspondent: ActorKind = {
  plan,
  acts: {
    'gives an address': gives,
    'confirms an address': confirms,
    'chooses a language': chooses,
    'removes an address': removes,
    'a letter comes back': comesBack,
    'sends a letter again': sendsAgain,
  },
};
