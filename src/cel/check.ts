import { nearestNameHelp } from '../kernel/nearest-name.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Checked } from './checked.ts';
import type { Environment, Overload } from './environment.ts';
import { type Call, type Comprehension, type Expression, pathOf, type Span } from './expression.ts';
import { operatorText } from './operator-text.ts';
import { type Type, typeName } from './type.ts';
import { typeValues } from './type-values.ts';
import { Substitution } from './unify.ts';
import type { TypeValue } from './value.ts';

/** What does not fit in an expression, in the author's words. */
export interface CheckProblem {
  readonly message: string;
  readonly span: Span;
  readonly help: string;
}

const BOOL: Type = { kind: 'bool' };
const DYN: Type = { kind: 'dyn' };

/**
 * Type-checks an expression (cel-spec, "type checking"). Every problem is told; a part with a
 * problem is of any type, so that one mistake is told once.
 */
export function check(
  expression: Expression,
  environment: Environment,
): Result<Checked, readonly CheckProblem[]> {
  const checker = new Checker(environment, false);
  const result = checker.check(expression, new Map());
  if (checker.problems.length > 0) return err(checker.problems);
  return ok(checker.finish(expression, result));
}

/** The same without refusing anything: what does not fit has no answer when it runs. */
export function resolveOnly(expression: Expression, environment: Environment): Checked {
  const checker = new Checker(environment, true);
  return checker.finish(expression, checker.check(expression, new Map()));
}

type Locals = ReadonlyMap<string, Type>;

class Checker {
  readonly problems: CheckProblem[] = [];
  /** Whether everything is of any type, as for expressions that are not checked. */
  readonly #open: boolean;
  readonly #environment: Environment;
  readonly #substitution = new Substitution();
  readonly #types = new Map<number, Type>();
  readonly #variables = new Map<number, string>();
  readonly #typeValues = new Map<number, TypeValue>();
  readonly #overloads = new Map<number, readonly Overload[]>();
  readonly #byName = new Map<string, Overload[]>();

  constructor(environment: Environment, open: boolean) {
    this.#open = open;
    this.#environment = environment;
    for (const overload of environment.overloads) {
      const known = this.#byName.get(overload.function);
      if (known === undefined) this.#byName.set(overload.function, [overload]);
      else known.push(overload);
    }
  }

  finish(expression: Expression, result: Type): Checked {
    const types = new Map(
      [...this.#types].map(([id, type]) => [id, this.#substitution.resolve(type, true)]),
    );
    return {
      expression,
      unchecked: this.#open,
      result: this.#substitution.resolve(result, true),
      typeOf: (part) => types.get(part.id) ?? DYN,
      variableOf: (part) => this.#variables.get(part.id),
      typeValueOf: (part) => this.#typeValues.get(part.id),
      overloadsOf: (call) => this.#overloads.get(call.id) ?? [],
    };
  }

  check(part: Expression, locals: Locals): Type {
    const found = this.#typeOf(part, locals);
    const type = this.#open && part.kind !== 'constant' ? DYN : found;
    this.#types.set(part.id, type);
    return type;
  }

  #typeOf(part: Expression, locals: Locals): Type {
    switch (part.kind) {
      case 'constant':
        return { kind: part.constant.type };
      case 'name':
        return this.#name(part, locals);
      case 'select':
        return this.#select(part, locals);
      case 'call':
        return this.#call(part, locals);
      case 'list':
        return this.#list(part, locals);
      case 'map':
        return this.#map(part, locals);
      case 'comprehension':
        return this.#comprehension(part, locals);
      case 'message': {
        const help = 'use texts, numbers, lists, maps, times and durations';
        return this.#problem(part, `\`${part.name}{…}\` cannot be made here`, help);
      }
    }
  }

  #problem({ span }: Pick<Expression, 'span'>, message: string, help: string): Type {
    this.problems.push({ message, span, help });
    return DYN;
  }

  #name(part: Extract<Expression, { kind: 'name' }>, locals: Locals): Type {
    const local = locals.get(part.name);
    if (local !== undefined) return local;
    const found = this.#lookUp(part.name);
    if (found !== undefined) {
      this.#variables.set(part.id, found.name);
      return found.type;
    }
    const typeValue = typeValues.get(part.name.replace(/^\./, ''));
    if (typeValue !== undefined) {
      this.#typeValues.set(part.id, typeValue.value);
      return { kind: 'type', of: typeValue.type };
    }
    return this.#unknown(part, part.name);
  }

  #unknown(part: Expression, path: string): Type {
    if (this.#open) {
      this.#variables.set(part.id, path);
      return DYN;
    }
    const known = [...this.#environment.variables.keys()];
    const head = path.split('.').at(0) ?? '';
    const fields = known.filter((name) => name.startsWith(`${head}.`));
    const help = nearestNameHelp(path, path.includes('.') && fields.length > 0 ? fields : known);
    return this.#problem(part, `there is no \`${path}\` here`, help);
  }

  /** Names are looked for in the container first and outwards from there. */
  #lookUp(path: string): { readonly name: string; readonly type: Type } | undefined {
    if (path.startsWith('.')) return this.#variable(path.slice(1));
    const container = this.#environment.container?.split('.') ?? [];
    for (let size = container.length; size >= 0; size -= 1) {
      const found = this.#variable([...container.slice(0, size), path].join('.'));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #variable(name: string): { readonly name: string; readonly type: Type } | undefined {
    const type = this.#environment.variables.get(name);
    return type === undefined ? undefined : { name, type };
  }

  #select(part: Extract<Expression, { kind: 'select' }>, locals: Locals): Type {
    const path = pathOf(part);
    const head = path?.split('.').find((name) => name !== '') ?? '';
    const found = path === undefined || locals.has(head) ? undefined : this.#lookUp(path);
    if (found !== undefined) {
      this.#variables.set(part.id, found.name);
      return found.type;
    }
    const typeValue = path === undefined ? undefined : typeValues.get(path);
    if (typeValue !== undefined) {
      this.#typeValues.set(part.id, typeValue.value);
      return { kind: 'type', of: typeValue.type };
    }
    // A path whose start is no name either is told as one unknown name.
    const opens = path !== undefined && !locals.has(head) && !this.#startsSomewhere(path);
    if (opens) return this.#unknown(part, path);
    const of = this.#substitution.resolve(this.check(part.of, locals));
    return this.#field(part, of);
  }

  #startsSomewhere(path: string): boolean {
    const names = path.split('.');
    return names.some((_, at) => {
      const start = names.slice(0, at + 1).join('.');
      return start !== '' && start !== path && this.#lookUp(start) !== undefined;
    });
  }

  #field(part: Extract<Expression, { kind: 'select' }>, of: Type): Type {
    if (part.testOnly) {
      if (of.kind === 'map' || of.kind === 'dyn' || of.kind === 'optional') return BOOL;
      const help = '`has` asks for a key of a map';
      return this.#problem(part, `a ${typeName(of)} has no fields`, help);
    }
    if (of.kind === 'map') return of.value;
    if (of.kind === 'optional') {
      const inner = this.#substitution.resolve(of.of);
      if (inner.kind === 'map') return { kind: 'optional', of: inner.value };
      if (inner.kind === 'dyn' || inner.kind === 'parameter') return { kind: 'optional', of: DYN };
    }
    if (of.kind === 'dyn' || of.kind === 'parameter') return DYN;
    const message = `a ${typeName(of)} has no \`${part.field}\``;
    return this.#problem(part, message, 'only maps have fields');
  }

  #call(call: Call, locals: Locals): Type {
    const name = this.#functionName(call, locals);
    const target = name === call.function ? call.target : undefined;
    const member = target !== undefined;
    const written = member ? [target, ...call.args] : call.args;
    const problems = this.problems.length;
    const types = written.map((part) => this.check(part, locals));
    const broken = this.problems.length > problems;
    const candidates = (this.#byName.get(name) ?? []).filter(
      (one) => one.member === member && one.parameters.length === written.length,
    );
    if (this.#open) {
      this.#overloads.set(call.id, candidates);
      return DYN;
    }
    const fitting = this.#fitting(candidates, types);
    if (fitting.length === 0) return broken ? DYN : this.#noOverload(call, types);
    this.#overloads.set(
      call.id,
      fitting.map(({ overload }) => overload),
    );
    const [only, another] = fitting;
    if (only === undefined) return DYN;
    if (another === undefined) {
      this.#substitution.unify(only.parameters.map((to, at) => [types[at] ?? DYN, to]));
      return this.#substitution.resolve(only.result);
    }
    const results = fitting.map(({ result }) => typeName(this.#substitution.resolve(result, true)));
    return new Set(results).size === 1 ? this.#substitution.resolve(only.result, true) : DYN;
  }

  /**
   * `strings.quote(x)` is a function of that name when there is one, and not a member of
   * `strings`.
   */
  #functionName(call: Call, locals: Locals): string {
    const path = call.target === undefined ? undefined : pathOf(call.target);
    if (path === undefined || locals.has(path.split('.')[0] ?? '')) return call.function;
    const name = `${path}.${call.function}`;
    return this.#byName.has(name) ? name : call.function;
  }

  #fitting(
    candidates: readonly Overload[],
    types: readonly Type[],
  ): readonly {
    readonly overload: Overload;
    readonly parameters: readonly Type[];
    readonly result: Type;
  }[] {
    const fitting: { overload: Overload; parameters: readonly Type[]; result: Type }[] = [];
    for (const overload of candidates) {
      const all = this.#substitution.instantiate([overload.result, ...overload.parameters]);
      const [result, ...parameters] = all;
      const trial = this.#substitution.trial(parameters.map((to, at) => [types[at] ?? DYN, to]));
      if (trial && result !== undefined) fitting.push({ overload, parameters, result });
    }
    return fitting;
  }

  #noOverload(call: Call, types: readonly Type[]): Type {
    const shown = types.map((type) => typeName(this.#substitution.resolve(type, true)));
    const names = [...this.#byName.keys()].filter((name) => /^[A-Za-z]/.test(name));
    if (!this.#byName.has(call.function)) {
      const message = `there is no function \`${call.function}\``;
      return this.#problem(call, message, nearestNameHelp(call.function, names));
    }
    const text = operatorText(call.function, shown, call.target !== undefined);
    const help = 'compare numbers with numbers, texts with texts and durations with durations';
    return this.#problem(call, `\`${text}\` does not fit together`, help);
  }

  #list(part: Extract<Expression, { kind: 'list' }>, locals: Locals): Type {
    const types = part.items.map((item, at) => {
      const type = this.check(item, locals);
      if (!part.optionals.includes(at)) return type;
      const resolved = this.#substitution.resolve(type);
      return resolved.kind === 'optional' ? resolved.of : DYN;
    });
    return { kind: 'list', item: this.#joined(types) };
  }

  #map(part: Extract<Expression, { kind: 'map' }>, locals: Locals): Type {
    const keys = part.entries.map(({ key }) => this.check(key, locals));
    const values = part.entries.map(({ value, optional }) => {
      const type = this.check(value, locals);
      if (!optional) return type;
      const resolved = this.#substitution.resolve(type);
      return resolved.kind === 'optional' ? resolved.of : DYN;
    });
    return { kind: 'map', key: this.#joined(keys), value: this.#joined(values) };
  }

  /** The one type of all, or any when they differ. */
  #joined(types: readonly Type[]): Type {
    const [first, ...rest] = types;
    if (first === undefined) return this.#substitution.fresh();
    let joined = first;
    for (const type of rest) {
      if (this.#substitution.resolve(joined).kind === 'dyn') return DYN;
      if (!this.#substitution.unify([[type, joined]])) return DYN;
      if (this.#substitution.resolve(type).kind === 'dyn') joined = DYN;
    }
    return joined;
  }

  #comprehension(part: Comprehension, locals: Locals): Type {
    const range = this.#substitution.resolve(this.check(part.range, locals));
    const [item, second] = this.#itemTypes(part, range);
    const init = this.check(part.init, locals);
    const accumulating = new Map([...locals, [part.accumulator, init]]);
    const inside = new Map([...accumulating, [part.item, item]]);
    if (part.second !== undefined) inside.set(part.second, second);
    const condition = this.check(part.condition, inside);
    if (!this.#substitution.unify([[condition, BOOL]])) {
      this.#problem(
        part.condition,
        'the condition of a loop is true or false',
        'compare something',
      );
    }
    const step = this.check(part.step, inside);
    if (!this.#substitution.unify([[step, init]])) {
      this.#problem(part, 'this loop makes values of different types', 'make them of one type');
    }
    return this.check(part.result, accumulating);
  }

  #itemTypes(part: Comprehension, range: Type): readonly [Type, Type] {
    const two = part.second !== undefined;
    if (range.kind === 'list') return two ? [{ kind: 'int' }, range.item] : [range.item, DYN];
    if (range.kind === 'map') return [range.key, range.value];
    if (range.kind === 'dyn' || range.kind === 'parameter') return [DYN, DYN];
    const message = `a ${typeName(range)} cannot be gone through one by one`;
    this.#problem(part.range, message, 'loops go through lists and maps');
    return [DYN, DYN];
  }
}
