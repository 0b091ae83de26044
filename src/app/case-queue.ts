import { asideAt } from '../domain/case/aside.ts';
import type { OpenCase } from '../domain/case/state.ts';
import type { CaseId } from '../kernel/identifier.ts';
import { versionInForce } from '../rulebook/model.ts';
import type { ListedView } from '../store/port.ts';
import { nothingHere, staffCaller } from './access.ts';
import type { Answer, Call, Page, PageQuery } from './contract/call.ts';
import type { CaseList, CaseQueue, LiveLeases, QueueRow } from './contract/cases.ts';
import { loadCase } from './first-instance.ts';
import { answer, newWork, stop } from './handle.ts';
import { pageOf, readWhole } from './pages.ts';
import { caseRoles } from './roles.ts';
import type { Runtime } from './runtime.ts';
import { idOf, type Work } from './work.ts';

type Query = PageQuery & { readonly phase?: CaseList };

/** Cases by the moment their promise ends. What was put aside is hidden here and counted. */
export async function caseQueue(runtime: Runtime, query: Query, call: Call): Answer<CaseQueue> {
  return await answer(async () => {
    const work = newWork(runtime);
    await staffCaller(work, call, caseRoles);
    const page =
      query.phase === 'second-person'
        ? await secondPersonQueue(work, query)
        : await listed(work, query, query.phase ?? 'open');
    const aside = await readWhole(work.store, { index: 'cases', key: 'aside' });
    const toAnswer = await readWhole(work.store, { index: 'cases', key: 'to-answer' });
    return {
      ...page,
      aside: aside.filter((view) => asideAt(fileIn(view), work.at) !== undefined).length,
      toAnswer: toAnswer.length,
    };
  });
}

export async function liveLeases(runtime: Runtime, call: Call): Answer<LiveLeases> {
  return await answer(async () => {
    await staffCaller(newWork(runtime), call, caseRoles);
    const { leases, clock } = runtime;
    await leases.open();
    return { held: () => leases.held(clock.now()), onChange: leases.onChange };
  });
}

// Whether a case waits is computed on read, so none needs a job to come back.
async function listed(
  work: Work,
  query: Query,
  key: Exclude<CaseList, 'second-person'>,
): Promise<Page<QueueRow>> {
  return await pageOf(work.store, query, {
    index: 'cases',
    key,
    direction: key === 'decided' ? 'descending' : 'ascending',
    row: (view) => {
      const file = fileIn(view);
      const waits = asideAt(file, work.at) !== undefined;
      if ((key === 'open' && waits) || (key === 'aside' && !waits)) return undefined;
      return queueRow(work, idOf(view.stream) as CaseId, view.version, file);
    },
  });
}

function fileIn(view: ListedView): OpenCase {
  return view.body as unknown as OpenCase;
}

async function secondPersonQueue(work: Work, query: Query): Promise<Page<QueueRow>> {
  return await pageOf(work.store, query, {
    index: 'decisions',
    key: 'awaiting',
    row: async (view) => {
      const decision = view.body as unknown as { readonly made: { readonly case: CaseId } };
      const id = decision.made.case;
      const file = (await loadCase(work, id)) ?? stop(nothingHere());
      return queueRow(work, id, await work.version('case', id), file);
    },
  });
}

export function queueRow(work: Work, id: CaseId, version: number, file: OpenCase): QueueRow {
  const { opened } = file;
  const family = versionInForce(work.rulebook, opened.at)?.rulebook.families.find(
    (candidate) => candidate.id === opened.family,
  );
  const leased = file.lease !== undefined && file.lease.until > work.at;
  const aside = asideAt(file, work.at);
  return {
    case: id,
    version,
    subjectKind: opened.subject.kind,
    ...(family === undefined ? {} : { family: family.title }),
    openedAt: opened.at,
    promisedBy: opened.promisedBy,
    late: file.phase === 'open' && opened.promisedBy < work.at,
    phase: file.phase,
    ...(leased ? { lease: file.lease } : {}),
    ...(aside === undefined ? {} : { asideUntil: aside.until }),
    automatedDetection: opened.automatedDetection,
  };
}
