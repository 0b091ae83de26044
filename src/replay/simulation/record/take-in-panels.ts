import type { PanelEvent } from '../../../domain/panel/event.ts';
import type { SeenBeside } from './beside.ts';

/** Who was drawn, who left, who voted, and when it was over. */
export function takePanel({ panels }: SeenBeside, id: string, event: PanelEvent): void {
  if (event.type === 'panel-called') {
    panels.set(id, { called: event, phase: 'called', seats: new Map() });
    return;
  }
  const panel = panels.get(id);
  if (panel === undefined) return;
  const { seats, called } = panel;
  switch (event.type) {
    case 'panel-drawn':
      panel.phase = 'drawn';
      for (const { member } of event.order.slice(0, called.size)) seats.set(member, 0);
      return;
    case 'panelist-replaced':
      seats.delete(event.member);
      if (event.next !== undefined) seats.set(event.next, 0);
      return;
    case 'ballot-cast':
    case 'ballot-confirmed':
      seats.set(event.member, (seats.get(event.member) ?? 0) + 1);
      return;
    case 'deliberation-opened':
      panel.phase = 'deliberating';
      return;
    case 'panel-concluded':
    case 'panel-failed':
      panel.phase = 'over';
      return;
  }
}
