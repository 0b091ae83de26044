import type { Store } from '../store/port.ts';

/** The process is gone: whatever it still asked of the store never happened. */
export class Died extends Error {}

export type Death = 'before the commit' | 'after the commit';

/** A store whose process dies at one of its commits, and with it every later call. */
export function dyingStore(
  store: Store,
  at: { readonly commit: number; readonly death: Death },
): Store {
  let commits = 0;
  let dead = false;
  const alive = (): void => {
    if (dead) throw new Died();
  };
  const die = (): never => {
    dead = true;
    throw new Died();
  };
  return new Proxy(store, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name, target);
      if (typeof method !== 'function') return method;
      if (name !== 'commit') {
        return (...given: unknown[]): unknown => {
          alive();
          return method.apply(target, given);
        };
      }
      return async (...given: unknown[]) => {
        alive();
        commits += 1;
        const last = commits === at.commit;
        if (last && at.death === 'before the commit') die();
        const answer: unknown = await method.apply(target, given);
        return last ? die() : answer;
      };
    },
  });
}
