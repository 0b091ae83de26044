import type { TestingWorld } from './testing-world.ts';
import { Work } from './work.ts';

/** A piece of work that only reads, over the store of a world and by its clock. */
export function newWorkOver({ application, store }: TestingWorld): Work {
  return new Work({
    writesLetters: false,
    store,
    at: application.now(),
    rulebook: application.rulebooks.history(),
    newId: () => {
      throw new TypeError('this work only reads');
    },
  });
}
