import { HOUR_MS, MINUTE_MS } from '../../../kernel/duration.ts';
import type { Intent } from '../intent.ts';
import type { MailMood } from '../world/mail-server.ts';
import type { ReceiverMood } from '../world/receiver.ts';
import { type Act, type ActorKind, moments, type Planning } from './actor.ts';

/** Longest time that a fault lasts before somebody puts it right. */
const LONGEST_MS: number = 30 * HOUR_MS;

function plan(planning: Planning): readonly Intent[] {
  const { random, scenario } = planning;
  const rate = scenario.faults;
  const intent = (at: number, does: string, how?: string): Intent => ({
    at,
    by: 'world',
    does,
    pick: random.next(),
    ...(how === undefined ? {} : { how }),
  });
  const stops = moments(planning, rate).map((at) =>
    intent(at, 'stops the machine', random.pick(['before the commit', 'after the commit'])),
  );
  const passing = (
    does: string,
    perYear: number,
    hows: readonly string[],
    over: string,
  ): Intent[] =>
    moments(planning, perYear).flatMap((at) => [
      intent(at, does, random.pick(hows)),
      intent(at + random.between(MINUTE_MS, LONGEST_MS), does, over),
    ]);
  return [
    ...stops,
    ...passing('sets the wall clock', rate / 10, ['ahead', 'behind', 'a little ahead'], 'right'),
    ...passing('changes the network', rate / 10, ['answer is lost', 'is down'], 'answers'),
    ...passing(
      'changes the mail',
      rate / 10,
      ['answer is lost', 'is down', 'refuses'],
      'takes over',
    ),
    ...passing('repeats requests', rate / 10, ['3', '5'], '0'),
  ];
}

/** The machine stops at one of the next commits; the run starts it again at once. */
const stops: Act = async (world, { pick, how }) => {
  world.stopAt(1 + Math.floor(pick * 6), how === 'after the commit' ? how : 'before the commit');
};

const setsClock: Act = async (world, { pick, how }) => {
  const farMs = Math.floor(6 * MINUTE_MS + pick * 72 * HOUR_MS);
  const littleMs = Math.floor(pick * 4 * MINUTE_MS);
  const wrongBy: Readonly<Record<string, number>> = {
    ahead: farMs,
    behind: -farMs,
    'a little ahead': littleMs,
  };
  world.clock.setWrongBy(wrongBy[how ?? 'right'] ?? 0);
};

const changesNetwork: Act = async (world, { how }) => {
  world.receiver.mood = (how ?? 'answers') as ReceiverMood;
};

const changesMail: Act = async (world, { how }) => {
  world.mail.mood = (how ?? 'takes over') as MailMood;
};

const repeats: Act = async (world, { how }) => {
  world.repeatEvery = Number(how ?? 0);
};

/** What nobody wants and everybody gets: machines stop, clocks jump, answers get lost. */
export const nature: ActorKind = {
  plan,
  acts: {
    'stops the machine': stops,
    'sets the wall clock': setsClock,
    'changes the network': changesNetwork,
    'changes the mail': changesMail,
    'repeats requests': repeats,
  },
};
