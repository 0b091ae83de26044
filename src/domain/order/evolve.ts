import type { OrderEvent } from './event.ts';
import type { Order, OrderState } from './state.ts';

export const initialOrder: OrderState = { phase: 'none' };

export function evolveOrder(state: OrderState, event: OrderEvent): OrderState {
  if (event.type === 'order-received') {
    const { type: _, ...received } = event;
    const { silence } = received;
    return { phase: 'received', received, ...(silence === undefined ? {} : { silence }) };
  }
  return state.phase === 'none' ? state : changed(state, event);
}

function changed(state: Order, event: Exclude<OrderEvent, { type: 'order-received' }>): Order {
  const { at } = event;
  switch (event.type) {
    case 'order-receipt-sent':
      return { ...state, phase: 'acknowledged', receiptSentAt: at };
    case 'order-effect-given': {
      const { effect, statement } = event;
      return { ...state, phase: 'effect-given', effect: { ...effect, at }, statement };
    }
    case 'order-refused': {
      const { reasons, statement } = event;
      return { ...state, phase: 'refused', refused: { at, reasons }, statement };
    }
    case 'silence-ordered':
      return { ...state, silence: event.silence };
    case 'order-member-told':
      return { ...state, told: { at, text: event.text, digest: event.digest } };
    case 'order-effect-ended':
      return { ...state, ended: { at, reasons: event.reasons } };
    case 'order-closed':
      return { ...state, phase: 'closed', closedAt: at };
  }
}
