import { createEmitter } from '../../cel/compile/emit.ts';
import { bodyOf, ModuleBuilder, type Scope } from '../../cel/compile/module.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { type Condition, readCondition } from '../../rulebook/condition.ts';
import type { ConditionProblem } from '../../rulebook/condition-problem.ts';
import type { Effect, Rule, RulebookVersion } from '../../rulebook/model.ts';
import type { WindowBank } from '../window/window-bank.ts';
import { buildMatchers } from './build-matchers.ts';
import { buildRuleIndex, type IndexedRule } from './build-rule-index.ts';
import { leastReading } from './least-reading.ts';
import type { Matchers } from './matchers.ts';
import { necessaryAtoms } from './necessary-atoms.ts';
import { Program, type RunRule } from './program.ts';
import { RecurringSubexpressions } from './recurring-subexpressions.ts';
import { type RuleContext, ruleHost } from './rule-host.ts';
import type { PreparedWindow } from './rule-windows.ts';
import { TargetBook } from './target-book.ts';
import { WindowTable } from './window-table.ts';

/** A rule that a machine runs, with its condition read. */
export interface MachineRule {
  readonly rule: Rule;
  readonly effect: Effect;
  readonly condition: Condition;
  /** Positions of its windows by the name the rule gives them. */
  readonly windows: ReadonlyMap<string, number>;
}

export interface CompiledProgram {
  readonly rules: readonly MachineRule[];
  readonly matchers: Matchers;
  readonly program: Program;
  readonly windows: readonly PreparedWindow[];
  readonly book: TargetBook;
}

/** Why a rulebook does not compile; one that `loadRulebook` accepted always does. */
export interface CompileProblem {
  readonly rule: Rule;
  readonly problem: ConditionProblem;
}

/**
 * Compiles every rule that has a condition into one program: all lists and literal parts in shared
 * matchers, common parts once, each rule hung on what must hold for it.
 */
export function compileProgram(
  version: RulebookVersion,
  bank: WindowBank,
): Result<CompiledProgram, readonly CompileProblem[]> {
  const { rulebook } = version;
  const lists = Object.fromEntries(rulebook.lists.map(({ name, kind }) => [name, kind]));
  const windows = new WindowTable(bank);
  const rules: MachineRule[] = [];
  const problems: CompileProblem[] = [];
  for (const rule of rulebook.rules) {
    if (rule.when === undefined || rule.effect === undefined) continue;
    const condition = readCondition(rule.when, { windows: rule.windows, lists });
    const positions = condition.ok ? windows.addAll(rule) : condition;
    if (!condition.ok) problems.push({ rule, problem: condition.error });
    else if (!positions.ok) problems.push({ rule, problem: positions.error });
    else {
      const { effect } = rule;
      rules.push({ rule, effect, condition: condition.value, windows: positions.value });
    }
  }
  if (problems.length > 0) return err(problems);
  return ok(build(rules, new TargetBook(rulebook.lists), windows));
}

function build(
  rules: readonly MachineRule[],
  book: TargetBook,
  windows: WindowTable,
): CompiledProgram {
  const module = new ModuleBuilder();
  const shared = new RecurringSubexpressions(module);
  for (const { condition } of rules) shared.count(condition.checked);
  const names = rules.map(({ rule, condition, windows: positions }) =>
    defineCondition(module, {
      condition,
      windows: positions,
      declared: rule.windows,
      book,
      shared,
    }),
  );
  const indexed = rules.map(({ rule, condition, windows: positions }, at): IndexedRule => {
    const numbers = rule.windows.filter(
      ({ aggregate }) => aggregate !== 'first' && aggregate !== 'last',
    );
    const context = {
      checked: condition.checked,
      windows: new Set(numbers.map(({ name }) => name)),
    };
    const { expression } = condition.checked;
    const atoms = necessaryAtoms(expression, context);
    for (const [name, position] of positions) {
      if (!condition.uses.windows.has(name)) continue;
      windows.read(position, leastReading(expression, name, context));
    }
    // Parts of `contains` are numbered now, before the matchers are built.
    for (const atom of atoms ?? []) if (atom.kind === 'part') book.literal(atom.part);
    return { rule: at, atoms, windows: positions };
  });
  const matchers = buildMatchers(book);
  const kinds = new Set(rules.flatMap(({ rule }) => rule.appliesTo));
  const indexes = new Map(
    [...kinds].map((kind) => [
      kind,
      buildRuleIndex(
        rules.length,
        indexed.filter(({ rule }) => rules[rule]?.rule.appliesTo.includes(kind)),
        { book, matchers },
      ),
    ]),
  );
  const program = new Program(indexes, module.finish<RunRule>(names));
  return { rules, matchers, program, windows: windows.prepared(), book };
}

function defineCondition(module: ModuleBuilder, context: RuleContext): string {
  const { condition, shared } = context;
  const emitter = createEmitter(condition.checked, ruleHost(context));
  shared.use(emitter);
  const scope = openScope(module);
  const fragment = emitter.emit(condition.checked.expression, scope);
  return module.define(['f'], bodyOf(scope, fragment), 'rule');
}

function openScope(module: ModuleBuilder): Scope {
  return { module, temporaries: [], locals: new Map(), parameters: ['f'] };
}
