import { type Actor, type Person, samePerson } from '../domain/person.ts';
import type { StatementId } from '../kernel/identifier.ts';
import { refuse } from '../kernel/refusal.ts';
import { nothingHere, platformOrStaff } from './access.ts';
import { statements } from './aggregates.ts';
import type { Answer, Call } from './contract/call.ts';
import type { Statements, StatementView } from './contract/members.ts';
import { answer, handle, newWork, stop } from './handle.ts';
import { recordReading } from './readings.ts';
import { caseRoles } from './roles.ts';
import { justAfter, type Runtime } from './runtime.ts';
import { statementView } from './statement-view.ts';
import { openTicket } from './tickets.ts';
import type { Work } from './work.ts';

/**
 * Statements of reasons: for the person they are to, for handlers, and by the link the person was
 * given.
 */
export function createStatements(runtime: Runtime): Statements {
  return {
    read: (id, call) => read(runtime, id, call),
    markDelivered: (id, channel, call) => markDelivered(runtime, id, { channel, call }),
    byLink: (secret) =>
      answer(async () => {
        const ticket = await openTicket(runtime, 'statement', secret);
        return ticket.body as unknown as { statement: StatementId; person: Person };
      }),
  };
}

function personOf(call: Call): Person | undefined {
  if (call.by.kind === 'member') return { kind: 'member', id: call.by.member };
  return call.by.kind === 'staff' ? { kind: 'staff', id: call.by.staff } : undefined;
}

/** Members read their own; staff read it on the record (O5); a platform, to hand it over. */
async function read(runtime: Runtime, id: StatementId, call: Call): Answer<StatementView> {
  return await handle(runtime, { by: call.by }, async (work) => {
    const reader = await readerOf(work, id, call);
    if (await isColleague(work, id, reader)) {
      await recordReading(work, { reader, of: 'statement', id });
    }
    return await statementView(work, id);
  });
}

/** Whether this is somebody on the staff to whom the statement is not. */
async function isColleague(work: Work, id: StatementId, reader: Actor): Promise<boolean> {
  const statement = await work.load(statements, id);
  if (statement.phase === 'none') return stop(nothingHere());
  return reader.kind === 'staff' && !samePerson(reader, statement.made.to);
}

/**
 * Who reads or hands over a statement; the same answer for what is not theirs and what is not
 * there.
 */
async function readerOf(work: Work, id: StatementId, call: Call): Promise<Actor> {
  const own = personOf(call);
  if (own !== undefined) {
    const statement = await work.load(statements, id);
    if (statement.phase !== 'none' && samePerson(statement.made.to, own)) return own;
    if (own.kind === 'member') stop(nothingHere());
  }
  const roles = [...caseRoles, 'reviewer', 'auditor'] as const;
  return await platformOrStaff(work, call, 'statements:read', roles);
}

/** Whoever opened a link is the person the link was given to; the rim passes them as the caller. */
async function markDelivered(
  runtime: Runtime,
  id: StatementId,
  how: { readonly channel: 'page' | 'webhook' | 'mail'; readonly call: Call },
): Answer<StatementView> {
  const { channel, call } = how;
  const done = await handle(runtime, call, async (work) => {
    const by = await readerOf(work, id, call);
    if (await isColleague(work, id, by)) stop(notTheirs());
    await deliver(work, id, { channel, by });
    return { statement: id };
  });
  return done.ok ? await answer(() => statementView(newWork(runtime), id)) : done;
}

// The appeal's clock is not for colleagues to start.
function notTheirs(): ReturnType<typeof refuse<'role_required'>> {
  return refuse(
    'role_required',
    'Only the person a statement is to, or the platform that handed it over, confirms that it came.',
  );
}

/** Starts the appeal clock, once; and the day after it the decision becomes final. */
export async function deliver(
  work: Work,
  id: StatementId,
  { channel, by }: { readonly channel: 'page' | 'webhook' | 'mail'; readonly by: Actor },
): Promise<void> {
  const before = await work.load(statements, id);
  if (before.phase === 'none') return stop(nothingHere());
  const after = await work.apply(statements, id, { type: 'mark-delivered', channel }, by);
  if (after === before || after.phase === 'none' || after.delivered === undefined) return;
  const { decision } = after.made;
  if (decision !== undefined) {
    work.send('decision-final', { decision }, justAfter(after.delivered.appealUntil));
  }
}
