import { DAY_MS } from '../../kernel/duration.ts';
import { instantMs } from '../../kernel/instant.ts';
import type { SimulatedWorld } from './world/world.ts';

/** The rulebook of simulated communities keeps evidence for a year after a case is over. */
const EVIDENCE_MS: number = 365 * DAY_MS;
/** Members read their statements for two years. */
const STATEMENTS_MS: number = 730 * DAY_MS;
/** Sweeps are a month apart, a case is promised within days, and a clock may be wrong by three. */
const SPARE_MS: number = 60 * DAY_MS;
const AT_ONCE = 20;

/**
 * What a sweep leaves behind: no evidence of a case that closed in somebody's favour long ago, and
 * every statement that its member may still read (P1). The oldest ones are looked at.
 */
export async function assertLetGo(world: SimulatedWorld): Promise<void> {
  const { cases, statements, stated } = world.record;
  const nowMs = instantMs(world.application.now());
  const old = [...cases.values()].filter(
    ({ phase, opened }) =>
      phase === 'closed' && Date.parse(opened.at) + EVIDENCE_MS + SPARE_MS < nowMs,
  );
  for (const { opened, evidence } of old.slice(-AT_ONCE)) {
    for (const { part } of evidence) {
      if ((await world.store.part(part)) === undefined) continue;
      complain(world, `evidence of ${opened.case}, closed long ago, is still there`);
    }
  }
  const readable = stated.flatMap((id) => {
    const made = statements.get(id)?.made;
    const young = made !== undefined && Date.parse(made.at) + STATEMENTS_MS - SPARE_MS > nowMs;
    return young ? [made] : [];
  });
  for (const { text, statement } of readable.slice(0, AT_ONCE)) {
    if ((await world.store.part(text)) !== undefined) continue;
    complain(world, `the text of ${statement} is gone while its member may read it`);
  }
}

function complain(world: SimulatedWorld, seen: string): void {
  world.watch.complain({ invariant: 'P1', seen });
}
