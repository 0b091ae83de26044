import type { OutsideReviewCommand } from '../domain/outside-review/command.ts';
import { outsideReviewDecider } from '../domain/outside-review/decide.ts';
import type { OutsideReviewEvent } from '../domain/outside-review/event.ts';
import type { OutsideReviewRefusalCode } from '../domain/outside-review/refusal.ts';
import type { OutsideReviewState } from '../domain/outside-review/state.ts';
import type { PanelCommand } from '../domain/panel/command.ts';
import { panelDecider } from '../domain/panel/decide.ts';
import type { PanelEvent } from '../domain/panel/event.ts';
import type { PanelRefusalCode } from '../domain/panel/refusal.ts';
import type { PanelState } from '../domain/panel/state.ts';
import type { ReopeningCommand } from '../domain/reopening/command.ts';
import { reopeningDecider } from '../domain/reopening/decide.ts';
import type { ReopeningEvent } from '../domain/reopening/event.ts';
import type { ReopeningRefusalCode } from '../domain/reopening/refusal.ts';
import type { ReopeningState } from '../domain/reopening/state.ts';
import type { VolunteerCommand } from '../domain/volunteer/command.ts';
import { volunteerDecider } from '../domain/volunteer/decide.ts';
import type { VolunteerEvent } from '../domain/volunteer/event.ts';
import type { VolunteerRefusalCode } from '../domain/volunteer/refusal.ts';
import type { VolunteerState } from '../domain/volunteer/state.ts';
import type { Aggregate } from './aggregates.ts';

/** Panels, listed by appeal and by whoever sits on them now. */
export const panels: Aggregate<PanelState, PanelCommand, PanelEvent, PanelRefusalCode> = {
  collection: 'panel',
  decider: panelDecider,
  indexes: (_id, state) => {
    if (state.phase === 'none') return [];
    const { appeal, at: order } = state.called;
    return [
      { index: 'panels-of-appeal', key: appeal, order },
      ...state.seats.map(({ member }) => ({ index: 'panels-of-member', key: member, order })),
    ];
  },
};

/** Members who offered to serve; the stream bears the member's handle. */
export const volunteers: Aggregate<
  VolunteerState,
  VolunteerCommand,
  VolunteerEvent,
  VolunteerRefusalCode
> = {
  collection: 'volunteer',
  decider: volunteerDecider,
  indexes: (_id, state) =>
    state.phase === 'offered'
      ? [{ index: 'volunteers', key: 'offered', order: state.offeredAt }]
      : [],
};

export const outsideReviews: Aggregate<
  OutsideReviewState,
  OutsideReviewCommand,
  OutsideReviewEvent,
  OutsideReviewRefusalCode
> = {
  collection: 'outside',
  decider: outsideReviewDecider,
  indexes: (_id, state) => {
    if (state.phase === 'none') return [];
    const { appeal, at: order } = state.named;
    return [{ index: 'outside-reviews-of-appeal', key: appeal, order }];
  },
};

export const reopenings: Aggregate<
  ReopeningState,
  ReopeningCommand,
  ReopeningEvent,
  ReopeningRefusalCode
> = {
  collection: 'reopening',
  decider: reopeningDecider,
  indexes: (_id, state) => {
    if (state.phase === 'none') return [];
    const { decision, at, promisedBy } = state.asked;
    const of = { index: 'reopenings-of-decision', key: decision, order: at };
    return state.phase === 'waiting'
      ? [of, { index: 'reopenings', key: 'waiting', order: promisedBy }]
      : [of];
  },
};
