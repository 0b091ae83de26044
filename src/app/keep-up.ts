import type { StreamName } from '../store/port.ts';
import { remember } from './handle.ts';
import { adoptPublished } from './rulebooks.ts';
import type { Runtime } from './runtime.ts';
import { overtakenItems } from './waiting.ts';

const READ_AT_ONCE = 1_000;

/**
 * Lets what a process holds in memory follow the commits of other processes: powers in force and
 * the rulebook and the windows of rules. Resolves when everything is in that was committed before
 * the call. Costs two questions to the store, shared by all who ask meanwhile; nothing where the
 * store is not shared.
 */
export function keepingUp(
  runtime: Runtime,
  from: { readonly position: number; readonly arrived: number },
): () => Promise<void> {
  const { shared } = runtime.store;
  if (shared === undefined) return async () => undefined;
  let { position, arrived } = from;

  const followEvents = async (): Promise<void> => {
    while (true) {
      const events = await runtime.store.allEvents(position, READ_AT_ONCE);
      const last = events.at(-1);
      if (last === undefined) return;
      for (const stream of new Set(events.map((event) => event.stream))) {
        await follow(runtime, stream);
      }
      position = last.position;
    }
  };
  const followActivities = async (): Promise<void> => {
    while (true) {
      const { activities, place } = await shared.behind(arrived, READ_AT_ONCE);
      const followed = activities.map((activity) => runtime.engineRoom.follow(activity));
      const outbox = overtakenItems(runtime, followed);
      if (outbox.length > 0) await runtime.store.commit({ streams: [], outbox });
      if (place === arrived) return;
      arrived = place;
    }
  };
  return oneAfterAnother(async () => {
    await Promise.all([followEvents(), followActivities()]);
  });
}

// Always the newest view: what is read twice, or too early, does no harm.
async function follow(runtime: Runtime, stream: StreamName): Promise<void> {
  if (stream === 'rulebook-all') await adoptPublished(runtime);
  const isKept =
    stream.startsWith('restriction-') || (stream.startsWith('case-') && runtime.leases.isOpen);
  if (!isKept) return;
  const view = await runtime.store.view(stream);
  if (view !== undefined) remember(runtime, [view]);
}

/**
 * Whoever asks while one turn runs gets the next one, together with all others: a turn that began
 * before the question may have looked too early.
 */
export function oneAfterAnother(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  return async () => {
    next ??= running.then(async () => {
      next = undefined;
      const turn = task();
      running = turn.catch(() => undefined);
      await turn;
    });
    await next;
  };
}
