import type { DutyEvent } from '../../../domain/duty/event.ts';
import type { GroupEvent } from '../../../domain/group/event.ts';
import type { SeenBeside, SeenSeat } from './beside.ts';

/** Who was asked to look after a group, said yes, and left. */
export function takeGroup({ groups }: SeenBeside, id: string, event: GroupEvent): void {
  if (event.type === 'group-opened') groups.set(id, new Map());
  const seats = groups.get(id);
  if (seats === undefined || !('steward' in event)) return;
  const seat: SeenSeat = seats.get(event.steward) ?? { gone: false };
  seats.set(event.steward, seat);
  switch (event.type) {
    case 'steward-appointed':
      seat.offered = event.charter.version;
      if (event.until !== undefined) seat.until = event.until;
      return;
    case 'charter-accepted':
      seat.accepted = event.version;
      seat.gone = false;
      return;
    case 'steward-resigned':
    case 'steward-gone':
      seat.gone = true;
      return;
    case 'steward-came-back':
      seat.gone = false;
      return;
    case 'steward-relation-declared':
      return;
  }
}

/** What was brought to a steward, and what became of it. */
export function takeDuty(beside: SeenBeside, id: string, event: DutyEvent): void {
  const { duties, openDuties, defences } = beside;
  if (event.type === 'matter-brought') {
    duties.set(id, { brought: event, phase: 'open' });
    openDuties.add(id);
    return;
  }
  const duty = duties.get(id);
  if (duty === undefined) return;
  switch (event.type) {
    case 'matter-delivered':
      duty.delivered ??= event;
      return;
    case 'duty-answered':
      duty.phase = 'answered';
      openDuties.delete(id);
      return;
    case 'duty-neglected':
      duty.phase = 'neglected';
      openDuties.delete(id);
      defences.set(event.case, { duty: id, until: event.defenceUntil });
      return;
    case 'duty-lapsed':
      duty.phase = 'lapsed';
      openDuties.delete(id);
      return;
    case 'defence-given': {
      const defence = [...defences.values()].findLast((one) => one.duty === id);
      if (defence !== undefined) defence.givenAt ??= event.at;
      return;
    }
  }
}
