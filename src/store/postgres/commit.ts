import { err, ok, type Result } from '../../kernel/result.ts';
import type { Commit, CommitConflict } from '../port.ts';
import type { Session } from './connections.ts';
import { addItems } from './outbox.ts';
import { addPart, endPart, removeParts } from './parts.ts';
import { rememberAnswer, rememberedAnswer } from './remembered-answers.ts';
import { lastPosition, writeStream } from './streams.ts';
import { storeTicket } from './tickets.ts';
import { releaseKey, takeKey } from './unique-keys.ts';

/** Writes all of a commit, or answers the first conflict. Inside a transaction. */
export async function writeCommit(
  session: Session,
  commit: Commit,
): Promise<Result<{ readonly position: number }, CommitConflict>> {
  const conflict = await writeGuarded(session, commit);
  if (conflict !== undefined) return err(conflict);
  for (const part of commit.parts ?? []) await addPart(session, part);
  await removeParts(session, commit.removeParts ?? []);
  for (const end of commit.partEnds ?? []) await endPart(session, end);
  await addItems(session, commit.outbox ?? []);
  for (const ticket of commit.tickets ?? []) await storeTicket(session, ticket);
  return ok({ position: await lastPosition(session) });
}

/** What other writers may have been quicker with; the first conflict ends the commit. */
async function writeGuarded(
  session: Session,
  { idempotency, streams, uniques }: Commit,
): Promise<CommitConflict | undefined> {
  if (idempotency !== undefined && !(await rememberAnswer(session, idempotency))) {
    const record = await rememberedAnswer(session, idempotency.caller, idempotency.key);
    if (record !== undefined) return { kind: 'idempotency', record };
  }
  for (const write of streams) {
    const written = await writeStream(session, write);
    if (!written.ok) return written.error;
  }
  for (const key of uniques?.release ?? []) await releaseKey(session, key);
  for (const key of uniques?.take ?? []) {
    const taken = await takeKey(session, key);
    if (!taken.ok) return taken.error;
  }
  return undefined;
}
