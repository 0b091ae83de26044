import type { FirstInstance } from '../domain/appeal/command.ts';
import type { Appellant } from '../domain/appeal/event.ts';
import { samePerson } from '../domain/person.ts';
import type { ReportId, StatementId } from '../kernel/identifier.ts';
import { nothingHere } from './access.ts';
import { reports } from './aggregates.ts';
import type { Call } from './contract/call.ts';
import type { LinkSecrets } from './contract/redress.ts';
import { stop } from './handle.ts';
import type { Runtime } from './runtime.ts';
import { openTicket } from './tickets.ts';
import type { Work } from './work.ts';

/**
 * Who appeals: the respondent by session, by their page's link, or a reporter by the receipt's
 * secret.
 */
export async function appellantOf(
  runtime: Runtime,
  work: Work,
  filing: {
    readonly first: FirstInstance;
    readonly input: LinkSecrets;
    readonly call: Call;
  },
): Promise<Appellant> {
  const { first, input, call } = filing;
  const { respondent } = first.decision.made;
  if (input.reportSecret !== undefined) {
    return await reporterAppellant(runtime, work, input.reportSecret, first);
  }
  if (input.statementSecret !== undefined) {
    const ticket = await openTicket(runtime, 'statement', input.statementSecret);
    const { statement } = ticket.body as unknown as { statement: StatementId };
    if (statement !== first.decision.statement) stop(nothingHere());
    return { kind: 'respondent', person: respondent };
  }
  const own =
    (call.by.kind === 'member' && samePerson(respondent, { kind: 'member', id: call.by.member })) ||
    (call.by.kind === 'staff' && samePerson(respondent, { kind: 'staff', id: call.by.staff }));
  return own ? { kind: 'respondent', person: respondent } : stop(nothingHere());
}

async function reporterAppellant(
  runtime: Runtime,
  work: Work,
  secret: string,
  first: FirstInstance,
): Promise<Appellant> {
  const ticket = await openTicket(runtime, 'report', secret);
  const report = ticket.body as ReportId;
  const state = await work.load(reports, report);
  if (state.phase === 'none' || state.case !== first.decision.made.case) stop(nothingHere());
  return { kind: 'reporter', report };
}
