import type { Order } from '../domain/order/state.ts';
import type { OrderText } from '../domain/order/text.ts';
import type { MemberId, OrderId } from '../kernel/identifier.ts';
import type { OrderRow, OrderView, ToldOrder } from './contract/orders.ts';
import { readWhole } from './pages.ts';
import { textOf } from './texts.ts';
import { idOf, type Work } from './work.ts';

export function orderRow(id: OrderId, { phase, received }: Order): OrderRow {
  const { kind, authority, reference, at } = received;
  return { order: id, phase, kind, authority, reference, receivedAt: at };
}

export async function orderView(
  work: Work,
  id: OrderId,
  { state, version }: { readonly state: Order; readonly version: number },
): Promise<OrderView> {
  const { received, silence, receiptSentAt, refused, ended, told, closedAt } = state;
  const { legalGround, territory, language, member, item } = received;
  const effect = await effectView(work, state);
  return {
    ...orderRow(id, state),
    version,
    ...{ legalGround, territory, language, member },
    ...(item === undefined ? {} : { item }),
    ordered: await textOf(work, received.ordered),
    ...(silence === undefined ? {} : { silence }),
    ...(receiptSentAt === undefined ? {} : { receiptSentAt }),
    ...(effect === undefined ? {} : { effect }),
    ...(refused === undefined ? {} : { refused: await reasoned(work, refused) }),
    ...(ended === undefined ? {} : { ended: await reasoned(work, ended) }),
    ...(told === undefined ? {} : { toldAt: told.at }),
    ...(closedAt === undefined ? {} : { closedAt }),
  };
}

async function effectView(work: Work, { effect }: Order): Promise<OrderView['effect']> {
  if (effect === undefined || effect.kind === 'restricted') return effect;
  const { kind, at } = effect;
  return { kind, at, information: await textOf(work, effect.information) };
}

async function reasoned(
  work: Work,
  { at, reasons }: NonNullable<Order['refused']>,
): Promise<NonNullable<OrderView['refused']>> {
  return { at, reasons: await textOf(work, reasons) };
}

/** What the member was told, the newest first; an order whose text is past its time is left out. */
export async function ordersTold(work: Work, member: MemberId): Promise<readonly ToldOrder[]> {
  const views = await readWhole(work.store, {
    index: 'orders-told',
    key: `member:${member}`,
    direction: 'descending',
  });
  const orders = views.map(async (view): Promise<readonly ToldOrder[]> => {
    const { told, statement } = view.body as unknown as Order;
    const part = told === undefined ? undefined : await work.part(told.text);
    if (told === undefined || statement === undefined || part === undefined) return [];
    const text = part.body as unknown as OrderText;
    const order = idOf(view.stream) as OrderId;
    return [{ order, statement, toldAt: told.at, text, digest: told.digest }];
  });
  return (await Promise.all(orders)).flat();
}
