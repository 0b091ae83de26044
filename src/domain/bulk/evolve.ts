import type { CaseId } from '../../kernel/identifier.ts';
import type { BulkEvent, BulkOpened } from './event.ts';
import type { BulkState, CaseResult, OpenBulk, Reversal } from './state.ts';

type LaterEvent = Exclude<BulkEvent, BulkOpened>;

export const initialBulk: BulkState = { phase: 'none' };

export function evolveBulk(state: BulkState, event: BulkEvent): BulkState {
  if (event.type === 'bulk-opened') return begun(event);
  return state.phase === 'none' ? state : changed(state, event);
}

function begun({ type: _, ...opened }: BulkOpened): OpenBulk {
  return { phase: 'checking', opened, sampleOpened: {}, sampleConfirmed: {}, results: {} };
}

function changed(state: OpenBulk, event: LaterEvent): OpenBulk {
  const { at } = event;
  switch (event.type) {
    case 'bulk-sample-opened':
      return { ...state, sampleOpened: { ...state.sampleOpened, [event.case]: at } };
    case 'bulk-sample-confirmed':
      return { ...state, sampleConfirmed: { ...state.sampleConfirmed, [event.case]: at } };
    case 'bulk-case-left-out':
      return withResult(state, event.case, { kind: 'left-out', at, because: event.because });
    case 'bulk-case-decided':
      return withResult(state, event.case, { kind: 'decided', at, decision: event.decision });
    case 'bulk-started':
      return { ...state, phase: 'awaiting-second-person', startedAt: at };
    case 'bulk-confirmed':
      return { ...state, second: { staff: event.second, at } };
    case 'bulk-rejected':
      return {
        ...state,
        phase: 'rejected',
        rejected: { at, second: event.second, reason: event.reason },
      };
    case 'bulk-held':
      return { ...state, phase: 'held', heldUntil: event.until };
    case 'bulk-undone':
      return { ...state, phase: 'undone', undoneAt: at };
    case 'bulk-ran':
      return { ...state, phase: 'running' };
    case 'bulk-vacated':
      return {
        ...state,
        phase: 'vacating',
        vacated: { at, by: event.vacatedBy, reasons: event.reasons, reversals: {} },
      };
    case 'bulk-case-reversed':
      return withReversal(state, event.case, { at });
    case 'bulk-case-not-reversed':
      return withReversal(state, event.case, {
        at,
        refused: { code: event.code, detail: event.detail },
      });
  }
}

function withResult(state: OpenBulk, id: CaseId, result: CaseResult): OpenBulk {
  const results: OpenBulk['results'] = { ...state.results, [id]: result };
  const next = { ...state, results };
  const isDone =
    state.phase === 'running' &&
    state.opened.cases.every((listed) => results[listed.case] !== undefined);
  return isDone ? { ...next, phase: 'done', doneAt: result.at } : next;
}

function withReversal(state: OpenBulk, id: CaseId, reversal: Reversal): OpenBulk {
  const { vacated } = state;
  if (vacated === undefined) return state;
  const reversals: typeof vacated.reversals = { ...vacated.reversals, [id]: reversal };
  const isDone = decidedIn(state).every((decided) => reversals[decided] !== undefined);
  return {
    ...state,
    phase: isDone ? 'vacated' : state.phase,
    vacated: { ...vacated, reversals },
  };
}

/** The cases that the job decided, in the order in which it lists them. */
export function decidedIn({ opened, results }: OpenBulk): readonly CaseId[] {
  return opened.cases.map((listed) => listed.case).filter((id) => results[id]?.kind === 'decided');
}
