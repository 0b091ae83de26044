import type { AccessCommand } from '../domain/break-glass/command.ts';
import { accessDecider } from '../domain/break-glass/decide.ts';
import type { AccessEvent, Concerned } from '../domain/break-glass/event.ts';
import type { AccessRefusalCode } from '../domain/break-glass/refusal.ts';
import type { AccessState, AskedAccess } from '../domain/break-glass/state.ts';
import { personKey } from '../domain/person.ts';
import type { IndexEntry } from '../store/port.ts';
import { countKey } from './access-count.ts';
import type { Aggregate } from './aggregates.ts';

export const accesses: Aggregate<AccessState, AccessCommand, AccessEvent, AccessRefusalCode> = {
  collection: 'access',
  decider: accessDecider,
  indexes: (_id, state) => {
    if (state.phase === 'none') return [];
    const { asked } = state;
    const all = { index: 'accesses', key: 'all', order: asked.at };
    const by = { index: 'accesses-by', key: asked.asker, order: asked.at };
    return [all, by, ...counted(state), ...told(state)];
  },
};

export function concernedKey(concerned: Concerned): string {
  return concerned.kind === 'reporter' ? `report:${concerned.report}` : personKey(concerned);
}

function counted({ asked, broken }: AskedAccess): readonly IndexEntry[] {
  if (broken?.month === undefined) return [];
  return [{ index: 'accesses-counted', key: countKey(broken.month, asked.kind), order: asked.at }];
}

function told({ asked, toldAt }: AskedAccess): readonly IndexEntry[] {
  if (toldAt === undefined) return [];
  const keys = new Set(asked.concerned.map(concernedKey));
  return [...keys].map((key) => ({ index: 'accesses-told', key, order: toldAt }));
}
