import { openSimulatedStore } from '../../main.ts';
import { type Failure, run, scriptOf } from '../../replay/simulation/run.ts';
import { addTally, emptyTally, type Tally } from '../../replay/simulation/world/tally.ts';

/** Some of the communities of one simulation: every seed from one up to another. */
export interface SeedShare {
  readonly scenario: string;
  readonly members: number;
  readonly days: number;
  readonly from: number;
  readonly to: number;
}

export interface ShareResult {
  readonly tally: Tally;
  /** The first seed that broke something; those behind it in this share did not run. */
  readonly failed?: { readonly seed: number; readonly failure: Failure };
}

/** Runs one seed after the other until one breaks something. */
export async function runShare(share: SeedShare): Promise<ShareResult> {
  const { scenario, members, days, from, to } = share;
  const tally = emptyTally();
  for (let seed = from; seed <= to; seed += 1) {
    const one = await run(scriptOf({ seed, scenario, members, days }), openSimulatedStore);
    addTally(tally, one.tally);
    if (one.failure !== undefined) return { tally, failed: { seed, failure: one.failure } };
  }
  return { tally };
}
