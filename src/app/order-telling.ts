import { isSilenced, type Order } from '../domain/order/state.ts';
import { composeOrderText, type OrderText } from '../domain/order/text.ts';
import { canonicalJson, type Json } from '../kernel/canonical-json.ts';
import type { OrderId } from '../kernel/identifier.ts';
import type { Instant } from '../kernel/instant.ts';
import { handle } from './handle.ts';
import { orders } from './order-aggregate.ts';
import type { Runtime } from './runtime.ts';
import { sha256Hex } from './snapshots.ts';
import { textOf } from './texts.ts';
import type { Work } from './work.ts';

const CLOCK = { kind: 'clock' } as const;

/**
 * Tells the member in the commit of what was done; while an authority forbids it, a deadline waits
 * for the day on which it no longer does (DSA Article 9(5)).
 */
export async function tellOrWait(work: Work, id: OrderId): Promise<void> {
  const order = await work.load(orders, id);
  if (order.phase === 'none' || order.told !== undefined) return;
  if (order.silence !== undefined && isSilenced(order, work.at)) {
    work.send('order-telling', { order: id }, order.silence.until);
    return;
  }
  await tell(work, id, order);
}

async function tell(work: Work, id: OrderId, order: Order): Promise<void> {
  const done = await doneOf(work, order);
  if (done === undefined) return;
  const { kind, authority, reference, legalGround, territory, at, ordered } = order.received;
  const text = composeOrderText({
    ...{ issuedAt: work.at, kind, authority, reference, legalGround, territory, receivedAt: at },
    ordered: await textOf(work, ordered),
    done,
    ...(order.silence === undefined ? {} : { silentUntil: order.silence.until }),
  });
  const body = text as unknown as Json;
  const part = work.keep('order-statement', body, `member:${order.received.member}`);
  const digest = sha256Hex(canonicalJson(body));
  const command = { type: 'tell-member', text: { part, text: text.plain }, digest } as const;
  await work.apply(orders, id, command, CLOCK);
}

async function doneOf(work: Work, order: Order): Promise<OrderText['done'] | undefined> {
  const { effect, refused, received } = order;
  if (refused !== undefined) {
    return { kind: 'refused', reasons: await textOf(work, refused.reasons) };
  }
  if (effect?.kind === 'restricted' && received.item !== undefined) {
    const { measure, until } = effect;
    return { kind: 'restricted', item: received.item, measure, until };
  }
  if (effect?.kind !== 'information-given') return undefined;
  return { kind: 'information-given', information: await textOf(work, effect.information) };
}

/** The day has come; or the authority has moved it meanwhile. Answers when to look again. */
export async function tellAfterSilence(
  runtime: Runtime,
  id: OrderId,
): Promise<'done' | 'nothing' | { readonly retryAt: Instant }> {
  const told = await handle(runtime, { by: { kind: 'anonymous' } }, async (work) => {
    const order = await work.load(orders, id);
    if (order.phase === 'none' || order.told !== undefined) return { told: false };
    const until = order.silence?.until;
    if (until !== undefined && isSilenced(order, work.at)) return { told: false, until };
    await tell(work, id, order);
    return { told: true };
  });
  if (!told.ok) return { retryAt: runtime.clock.now() };
  const { told: wasTold, until } = told.value;
  if (until !== undefined) return { retryAt: until };
  return wasTold ? 'done' : 'nothing';
}
