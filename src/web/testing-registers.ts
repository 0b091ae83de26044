import type { Application } from '../app/application.ts';
import { ok } from '../kernel/result.ts';

async function nobodyAsks(): Promise<never> {
  throw new TypeError('this page is tested over the whole application');
}

/** Recognitions of a community that has given none. */
export const testingRecognitions: Application['recognitions'] = {
  give: nobodyAsks,
  correct: nobodyAsks,
  choose: nobodyAsks,
  received: async () => ok([]),
  given: async () => ok([]),
  shown: async () => ok({ items: [] }),
};
