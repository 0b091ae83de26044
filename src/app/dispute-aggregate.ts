import type { DisputeCommand } from '../domain/dispute/command.ts';
import { disputeDecider } from '../domain/dispute/decide.ts';
import type { DisputeEvent } from '../domain/dispute/event.ts';
import type { DisputeRefusalCode } from '../domain/dispute/refusal.ts';
import type { DisputeState } from '../domain/dispute/state.ts';
import { type Person, personKey } from '../domain/person.ts';
import type { DecisionId, DisputeId } from '../kernel/identifier.ts';
import type { Aggregate } from './aggregates.ts';
import { idOf, type Work } from './work.ts';

/** Disputes outside, listed by decision, and the open ones by the person they are about. */
export const disputes: Aggregate<DisputeState, DisputeCommand, DisputeEvent, DisputeRefusalCode> = {
  collection: 'dispute',
  decider: disputeDecider,
  indexes: (_id, state) => {
    if (state.phase === 'none') return [];
    const { decision, respondent, at: order } = state.told;
    const all = [{ index: 'disputes-of-decision', key: decision, order }];
    if (state.phase === 'ended') return all;
    return [
      ...all,
      { index: 'disputes', key: 'open', order },
      { index: 'disputes-open-of-decision', key: decision, order },
      { index: 'disputes-open-about', key: personKey(respondent), order },
    ];
  },
};

/** A dispute outside that keeps a decision from becoming final; undefined when none is open. */
export async function openDisputeOf(
  work: Work,
  decision: DecisionId,
): Promise<DisputeId | undefined> {
  const [open] = await work.store.list({
    index: 'disputes-open-of-decision',
    key: decision,
    limit: 1,
  });
  return open === undefined ? undefined : (idOf(open.stream) as DisputeId);
}

/** Whether anything of this person has to be kept, because a dispute about it is open. */
export async function isInDispute(work: Work, person: Person): Promise<boolean> {
  return (await work.store.count('disputes-open-about', personKey(person))) > 0;
}
