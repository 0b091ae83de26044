import { dangerKeepers } from '../domain/danger/decide.ts';
import type { Danger } from '../domain/danger/state.ts';
import type { DangerId } from '../kernel/identifier.ts';
import { nothingHere, staffCaller } from './access.ts';
import type { Answer, Call } from './contract/call.ts';
import type { DangerRow, Dangers, DangerView } from './contract/dangers.ts';
import { dangers } from './danger-aggregate.ts';
import { answer, handle, newWork, stop } from './handle.ts';
import { pageOf } from './pages.ts';
import { recordReading } from './readings.ts';
import type { Runtime } from './runtime.ts';
import { textOf } from './texts.ts';
import { idOf, type Work } from './work.ts';

/** What nobody else looks at: no case, no standing and no figure reads anything of it (T6). */
export function createDangers(runtime: Runtime): Dangers {
  return {
    list: (query, call) => list(runtime, query, call),
    read: (id, call) => read(runtime, id, call),
    record: (input, call) => record(runtime, input.suspected, call),
    recordTelling: (id, input, call) => recordTelling(runtime, id, { input, call }),
  };
}

async function list(
  runtime: Runtime,
  query: Parameters<Dangers['list']>[0],
  call: Call,
): ReturnType<Dangers['list']> {
  const recorded = await recordedReading(runtime, { id: 'all', call });
  if (!recorded.ok) return recorded;
  return await answer(async () =>
    pageOf(newWork(runtime).store, query, {
      index: 'dangers',
      key: 'all',
      direction: 'descending',
      row: (view) => row(idOf(view.stream) as DangerId, view.body as unknown as Danger),
    }),
  );
}

async function read(runtime: Runtime, id: DangerId, call: Call): Answer<DangerView> {
  const recorded = await recordedReading(runtime, { id, call });
  return recorded.ok ? await show(runtime, id) : recorded;
}

/** Who looked, at which entry or at the list, and when: before anything is shown (O5). */
async function recordedReading(
  runtime: Runtime,
  of: { readonly id: DangerId | 'all'; readonly call: Call },
): Answer<null> {
  const { id, call } = of;
  return await handle(runtime, { by: call.by }, async (work) => {
    const keeper = await staffCaller(work, call, dangerKeepers);
    if (id !== 'all') await load(work, id);
    await recordReading(work, { reader: keeper.actor, of: 'danger', id });
    return null;
  });
}

async function record(runtime: Runtime, suspected: string, call: Call): Answer<DangerView> {
  const recorded = await handle(runtime, call, async (work) => {
    const keeper = await staffCaller(work, call, dangerKeepers);
    const id = work.newId() as DangerId;
    const command = {
      type: 'record-danger',
      danger: id,
      suspected: work.text('danger-suspected', suspected),
      staff: keeper.record,
    } as const;
    await work.apply(dangers, id, command, keeper.actor);
    return { danger: id };
  });
  return recorded.ok ? await show(runtime, recorded.value.danger) : recorded;
}

async function recordTelling(
  runtime: Runtime,
  id: DangerId,
  told: { readonly input: Parameters<Dangers['recordTelling']>[1]; readonly call: Call },
): Answer<DangerView> {
  const { input, call } = told;
  const recorded = await handle(runtime, call, async (work) => {
    const keeper = await staffCaller(work, call, dangerKeepers);
    await load(work, id);
    const { authority, toldAt } = input;
    const sent = work.text('danger-sent', input.sent);
    const command = { type: 'record-telling', authority, toldAt, sent } as const;
    await work.apply(dangers, id, { ...command, staff: keeper.record }, keeper.actor);
    return { danger: id };
  });
  return recorded.ok ? await show(runtime, id) : recorded;
}

async function load(work: Work, id: DangerId): Promise<Danger> {
  const state = await work.load(dangers, id);
  return state.phase === 'none' ? stop(nothingHere()) : state;
}

async function show(runtime: Runtime, id: DangerId): Answer<DangerView> {
  return await answer(async () => {
    const work = newWork(runtime);
    const state = await load(work, id);
    return {
      ...row(id, state),
      version: await work.version('danger', id),
      suspected: await textOf(work, state.recorded.suspected),
      told: await Promise.all(
        state.told.map(async ({ sent, ...rest }) => ({ ...rest, sent: await textOf(work, sent) })),
      ),
    };
  });
}

function row(danger: DangerId, { phase, recorded }: Danger): DangerRow {
  return { danger, phase, recordedAt: recorded.at };
}
