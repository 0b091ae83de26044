import type { OrderCommand } from '../domain/order/command.ts';
import { orderKeepers } from '../domain/order/decide.ts';
import type { Order } from '../domain/order/state.ts';
import type { OrderId, RestrictionId, StatementId } from '../kernel/identifier.ts';
import { refuse } from '../kernel/refusal.ts';
import { nothingHere, type StaffCaller, staffCaller } from './access.ts';
import { restrictions } from './aggregates.ts';
import { announce, restrictionPayload } from './announce.ts';
import type { Answer, Call } from './contract/call.ts';
import type { EffectInput, OrderInput, Orders, OrderView } from './contract/orders.ts';
import { answer, handle, newWork, stop } from './handle.ts';
import { orders } from './order-aggregate.ts';
import { tellOrWait } from './order-telling.ts';
import { orderRow, ordersTold, orderView } from './order-view.ts';
import { pageOf } from './pages.ts';
import { recordReading } from './readings.ts';
import type { Runtime } from './runtime.ts';
import { idOf, type Work } from './work.ts';

const CLOCK = { kind: 'clock' } as const;

/**
 * The register of authorities' orders. It stands apart from cases: nothing here is a decision, and
 * nothing of it enters standing (X9, T6).
 */
export function createOrders(runtime: Runtime): Orders {
  return {
    list: (query, call) =>
      answer(async () => {
        const work = newWork(runtime);
        await staffCaller(work, call, orderKeepers);
        return await pageOf(work.store, query, {
          index: 'orders',
          key: 'all',
          direction: 'descending',
          row: (view) => orderRow(idOf(view.stream) as OrderId, view.body as unknown as Order),
        });
      }),
    read: (id, call) => read(runtime, id, call),
    receive: (input, call) => receive(runtime, input, call),
    sendReceipt: (id, call) =>
      act(runtime, { id, call }, (work, keeper) =>
        applyAs(work, id, keeper, { type: 'send-receipt', staff: keeper.record }),
      ),
    giveEffect: (id, effect, call) =>
      act(runtime, { id, call }, (work, keeper) => giveEffect(work, id, { effect, keeper })),
    refuse: (id, input, call) =>
      act(runtime, { id, call }, async (work, keeper) => {
        await applyAs(work, id, keeper, {
          type: 'refuse-order',
          reasons: work.text('order-reasons', input.reasons, await memberKey(work, id)),
          statement: work.newId() as StatementId,
          staff: keeper.record,
        });
        await tellOrWait(work, id);
      }),
    orderSilence: (id, silence, call) =>
      act(runtime, { id, call }, async (work, keeper) => {
        await applyAs(work, id, keeper, { type: 'order-silence', silence, staff: keeper.record });
        // A silence may also be cut short, and then the member is told sooner.
        const { effect, refused } = await load(work, id);
        if (effect !== undefined || refused !== undefined) await tellOrWait(work, id);
      }),
    endEffect: (id, input, call) =>
      act(runtime, { id, call }, (work, keeper) => endEffect(work, id, { ...input, keeper })),
    close: (id, call) =>
      act(runtime, { id, call }, (work, keeper) =>
        applyAs(work, id, keeper, { type: 'close-order', staff: keeper.record }),
      ),
    told: (call) =>
      answer(async () => {
        if (call.by.kind !== 'member') return stop(nothingHere());
        return await ordersTold(newWork(runtime), call.by.member);
      }),
  };
}

async function applyAs(
  work: Work,
  id: OrderId,
  keeper: StaffCaller,
  command: OrderCommand,
): Promise<void> {
  await work.apply(orders, id, command, keeper.actor);
}

async function act(
  runtime: Runtime,
  on: { readonly id: OrderId; readonly call: Call },
  task: (work: Work, keeper: StaffCaller) => Promise<void>,
): Answer<OrderView> {
  const done = await handle(runtime, on.call, async (work) => {
    const keeper = await staffCaller(work, on.call, orderKeepers);
    await load(work, on.id);
    await task(work, keeper);
    return { order: on.id };
  });
  return done.ok ? await show(runtime, on.id) : done;
}

async function load(work: Work, id: OrderId): Promise<Order> {
  const state = await work.load(orders, id);
  return state.phase === 'none' ? stop(nothingHere()) : state;
}

async function memberKey(work: Work, id: OrderId): Promise<string> {
  return `member:${(await load(work, id)).received.member}`;
}

async function show(runtime: Runtime, id: OrderId): Answer<OrderView> {
  return await answer(async () => {
    const work = newWork(runtime);
    const version = await work.version('order', id);
    return await orderView(work, id, { state: await load(work, id), version });
  });
}

/** Reading an order is on record like reading any file about a person (O5). */
async function read(runtime: Runtime, id: OrderId, call: Call): Answer<OrderView> {
  const recorded = await handle(runtime, { by: call.by }, async (work) => {
    const keeper = await staffCaller(work, call, orderKeepers);
    await load(work, id);
    await recordReading(work, { reader: keeper.actor, of: 'order', id });
    return null;
  });
  return recorded.ok ? await show(runtime, id) : recorded;
}

async function receive(runtime: Runtime, input: OrderInput, call: Call): Answer<OrderView> {
  const received = await handle(runtime, call, async (work) => {
    const keeper = await staffCaller(work, call, orderKeepers);
    const id = work.newId() as OrderId;
    await applyAs(work, id, keeper, {
      type: 'receive-order',
      order: id,
      ...input,
      ordered: work.text('order', input.ordered, `member:${input.member}`),
      staff: keeper.record,
    });
    await mustBeTheirs(work, input);
    return { order: id };
  });
  return received.ok ? await show(runtime, received.value.order) : received;
}

// Whoever is told of an order has to be the one it concerns; the platform's activities know.
async function mustBeTheirs(work: Work, { item, member }: OrderInput): Promise<void> {
  if (item === undefined) return;
  const [seen] = await work.store.activitiesOfItem(item, 1);
  if (seen === undefined || seen.actor.id === member) return;
  stop(
    refuse('invalid_value', 'This item is somebody else’s. Name the member whose item it is.', {
      pointer: '/member',
    }),
  );
}

// The restriction, the statement and the announcement are one commit, as with a decision (N1).
async function giveEffect(
  work: Work,
  id: OrderId,
  given: { readonly effect: EffectInput; readonly keeper: StaffCaller },
): Promise<void> {
  const { effect, keeper } = given;
  const { received } = await load(work, id);
  const statement = work.newId() as StatementId;
  const command = { type: 'give-effect', statement, staff: keeper.record } as const;
  if (effect.kind === 'information-given') {
    const information = work.text(
      'order-information',
      effect.information,
      `member:${received.member}`,
    );
    const draft = { kind: 'information-given', information } as const;
    await applyAs(work, id, keeper, { ...command, effect: draft });
  } else {
    const restriction = work.newId() as RestrictionId;
    await applyAs(work, id, keeper, { ...command, effect: { ...effect, restriction } });
    await restrict(work, { received, effect, restriction, statement, keeper });
  }
  await tellOrWait(work, id);
}

async function restrict(
  work: Work,
  under: {
    readonly received: Order['received'];
    readonly effect: Extract<EffectInput, { kind: 'restricted' }>;
    readonly restriction: RestrictionId;
    readonly statement: StatementId;
    readonly keeper: StaffCaller;
  },
): Promise<void> {
  const { received, effect, restriction, statement, keeper } = under;
  const { item, member, order, territory } = received;
  if (item === undefined) return;
  const state = await work.apply(
    restrictions,
    restriction,
    {
      type: 'impose',
      restriction,
      statement,
      for: effect.for,
      target: { kind: 'item', item, author: member },
      measure: effect.measure,
      basis: { kind: 'order', order, carriedOutBy: keeper.id, territory },
    },
    keeper.actor,
  );
  if (state.phase === 'none') return;
  work.send('restriction-expiry', { restriction }, state.imposed.endsAt);
  await announce(work, 'restriction.imposed', restrictionPayload(state));
}

async function endEffect(
  work: Work,
  id: OrderId,
  ended: { readonly reasons: string; readonly keeper: StaffCaller },
): Promise<void> {
  const { effect } = await load(work, id);
  await applyAs(work, id, ended.keeper, {
    type: 'end-effect',
    reasons: work.text('order-reasons', ended.reasons, await memberKey(work, id)),
    staff: ended.keeper.record,
  });
  if (effect?.kind !== 'restricted') return;
  const release = { type: 'reverse', because: 'released' } as const;
  const state = await work.apply(restrictions, effect.restriction, release, CLOCK);
  if (state.phase === 'none') return;
  await announce(work, 'restriction.ended', restrictionPayload(state, 'released'));
}
