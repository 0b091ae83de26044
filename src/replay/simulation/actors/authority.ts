import { DAY_MS, duration, HOUR_MS, MINUTE_MS } from '../../../kernel/duration.ts';
import type { DangerId, ItemId, MemberId, OrderId } from '../../../kernel/identifier.ts';
import { instantFromMs } from '../../../kernel/instant.ts';
import { chosen, type Intent } from '../intent.ts';
import { asStaff, type SimulatedWorld } from '../world/world.ts';
import { type Act, type ActorKind, moments, type Planning } from './actor.ts';

/** Whom the law lets keep the registers, and one who may not. */
const keepers = ['operator-1', 'lead-1', 'lead-1', 'moderator-1'] as const;
const NEWEST = 0.9999;
const legalGround = 'Section 4 of the law on orders';
const reasons = 'The court has taken it back, as it told us today.';

function plan(planning: Planning): readonly Intent[] {
  const { random, scenario } = planning;
  const orders = moments(planning, scenario.orders).flatMap((at): Intent[] => {
    const later = (does: string, days: number, pick = NEWEST): Intent => ({
      at: at + random.between(MINUTE_MS, days * DAY_MS),
      by: random.pick(keepers),
      does,
      pick,
    });
    const how = random.pick(['act', 'act', 'act in silence', 'inform', 'inform in silence']);
    return [
      { ...later('receives an order', 1), at, by: 'lead-1', how, pick: random.next() },
      later('sends a receipt', 0.1),
      { ...later('answers an order', 0.5), how: random.pick(['obeys', 'obeys', 'refuses']) },
      { ...later('answers an order', 1), by: 'operator-1', how: 'obeys' },
      ...(random.chance(0.3) ? [later('is ordered to be silent', 3, random.next())] : []),
      ...(random.chance(0.7) ? [later('ends what was ordered', 30, random.next())] : []),
      later('closes an order', 90, random.next()),
    ];
  });
  const dangers = moments(planning, scenario.orders / 2).flatMap((at): Intent[] => {
    const by = random.pick(['operator-1', 'operator-1', 'lead-1']);
    return [
      { at, by, does: 'records a danger', pick: random.next() },
      { at: at + HOUR_MS, by: 'operator-1', does: 'tells an authority', pick: NEWEST },
    ];
  });
  return [...orders, ...dangers];
}

const receives: Act = async (world, { by, pick, how = 'act' }) => {
  const post = chosen(world.posts.slice(-10), pick);
  if (post === undefined) return;
  const kind = how.startsWith('act') ? ('act' as const) : ('inform' as const);
  const until = instantFromMs(world.nowMs + Math.ceil(pick * 40) * DAY_MS + HOUR_MS);
  const input = {
    kind,
    authority: 'The regional court',
    reference: `C-${world.posts.length}`,
    legalGround,
    territory: ['DE'],
    language: 'en' as never,
    member: post.author as MemberId,
    ...(kind === 'act' ? { item: post.item as ItemId } : {}),
    ordered: 'What was written there has to be out of sight in this country.',
    ...(how.endsWith('silence') ? { silence: { until, legalGround } } : {}),
  };
  const asked = { does: 'receives an order', by: asStaff(by), what: `${how} ${post.item}` };
  await world.ask(asked, (call) => world.application.orders.receive(input, call));
};

function orderIn(world: SimulatedWorld, pick: number): OrderId | undefined {
  return chosen([...world.record.beside.orders.keys()].slice(-5), pick) as OrderId | undefined;
}

const sendsReceipt: Act = async (world, { by, pick }) => {
  const id = orderIn(world, pick);
  if (id === undefined) return;
  const asked = { does: 'sends a receipt', by: asStaff(by), what: id };
  await world.ask(asked, (call) => world.application.orders.sendReceipt(id, call));
};

const answers: Act = async (world, { by, pick, how = 'obeys' }) => {
  const id = orderIn(world, pick);
  const order = world.record.beside.orders.get(id ?? '');
  if (id === undefined || order === undefined) return;
  const { orders } = world.application;
  const asked = { does: 'answers an order', by: asStaff(by), what: `${id} ${how}` };
  const refused = { reasons: 'It names no ground in law, and we have told them so.' };
  const effect =
    order.received.kind === 'act'
      ? ({ kind: 'restricted', measure: 'hide', for: duration('P60D') } as const)
      : ({ kind: 'information-given', information: 'When the post was written.' } as const);
  await world.ask(asked, (call) =>
    how === 'refuses' ? orders.refuse(id, refused, call) : orders.giveEffect(id, effect, call),
  );
};

const isSilenced: Act = async (world, { by, pick }) => {
  const id = orderIn(world, pick);
  if (id === undefined) return;
  const until = instantFromMs(world.nowMs + Math.ceil(pick * 60) * DAY_MS);
  const asked = { does: 'is ordered to be silent', by: asStaff(by), what: `${id} ${until}` };
  await world.ask(asked, (call) =>
    world.application.orders.orderSilence(id, { until, legalGround }, call),
  );
};

const ends: Act = async (world, { by, pick }) => {
  const id = orderIn(world, pick);
  if (id === undefined) return;
  const asked = { does: 'ends what was ordered', by: asStaff(by), what: id };
  await world.ask(asked, (call) => world.application.orders.endEffect(id, { reasons }, call));
};

const closes: Act = async (world, { by, pick }) => {
  const id = orderIn(world, pick);
  if (id === undefined) return;
  const asked = { does: 'closes an order', by: asStaff(by), what: id };
  await world.ask(asked, (call) => world.application.orders.close(id, call));
};

const recordsDanger: Act = async (world, { by }) => {
  const asked = { does: 'records a danger', by: asStaff(by), what: String(world.nowMs) };
  const input = { suspected: 'Somebody writes that they will set the hall on fire.' };
  await world.ask(asked, (call) => world.application.dangers.record(input, call));
};

const tellsAuthority: Act = async (world, { by, pick }) => {
  const id = chosen(world.record.beside.dangers, pick) as DangerId | undefined;
  if (id === undefined) return;
  const { dangers, now } = world.application;
  const input = { authority: 'The police', toldAt: now(), sent: 'The post and its time.' };
  const asked = { does: 'tells an authority', by: asStaff(by), what: `${id} ${input.toldAt}` };
  await world.ask(asked, (call) => dangers.recordTelling(id, input, call));
};

/** Courts that order something, and the staff who keep the registers of it and of dangers. */
export const authority: ActorKind = {
  plan,
  acts: {
    'receives an order': receives,
    'sends a receipt': sendsReceipt,
    'answers an order': answers,
    'is ordered to be silent': isSilenced,
    'ends what was ordered': ends,
    'closes an order': closes,
    'records a danger': recordsDanger,
    'tells an authority': tellsAuthority,
  },
};
