import { entryKey } from './entry-key.ts';
import type { CorrectionSent, ToldEvent } from './event.ts';
import type { ToldEntry, ToldState } from './state.ts';

export function evolveTold({ entries }: ToldState, event: ToldEvent): ToldState {
  switch (event.type) {
    case 'told': {
      const { to, about, at } = event;
      return { entries: [...entries, { to, about, at }] };
    }
    case 'correction-sent':
      return { entries: entries.map((entry) => corrected(entry, event)) };
  }
}

function corrected(entry: ToldEntry, event: CorrectionSent): ToldEntry {
  if (entryKey(entry) !== entryKey(event)) return entry;
  const { at, appeal, because } = event;
  return { ...entry, corrected: { at, appeal, because } };
}
