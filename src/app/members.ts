import { type Person, personKey } from '../domain/person.ts';
import type { AvailableStatement } from '../domain/statement/state.ts';
import type { MemberId, StatementId } from '../kernel/identifier.ts';
import { nothingHere, staffCaller } from './access.ts';
import type { Answer, Call } from './contract/call.ts';
import type { MemberFile, Members, StatementView } from './contract/members.ts';
import { correspondenceView } from './correspondence.ts';
import { earlyEndsAmong } from './early-end-view.ts';
import { answer, handle, newWork, stop } from './handle.ts';
import { everyHearingOf } from './hearing-view.ts';
import { leftOut, leftOutForStaff } from './left-out.ts';
import { lettersTo } from './mail/letter-list.ts';
import { restOfFile, restrictionsIn } from './member-file.ts';
import { rolesOf } from './member-roles.ts';
import { readWhole } from './pages.ts';
import { recordReading } from './readings.ts';
import type { Runtime } from './runtime.ts';
import { standingOf } from './standing-of.ts';
import { statementView } from './statement-view.ts';
import { idOf, type Work } from './work.ts';

/** Members' own records: their powers, their standing, their statements and all of it at once. */
export function createMembers(runtime: Runtime): Members {
  return {
    powers: (member) => runtime.powers.of(member, runtime.clock.now()),
    standing: (member, call) =>
      readOwn(runtime, { member, call }, (work) =>
        standingOf(work, { kind: 'member', id: member }),
      ),
    statements: (member, call) =>
      readOwn(runtime, { member, call }, (work) => statementsTo(work, member)),
    export: (member, call) =>
      readOwn(runtime, { member, call }, (work) => fileOf(runtime, work, { member, call })),
  };
}

/**
 * A member reads their own; the people who handle cases and the auditor read it on the record.
 * Nobody else, no platform token among them, learns that there is anything to read (S6).
 */
async function readOwn<Value>(
  runtime: Runtime,
  who: { readonly member: MemberId; readonly call: Call },
  read: (work: Work) => Promise<Value>,
): Answer<Value> {
  const { member, call } = who;
  if (call.by.kind === 'member') {
    return await answer(async () => {
      if (call.by.kind !== 'member' || call.by.member !== member) stop(nothingHere());
      return await read(newWork(runtime));
    });
  }
  return await handle(runtime, { by: call.by }, async (work) => {
    const caller = await staffCaller(work, call, [
      'moderator',
      'lead',
      'reviewer',
      'ombud',
      'auditor',
    ]);
    await recordReading(work, { reader: caller.actor, of: 'member', id: member });
    return await read(work);
  });
}

async function statementsTo(work: Work, member: MemberId): Promise<readonly StatementView[]> {
  const views = await readWhole(work.store, {
    index: 'statements-to',
    key: personKey({ kind: 'member', id: member }),
    direction: 'descending',
  });
  const kept = await Promise.all(
    views.map(async (view) => {
      const { made } = view.body as unknown as AvailableStatement;
      // What is past its day is gone, and takes nothing else with it.
      if ((await work.part(made.text)) === undefined) return [];
      return [await statementView(work, idOf(view.stream) as StatementId)];
    }),
  );
  return kept.flat();
}

async function fileOf(
  runtime: Runtime,
  work: Work,
  about: { readonly member: MemberId; readonly call: Call },
): Promise<MemberFile> {
  const { member, call } = about;
  const reader = { forThem: call.by.kind === 'member' };
  const person: Person = { kind: 'member', id: member };
  const restrictions = await restrictionsIn(work, member);
  return {
    member,
    exportedAt: work.at,
    standing: await standingOf(work, person),
    statements: await statementsTo(work, member),
    restrictions,
    correspondence: await correspondenceView(runtime, work, about),
    letters: await lettersTo(work, member),
    hearings: await everyHearingOf(work, person),
    earlyEnds: await earlyEndsAmong(work, restrictions),
    ...(await restOfFile(work, member, reader)),
    ...(await rolesOf(runtime, work, member)),
    redactions: [...Object.values(leftOut), ...(reader.forThem ? [] : [leftOutForStaff])],
  };
}
