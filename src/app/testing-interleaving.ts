import type { SeededRandom } from '../replay/seeded-random.ts';
import type { Store } from '../store/port.ts';

/**
 * Lets many tasks run at once over one store, one call of the store at a time, in an order drawn
 * from a seed: the same seed is the same race.
 */
export class Interleaving {
  #random: SeededRandom | undefined;
  readonly #waiting: (() => Promise<unknown>)[] = [];

  /** The store as everybody in the race sees it; outside of a race it is the store itself. */
  over(store: Store): Store {
    return new Proxy(store, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name, target);
        if (typeof method !== 'function') return method;
        if (name === 'activitiesSince') return method.bind(target) as unknown;
        const call = async (given: readonly unknown[]): Promise<unknown> =>
          (await method.apply(target, given)) as unknown;
        return (...given: unknown[]): Promise<unknown> =>
          this.#random === undefined ? call(given) : this.#inTurn(() => call(given));
      },
    });
  }

  /** Runs the tasks to their end; whose turn is next is the seed's word. */
  async race<Value>(
    random: SeededRandom,
    tasks: readonly (() => Promise<Value>)[],
  ): Promise<readonly Value[]> {
    this.#random = random;
    let running = true;
    const all = Promise.all(tasks.map(async (task) => await task())).finally(() => {
      running = false;
    });
    try {
      while (running) {
        // Everything that can go on without the store has gone on when this comes back.
        await new Promise<void>((resolve) => void setImmediate(resolve));
        const next = random.between(0, Math.max(0, this.#waiting.length - 1));
        await this.#waiting.splice(next, 1)[0]?.();
      }
    } finally {
      this.#random = undefined;
    }
    return await all;
  }

  async #inTurn(call: () => Promise<unknown>): Promise<unknown> {
    return await new Promise<unknown>((resolve, reject) => {
      this.#waiting.push(async () => {
        await call().then(resolve, reject);
      });
    });
  }
}
