import type { Application } from '../app/application.ts';
import type { RestOfMemberFile, RolesInFile } from '../app/contract/member-file.ts';
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

/** A register without an order, for members who were told of none. */
export const testingOrders: Application['orders'] = {
  list: nobodyAsks,
  read: nobodyAsks,
  receive: nobodyAsks,
  sendReceipt: nobodyAsks,
  giveEffect: nobodyAsks,
  refuse: nobodyAsks,
  orderSilence: nobodyAsks,
  endEffect: nobodyAsks,
  close: nobodyAsks,
  told: async () => ok([]),
};

export const testingDangers: Application['dangers'] = {
  list: nobodyAsks,
  read: nobodyAsks,
  record: nobodyAsks,
  recordTelling: nobodyAsks,
};

/** The rest of the file of a member about whom there is nothing. */
export const testingRestOfFile: RestOfMemberFile & RolesInFile = {
  stewardships: [],
  duties: [],
  accesses: [],
  panels: { phase: 'none', relatedTo: [], seats: [] },
  reopenings: [],
  disputes: [],
  cases: [],
  decisions: [],
  appeals: [],
  reportsFiled: [],
  recognitionsReceived: [],
  recognitionsGiven: [],
  orders: [],
  readings: [],
  staff: [],
};
