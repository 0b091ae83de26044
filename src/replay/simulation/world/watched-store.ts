import type { Commit, OutboxItem, Store } from '../../../store/port.ts';
import type { DueTimes } from './due-times.ts';

/** The machine stopped: whatever it still asked of the store never happened. */
export class MachineStopped extends Error {}

export type Stop = 'before the commit' | 'after the commit';

export interface WatchedStore {
  readonly store: Store;
  /** The machine stops at one of the next commits: 1 is the first one. */
  stopAt(commit: number, stop: Stop): void;
  /** Faults have ended: a stop that was waiting does not come. */
  neverMind(): void;
}

export interface Watcher {
  /** Called with every commit once it is made. */
  readonly made: (commit: Commit) => void;
  /** Moments at which something that waits in the store becomes due. */
  readonly due: DueTimes;
}

type Call = (...given: never[]) => unknown;

/**
 * A store under observation: every commit is shown once it is made, every moment at which something
 * becomes due is noted, and the machine can stop in the middle of a command.
 */
export function watchStore(store: Store, watcher: Watcher): WatchedStore {
  let stopped = false;
  let left = 0;
  let how: Stop = 'before the commit';
  const note = (items: readonly OutboxItem[] = []): void => {
    for (const { topic, dueAt } of items) if (topic !== 'retention') watcher.due.add(dueAt);
  };
  const stopNow = (): never => {
    stopped = true;
    throw new MachineStopped('the machine stopped');
  };
  const turn = (moment: Stop): void => {
    if (left === 1 && moment === how) stopNow();
  };
  const watched: Partial<Store> = {
    commit: async (commit) => {
      turn('before the commit');
      const answer = await store.commit(commit);
      if (answer.ok) {
        note(commit.outbox);
        watcher.made(commit);
      }
      turn('after the commit');
      if (left > 0) left -= 1;
      return answer;
    },
    takeActivities: async (write) =>
      await store.takeActivities({
        ...write,
        conclude: (outcomes) => {
          const concluded = write.conclude(outcomes);
          note(concluded.outbox);
          return concluded;
        },
      }),
    takeOutbox: async (topic, now, leaseUntil, limit) => {
      const taken = await store.takeOutbox(topic, now, leaseUntil, limit);
      // Whoever takes something and stops leaves it until then.
      if (taken.length > 0) watcher.due.add(leaseUntil);
      return taken;
    },
    retryOutbox: async (id, dueAt) => {
      watcher.due.add(dueAt);
      await store.retryOutbox(id, dueAt);
    },
  };
  return {
    store: guarded(store, watched, () => {
      if (stopped) throw new MachineStopped('the machine stopped');
    }),
    stopAt: (commit, stop) => {
      left = commit;
      how = stop;
    },
    neverMind: () => {
      left = 0;
    },
  };
}

function guarded(store: Store, watched: Partial<Store>, alive: () => void): Store {
  const calls = new Map<PropertyKey, Call>();
  return new Proxy(store, {
    get: (target, name) => {
      const known = calls.get(name);
      if (known !== undefined) return known;
      const own: unknown = Reflect.get(watched, name) ?? Reflect.get(target, name, target);
      if (typeof own !== 'function') return own;
      const call: Call = (...given) => {
        alive();
        return Reflect.apply(own, target, given) as unknown;
      };
      calls.set(name, call);
      return call;
    },
  });
}
