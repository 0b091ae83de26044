import type { Facts } from '../domain/figures/facts.ts';
import { GrowingFacts } from '../domain/figures/facts.ts';
import { type Figures, figuresOf } from '../domain/figures/figures.ts';
import type { CountedRule } from '../domain/figures/tally.ts';
import { durationMs } from '../kernel/duration.ts';
import type { RuleId } from '../kernel/identifier.ts';
import { elapsedMs } from '../kernel/instant.ts';
import { limits } from '../kernel/limits.ts';
import type { Rule, Rulebook, RulebookHistory } from '../rulebook/model.ts';
import type { BreakGlass } from './contract/break-glass.ts';
import type { FiguresArea } from './contract/figures.ts';
import { oneAfterAnother } from './keep-up.ts';
import { type Health, overview } from './lead-overview.ts';
import type { Runtime } from './runtime.ts';

const EVENTS_AT_ONCE = 1_000;

/** Counts what is recorded; the first question reads it all, and each later one what came since. */
export function createFigures(
  runtime: Runtime,
  beside: { readonly breakGlass: BreakGlass; readonly health: Health },
): FiguresArea {
  const facts = new GrowingFacts();
  let position = 0;
  let latest: Figures | undefined;
  const catchUp = oneAfterAnother(async () => {
    while (true) {
      const events = await runtime.store.allEvents(position, EVENTS_AT_ONCE);
      const last = events.at(-1);
      if (last === undefined) return;
      for (const event of events) facts.take(event);
      position = last.position;
    }
  });
  const read = async (): Promise<Figures> => {
    const now = runtime.clock.now();
    if (latest !== undefined && isFresh(latest, now)) return latest;
    await catchUp();
    // Whoever asked together with others finds what the first of them counted.
    if (latest !== undefined && isFresh(latest, now)) return latest;
    latest = figuresOf(facts, countedRules(runtime.rulebooks.history), now);
    return latest;
  };
  const current = async (): Promise<Facts> => {
    await catchUp();
    return facts;
  };
  return {
    read,
    overview: (call) => overview(runtime, call, { ...beside, read, current }),
  };
}

function isFresh({ countedAt }: Figures, now: Figures['countedAt']): boolean {
  const age = elapsedMs(countedAt, now);
  return age >= 0 && age < durationMs(limits.figuresFresh);
}

/** Every rule there ever was, by id, with every step that any version of it allowed. */
function countedRules({ versions }: RulebookHistory): readonly CountedRule[] {
  const rungs = new Map<RuleId, Set<string>>();
  for (const { rulebook } of versions.toReversed()) {
    for (const rule of rulebook.rules) {
      const known = rungs.get(rule.id) ?? new Set();
      for (const name of rungsInRange(rule, rulebook)) known.add(name);
      rungs.set(rule.id, known);
    }
  }
  return [...rungs]
    .map(([rule, names]) => ({ rule, rungs: [...names] }))
    .toSorted((one, other) => (one.rule < other.rule ? -1 : 1));
}

function rungsInRange({ family, range }: Rule, { families }: Rulebook): readonly string[] {
  const names = families.find(({ id }) => id === family)?.ladder.map(({ name }) => name) ?? [];
  const from = names.indexOf(range.from);
  const to = names.indexOf(range.to);
  return names.slice(Math.max(0, from), to + 1);
}
