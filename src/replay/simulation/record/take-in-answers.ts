import type { BulkEvent } from '../../../domain/bulk/event.ts';
import type { CaseEvent } from '../../../domain/case/event.ts';
import type { EarlyEndEvent } from '../../../domain/early-end/event.ts';
import type { SeenRecord } from './record.ts';
import type { SeenJob } from './seen.ts';

/** What somebody was asked before or after a decision, what they said, and what became of it. */
export function takeHearing(record: SeenRecord, id: string, event: CaseEvent): void {
  const file = record.cases.get(id);
  if (file === undefined) return;
  switch (event.type) {
    case 'view-requested':
      file.before = { askedAt: event.at, until: event.until };
      record.toHear.add(id);
      return;
    case 'view-requested-after':
      file.after = { askedAt: event.at, until: event.until };
      record.toHear.add(id);
      return;
    case 'view-given': {
      const hearing = file.after ?? file.before;
      if (hearing !== undefined) hearing.givenAt = event.at;
      record.toHear.delete(id);
      if (file.after !== undefined) record.viewsToAnswer.add(id);
      return;
    }
    case 'view-answered':
      record.viewsToAnswer.delete(id);
      return;
    case 'case-decided':
    case 'case-closed-in-favour':
    case 'case-merged':
      record.toHear.delete(id);
      return;
    default:
      return;
  }
}

export function takeEarlyEnd(record: SeenRecord, id: string, event: EarlyEndEvent): void {
  if (event.type === 'early-end-asked') record.earlyEndsToAnswer.add(id);
  else record.earlyEndsToAnswer.delete(id);
}

const phases: Readonly<Partial<Record<BulkEvent['type'], SeenJob['phase']>>> = {
  'bulk-started': 'waiting',
  'bulk-held': 'held',
  'bulk-ran': 'ran',
  'bulk-vacated': 'vacated',
};

export function takeJob(record: SeenRecord, id: string, event: BulkEvent): void {
  if (event.type === 'bulk-opened') record.jobs.set(id, { opened: event, phase: 'checking' });
  const job = record.jobs.get(id);
  if (job !== undefined) job.phase = phases[event.type] ?? job.phase;
  if (event.type === 'bulk-undone' || event.type === 'bulk-rejected') record.jobs.delete(id);
}
