import { type Person, samePerson } from '../domain/person.ts';
import type { StatementId } from '../kernel/identifier.ts';
import { nothingHere, platformOrStaff } from './access.ts';
import { statements } from './aggregates.ts';
import type { Answer, Call, Statements, StatementView } from './application.ts';
import { answer, handle, newWork, stop } from './handle.ts';
import { caseRoles } from './roles.ts';
import type { Runtime } from './runtime.ts';
import { statementView } from './statement-view.ts';
import { openTicket } from './tickets.ts';
import type { Work } from './work.ts';

/** Statements of reasons: for the person they are to, for handlers, and by the link the person was given. */
export function createStatements(runtime: Runtime): Statements {
  return {
    read: (id, call) =>
      answer(async () => {
        const work = newWork(runtime);
        await mayRead(work, id, call);
        return await statementView(work, id);
      }),
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

async function mayRead(work: Work, id: StatementId, call: Call): Promise<void> {
  const own = personOf(call);
  if (own !== undefined) {
    const statement = await work.load(statements, id);
    if (statement.phase !== 'none' && samePerson(statement.made.to, own)) return;
    if (own.kind === 'member') stop(nothingHere());
  }
  const roles = [...caseRoles, 'reviewer', 'auditor'] as const;
  await platformOrStaff(work, call, 'statements:read', roles);
}

/** Whoever opened a link is the person the link was given to; the rim passes them as the caller. */
async function markDelivered(
  runtime: Runtime,
  id: StatementId,
  how: { readonly channel: 'page' | 'webhook' | 'mail'; readonly call: Call },
): Answer<StatementView> {
  const { channel, call } = how;
  const done = await handle(runtime, call, async (work) => {
    await mayRead(work, id, call);
    await deliver(work, id, channel);
    return { statement: id };
  });
  return done.ok ? await answer(() => statementView(newWork(runtime), id)) : done;
}

/** Starts the appeal clock, once; and the day after it the decision becomes final. */
export async function deliver(
  work: Work,
  id: StatementId,
  channel: 'page' | 'webhook' | 'mail',
): Promise<void> {
  const before = await work.load(statements, id);
  if (before.phase === 'none') return stop(nothingHere());
  const by =
    before.made.to.kind === 'member'
      ? ({ kind: 'member', id: before.made.to.id } as const)
      : ({ kind: 'staff', id: before.made.to.id } as const);
  const after = await work.apply(statements, id, { type: 'mark-delivered', channel }, by);
  if (after === before || after.phase === 'none' || after.delivered === undefined) return;
  const { decision } = after.made;
  if (decision !== undefined) {
    work.send('decision-final', { decision }, after.delivered.appealUntil);
  }
}
