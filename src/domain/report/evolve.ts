import type { ReportEvent } from './event.ts';
import type { ReportState } from './state.ts';

/** Folds one event into a report. */
export function evolveReport(state: ReportState, event: ReportEvent): ReportState {
  if (event.type === 'report-received') {
    const { type: _type, ...received } = event;
    return { phase: 'received', received };
  }
  if (state.phase === 'none') return state;
  switch (event.type) {
    case 'report-joined-case':
      return { ...state, phase: 'joined', case: event.case };
    case 'report-closed-without-case':
      return {
        ...state,
        phase: 'closed-without-case',
        closed: {
          at: event.at,
          reason: event.reason,
          ...(event.restriction === undefined ? {} : { restriction: event.restriction }),
        },
      };
    case 'report-outcome-told':
      return {
        ...state,
        phase: 'outcome-told',
        told: { at: event.at, outcome: event.outcome },
      };
  }
}
