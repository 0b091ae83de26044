import type { DutyCommand } from '../domain/duty/command.ts';
import { dutyDecider } from '../domain/duty/decide.ts';
import type { DutyEvent } from '../domain/duty/event.ts';
import type { DutyRefusalCode } from '../domain/duty/refusal.ts';
import type { DutyState } from '../domain/duty/state.ts';
import type { GroupCommand } from '../domain/group/command.ts';
import { groupDecider } from '../domain/group/decide.ts';
import type { GroupEvent } from '../domain/group/event.ts';
import type { GroupRefusalCode } from '../domain/group/refusal.ts';
import type { GroupState } from '../domain/group/state.ts';
import { personKey } from '../domain/person.ts';
import type { Aggregate } from './aggregates.ts';

export const groups: Aggregate<GroupState, GroupCommand, GroupEvent, GroupRefusalCode> = {
  collection: 'group',
  decider: groupDecider,
  indexes: (id, state) => {
    if (state.phase === 'none') return [];
    const ofStewards = state.stewards.map(({ steward }) => ({
      index: 'groups-of',
      key: personKey({ kind: 'member', id: steward }),
      order: id,
    }));
    return [{ index: 'groups', key: 'all', order: id }, ...ofStewards];
  },
};

export const duties: Aggregate<DutyState, DutyCommand, DutyEvent, DutyRefusalCode> = {
  collection: 'duty',
  decider: dutyDecider,
  indexes: (_id, state) => {
    if (state.phase === 'none') return [];
    const { steward, group, at } = state.brought;
    return [
      { index: 'duties-of', key: personKey({ kind: 'member', id: steward }), order: at },
      { index: 'duties-in', key: group, order: at },
    ];
  },
};
