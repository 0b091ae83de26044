import type { Runtime } from './runtime.ts';

/** Below this share of free room the operator is told. */
const LOW = 0.1;

type Space = Pick<Runtime, 'freeShare'>;

/** Why writing may stop soon; undefined while there is room, or nobody can tell. */
export function lowSpace({ freeShare }: Space): string | undefined {
  const free = freeShare?.();
  if (free === undefined || free >= LOW) return undefined;
  const percent = Math.floor(free * 100);
  return `only ${percent} % of the disk is free; writing stops when it is full, reading does not`;
}

/** Tells the operator when room runs low, once until there is some again. */
export function spaceWatch(runtime: Space & Pick<Runtime, 'log'>): () => void {
  let told = false;
  return () => {
    const low = lowSpace(runtime);
    if (low !== undefined && !told) runtime.log(low);
    told = low !== undefined;
  };
}
