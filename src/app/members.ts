import { type Person, personKey } from '../domain/person.ts';
import type { MemberId, ReportId, StatementId } from '../kernel/identifier.ts';
import { nothingHere, staffCaller } from './access.ts';
import type { Answer, Call } from './contract/call.ts';
import type { MemberFile, Members, StatementView } from './contract/members.ts';
import { earlyEndsAmong } from './early-end-view.ts';
import { answer, handle, newWork, stop } from './handle.ts';
import { hearingsOf } from './hearing-view.ts';
import { readWhole } from './pages.ts';
import { recordReading } from './readings.ts';
import { statusOf } from './reports.ts';
import { restrictionsOf, restrictionView } from './restriction-view.ts';
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
    export: (member, call) => readOwn(runtime, { member, call }, (work) => fileOf(work, member)),
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
  return await Promise.all(
    views.map((view) => statementView(work, idOf(view.stream) as StatementId)),
  );
}

async function fileOf(work: Work, member: MemberId): Promise<MemberFile> {
  const person: Person = { kind: 'member', id: member };
  const filed = await readWhole(work.store, { index: 'reports-by', key: personKey(person) });
  const restrictions = await restrictionsOf(work, `member:${member}`);
  const statements = await statementsTo(work, member);
  return {
    member,
    exportedAt: work.at,
    standing: await standingOf(work, person),
    statements,
    restrictions: restrictions.map((state) => restrictionView(state, work.at)),
    reportsFiled: await Promise.all(
      filed.map((view) => statusOf(work, idOf(view.stream) as ReportId)),
    ),
    hearings: await hearingsOf(work, person),
    earlyEnds: await earlyEndsAmong(
      work,
      statements.flatMap((statement) => statement.restrictions),
    ),
    redactions: [
      'Who reported you is left out, to protect them (DSA Article 17(3)(b)).',
      'Notes that handlers made while a case is open are left out until it is decided.',
    ],
  };
}
