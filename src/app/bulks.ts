import type { BulkCommand } from '../domain/bulk/command.ts';
import { decidedIn } from '../domain/bulk/evolve.ts';
import { bulkRoles } from '../domain/bulk/opening.ts';
import { vacatingRoles } from '../domain/bulk/vacating.ts';
import type { OpenCase } from '../domain/case/state.ts';
import { rungsInRange } from '../domain/ladder.ts';
import type { Json } from '../kernel/canonical-json.ts';
import type { BulkId, CaseId, RuleId } from '../kernel/identifier.ts';
import { limits } from '../kernel/limits.ts';
import { refuse } from '../kernel/refusal.ts';
import { familyOf, ruleInForce } from '../rulebook/model.ts';
import { nothingHere, type StaffCaller, staffCaller } from './access.ts';
import { bulkJobs } from './bulk-aggregate.ts';
import { bulkRow, bulkView, loadBulk } from './bulk-view.ts';
import { queueRow } from './case-queue.ts';
import { caseView, precedentsUnder } from './case-view.ts';
import type { BulkCandidates, BulkInput, Bulks, BulkView } from './contract/bulks.ts';
import type { Answer, Call } from './contract/call.ts';
import type { QueueRow } from './contract/cases.ts';
import { expectVersion } from './expected-version.ts';
import { loadCase, refuseConflict } from './first-instance.ts';
import { answer, handle, newWork, stop } from './handle.ts';
import { pageOf } from './pages.ts';
import { recordReading } from './readings.ts';
import type { Runtime } from './runtime.ts';
import { idOf, type Work } from './work.ts';

/** Cases that are looked through for candidates, so that a long queue costs no more than this. */
const LOOKED_THROUGH = 2_000;

/** Many cases of one rule and one step as a single job, checked by a sample before it runs. */
export function createBulks(runtime: Runtime): Bulks {
  const act = (
    id: BulkId,
    call: Call,
    command: (caller: StaffCaller, work: Work) => BulkCommand | Promise<BulkCommand>,
  ): Answer<BulkView> => actOnBulk(runtime, { id, call, command });
  return {
    candidates: ({ rule }, call) => candidates(runtime, rule, call),
    list: (query, call) =>
      answer(async () => {
        const work = newWork(runtime);
        await staffCaller(work, call, [...bulkRoles, 'auditor']);
        return await pageOf(work.store, query, {
          index: 'bulks',
          key: 'all',
          direction: 'descending',
          row: bulkRow,
        });
      }),
    read: (id, call) =>
      answer(async () => {
        const work = newWork(runtime);
        await staffCaller(work, call, [...bulkRoles, 'auditor']);
        return await bulkView(work, id);
      }),
    open: (input, call) => open(runtime, input, call),
    openSample: (id, input, call) => openSample(runtime, id, { case: input.case, call }),
    confirmSample: (id, input, call) =>
      act(id, call, ({ record }) => ({ type: 'confirm-sample', staff: record, ...input })),
    leaveOut: (id, input, call) =>
      act(id, call, ({ record, id: author }, work) => ({
        type: 'leave-out',
        staff: record,
        case: input.case,
        reason: work.text('bulk-left-out', input.reason, `staff:${author}`),
      })),
    start: (id, call) => act(id, call, ({ record }) => ({ type: 'start-bulk', staff: record })),
    confirm: (id, call) => act(id, call, ({ record }) => ({ type: 'confirm-bulk', staff: record })),
    reject: (id, input, call) =>
      act(id, call, ({ record, id: author }, work) => ({
        type: 'reject-bulk',
        staff: record,
        reason: work.text('bulk-rejected', input.reason, `staff:${author}`),
      })),
    undo: (id, call) => act(id, call, ({ record }) => ({ type: 'undo-bulk', staff: record })),
    vacate: (id, input, call) => vacate(runtime, id, { reasons: input.reasons, call }),
  };
}

async function actOnBulk(
  runtime: Runtime,
  act: {
    readonly id: BulkId;
    readonly call: Call;
    readonly command: (caller: StaffCaller, work: Work) => BulkCommand | Promise<BulkCommand>;
  },
): Answer<BulkView> {
  const { id, call, command } = act;
  const done = await handle(runtime, call, async (work) => {
    const caller = await staffCaller(work, call, bulkRoles);
    await expectVersion(work, { collection: 'bulk', id }, call);
    const before = await loadBulk(work, id);
    const after = await work.apply(bulkJobs, id, await command(caller, work), caller.actor);
    if (before.phase !== 'held' && after.phase === 'held') {
      work.send('bulk-run', { bulk: id }, after.heldUntil);
    }
    return { bulk: id };
  });
  return done.ok ? await show(runtime, id) : done;
}

async function show(runtime: Runtime, id: BulkId): Answer<BulkView> {
  return await answer(() => bulkView(newWork(runtime), id));
}

async function open(runtime: Runtime, input: BulkInput, call: Call): Answer<BulkView> {
  const id = runtime.newId() as BulkId;
  const done = await handle(runtime, call, async (work) => {
    const caller = await staffCaller(work, call, bulkRoles);
    const { cases: chosen, reasons, ...draft } = input;
    const person = `staff:${caller.id}`;
    const precedents = await precedentsUnder(work, input.rule);
    const command: BulkCommand = {
      type: 'open-bulk',
      bulk: id,
      staff: caller.record,
      rule: input.rule,
      rung: input.rung,
      reasons: work.text('bulk-reasons', reasons, person),
      draft: work.keep('bulk-draft', draft as unknown as Json, person),
      cases: await Promise.all(
        chosen.slice(0, limits.bulkCasesMax + 1).map(async (one) => ({
          case: one.case,
          file: (await loadCase(work, one.case)) ?? stop(nothingHere()),
          ...(one.reasons === undefined
            ? {}
            : { reasons: work.text('bulk-reasons', one.reasons, person) }),
        })),
      ),
      precedents: precedents.map(({ decision }) => decision),
    };
    await work.apply(bulkJobs, id, command, caller.actor);
    return { bulk: id };
  });
  return done.ok ? await show(runtime, done.value.bulk) : done;
}

/** Opening a case of the sample is a reading of its file, and who is part of it reads nothing. */
async function openSample(
  runtime: Runtime,
  id: BulkId,
  asked: { readonly case: CaseId; readonly call: Call },
): ReturnType<Bulks['openSample']> {
  const { case: caseId, call } = asked;
  const done = await handle(runtime, call, async (work) => {
    const caller = await staffCaller(work, call, bulkRoles);
    await loadBulk(work, id);
    const file = (await loadCase(work, caseId)) ?? stop(nothingHere());
    await refuseConflict(work, caller.record, file);
    const command = { type: 'open-sample', staff: caller.record, case: caseId } as const;
    await work.apply(bulkJobs, id, command, caller.actor);
    await recordReading(work, { reader: caller.actor, of: 'case', id: caseId });
    return { bulk: id };
  });
  if (!done.ok) return done;
  return await answer(async () => {
    const work = newWork(runtime);
    const file = (await loadCase(work, caseId)) ?? stop(nothingHere());
    const { blind } = await caseView(work, caseId, file);
    return { job: await bulkView(work, id), case: blind };
  });
}

/** Undoes the whole job in one act; its decisions are reversed one by one, each once. */
async function vacate(
  runtime: Runtime,
  id: BulkId,
  asked: { readonly reasons: string; readonly call: Call },
): Answer<BulkView> {
  const { reasons, call } = asked;
  const done = await handle(runtime, call, async (work) => {
    const caller = await staffCaller(work, call, vacatingRoles);
    await expectVersion(work, { collection: 'bulk', id }, call);
    const job = await loadBulk(work, id);
    const decided = decidedIn(job);
    const command: BulkCommand = {
      type: 'vacate-bulk',
      staff: caller.record,
      reasons: work.text('bulk-vacated', reasons, `staff:${caller.id}`),
      files: await filesOf(work, decided),
    };
    await work.apply(bulkJobs, id, command, caller.actor);
    for (const one of decided) work.send('bulk-vacate', { bulk: id, case: one });
    return { bulk: id };
  });
  return done.ok ? await show(runtime, id) : done;
}

async function filesOf(work: Work, ids: readonly CaseId[]): Promise<readonly OpenCase[]> {
  const files = await Promise.all(ids.map((id) => loadCase(work, id)));
  return files.flatMap((file) => file ?? []);
}

async function candidates(runtime: Runtime, id: RuleId, call: Call): Answer<BulkCandidates> {
  return await answer(async () => {
    const work = newWork(runtime);
    await staffCaller(work, call, bulkRoles);
    const found = ruleInForce(work.rulebook, id, work.at);
    const family = found && familyOf(found.version.rulebook, found.rule.family);
    if (found === undefined || family === undefined) {
      return stop(refuse('rule_not_in_force', 'No such rule is in force.', { pointer: '/rule' }));
    }
    const { rule, version } = found;
    return {
      rule: { ref: { rule: id, version: version.number }, rule: { ...rule, tests: [] } },
      range: rungsInRange(rule, family),
      precedents: await precedentsUnder(work, id),
      cases: await openCasesOf(work, rule.family),
    };
  });
}

async function openCasesOf(work: Work, family: string): Promise<readonly QueueRow[]> {
  const rows: QueueRow[] = [];
  let after: { readonly order: string; readonly stream: string } | undefined;
  for (let looked = 0; looked < LOOKED_THROUGH; looked += limits.pageSizeMax) {
    const page = await work.store.list({
      index: 'cases',
      key: 'open',
      limit: limits.pageSizeMax,
      ...(after === undefined ? {} : { after }),
    });
    for (const view of page) {
      const file = view.body as unknown as OpenCase;
      const isTaken = file.lease !== undefined && work.at < file.lease.until;
      if (file.opened.family !== family || isTaken) continue;
      rows.push(queueRow(work, idOf(view.stream) as CaseId, view.version, file));
    }
    const last = page.at(-1);
    if (page.length < limits.pageSizeMax || last === undefined) break;
    after = { order: last.order, stream: last.stream };
  }
  return rows.slice(0, limits.bulkCasesMax);
}
