import { NoAnswer } from '../cel/value.ts';
import type { Activity } from '../domain/activity.ts';
import { instantMs } from '../kernel/instant.ts';
import { limits } from '../kernel/limits.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Diagnostic } from '../rulebook/diagnostic.ts';
import type { RulebookVersion, RuleRef } from '../rulebook/model.ts';
import { Facts } from './facts.ts';
import type { Finding, Problem } from './finding.ts';
import {
  type CompiledProgram,
  type CompileProblem,
  compileProgram,
  type MachineRule,
} from './program/compile-program.ts';
import { RuleWindows } from './program/rule-windows.ts';
import { type SpanSource, spanSource, spansOf } from './spans.ts';
import type { FoldBuffer } from './text/fold.ts';
import type { Trace } from './trace/trace.ts';
import { traceRule } from './trace/trace-rule.ts';
import type { ActivityIdentity } from './window/activity-registry.ts';
import { WindowBank } from './window/window-bank.ts';

/** What the rules say of one activity. */
export interface Evaluation {
  /** Rules that match, in the order of the rulebook. */
  readonly findings: readonly Finding[];
  /** Rules without an answer, which therefore do not match. */
  readonly problems: readonly Problem[];
  /** Only for an activity that did not come in the order of time. */
  readonly outOfOrder?: OutOfOrder;
}

/** What an activity means for others because it did not come in the order of time. */
export interface OutOfOrder {
  /** Activities that were looked at without it, whose windows count it now. */
  readonly overtaken: readonly ActivityIdentity[];
  /** Rules that have a window for which it came too late to be counted. */
  readonly notCountedBy: readonly RuleRef['rule'][];
}

/** Which rules match an activity, and how many had no answer. */
export interface Matches {
  readonly rules: readonly RuleRef['rule'][];
  readonly unanswered: number;
}

const NOTHING: Evaluation = { findings: [], problems: [] };
const NO_MATCHES: Matches = { rules: [], unanswered: 0 };

/** A rulebook version, compiled, with the state of its windows. One per process and version. */
export class Engine {
  readonly version: RulebookVersion;
  /** What the windows hold, for taking and restoring snapshots. */
  readonly bank: WindowBank;
  readonly #rules: readonly MachineRule[];
  readonly #references: readonly RuleRef[];
  readonly #spans: readonly SpanSource[];
  readonly #program: CompiledProgram['program'];
  readonly #windows: RuleWindows;
  readonly #facts: Facts;
  readonly #fromMs: number;
  readonly #book: CompiledProgram['book'];

  constructor(version: RulebookVersion, compiled: CompiledProgram, bank: WindowBank) {
    this.version = version;
    this.bank = bank;
    this.#rules = compiled.rules;
    this.#references = compiled.rules.map(({ rule }) => ({
      rule: rule.id,
      version: version.number,
    }));
    this.#spans = compiled.rules.map((rule) => spanSource(rule, compiled));
    this.#program = compiled.program;
    this.#book = compiled.book;
    this.#windows = new RuleWindows(compiled.windows, bank);
    this.#facts = new Facts(compiled.matchers);
    this.#facts.windows = this.#windows;
    this.#fromMs = instantMs(version.effectiveFrom);
  }

  /** Tells which rules match and takes the activity into the windows; a repeat changes nothing. */
  evaluate(activity: Activity): Evaluation {
    if (!this.#begin(activity)) return NOTHING;
    const evaluation = this.#evaluate();
    const outOfOrder = this.#record();
    this.#windows.finish();
    return outOfOrder === undefined ? evaluation : { ...evaluation, outOfOrder };
  }

  /** The same answer without remembering the activity: what the rules say before publishing. */
  screen(activity: Activity): Evaluation {
    if (!this.#begin(activity)) return NOTHING;
    const evaluation = this.#evaluate();
    this.#windows.finish();
    return evaluation;
  }

  /** Rules that may find too little, because a window of theirs had no room for all it counts. */
  get rulesShortOfRoom(): readonly RuleRef['rule'][] {
    return this.#rulesOf(this.#windows.letGoEarly());
  }

  /** Only takes the activity into the windows, to fill them again after a start. */
  restore(activity: Activity): OutOfOrder | undefined {
    if (!this.#begin(activity)) return undefined;
    const outOfOrder = this.#record();
    this.#windows.finish();
    return outOfOrder;
  }

  /**
   * Why a rule matched an activity or did not, clause by clause, with the windows as they are now.
   * Undefined when the rule does not speak about the activity.
   */
  trace(activity: Activity, rule: string): Trace | undefined {
    const found = this.#rules.find((one) => one.rule.id === rule);
    if (found === undefined || !this.#begin(activity)) return undefined;
    const speaks = found.rule.appliesTo.includes(this.#facts.kind);
    if (speaks) this.#facts.scan();
    const trace = speaks
      ? traceRule({
          ...{ rule: found, facts: this.#facts },
          ...{ windows: this.#windows, book: this.#book },
        })
      : undefined;
    this.#windows.finish();
    return trace;
  }

  /** An activity with its time read and its text folded, for measuring the rules by themselves. */
  evaluateFolded(activity: Activity, timeMs: number, folded: FoldBuffer): Evaluation {
    this.#facts.beginFolded(activity, timeMs, folded);
    if (timeMs < this.#fromMs || !this.#program.has(this.#facts.kind)) return NOTHING;
    this.#windows.begin(this.#facts);
    const evaluation = this.#evaluate();
    this.#windows.record();
    this.#windows.finish();
    return evaluation;
  }

  /** The same, but only which rules match: counting needs no evidence. */
  matchFolded(activity: Activity, timeMs: number, folded: FoldBuffer): Matches {
    this.#facts.beginFolded(activity, timeMs, folded);
    if (timeMs < this.#fromMs || !this.#program.has(this.#facts.kind)) return NO_MATCHES;
    this.#windows.begin(this.#facts);
    const { matched, problems } = this.#program.match(this.#facts);
    const rules = matched.map((position) => this.#reference(position).rule);
    this.#windows.record();
    this.#windows.finish();
    return { rules, unanswered: problems.length };
  }

  /** How many keys and entries windows have let go early because of their limits. */
  get evictions(): number {
    return this.bank.windows.reduce(
      (sum, { counters }) => sum + counters.evictions + counters.entriesEvicted,
      0,
    );
  }

  /** Activities that came too late for a window. */
  get lateActivities(): number {
    return this.bank.windows.reduce((sum, { counters }) => sum + counters.lateActivities, 0);
  }

  // R1: conduct before the version was in force is neither matched nor counted.
  #begin(activity: Activity): boolean {
    const facts = this.#facts;
    facts.begin(activity);
    if (facts.timeMs < this.#fromMs || !this.#program.has(facts.kind)) return false;
    this.#windows.begin(facts);
    return true;
  }

  #record(): OutOfOrder | undefined {
    const recorded = this.#windows.record();
    if (recorded === undefined) return undefined;
    const { overtaken, lateFor } = recorded;
    return { overtaken, notCountedBy: this.#rulesOf(lateFor) };
  }

  #rulesOf(positions: readonly number[]): readonly RuleRef['rule'][] {
    if (positions.length === 0) return [];
    const rules = this.#rules.filter(({ windows }) =>
      [...windows.values()].some((window) => positions.includes(window)),
    );
    return rules.map(({ rule }) => rule.id);
  }

  #evaluate(): Evaluation {
    const { matched, problems } = this.#program.match(this.#facts);
    if (matched.length === 0 && problems.length === 0) return NOTHING;
    return {
      findings: matched.map((rule) => this.#finding(rule)),
      problems: problems.map(({ rule, reason }) => problemOf(this.#reference(rule), reason)),
    };
  }

  #finding(position: number): Finding {
    const { rule, effect } = this.#ruleAt(position);
    return {
      rule: this.#reference(position),
      title: rule.title,
      effect,
      activities: this.#activitiesBehind(position),
      spans: spansOf(this.#spans[position], this.#facts),
    };
  }

  #activitiesBehind(position: number): Finding['activities'] {
    const own = [this.#facts.id as Finding['activities'][number]];
    const { windows, condition } = this.#ruleAt(position);
    let longest: Finding['activities'] = own;
    for (const [name, window] of windows) {
      if (!condition.uses.windows.has(name)) continue;
      const behind = this.#windows.activitiesBehind(window, limits.evidencePerCaseMax);
      if (behind.length > longest.length) longest = behind;
    }
    return longest;
  }

  #ruleAt(position: number): MachineRule {
    const rule = this.#rules[position];
    if (rule === undefined) throw new RangeError(`there is no rule ${position}`);
    return rule;
  }

  #reference(position: number): RuleRef {
    const reference = this.#references[position];
    if (reference === undefined) throw new RangeError(`there is no rule ${position}`);
    return reference;
  }
}

function problemOf(rule: RuleRef, answer: unknown): Problem {
  if (!(answer instanceof NoAnswer)) return { rule, reason: 'the condition has no answer' };
  const { reason, kind } = answer;
  return kind === undefined ? { rule, reason } : { rule, reason, kind };
}

/** Stands in hashes of windows where the operator has chosen nothing. */
const SEED = 0x45_76_65_6e;

/**
 * Compiles every rule that has a condition. A rulebook that `loadRulebook` accepted always
 * compiles.
 */
export function compileEngine(
  version: RulebookVersion,
  options: { readonly seed?: number } = {},
): Result<Engine, readonly Diagnostic[]> {
  const bank = new WindowBank({ seed: options.seed ?? SEED });
  const compiled = compileProgram(version, bank);
  if (!compiled.ok) return err(compiled.error.map(toDiagnostic));
  return ok(new Engine(version, compiled.value, bank));
}

// The files are gone by now, so the place is the rule and the span inside its condition.
function toDiagnostic({ rule, problem }: CompileProblem): Diagnostic {
  return {
    severity: 'error',
    check: problem.check,
    message: problem.message,
    file: `rules/${rule.id}.md`,
    line: 1,
    column: problem.span.start + 1,
    length: Math.max(problem.span.end - problem.span.start, 1),
    help: problem.help,
  };
}
