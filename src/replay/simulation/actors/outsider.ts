import type { OutcomeInput } from '../../../app/contract/appeals.ts';
import { DAY_MS, HOUR_MS } from '../../../kernel/duration.ts';
import type { AppealId, OutsideReviewId } from '../../../kernel/identifier.ts';
import { instantFromMs } from '../../../kernel/instant.ts';
import { chosen, type Intent } from '../intent.ts';
import { asStaff, type SimulatedWorld } from '../world/world.ts';
import { type Act, type ActorKind, moments, type Planning, weighted } from './actor.ts';
import { unheardAppeals } from './panelist.ts';

const reasons = 'Read from outside and as a whole, this is how it looks to me.';
const NEWEST = 0.9999;

function plan(planning: Planning): readonly Intent[] {
  const { random, scenario } = planning;
  return moments(planning, scenario.panels).flatMap((at): Intent[] => {
    const later = (does: string, hours: number): Intent => ({
      at: at + random.between(HOUR_MS, hours * HOUR_MS),
      by: random.pick(['operator-1', 'lead-1']),
      does,
      pick: NEWEST,
    });
    const how = weighted(random, { upheld: 3, varied: 2, reversed: 3 });
    return [
      { at, by: 'the staff', does: 'stand close to somebody', pick: random.next() },
      { ...later('names somebody from outside', 2), at: at + 1, by: 'operator-1' },
      ...(random.chance(0.2) ? [later('takes a mandate back', 30)] : []),
      { ...later('hears from outside', 40), by: 'an outside reviewer', how },
      { ...later('hears from outside', 900), by: 'an outside reviewer', how },
    ];
  });
}

const names: Act = async (world, { by, pick }) => {
  const waiting = [...world.record.waitingAppeals].at(-1) as AppealId | undefined;
  const [id = waiting] = chosen(unheardAppeals(world), pick) ?? [];
  if (id === undefined) return;
  const input = {
    knownAs: 'the neighbours’ council',
    reason: 'Nobody on the council is a member of this community.',
    until: instantFromMs(world.nowMs + 20 * DAY_MS),
  };
  const who = { by: asStaff(by), what: id };
  const asked = { ...who, does: 'names somebody from outside', once: true } as const;
  const named = await world.ask(asked, (call) =>
    world.application.outsideReviews.name(id, input, { by: call.by }),
  );
  if (named.ok) world.receipts.set(named.value.review, named.value.secret);
};

function mandateIn(world: SimulatedWorld, pick: number): OutsideReviewId | undefined {
  const open = [...world.record.beside.reviews].filter(([, { over }]) => !over);
  return chosen(open, pick)?.[0] as OutsideReviewId | undefined;
}

const takesBack: Act = async (world, { by, pick }) => {
  const id = mandateIn(world, pick);
  if (id === undefined) return;
  const asked = { does: 'takes a mandate back', by: asStaff(by), what: id };
  const input = { reason: 'They told us that they know the member.' };
  await world.ask(asked, (call) => world.application.outsideReviews.revoke(id, input, call));
};

/** By their link alone: an own finding, the first decision, the outcome. */
const hears: Act = async (world, { pick, how = 'upheld' }) => {
  const id = mandateIn(world, pick);
  const secret = world.receipts.get(id ?? '');
  if (id === undefined || secret === undefined) return;
  const { outsideReviews } = world.application;
  const by = { kind: 'anonymous' } as const;
  const breach = how === 'reversed' ? 'no-breach' : 'breach';
  await world.ask({ does: 'finds from outside', by, what: id }, (call) =>
    outsideReviews.recordFinding(secret, { breach }, call),
  );
  const opened = await world.ask({ does: 'opens from outside', by, what: id }, (call) =>
    outsideReviews.openFirst(secret, call),
  );
  if (!opened.ok) return;
  const milder = opened.value.milderRungs?.[0]?.name;
  const rung = how === 'varied' && milder !== undefined ? { rung: milder } : {};
  const outcome = `decision-${how}` as OutcomeInput['outcome'];
  await world.ask({ does: 'decides from outside', by, what: `${id} ${outcome}` }, (call) =>
    outsideReviews.decide(secret, { outcome, reasons, ...rung }, call),
  );
};

/** Somebody who is no part of the community hears one appeal. */
export const outsider: ActorKind = {
  plan,
  acts: {
    'names somebody from outside': names,
    'takes a mandate back': takesBack,
    'hears from outside': hears,
  },
};
