import { seededRandom } from '../../src/replay/seeded-random.ts';
import type { PreparedDirectory } from '../server/running-server.ts';
import { asPlatform, asStaff } from '../server/talk.ts';
import {
  type Acknowledged,
  type Client,
  fileReports,
  nothingYet,
  persistent,
  postActivities,
  workTheQueue,
} from './clients.ts';

/** Clients at work on a server that stays up. */
export interface Load {
  /** What was acknowledged up to now; a copy, so that a moment can be kept. */
  acknowledged(): Acknowledged;
  /** Rejects when a client was answered what it must not be. */
  readonly going: Promise<unknown>;
  /** Resolves when the last answer is there. */
  end(): Promise<void>;
}

/** Eight at once: four send activities, two file reports, two decide. Shortens no undo window. */
export async function startLoad(directory: PreparedDirectory, seed: number): Promise<Load> {
  const moderators = [
    await asStaff(directory, 'moderator-1'),
    await asStaff(directory, 'moderator-2'),
  ];
  const acknowledged = nothingYet();
  const gate = { up: async () => undefined, over: false };
  const random = seededRandom(seed);
  const ask = persistent(asPlatform(directory), gate, random);
  const named = (name: string): Client => ({ name, gate, acknowledged });
  const going = Promise.all([
    ...Array.from({ length: 4 }, (_, index) => postActivities(ask, named(`a${index}`))),
    ...Array.from({ length: 2 }, (_, index) => fileReports(ask, named(`r${index}`))),
    ...moderators.map((moderator, seat) =>
      workTheQueue(persistent(moderator, gate, random), named(`d${seat}`), seat),
    ),
  ]);
  // Whoever waits for it next hears of a failure.
  going.catch(() => undefined);
  return {
    acknowledged: () => ({
      activities: new Set(acknowledged.activities),
      reports: new Map(acknowledged.reports),
      decisions: new Map(acknowledged.decisions),
    }),
    going,
    end: async () => {
      gate.over = true;
      await going;
    },
  };
}
