import { limits } from '../../kernel/limits.ts';
import { refuse } from '../../kernel/refusal.ts';
import type { Context, Decider } from '../decider.ts';
import type { VolunteerCommand } from './command.ts';
import type { VolunteerEvent } from './event.ts';
import { evolveVolunteer } from './evolve.ts';
import type { VolunteerRefusal, VolunteerRefusalCode } from './refusal.ts';
import type { VolunteerState } from './state.ts';

type Answer = readonly VolunteerEvent[] | VolunteerRefusal;
type Offer = Extract<VolunteerCommand, { type: 'volunteer' }>;

/** Nobody serves on a panel who has not offered it, and an offer is taken back at any time. */
export const volunteerDecider: Decider<
  VolunteerState,
  VolunteerCommand,
  VolunteerEvent,
  VolunteerRefusalCode
> = { initial: { phase: 'none' }, decide: decideVolunteer, evolve: evolveVolunteer };

function decideVolunteer(
  command: VolunteerCommand,
  state: VolunteerState,
  context: Context,
): Answer {
  const { at, by } = context;
  if (command.type === 'volunteer') return offer(command, context);
  if (state.phase === 'none') return refuse('not_found', 'This member has not offered to serve.');
  if (command.type === 'note-served') {
    const { panel } = command;
    const noted = state.served.some((one) => one.panel === panel);
    return noted ? [] : [{ type: 'served-on-panel', at, by, panel }];
  }
  if (by.kind !== 'member' || by.id !== state.member) return notOwn();
  return state.phase === 'withdrawn' ? [] : [{ type: 'offer-withdrawn', at, by }];
}

function offer({ member, relatedTo, salt }: Offer, { at, by }: Context): Answer {
  if (by.kind !== 'member' || by.id !== member) return notOwn();
  const max = limits.volunteerRelationsMax;
  if (relatedTo.length > max) {
    const detail = `At most ${max} people, please. You can also step back when you are drawn.`;
    return refuse('too_many', detail, { pointer: '/relatedTo', facts: { max } });
  }
  return [{ type: 'volunteered', at, by, member, relatedTo: [...new Set(relatedTo)], salt }];
}

function notOwn(): VolunteerRefusal {
  return refuse('role_required', 'Only a member themselves offers to serve, or takes it back.');
}
