import { Died } from '../../src/app/testing-crash.ts';
import type { Posted, TestingWorld } from '../../src/app/testing-world.ts';
import type { Store } from '../../src/store/port.ts';

/** The calls around which a delivery can be lost or doubled. */
const STEPS: ReadonlySet<PropertyKey> = new Set([
  'takeActivities',
  'commit',
  'takeOutbox',
  'acknowledgeOutbox',
  'retryOutbox',
]);

/** The clockwork asks for items of every topic; those of others than these are never there. */
const TOPICS: ReadonlySet<unknown> = new Set(['join-finding', 'webhook']);

function isBusy(name: PropertyKey, [topic]: readonly unknown[]): boolean {
  return name !== 'takeOutbox' || TOPICS.has(topic);
}

export interface DeathAt {
  /** The step it dies at, from 1; a post to a receiver is a step too. */
  readonly step: number;
  readonly moment: 'before' | 'after';
}

/** A process that dies at one of its steps: afterwards nothing it asks for happens. */
export class DyingProcess {
  readonly #at: DeathAt;
  #steps = 0;
  /** The step it died at; undefined while it lives. */
  diedAt: string | undefined;

  constructor(at: DeathAt) {
    this.#at = at;
  }

  store(store: Store): Store {
    return new Proxy(store, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name, target);
        if (typeof method !== 'function') return method;
        return (...given: unknown[]): unknown => {
          if (STEPS.has(name) && isBusy(name, given)) {
            return this.step(String(name), async () => await method.apply(target, given));
          }
          this.#refuseWhenDead();
          return method.apply(target, given);
        };
      },
    });
  }

  receiver(receive: (sent: Posted) => void): TestingWorld['receiver'] {
    return async (sent) =>
      await this.step('post', async () => {
        receive(sent);
        return { status: 204 };
      });
  }

  async step<Value>(name: string, act: () => Promise<Value>): Promise<Value> {
    this.#refuseWhenDead();
    this.#steps += 1;
    const last = this.#steps === this.#at.step;
    if (last && this.#at.moment === 'before') this.#die(`before ${name}`);
    const value = await act();
    if (last) this.#die(`after ${name}`);
    this.#refuseWhenDead();
    return value;
  }

  #refuseWhenDead(): void {
    if (this.diedAt !== undefined) throw new Died();
  }

  #die(where: string): never {
    this.diedAt = where;
    throw new Died();
  }
}
