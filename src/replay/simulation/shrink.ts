import type { Intent } from './intent.ts';
import { run, type Script } from './run.ts';
import type { OpenStore } from './world/world.ts';

/** How many shorter scripts are tried at most. */
const TRIES = 600;

export interface Shrunk {
  readonly script: Script;
  readonly tries: number;
}

/**
 * Makes a failing script short: first everything of one kind is left out, then smaller and smaller
 * stretches, as long as the same invariant still fails. What remains is what matters.
 */
export async function shrink(
  script: Script,
  invariant: string,
  openStore: OpenStore,
): Promise<Shrunk> {
  let tries = 0;
  const stillFails = async (intents: readonly Intent[]): Promise<boolean> => {
    if (tries >= TRIES) return false;
    tries += 1;
    const { failure } = await run({ ...script, intents }, openStore);
    return failure?.invariant === invariant;
  };
  const first = await run(script, openStore);
  const reached = script.intents.slice(0, first.failure?.step ?? script.intents.length);
  const fewerKinds = await withoutWholeKinds(reached, stillFails);
  const intents = await withoutStretches(fewerKinds, stillFails);
  return { script: { ...script, intents }, tries };
}

type StillFails = (intents: readonly Intent[]) => Promise<boolean>;

async function withoutWholeKinds(
  intents: readonly Intent[],
  stillFails: StillFails,
): Promise<readonly Intent[]> {
  let left = intents;
  for (const trait of [({ does }: Intent) => does, ({ by }: Intent) => by]) {
    for (const value of new Set(left.map(trait))) {
      const fewer = left.filter((intent) => trait(intent) !== value);
      if (fewer.length < left.length && (await stillFails(fewer))) left = fewer;
    }
  }
  return left;
}

/** Delta debugging: leaves out stretches, half as long whenever no stretch can be spared. */
async function withoutStretches(
  intents: readonly Intent[],
  stillFails: StillFails,
): Promise<readonly Intent[]> {
  let left = intents;
  let length = Math.max(1, Math.ceil(left.length / 2));
  for (;;) {
    const shorter = await withoutOneStretch(left, length, stillFails);
    if (shorter !== undefined) left = shorter;
    else if (length === 1) return left;
    else length = Math.ceil(length / 2);
    length = Math.min(length, Math.max(1, left.length));
  }
}

async function withoutOneStretch(
  intents: readonly Intent[],
  length: number,
  stillFails: StillFails,
): Promise<readonly Intent[] | undefined> {
  for (let start = 0; start < intents.length; start += length) {
    const fewer = [...intents.slice(0, start), ...intents.slice(start + length)];
    if (await stillFails(fewer)) return fewer;
  }
  return undefined;
}
