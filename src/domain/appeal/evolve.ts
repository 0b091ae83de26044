import type { StaffId } from '../../kernel/identifier.ts';
import { addDuration, type Instant } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import type { Lease } from '../case/state.ts';
import type { AppealDecided, AppealEvent, AppealResumed } from './event.ts';
import type { AppealState, FiledAppeal } from './state.ts';

export const initialAppeal: AppealState = { phase: 'none' };

export function evolveAppeal(state: AppealState, event: AppealEvent): AppealState {
  if (event.type === 'appeal-received') {
    const { type: _, ...received } = event;
    return { phase: 'waiting', received };
  }
  return state.phase === 'none' ? state : changed(state, event);
}

function changed(
  state: FiledAppeal,
  event: Exclude<AppealEvent, { type: 'appeal-received' }>,
): FiledAppeal {
  switch (event.type) {
    case 'appeal-leased':
      return { ...state, lease: { holder: event.holder, until: event.until } };
    case 'appeal-finding-recorded': {
      const { holder, at, breach } = event;
      return { ...state, lease: slidLease(holder, at), finding: { holder, at, breach } };
    }
    case 'first-decision-opened': {
      const { holder, at } = event;
      return { ...state, lease: slidLease(holder, at), openedFirst: { holder, at } };
    }
    case 'appeal-decided':
      return decided(state, event);
    case 'appeal-resumed':
      return { ...state, received: resumed(state.received, event) };
    case 'appeal-became-late':
      return { ...state, lateSince: event.at };
  }
}

function resumed(
  { pause, ...received }: FiledAppeal['received'],
  { at, promisedBy }: AppealResumed,
): FiledAppeal['received'] {
  if (pause === undefined) return { ...received, promisedBy };
  return { ...received, promisedBy, pause: { ...pause, until: at } };
}

// A lease slides forward with every act of its holder.
function slidLease(holder: StaffId, at: Instant): Lease {
  return { holder, until: addDuration(at, limits.leaseLength) };
}

function decided({ lease: _, ...state }: FiledAppeal, event: AppealDecided): FiledAppeal {
  const { at, holder, outcome, reasons, replacement } = event;
  return {
    ...state,
    phase: 'decided',
    decided: {
      at,
      holder,
      outcome,
      reasons,
      ...(replacement === undefined ? {} : { replacement }),
    },
  };
}
