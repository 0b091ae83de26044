import type { Activity } from '../domain/activity.ts';
import type { ActivityId } from '../kernel/identifier.ts';
import { limits } from '../kernel/limits.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type Condition, compileCondition } from '../rulebook/condition.ts';
import type { Diagnostic } from '../rulebook/diagnostic.ts';
import type { Effect, Rule, Rulebook, RulebookVersion } from '../rulebook/model.ts';
import type { ConditionProblem } from '../rulebook/planning.ts';
import { explain } from './explain.ts';
import { Facts } from './facts.ts';
import type { Finding } from './finding.ts';
import { type Lists, prepareLists } from './lists.ts';
import { type KeyedEntry, prepareWindow, type RuleWindow, windowIdentity } from './rule-window.ts';

/** A rulebook version, compiled, with the state of its windows. One per process and version. */
export interface Engine {
  /**
   * Takes an activity into the windows and tells which rules match. Each activity id once, please.
   */
  evaluate(activity: Activity): readonly Finding[];
  /** The same answer without remembering the activity: what a rule says before publishing. */
  screen(activity: Activity): readonly Finding[];
  /** Only takes the activity into the windows, to fill them again after a start. */
  restore(activity: Activity): void;
  /** How many entries and keys windows have let go early because of their limits. */
  readonly evictions: number;
  /** How many times a condition had no answer; it then does not match. */
  readonly problems: number;
}

interface CompiledRule {
  readonly rule: Rule;
  readonly effect: Effect;
  readonly condition: Condition;
  /** The rule's windows by the name the rule gives them. */
  readonly windows: readonly { readonly name: string; readonly shared: RuleWindow }[];
}

const NO_FINDINGS: readonly Finding[] = [];

/**
 * Compiles every rule that has a condition. A rulebook that `loadRulebook` accepted always
 * compiles.
 */
export function compileEngine(version: RulebookVersion): Result<Engine, readonly Diagnostic[]> {
  const shared = new Map<string, RuleWindow>();
  const rules: CompiledRule[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const rule of version.rulebook.rules) {
    if (rule.when === undefined || rule.effect === undefined) continue;
    const compiled = compileRule(rule, rule.when, rule.effect, version.rulebook, shared);
    if (compiled.ok) rules.push(compiled.value);
    else diagnostics.push(toDiagnostic(rule, compiled.error));
  }
  if (diagnostics.length > 0) return err(diagnostics);
  const lists = prepareLists(version.rulebook.lists);
  return ok(new RunningEngine(version, rules, [...shared.values()], lists));
}

class RunningEngine implements Engine {
  problems = 0;
  readonly #version: RulebookVersion;
  readonly #lists: Lists;
  readonly #rulesByKind = new Map<string, readonly CompiledRule[]>();
  readonly #windowsByKind = new Map<string, readonly RuleWindow[]>();
  readonly #windows: readonly RuleWindow[];

  constructor(
    version: RulebookVersion,
    rules: readonly CompiledRule[],
    windows: readonly RuleWindow[],
    lists: Lists,
  ) {
    this.#version = version;
    this.#lists = lists;
    this.#windows = windows;
    for (const kind of new Set(rules.flatMap(({ rule }) => rule.appliesTo))) {
      this.#rulesByKind.set(
        kind,
        rules.filter(({ rule }) => rule.appliesTo.includes(kind)),
      );
      this.#windowsByKind.set(
        kind,
        windows.filter((window) => window.kinds.has(kind)),
      );
    }
  }

  get evictions(): number {
    return this.#windows.reduce((sum, { state }) => sum + state.evictions, 0);
  }

  evaluate(activity: Activity): readonly Finding[] {
    const kind = this.#kindInForce(activity);
    if (kind === undefined) return NO_FINDINGS;
    const facts = new Facts(activity, this.#lists);
    const entries = this.#entries(kind, facts);
    const findings = this.#findings(kind, facts, entries);
    for (const [window, { key, entry }] of entries) window.state.record(key, entry);
    return findings;
  }

  screen(activity: Activity): readonly Finding[] {
    const kind = this.#kindInForce(activity);
    if (kind === undefined) return NO_FINDINGS;
    const facts = new Facts(activity, this.#lists);
    return this.#findings(kind, facts, this.#entries(kind, facts));
  }

  restore(activity: Activity): void {
    const kind = this.#kindInForce(activity);
    if (kind === undefined) return;
    const entries = this.#entries(kind, new Facts(activity, this.#lists));
    for (const [window, { key, entry }] of entries) window.state.record(key, entry);
  }

  // R1: conduct before the version was in force is neither matched nor counted.
  #kindInForce(activity: Activity): string | undefined {
    if (activity.time < this.#version.effectiveFrom) return undefined;
    const kind = kindOf(activity);
    return kind !== undefined && this.#rulesByKind.has(kind) ? kind : undefined;
  }

  #entries(kind: string, facts: Facts): ReadonlyMap<RuleWindow, KeyedEntry> {
    const windows = this.#windowsByKind.get(kind);
    if (windows === undefined || windows.length === 0) return NO_ENTRIES;
    const entries = new Map<RuleWindow, KeyedEntry>();
    for (const window of windows) {
      const entry = window.entryOf(facts);
      if (entry !== undefined) entries.set(window, entry);
    }
    return entries;
  }

  #findings(
    kind: string,
    facts: Facts,
    entries: ReadonlyMap<RuleWindow, KeyedEntry>,
  ): readonly Finding[] {
    let findings: Finding[] | undefined;
    for (const compiled of this.#rulesByKind.get(kind) ?? []) {
      facts.readWindow = compiled.windows.length === 0 ? noWindow : reader(compiled, entries);
      try {
        if (!compiled.condition.evaluate(facts)) continue;
      } catch {
        // A condition without an answer says nothing about anybody.
        this.problems += 1;
        continue;
      }
      findings ??= [];
      findings.push(this.#finding(compiled, facts, entries));
    }
    return findings ?? NO_FINDINGS;
  }

  #finding(
    { rule, effect, condition, windows }: CompiledRule,
    facts: Facts,
    entries: ReadonlyMap<RuleWindow, KeyedEntry>,
  ): Finding {
    const activities = windows
      .filter(({ name }) => condition.uses.windows.has(name))
      .map(({ shared }) => behind(shared, entries))
      .reduce(
        (longest, some) => (some.length > longest.length ? some : longest),
        [facts.activity.id],
      );
    return {
      rule: { rule: rule.id, version: this.#version.number },
      title: rule.title,
      effect,
      activities,
      ...explain(facts, condition.uses, rule.windows),
    };
  }
}

const NO_ENTRIES: ReadonlyMap<RuleWindow, KeyedEntry> = new Map();
const noWindow = (): number => 0;

function reader(
  compiled: CompiledRule,
  entries: ReadonlyMap<RuleWindow, KeyedEntry>,
): (name: string) => number {
  return (name) => {
    const window = compiled.windows.find((candidate) => candidate.name === name)?.shared;
    const keyed = window === undefined ? undefined : entries.get(window);
    if (window === undefined || keyed === undefined) return 0;
    return window.state.reading(keyed.key, keyed.entry);
  };
}

function behind(
  window: RuleWindow,
  entries: ReadonlyMap<RuleWindow, KeyedEntry>,
): readonly ActivityId[] {
  const keyed = entries.get(window);
  if (keyed === undefined) return [];
  return window.state.activities(keyed.key, keyed.entry, limits.evidencePerCaseMax);
}

/** The kind of content an activity is about; undefined for what no rule speaks about. */
function kindOf(activity: Activity): string | undefined {
  switch (activity.type) {
    case 'content.posted':
    case 'content.edited':
      return activity.content?.kind;
    case 'message.sent':
      return 'message';
    case 'member.joined':
      return activity.content?.kind ?? 'profile';
    case 'group.created':
      return activity.content?.kind ?? 'group';
    default:
      return undefined;
  }
}

function compileRule(
  rule: Rule,
  when: string,
  effect: Effect,
  rulebook: Rulebook,
  shared: Map<string, RuleWindow>,
): Result<CompiledRule, ConditionProblem> {
  const lists = Object.fromEntries(rulebook.lists.map((list) => [list.name, list.kind]));
  const names = rule.windows.map((window) => window.name);
  const condition = compileCondition(when, { windows: names, lists });
  if (!condition.ok) return condition;
  const windows: { name: string; shared: RuleWindow }[] = [];
  for (const window of rule.windows) {
    const identity = windowIdentity(rule, window);
    const known = shared.get(identity);
    const prepared = known === undefined ? prepareWindow(rule, window) : ok(known);
    if (!prepared.ok) return prepared;
    shared.set(identity, prepared.value);
    windows.push({ name: window.name, shared: prepared.value });
  }
  return ok({ rule, effect, condition: condition.value, windows });
}

// The files are gone by now, so the place is the rule and the span inside its condition.
function toDiagnostic(rule: Rule, problem: ConditionProblem): Diagnostic {
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
