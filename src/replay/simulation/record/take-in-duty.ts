import type { DutyEvent } from '../../../domain/duty/event.ts';
import type { SeenRecord } from './record.ts';

/** What was brought to stewards, and what became of it. */
export function takeDuty(record: SeenRecord, id: string, event: DutyEvent): void {
  if (event.type === 'matter-brought') {
    record.duties.set(id, { brought: event, phase: 'brought' });
    return;
  }
  const duty = record.duties.get(id);
  if (duty === undefined) return;
  switch (event.type) {
    case 'matter-delivered':
      duty.phase = 'delivered';
      duty.deliveredAt = event.at;
      duty.dueAt = event.dueAt;
      record.dutiesToAnswer.add(id);
      return;
    case 'duty-answered':
      duty.phase = 'answered';
      duty.answeredAt = event.at;
      record.dutiesToAnswer.delete(id);
      return;
    case 'duty-neglected':
      duty.phase = 'neglected';
      duty.neglected = event;
      record.dutiesToAnswer.delete(id);
      return;
    case 'duty-lapsed':
      duty.phase = 'lapsed';
      record.dutiesToAnswer.delete(id);
      return;
    case 'defence-given':
      duty.defendedAt = event.at;
      return;
  }
}
