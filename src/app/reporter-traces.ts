import type { OpenCase } from '../domain/case/state.ts';
import type { ReportId } from '../kernel/identifier.ts';
import { reports } from './aggregates.ts';
import type { Work } from './work.ts';

/** Handles and addresses that would point at a reporter; a statement must not contain one (N3). */
export async function reporterTraces(work: Work, file: OpenCase): Promise<readonly string[]> {
  const traces = file.matters.map(async (matter) => {
    if (matter.kind !== 'report') return [];
    const handle = matter.reporter === undefined ? [] : [matter.reporter.id];
    return [...handle, ...(await contactOf(work, matter.report))];
  });
  return (await Promise.all(traces)).flat();
}

async function contactOf(work: Work, id: ReportId): Promise<readonly string[]> {
  const report = await work.load(reports, id);
  if (report.phase === 'none' || report.received.contact === undefined) return [];
  const part = await work.store.part(report.received.contact);
  return typeof part?.body === 'string' ? [part.body] : [];
}

/** Whether an address that would point at a reporter is past its day, so that none can be found. */
export async function tracesAreGone(work: Work, file: OpenCase): Promise<boolean> {
  for (const matter of file.matters) {
    if (matter.kind !== 'report') continue;
    const report = await work.load(reports, matter.report);
    const contact = report.phase === 'none' ? undefined : report.received.contact;
    if (contact !== undefined && (await work.store.part(contact)) === undefined) return true;
  }
  return false;
}
