import type { Activity } from '../../domain/activity.ts';
import { compileEngine, type Engine, type Matches } from '../../engine/engine.ts';
import type { FoldBuffer } from '../../engine/text/fold.ts';
import { DAY_MS } from '../../kernel/duration.ts';
import type { RuleId } from '../../kernel/identifier.ts';
import { instant, instantMs } from '../../kernel/instant.ts';
import type { Rulebook } from '../../rulebook/model.ts';
import type { Partition, Spread } from './partition.ts';
import type { AgeBand, Difference, TallyCounter } from './tally.ts';

/** An activity on its way through the rules, with its text folded once for all engines. */
export interface Replayed {
  readonly activity: Activity;
  readonly timeMs: number;
  readonly folded: FoldBuffer;
  readonly position: number;
}

/** The rules of one partition, in both rulebooks, over activities in their order. */
export class RuleReplay {
  readonly spread: Spread;
  readonly #unchanged: Engine | undefined;
  readonly #proposal: Engine | undefined;
  readonly #against: Engine | undefined;

  constructor(partition: Partition) {
    this.spread = partition.spread;
    this.#unchanged = engineOf(partition.unchanged);
    this.#proposal = engineOf(partition.proposal);
    this.#against = engineOf(partition.against);
  }

  look(replayed: Replayed, counter: TallyCounter): void {
    const unchanged = matches(this.#unchanged, replayed);
    const proposal = matches(this.#proposal, replayed);
    const against = matches(this.#against, replayed);
    for (const rule of unchanged.rules) count(counter, replayed, rule, 'stillMatched');
    const before = new Set(against.rules);
    for (const rule of proposal.rules) {
      count(counter, replayed, rule, before.delete(rule) ? 'stillMatched' : 'newlyMatched');
    }
    for (const rule of before) count(counter, replayed, rule, 'noLongerMatched');
    counter.unanswered({
      proposal: unchanged.unanswered + proposal.unanswered,
      against: unchanged.unanswered + against.unanswered,
    });
  }

  /** How many keys and entries the windows have let go early because of their limits. */
  get letGoEarly(): number {
    const engines = [this.#unchanged, this.#proposal, this.#against];
    return engines.reduce((sum, engine) => sum + (engine?.evictions ?? 0), 0);
  }
}

const NOTHING: Matches = { rules: [], unanswered: 0 };

function matches(engine: Engine | undefined, replayed: Replayed): Matches {
  const { activity, timeMs, folded } = replayed;
  return engine === undefined ? NOTHING : engine.matchFolded(activity, timeMs, folded);
}

function count(
  counter: TallyCounter,
  { activity, timeMs, position }: Replayed,
  rule: RuleId,
  difference: Difference,
): void {
  counter.count({
    ...{ rule, difference, position },
    activity: activity.id,
    group: activity.group ?? '',
    language: activity.content?.language ?? '',
    age: ageBandOf(activity.actor.createdAt, timeMs),
  });
}

/** The age of an account at a moment, as one of a few bands. */
export function ageBandOf(createdAt: Activity['actor']['createdAt'], timeMs: number): AgeBand {
  if (createdAt === undefined) return 'unknown';
  const days = (timeMs - instantMs(createdAt)) / DAY_MS;
  if (days < 1) return 'under 1 day';
  if (days < 7) return '1-7 days';
  if (days < 30) return '7-30 days';
  return days < 365 ? '30-365 days' : 'older';
}

// A replay asks what the rules would say, so both rulebooks run as if always in force.
function engineOf(rulebook: Rulebook): Engine | undefined {
  if (rulebook.rules.length === 0) return undefined;
  const always = instant('1970-01-01T00:00:00Z');
  const dates = { publishedAt: always, effectiveFrom: always };
  const compiled = compileEngine({ number: 1, hash: '', ...dates, rulebook, ruleHashes: {} });
  if (!compiled.ok) throw new TypeError(compiled.error[0]?.message ?? 'the rules do not compile');
  return compiled.value;
}
