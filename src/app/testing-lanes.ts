import { Lanes, laneNames } from './lanes.ts';

/** Lanes in each of which somebody has waited too long: nobody is let in any more. */
export function crowdedLanes(): Lanes {
  let now = 0;
  const lanes = new Lanes({ elapsedMs: () => now, nextTurn: () => undefined });
  void lanes.enter('bulk');
  now = 100;
  for (const name of laneNames) {
    for (let one = 0; one < 16; one += 1) void lanes.enter(name);
  }
  now = 1_000;
  return lanes;
}
