import { createEmitter } from '../../cel/compile/emit.ts';
import { bodyOf, ModuleBuilder, type Scope } from '../../cel/compile/module.ts';
import { durationMs } from '../../kernel/duration.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { type Condition, readMeasurement } from '../../rulebook/condition.ts';
import type { ConditionProblem } from '../../rulebook/condition-problem.ts';
import type { Rule, Window } from '../../rulebook/model.ts';
import type { EventWindow } from '../window/event-window.ts';
import type { WindowBank } from '../window/window-bank.ts';
import type { RunRule } from './program.ts';
import { RecurringSubexpressions } from './recurring-subexpressions.ts';
import { ruleHost } from './rule-host.ts';
import type { PreparedWindow } from './rule-windows.ts';
import { TargetBook } from './target-book.ts';

interface Declared {
  readonly declared: Window;
  readonly kinds: ReadonlySet<string>;
  readonly window: EventWindow;
  readonly measurement: Condition | undefined;
  /** What it must say at least for any rule to hold. */
  leastReading: number;
}

/** The windows of all rules; rules that declare the same one share it. */
export class WindowTable {
  readonly #bank: WindowBank;
  readonly #windows: Declared[] = [];
  readonly #positions = new Map<string, number>();

  constructor(bank: WindowBank) {
    this.#bank = bank;
  }

  /** Positions of a rule's windows by the name the rule gives them. */
  addAll(rule: Rule): Result<ReadonlyMap<string, number>, ConditionProblem> {
    const positions = new Map<string, number>();
    for (const declared of rule.windows) {
      const position = this.#add(rule, declared);
      if (!position.ok) return position;
      positions.set(declared.name, position.value);
    }
    return ok(positions);
  }

  #add(rule: Rule, declared: Window): Result<number, ConditionProblem> {
    const { aggregate, of = '', by, over, lateness, keys } = declared;
    const kinds = rule.appliesTo.toSorted();
    const declaration = JSON.stringify([aggregate, of, by, kinds]);
    const identity = JSON.stringify([declaration, over, lateness, keys]);
    const known = this.#positions.get(identity);
    if (known !== undefined) return ok(known);
    const measured = aggregate === 'sum' || aggregate === 'distinct';
    const measurement = measured ? readMeasurement(of, aggregate) : undefined;
    if (measurement?.ok === false) return measurement;
    const window = this.#bank.add(declaration, {
      aggregate,
      overMs: durationMs(over),
      latenessMs: durationMs(lateness),
      keysMax: keys,
    });
    this.#windows.push({
      declared,
      kinds: new Set(kinds),
      window,
      measurement: measurement?.value,
      leastReading: Number.POSITIVE_INFINITY,
    });
    this.#positions.set(identity, this.#windows.length - 1);
    return ok(this.#windows.length - 1);
  }

  /** Notes that a rule reads a window, and what it must say at least for that rule to hold. */
  read(position: number, least: number): void {
    const window = this.#windows[position];
    if (window !== undefined) window.leastReading = Math.min(window.leastReading, least);
  }

  /** The windows in the order of their positions, with what they count compiled. */
  prepared(): readonly PreparedWindow[] {
    const module = new ModuleBuilder();
    const names = this.#windows.flatMap(({ measurement }) =>
      measurement === undefined ? [] : [defineMeasurement(module, measurement)],
    );
    const compiled = module.finish<RunRule>(names);
    let next = 0;
    return this.#windows.map(({ declared, kinds, window, measurement, leastReading }) => {
      const run = measurement === undefined ? undefined : compiled[next++];
      const { by, aggregate } = declared;
      // Only these two say no more than there are entries.
      const counts = aggregate === 'count' || aggregate === 'distinct';
      return {
        ...{ window, by, aggregate, kinds, leastEntries: counts ? leastReading : 0 },
        amountOf: (facts) => wholeNumber(run?.(facts)),
        textOf: (facts) => someText(run?.(facts)),
      };
    });
  }
}

function defineMeasurement(module: ModuleBuilder, condition: Condition): string {
  const shared = new RecurringSubexpressions(module);
  const book = new TargetBook([]);
  const host = ruleHost({ condition, windows: new Map(), declared: [], book, shared });
  const emitter = createEmitter(condition.checked, host);
  const scope: Scope = { module, temporaries: [], locals: new Map(), parameters: ['f'] };
  const fragment = emitter.emit(condition.checked.expression, scope);
  return module.define(['f'], bodyOf(scope, fragment), 'measure');
}

// An expression without an answer, such as the first link of a post without links, adds nothing.
function wholeNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'bigint' ? Number(value) : undefined;
}

function someText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
